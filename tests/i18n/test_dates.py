"""Days and hours in words."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest

from bot.i18n import LANGUAGES, Catalogues, Translator, strip_marks
from bot.i18n.dates import is_pattern, usable
from bot.i18n.marks import LRI, PDI
from bot.i18n.plurals import PLURALS
from bot.i18n.texts import SourceTexts, StoredTexts
from tests.i18n import books

TUESDAY = date(2026, 12, 1)


def speaker(tag: str) -> Translator:
    """A translator with an empty catalogue."""
    texts = SourceTexts() if tag == "en" else StoredTexts(tag, [])
    return Translator(LANGUAGES[tag], texts, PLURALS[tag])


@pytest.mark.parametrize(
    ("tag", "month"),
    [
        ("en", "December"),
        ("tr", "Aralık"),
        ("ar", "ديسمبر/كانون الأول"),
        ("ru", "декабрь"),
        ("ur", "دسمبر"),
        ("am", "12/2026"),
    ],
)
def test_a_month_stands_alone_by_its_own_name(tag: str, month: str) -> None:
    """Russian months beside a day have another case; Babel's stand-alone names of Urdu are Uzbek."""
    assert speaker(tag).month(TUESDAY) == month


def test_a_persian_month_alone_has_no_ending() -> None:
    assert speaker("fa").month(date(2027, 1, 1)) == "ژانویه"


@pytest.mark.parametrize(
    ("tag", "long", "short"),
    [
        ("en", "Tuesday 1 December", "Tue 1.12"),
        ("tr", "1 Aralık Salı", "Sal 1.12"),
        ("ar", "الثلاثاء 1 ديسمبر/كانون الأول", "الثلاثاء 1.12"),
        ("fa", "سه\u200cشنبه 1 دسامبر", "سه\u200cشنبه 1.12"),
        ("prs", "سه\u200cشنبه 1 دسمبر", "سه\u200cشنبه 1.12"),
        ("ru", "вторник 1 декабря", "вт 1.12"),
        ("fr", "mardi 1 décembre", "mar. 1.12"),
        ("am", "ማክሰኞ 1/12", "ማክሰ 1.12"),
        ("ti", "ሰሉስ 1/12", "ሰሉ 1.12"),
        ("es", "martes 1 de diciembre", "mar 1.12"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(tag: str, long: str, short: str) -> None:
    """TX-23: weekday and Gregorian date for Persian and Dari."""
    t = speaker(tag)
    assert strip_marks(t.day(TUESDAY)) == long
    assert strip_marks(t.short_day(TUESDAY)) == short
    assert "2026" in t.day(TUESDAY, with_year=True)
    assert "2026" in t.short_day(TUESDAY, with_year=True)


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_every_day_of_a_year_has_its_own_words_with_our_digits(tag: str) -> None:
    t = speaker(tag)
    days = [TUESDAY + timedelta(days=n) for n in range(365)]
    for said in ([t.day(day) for day in days], [t.short_day(day) for day in days]):
        assert len(set(said)) == 365
        digits = [char for text in said for char in text if char.isdecimal()]
        assert set(digits) <= set("0123456789")
    assert max(len(strip_marks(t.short_day(day))) for day in days) <= 28


@pytest.mark.parametrize("tag", ["am", "ti"])
def test_ethiopian_month_names_never_appear(tag: str) -> None:
    """TX-24."""
    assert "/" in speaker(tag).day(date(2026, 3, 4))
    assert not usable(tag, "EEEE d MMMM")


@pytest.mark.parametrize("tag", sorted(LANGUAGES))
def test_the_hour_is_in_24_hours_and_left_to_right_everywhere(tag: str) -> None:
    """TX-24: no 12-hour time."""
    t = speaker(tag)
    assert t.clock(time(18, 5)).startswith(f"{LRI}18:05{PDI}")
    assert t.clock(time(0, 0)).startswith(f"{LRI}00:00{PDI}")
    assert t.clock(datetime(2026, 12, 1, 9, 5, tzinfo=UTC)).startswith(f"{LRI}09:05{PDI}")


def test_readers_who_count_from_dawn_get_the_part_of_the_day() -> None:
    assert speaker("sw").clock(time(18, 30)) == f"{LRI}18:30{PDI} jioni"
    assert speaker("am").clock(time(6, 30)) == f"{LRI}06:30{PDI} ጥዋት"
    assert speaker("ar").clock(time(6, 30)) == f"{LRI}06:30{PDI}"


def test_translators_may_change_the_order_of_a_date(tmp_path: Path) -> None:
    pattern = books.entry("EEEE d MMMM", "EEEE 'le' d MMMM", "date pattern")
    books.put(tmp_path, "fr", pattern)
    books.put(tmp_path, "ru", books.entry("EEEE d MMMM", "hh:mm", "date pattern"))
    cats = Catalogues.load(tmp_path)
    assert cats.translator("fr").day(TUESDAY) == "mardi le 1 décembre"
    assert cats.translator("ru").day(TUESDAY) == "вторник 1 декабря"


def test_a_day_in_an_arabic_sentence_passes_unchanged(cats: Catalogues) -> None:
    """B5: dates inside a message use the message's language."""
    t = cats.translator("ar")
    assert t("Hello {name}", name=t.day(TUESDAY)) == f"مرحبا {t.day(TUESDAY)}"


@pytest.mark.parametrize("pattern", ["", "EEEE", "d MMMM\n", "hh:mm d M", "d MMMMM", "{d} M 'x", "d. LLLL"])
def test_what_is_no_date_pattern_is_refused(pattern: str) -> None:
    assert not is_pattern(pattern)
