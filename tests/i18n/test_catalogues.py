"""Loading, and one language for a whole screen."""

from __future__ import annotations

import logging
from functools import partial
from pathlib import Path

import pytest

from bot.i18n import Catalogues, Translator
from bot.i18n.marks import strip_marks
from tests.i18n import books


def hello(t: Translator) -> str:
    """A screen of two messages."""
    return t("Welcome.") + t("Hello {name}", name="Ali")


def say(text: str, t: Translator) -> str:
    """A screen of one message."""
    return t(text, name="x")


def test_a_screen_is_in_one_language_only(cats: Catalogues) -> None:
    """B5: Dari has one of the two messages, Persian both."""
    text, t = cats.render("prs", hello)
    assert (strip_marks(text), t.tag) == ("خوش آمدید.سلام Ali", "fa")
    text, t = cats.render("uz", hello)
    assert (strip_marks(text), t.tag) == ("Welcome.Hello Ali", "en")


def test_the_direction_is_that_of_the_language_that_answered(cats: Catalogues) -> None:
    """TX-21: English fallback is not laid out right-to-left."""
    text, t = cats.render("ar", lambda t: t("Nobody translated this!"))
    assert t.finish(text) == "Nobody translated this!"
    assert not t.rtl


def test_a_bad_translation_falls_to_the_next_language(cats: Catalogues) -> None:
    """AB-14, AB-15, TX-7."""
    for text in ("Bad {name}", "Renamed {name}", "See <b>this</b>"):
        assert cats.render("ar", partial(say, text))[1].tag == "en"


def test_other_errors_of_a_view_are_its_own(cats: Catalogues) -> None:
    def broken(t: Translator) -> str:
        raise KeyError(t.tag)

    with pytest.raises(KeyError):
        cats.render("ar", broken)


def test_the_log_names_a_missing_message_once_and_no_value(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    cats = books.shelf(tmp_path)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            cats.render("ar", lambda t: t("A missing sentence about {name}", name="Fatima"))
            cats.render("ar", lambda t: t.data({"en": "Fatima moved"}))
            cats.render("ar", lambda t: t("Bad {name}", name="Fatima"))
    assert len(caplog.records) == 3
    assert "missing translation in ar" in caplog.text
    assert "unusable translation in ar" in caplog.text
    assert "A missing sentence" in caplog.text
    assert "Fatima" not in caplog.text


def test_an_empty_folder_speaks_english(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "none"):
        cats = Catalogues.load(folder)
        assert cats.tags == ("en",)
        assert cats.render("ar", hello)[1].tag == "en"


def test_a_folder_of_no_language_of_ours_is_left_alone(tmp_path: Path) -> None:
    books.put(tmp_path, "ar", books.entry("Welcome.", "أهلا"))
    (tmp_path / "qqq" / "LC_MESSAGES").mkdir(parents=True)
    (tmp_path / "qqq" / "LC_MESSAGES" / "client.po").write_text(books.po("ar", ""))
    (tmp_path / "notes.txt").write_text("x")
    assert Catalogues.load(tmp_path).tags == ("ar", "en")


def test_a_file_that_is_no_catalogue_is_named(tmp_path: Path) -> None:
    books.put(tmp_path, "ar", 'msgid "x\nnonsense')
    with pytest.raises(ValueError, match=r"client\.po"):
        Catalogues.load(tmp_path)


def test_a_catalogue_with_the_wrong_number_of_forms_is_loaded_without_its_plurals(tmp_path: Path) -> None:
    """TX-2: three Arabic forms."""
    body = books.entry("Welcome.", "أهلا") + (
        'msgid "{n} place"\nmsgid_plural "{n} places"\nmsgstr[0] "أ {n}"\nmsgstr[1] "ب {n}"\nmsgstr[2] "ج {n}"\n'
    )
    path = books.put(tmp_path, "ar", "")
    path.write_text(books.po("ar", body, plural="nplurals=3; plural=n>2;"), encoding="utf-8")
    cats = Catalogues.load(tmp_path)
    assert cats.render("ar", lambda t: t("Welcome."))[1].tag == "ar"
    assert cats.render("ar", lambda t: t.plural("{n} place", "{n} places", 3))[1].tag == "en"


def test_a_header_that_disagrees_does_not_change_the_forms(tmp_path: Path) -> None:
    """TX-1: our table decides, whatever a tool wrote."""
    body = 'msgid "{n} a"\nmsgid_plural "{n} b"\n' + "".join(f'msgstr[{at}] "{at}: {{n}}"\n' for at in range(6))
    path = books.put(tmp_path, "ar", "")
    swapped = "nplurals=6; plural=n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : 5;"
    path.write_text(books.po("ar", body, plural=swapped), encoding="utf-8")
    t = Catalogues.load(tmp_path).translator("ar")
    assert [t.plural("{n} a", "{n} b", n) for n in (11, 100)] == ["4: 11", "5: 100"]


def test_a_language_is_reviewed_only_when_all_its_files_are(tmp_path: Path) -> None:
    books.put(tmp_path, "tr", "", domain="critical", status="reviewed")
    books.put(tmp_path, "tr", "", domain="client", status="draft")
    books.put(tmp_path, "fr", "", domain="critical", status="reviewed")
    cats = Catalogues.load(tmp_path)
    assert cats.is_draft("tr")
    assert not cats.is_draft("fr")


def test_texts_are_composed_as_telegram_wants_them(tmp_path: Path) -> None:
    books.put(tmp_path, "fr", books.entry("Summer", "e\u0301te\u0301"))
    assert Catalogues.load(tmp_path).translator("fr")("Summer") == "été"
