"""A report as a picture and as a table: readable by another program, safe to open, and no number of a few people."""

from __future__ import annotations

import io
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from bot import opening
from bot.domain.delivery import MOST_UPLOADED
from bot.domain.papers import ReportChart, ReportTable
from bot.domain.report_numbers import report
from bot.domain.reports import Count, Named, Names, Report, Span, What, period
from bot.i18n import Catalogues
from handlers import papers
from handlers.papers.cells import DANGEROUS, Grid, safe, workbook

WORDS = Catalogues.load(opening.LOCALES)
DAY = date(2026, 11, 26)
OUTCOMES = ("done", "expired", "requested", "declined")


def made(span: Span, services: int = 9, each: int = 3, name: str = "Family help") -> Report:
    """A report of so many services, of which each outcome was counted so often each fifth day."""
    of, counts = period(span, DAY), list[Count]()
    for ahead in range(0, (of.last_on - of.first_on).days, 5):
        on = of.first_on + timedelta(days=ahead)
        for service in range(services):
            counts += [Count(on, What.REQUESTS, f"s{service}", outcome, each) for outcome in OUTCOMES]
            counts.append(Count(on, What.LANGUAGE, f"x{service}", "", each * len(OUTCOMES)))
            counts += [Count(on, What.PLACES, f"s{service}", state, 7) for state in ("wanted", "taken", "attended")]
            counts += [Count(on, What.CLASSES, f"s{service}", state, 6) for state in ("taken", "attended")]
    names = {f"s{at}": Named("👪", {"en": f"{name} {at}", "tr": f"{name} {at}"}) for at in range(services)}
    return report(of, counts, {"ar": 12, "fa": 2}, Names(names))


def sheet_of(content: bytes) -> Worksheet:
    found = openpyxl.load_workbook(io.BytesIO(content)).active
    assert isinstance(found, Worksheet)
    return found


@pytest.mark.parametrize("language", ["en", "tr"])
@pytest.mark.parametrize("span", Span)
def test_the_picture_is_one_that_telegram_takes(span: Span, language: str) -> None:
    upload = papers.make(WORDS, papers.order(language, ReportChart(made(span))))
    shown = Image.open(io.BytesIO(upload.content))
    assert shown.width == 1080
    assert shown.width + shown.height <= 10_000
    assert shown.height / shown.width <= 20
    assert len(upload.content) < MOST_UPLOADED
    assert (upload.field, upload.mime) == ("photo", "image/png")


def test_a_time_without_a_number_is_a_picture_too() -> None:
    empty = report(period(Span.WEEK, DAY), [], {})
    assert Image.open(io.BytesIO(papers.make(WORDS, papers.order("en", ReportChart(empty))).content)).width == 1080


def test_a_name_with_signs_of_formulas_is_drawn_as_it_is() -> None:
    upload = papers.make(WORDS, papers.order("en", ReportChart(made(Span.WEEK, name=r"$\frac{1}{0}$ _^{"))))
    assert upload.content.startswith(b"\x89PNG")


@pytest.mark.parametrize("language", ["en", "tr"])
def test_the_table_has_the_numbers_of_the_screens_and_none_of_a_few(language: str) -> None:
    upload = papers.make(WORDS, papers.order(language, ReportTable(made(Span.WEEK, 3, 1), DAY)))
    cells = [cell.value for row in sheet_of(upload.content).iter_rows() for cell in row if cell.value is not None]
    assert upload.name == "numbers.xlsx"
    assert "<5" in cells
    assert ("Places in classes and groups, by programme" in cells) == (language == "en")
    assert not [cell for cell in cells if isinstance(cell, int) and 0 < cell < 5]


def test_a_name_that_is_a_formula_is_words_in_the_table() -> None:
    upload = papers.make(WORDS, papers.order("en", ReportTable(made(Span.WEEK, 1, name='=HYPERLINK("x")'), DAY)))
    for row in sheet_of(upload.content).iter_rows():
        assert not any(cell.data_type == "f" for cell in row)


@settings(max_examples=50, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20), min_size=1))
def test_no_cell_begins_as_a_formula(texts: list[str]) -> None:
    """TX-36."""
    dangerous = [mark + text for text in texts for mark in ("", *DANGEROUS)]
    found = sheet_of(workbook([Grid("x", [[text] for text in dangerous], frozenset())], DAY))
    for row in found.iter_rows():
        assert not any(cell.data_type == "f" or str(cell.value or "").startswith(DANGEROUS) for cell in row)
    assert all(not safe(text).startswith(DANGEROUS) for text in dangerous)


def test_a_number_below_nothing_stays_a_number() -> None:
    """TX-36: what makes words safe changes no figure."""
    [[cell]] = sheet_of(workbook([Grid("x", [[-5]], frozenset())], DAY)).iter_rows()
    assert (cell.value, cell.data_type) == (-5, "n")
