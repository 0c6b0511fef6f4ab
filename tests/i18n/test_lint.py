"""Each rule of the linter with a bad sample it rejects and a good one it passes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from bot.i18n import lint, pofile
from bot.i18n.extract import extract
from bot.i18n.rules import RULES, Entry
from bot.i18n.rules_form import MAY_OMIT
from tests.i18n import books

SIX = ("صفر {n}", "واحد {n}", "اثنان {n}", "قليل {n}", "كثير {n}", "آخر {n}")
OMIT = (f"{MAY_OMIT}",)


def one(tag: str, source: str, form: str, context: str | None = None) -> Entry:
    """A message with one form."""
    return Entry(tag, context, (source,), (form,))


def many(*forms: str, tag: str = "ar", comments: tuple[str, ...] = ()) -> Entry:
    """A counted message."""
    return Entry(tag, None, ("{n} place", "{n} places"), forms, comments)


def found(entry: Entry) -> set[str]:
    """The numbers of the rules that find fault."""
    return {finding.rule for finding in lint.lint_entry("x.po", entry)}


GOOD = [
    many(*SIX),
    many("صفر", "واحد", "اثنان", *SIX[3:], comments=OMIT),
    many("{n} yer", "{n} yer", tag="tr"),
    many("Bir yer", "{n} yer", tag="tr", comments=OMIT),
    one("tr", "Hello {name}", "Merhaba {name}"),
    one("tr", "See <b>this</b> &amp; that", "Şuna <b>bakın</b> &amp; şuna"),
    one("fr", '<a href="https://iimp.org">Site</a>', 'Le <a href="https://iimp.org">site</a>'),
    one("tr", "Bread & soup", "Ekmek & çorba", "button"),
    one("fr", "x" * 28, "x" * 28, "button"),
    one("fa", "I want", "می\u200cخواهم"),
    one("ar", "👨‍👩‍👧 Family", "👨‍👩‍👧 عائلة"),
    one("ar", "Programme of IIMP on Telegram", "برنامج IIMP على Telegram"),
    one("ar", "IIMP", "IIMP"),
    one("uz", "Church", "Oʻzbek maʼno"),
    one("fa", "Clothes", "لباس کودکی"),
    one("ar", "🍲 Soup\nsecond line", "🍲 حساء\nسطر"),
    one("fr", "Call 112 or +90 212 555 12 34 at 10:30", "Appelez le 112 ou le +90 212 555 12 34 à 10:30"),
    one("fr", "Write to @iimp or https://iimp.org.", "Écrivez à @iimp ou https://iimp.org !"),
    one("tr", "soup, food*", "çorba, yemek*", "keywords"),
    one("ar", "soup, food", "شوربة, chorba, اكل, shorba, makla, طعام", "keywords"),
    one("es", "EEEE d MMMM", "EEEE d 'de' MMMM", "date pattern"),
    one("en", "Hello", "Hello"),
    one("tr", "x" * 300, "y" * 300, "content"),
]

BAD = [
    ("L2", many(*SIX[:5], "")),
    ("L2", many(*SIX[:3])),
    ("L2", many(*SIX, "x {n}")),
    ("L3", many("صفر", *SIX[1:])),
    ("L3", many(*SIX[:3], "قليل", *SIX[4:], comments=OMIT)),
    ("L3", Entry("ru", None, ("{n} place", "{n} places"), ("Одно место", "{n} места", "{n} мест"), OMIT)),
    ("L3", one("tr", "Hello {name}", "Merhaba {isim}")),
    ("L3", one("tr", "Hello {name}", "Merhaba")),
    ("L3", one("tr", "Hello", "Merhaba {name}")),
    ("L3n", one("en", "{n} places", "{n} places")),
    ("L3n", one("en", "{count} places", "{count} places")),
    ("L4", one("tr", "Hello {name}", "Merhaba {name.__class__}")),
    ("L4", one("tr", "Hello {name}", "Merhaba {name!r} {name}")),
    ("L4", one("tr", "Hello {name}", "Merhaba {name}}")),
    ("L4", one("tr", "Hello {name}", "Merhaba {0} {name}")),
    ("L5", one("tr", "<b>Hello</b>", "<b>Merhaba")),
    ("L5", one("tr", "<b>Hello</b>", "<i>Merhaba</i>")),
    ("L5", one("tr", "<b>Hello</b>", "Merhaba")),
    ("L5", one("tr", "Hello", "<script>Merhaba</script>")),
    ("L5", one("tr", "Hello", '<a href="https://evil.example">Merhaba</a>')),
    ("L5", one("tr", "Back", "<b>Geri</b>", "button")),
    ("L6", one("tr", "Bread &amp; soup", "Ekmek & çorba")),
    ("L6", one("tr", "less than", "a < b")),
    ("L6", one("tr", "Bread & soup", "Ekmek &amp; çorba", "button")),
    ("L6", one("tr", "Open", "Açık & geniş", "state")),
    ("L7", one("tr", "Back", "G" * 29, "button")),
    ("L7", one("tr", "Take {x}, {y}, {z}", "Alın {x}, ya da {y}, {z}", "button")),
    ("L7", one("tr", "Saved", "K" * 201, "plain")),
    ("L7", one("tr", "Help", "Y" * 257, "command")),
    ("L7", one("tr", "Hello", "M" * 3501)),
    ("L7", one("tr", "🍲", "🍲" * 1751)),
    ("L8", one("ar", "Hello", "\u200fمرحبا")),
    ("L8", one("ar", "Hello", "\u2068مرحبا\u2069")),
    ("L8", one("tr", "Hello", "Mer\u200cha\u00adba")),
    ("L8", one("tr", "Hello", "Mer\u200dhaba")),
    ("L8", one("tr", "Hello", "Merhaba\t")),
    ("L8", one("tr", "Hello", "Merhaba\ue000")),
    ("L9", one("ar", "You are welcome here", "Hoş geldiniz buraya")),
    ("L9", one("tr", "You are welcome here", "أهلا بكم هنا")),
    ("L9", one("ru", "Back", "Back home", "button")),
    ("L10", one("fr", "Summer", "e\u0301te")),
    ("L10", one("uz", "Uzbek", "O'zbek")),
    ("L10", one("uz", "Uzbek", "O‘zbek")),
    ("L10", one("fa", "Child", "كودك")),
    ("L10", one("prs", "Child", "علي")),
    ("L11", one("tr", "Hello", "Merhaba ")),
    ("L11", one("tr", "Hello", "\nMerhaba")),
    ("L11", one("tr", "Hello\nyou", "Merhaba")),
    ("L11", one("tr", "🍲 Soup", "Çorba")),
    ("L11", one("tr", "Soup", "Çorba 🍲")),
    ("L12", one("ar", "Room 5", "غرفة ٥")),
    ("L12", one("fa", "At 10:30", "ساعت ۱۰:۳۰")),
    ("L12", one("tr", "At 10:30", "Saat 10:00'da")),
    ("L12", one("tr", "Call 112", "155'i arayın")),
    ("L12", one("tr", "Call 0212 555 12 34", "0212 555 12 35")),
    ("L12", one("tr", "Write to @iimp", "@evil hesabına yazın")),
    ("L12", one("tr", "See https://iimp.org", "https://evil.example sitesine bakın")),
    ("L15", one("ar", "🇸🇾 Syria", "🇸🇾 سوريا")),
    ("L15", one("en", "Hello\n🇹🇷 Türkiye", "Hello\n🇹🇷 Türkiye")),
    ("L16", one("tr", "soup, food", "çorba,, yemek", "keywords")),
    ("L16", one("tr", "soup, food", "çorba, yemek,", "keywords")),
    ("L16", one("tr", "soup, food", "çor*ba, *yemek", "keywords")),
    ("L16", one("ar", "soup, food", "حساء، طعام", "keywords")),
    ("L16", one("tr", "soup, food", "çorba, *", "keywords")),
    ("L17", one("tr", "EEEE d MMMM", "gün ay", "date pattern")),
    ("L17", one("am", "EEEE d MMMM", "EEEE d MMMM", "date pattern")),
]


@pytest.mark.parametrize("entry", GOOD, ids=lambda entry: f"{entry.tag} {entry.forms[0][:20]}")
def test_a_good_translation_passes_every_rule(entry: Entry) -> None:
    """TX-6: "may omit the number"."""
    assert found(entry) == set()


@pytest.mark.parametrize(("number", "entry"), BAD, ids=lambda each: each if isinstance(each, str) else "")
def test_a_bad_translation_is_rejected_by_its_rule(number: str, entry: Entry) -> None:
    """AB-14, AB-15, TX-3, TX-6, TX-7, TX-8, TX-18."""
    assert number in found(entry)


def test_every_rule_has_a_bad_sample() -> None:
    assert {number for number, _ in BAD} == RULES.keys()


def test_findings_say_where_and_what_to_do() -> None:
    finding = next(lint.lint_entry("tr/client.po", one("tr", "Hello\nthere " + "x" * 99, "a\nb ")))
    assert str(finding).startswith("tr/client.po: 'Hello there xx")
    assert str(finding).endswith("…': L11: begin and end with the same spaces as the source")


@pytest.mark.parametrize(
    ("header", "right"),
    [
        ("nplurals=2; plural=(n != 1);", True),
        ("nplurals=2; plural=n != 1;", True),
        ("nplurals = 2 ; plural = n>1||n==0 ? 1 : 0", True),
        ("nplurals=2; plural=(n > 1);", False),
        ("nplurals=1; plural=0;", False),
        ("nplurals=2; plural=0;", False),
        ("nplurals=2; plural=n/0;", False),
        ("nplurals=2; plural=__import__('os');", False),
        ("", False),
    ],
)
def test_l1_the_plural_header_must_mean_what_our_table_says(header: str, right: bool) -> None:
    """L1, TX-1, TX-4: Weblate and Poedit spell the same rule in their own ways."""
    po = pofile.PoFile({"Language": "tr", "Plural-Forms": header})
    assert (list(lint.lint_header("tr", po)) == []) == right


def test_l1_babels_own_arabic_header_is_rejected() -> None:
    """TX-1."""
    swapped = "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100<=2 ? 4 : 5);"
    assert list(lint.lint_header("ar", pofile.PoFile({"Language": "ar", "Plural-Forms": swapped})))


def test_l1_the_language_must_be_the_folders() -> None:
    po = pofile.parse(books.po("tr", ""))
    assert list(lint.lint_header("az", po)) == ["write Language: az"]


def test_l1_an_arabic_file_with_three_forms_is_rejected() -> None:
    """TX-2."""
    body = 'msgid "{n} place"\nmsgid_plural "{n} places"\n' + "".join(f'msgstr[{at}] "كثير {{n}}"\n' for at in range(3))
    po = pofile.parse(books.po("ar", body, plural="nplurals=3; plural=n>2;"))
    assert {finding.rule for finding in lint.lint_file("x", "ar", "client", po)} == {"L1", "L2"}


def test_l13_fuzzy_and_unreviewed_are_notes_in_critical_only() -> None:
    po = pofile.parse(books.po("tr", "#, fuzzy\n" + books.entry("Stop", "Dur {x}")))
    critical = list(lint.lint_file("x", "tr", "critical", po))
    assert [(finding.rule, finding.note) for finding in critical] == [("L13", True), ("L13", True)]
    assert list(lint.lint_file("x", "tr", "client", po)) == []
    reviewed = replace(po, headers=po.headers | {"X-Status": "reviewed"})
    assert len(list(lint.lint_file("x", "tr", "critical", reviewed))) == 1


def test_the_english_texts_are_checked_too(tmp_path: Path) -> None:
    """TX-3."""
    view = tmp_path / "handlers" / "views" / "a.py"
    view.parent.mkdir(parents=True)
    view.write_text('t.label("A label of far too many characters")\nt("{n} places", n=1)\nt("<b>x")\n')
    catalog = extract(tmp_path).catalogs["client"]
    assert {finding.rule for finding in lint.lint_source("client.pot", catalog)} == {"L7", "L3n", "L5"}
