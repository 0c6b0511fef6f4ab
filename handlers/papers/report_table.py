"""A report as a workbook: one sheet, table below table, with the numbers of the screens; never any other."""

from __future__ import annotations

from bot.domain.disclosure import Shown
from bot.domain.papers import ReportTable
from bot.i18n import Rendered, Translator, strip_marks
from handlers.papers.cells import Cell, Grid, workbook
from handlers.rendering import plain
from handlers.views import report_words as words
from handlers.views.report_words import number

DOMAIN = "staff"


def write_report(t: Translator, made: ReportTable) -> bytes:
    """Every table of the report, and how numbers are shown."""
    report, rows, bold = made.report, list[list[Cell]](), set[int]()

    def head(*cells: Cell) -> None:
        bold.add(len(rows))
        rows.append(list(cells))

    head(_bare(words.time_of(t, report.period)))
    rows.append([_bare(t("Made on {day}", day=t.day(made.made_on, with_year=True)))])
    sections = [make(t, report) for make in words.SECTIONS]
    rows.extend([_bare(note)] for note in words.rounding(t, max(one.base for one in sections)))
    for section in sections:
        rows.append([])
        head(_bare(section.title), *map(_bare, section.columns))
        rows.extend([_bare(name), *map(_cell, numbers)] for name, numbers in section.lines)
        rows.append([_bare(t("Together")), *map(_cell, section.total)])
    rows.append([])
    head(_bare(t("Waiting")))
    rows.extend([_bare(who), _bare(words.waited(t, wait))] for who, wait in words.waits(t, report))
    rows.append([_bare(t("Announcements sent")), report.sendings])
    return workbook([Grid(_bare(t("Numbers")), rows, frozenset(bold))], made.made_on)


def _cell(shown: Shown) -> Cell:
    return number(shown) if shown.few else shown.number


def _bare(text: Rendered) -> str:
    return strip_marks(plain(text)).strip()
