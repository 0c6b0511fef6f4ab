"""The statement of hours: lines and total, what stands apart, and that it reads from the right where people do."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from papers_words import COOK, SOUP, Words, hours, speaker
from pypdf import PdfReader

from bot.domain.papers import Apart, Line, Statement
from bot.i18n import LANGUAGES, Catalogues, Translator
from bot.i18n.plurals import PLURALS
from handlers import papers
from handlers.papers.statement import write_statement
from handlers.views.lengths import short_time, time_helped

from .reading import ink, pictures, words

LOCALES = Path(__file__).parents[2] / "locales"
DAY = date(2026, 5, 5)


def line(minutes: int, on: date = DAY) -> Line:
    return Line(on, COOK, SOUP, minutes)


def test_two_entries_of_one_day_are_two_lines_and_both_are_in_the_sum() -> None:
    """SH-I1."""
    said = words(write_statement(speaker("en"), Statement("Sara", DAY, (line(120), line(180)))))
    assert said.count("Tue 5.5.2026") == 2
    assert "2 h Tue 5.5.2026" in said
    assert "3 h Together: 5 hours" in said


@given(st.lists(st.integers(1, 24 * 60), max_size=40))
def test_the_total_is_the_sum_of_the_lines_whatever_they_are(minutes: list[int]) -> None:
    """SH-I1."""
    assert Statement("", DAY, tuple(line(each) for each in minutes)).minutes == sum(minutes)


def test_what_was_missed_or_is_to_come_is_listed_apart_and_adds_nothing() -> None:
    """SH-I3: two attended, one missed, one still ahead."""
    apart = ((Apart.MISSED, 1), (Apart.AHEAD, 1), (Apart.UNMARKED, 2))
    said = words(write_statement(speaker("en"), Statement("", DAY, (line(120), line(150)), apart)))
    assert "Together: 4 hours and 30 minutes" in said
    _, below = said.split("Not counted above:")
    for sentence in ("1 shift was missed", "1 shift is still to come", "2 shifts are not confirmed by staff yet"):
        assert sentence in below


def test_without_hours_it_says_so_and_nothing_is_missing() -> None:
    said = words(write_statement(speaker("en"), Statement("", DAY, ())))
    assert "Together: no hours yet" in said
    assert "Day" not in said
    assert "Not counted" not in said


def test_what_staff_added_later_has_a_star_and_a_note() -> None:
    said = words(write_statement(speaker("en"), Statement("", DAY, (replace(line(60), added_later=True), line(30)))))
    assert said.count("5.5.2026 *") == 1
    assert "* Added by staff after the shift." in said
    assert "30 min" in said


def test_a_long_one_has_its_head_on_each_page_and_numbers_its_pages() -> None:
    made = write_statement(speaker("en"), hours(100, "Sara"))
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(made)).pages]
    assert len(pages) >= 3
    for number, page in enumerate(pages, start=1):
        assert f"Page {number} of {len(pages)}" in page
        assert "Programme" in page
    assert "Together" in pages[-1]
    assert len(made) < 100_000


def test_it_tells_whose_it_is_from_whom_and_when_it_was_made() -> None:
    made = write_statement(speaker("tr"), hours(3, "Işıl <Çağlayan> 🌸"))
    said = words(made)
    assert "İstanbul Kiliseler Arası Göçmen Programı (IIMP)" in said
    assert "Işıl <Çağlayan>" in said
    assert "25 Kasım 2026 Çarşamba" in said
    about = PdfReader(io.BytesIO(made)).metadata
    assert about is not None
    assert about.title == "Gönüllü çalışma saatleri"
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2026, 11, 25), "the paper reads no clock"


def test_without_a_name_or_with_one_we_have_no_letters_for_there_is_none() -> None:
    assert write_statement(speaker("en"), hours(3)) == write_statement(speaker("en"), hours(3, "ሳራ 🌸"))


@pytest.mark.parametrize("tag", ["ar", "fa"])
def test_it_is_mirrored_where_people_read_from_the_right(tag: str) -> None:
    [mirrored], [straight] = (pictures(write_statement(speaker(each), hours(3))) for each in (tag, "en"))
    width = straight.width
    title = (0, 95, width, 125)
    assert ink(straight, title)[0] < 70 < width / 2
    assert ink(mirrored, title)[2] > width - 70
    assert ink(mirrored, title)[0] > width / 2, "the title stands at the right"


@pytest.mark.parametrize("tag", ["ar", "en", "tr", "fa", "ru", "fr"])
def test_every_shipped_language_has_it_or_falls_back_as_a_whole(tag: str) -> None:
    upload = papers.make(Catalogues.load(LOCALES), papers.order(tag, hours(3, "Sara")))
    assert (upload.field, upload.name, upload.mime) == ("document", "hours.pdf", "application/pdf")
    assert upload.content.startswith(b"%PDF")


def test_words_in_letters_no_font_of_ours_has_fall_back_to_another_language() -> None:
    amharic = Translator(LANGUAGES["am"], Words({"Hours as a volunteer": ("የበጎ ፈቃድ ሰዓታት",)}), PLURALS["am"])
    made, told = Catalogues({"am": amharic, "en": speaker("en")}, frozenset()).render(
        "am", lambda t: write_statement(t, hours(3))
    )
    assert told.tag == "en"
    assert "Hours as a volunteer" in words(made)


@pytest.mark.parametrize(
    ("tag", "minutes", "said"),
    [
        ("en", 60, "1 hour"), ("en", 120, "2 hours"), ("en", 0, "no hours yet"), ("en", 61, "1 hour and 1 minute"),
        ("tr", 60, "1 saat"), ("tr", 150, "2 saat 30 dakika"),
        ("fr", 60, "1 heure"), ("fr", 150, "2 heures et 30 minutes"),
        ("ru", 60, "1 час"), ("ru", 120, "2 часа"), ("ru", 300, "5 часов"), ("ru", 21 * 60, "21 час"),
        ("ar", 60, "ساعة واحدة"), ("ar", 120, "ساعتان"), ("ar", 180, "3 ساعات"), ("ar", 660, "11 ساعة"),
        ("ar", 6000, "100 ساعة"), ("ar", 0, "لا ساعات بعد"),
        ("fa", 60, "1 ساعت"), ("fa", 150, "2 ساعت و 30 دقیقه"),
    ],
)  # fmt: skip
def test_hours_are_counted_in_each_languages_own_forms(tag: str, minutes: int, said: str) -> None:
    """SH-I7."""
    assert time_helped(speaker(tag), minutes).plain == said


def test_a_narrow_column_has_short_words() -> None:
    assert [short_time(speaker("en"), n).plain for n in (30, 60, 150)] == ["30 min", "1 h", "2 h 30 min"]
    assert short_time(speaker("ar"), 150).plain == "2 س 30 د"
