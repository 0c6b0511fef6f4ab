"""The certificate: nothing that the hours do not bear, a name or a line for one, one page in every language."""

from __future__ import annotations

from dataclasses import replace

import pytest
from papers_words import MADE, hours, speaker

from bot.domain.papers import Certificate, Statement
from handlers.papers.certificate import write_certificate

from .reading import ink, pictures, words

NAMES = {"en": "Sara Öz", "ar": "فاطمة الزهراء", "fa": "زهرا میرزایی", "tr": "Işıl Çağlayan"}


def given(tag: str, count: int = 5, issue: int = 1) -> Certificate:
    return Certificate(hours(count, NAMES[tag]), "K7Q2-9F", issue)


def test_it_says_who_how_long_from_when_to_when_and_at_what() -> None:
    said = words(write_certificate(speaker("en"), given("en")))
    for part in (
        "Istanbul Interparish Migrant Program (IIMP)",
        "Sara Öz",
        "helped as a volunteer: 11 hours",
        "from Thursday 12 November 2026 to Tuesday 24 November 2026",
        "Cook · Play with children",
        "Only shifts that were attended are counted.",
        "Code K7Q2-9F, issue 1",
    ):
        assert part in said


def test_hours_that_were_corrected_give_a_new_issue_with_the_new_sum() -> None:
    """SH-I5."""
    said = words(write_certificate(speaker("en"), given("en", count=4, issue=2)))
    assert "9 hours" in said
    assert "issue 2" in said


def test_one_day_is_no_span() -> None:
    said = words(write_certificate(speaker("en"), given("en", count=1)))
    assert "on Tuesday 24 November 2026" in said
    assert "from" not in said


def test_nothing_is_certified_where_there_are_no_hours() -> None:
    with pytest.raises(ValueError, match="no hours"):
        Certificate(Statement("Sara", MADE, ()), "K7Q2-9F")


def test_a_name_that_cannot_be_written_leaves_a_line_for_the_hand() -> None:
    nameless = replace(given("en"), statement=replace(hours(5), name="ሳራ"))
    [blank], [named] = (pictures(write_certificate(speaker("en"), each)) for each in (nameless, given("en")))
    line = (100, 240, blank.width - 100, 285)
    assert ink(blank, line)[2] - ink(blank, line)[0] > 0.9 * (blank.width - 200), "a line over the page"
    assert ink(named, line)[2] - ink(named, line)[0] < 0.5 * (blank.width - 200)


@pytest.mark.parametrize("tag", ["en", "ar", "fa", "tr"])
def test_it_is_one_page_and_signed_where_reading_begins(tag: str) -> None:
    [page] = pictures(write_certificate(speaker(tag), given(tag, count=60)))
    box = ink(page, (60, 660, page.width - 40, 690))
    begins_right = tag in ("ar", "fa")
    assert (box[2] > page.width - 130 and box[0] > 200) if begins_right else (box[0] < 10 and box[2] < 250)
