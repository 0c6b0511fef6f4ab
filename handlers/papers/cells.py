"""Tables for a computer: rows of safe cells in a workbook; never what they say.

A cell that begins as a formula would be one in the next program it is pasted or exported into, so it is made to begin
otherwise (OWASP, CSV injection). XlsxWriter is told to write words as words and nothing else.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import xlsxwriter

Cell = str | int
DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
MOST_NAME = 31  # Excel: letters of a sheet's name
WIDEST, NARROWEST = 60, 8


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet: its name, rows of words and numbers; the rows with these numbers are headings."""

    name: str
    rows: Sequence[Sequence[Cell]]
    bold: frozenset[int] = frozenset({0})


def safe(text: str) -> str:
    """Words that no program takes for a formula."""
    return f"'{text}" if text.startswith(DANGEROUS) else text


def workbook(grids: Iterable[Grid], made_on: date) -> bytes:
    """An .xlsx file."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": datetime.combine(made_on, time(), UTC)})
        bold = book.add_format({"bold": True})
        for grid in grids:
            sheet = book.add_worksheet(grid.name[:MOST_NAME])
            for at, cells in enumerate(grid.rows):
                for column, cell in enumerate(cells):
                    style = bold if at in grid.bold else None
                    if isinstance(cell, int):
                        sheet.write_number(at, column, cell, style)
                    else:
                        sheet.write_string(at, column, safe(cell), style)
            for column, width in enumerate(_widths(grid.rows)):
                sheet.set_column(column, column, width)
    return out.getvalue()


def _widths(rows: Sequence[Sequence[Cell]]) -> list[int]:
    columns = max((len(cells) for cells in rows), default=0)
    longest = [max((len(str(cells[at])) for cells in rows if at < len(cells)), default=0) for at in range(columns)]
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]
