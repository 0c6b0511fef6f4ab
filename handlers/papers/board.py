"""The week's shifts as one picture for a phone: what is short first, counts only; never a name."""

from __future__ import annotations

from datetime import date

from bot.domain.papers import Board, BoardRow
from bot.i18n import Rendered, Translator
from handlers.papers.picture import picture
from handlers.papers.sheet import BLACK, GREY, PALE, RED, Sheet, Style
from handlers.views.times import local

DOMAIN = "volunteer"
WIDTH, PIXELS = 108.0, 1080
TALLEST = 880.0  # 8,800 pixels: width and height are 10,000 together at most (Bot API, sendPhoto)
HEAD, ROW, FOOT = 60.0, 32.0, 20.0  # more than they ever need
WIDTHS = (24, 50, 22)
TITLE, SMALL, BIG = Style(17, True), Style(10, colour=GREY), Style(14, True)


def draw_board(t: Translator, shown: Board) -> bytes:
    """A PNG 1080 pixels wide; where a week has more shifts than a picture can hold it says how many are left out."""
    rows = shown.in_order
    height = min(TALLEST, HEAD + len(rows) * ROW + FOOT)
    with Sheet(t, t("Shifts"), shown.first_on, (WIDTH, height)) as sheet:
        sheet.margin, sheet.y = 6, 5
        _head(sheet, shown)
        drawn = 0
        while drawn < len(rows) and sheet.y + ROW + FOOT <= height:
            _row(sheet, rows[drawn])
            drawn += 1
        _rest(sheet, len(rows) - drawn)
        return picture(sheet.output(), PIXELS, (sheet.y + 3) / height)


def _head(sheet: Sheet, shown: Board) -> None:
    t = sheet.t
    sheet.paragraph(t("Shifts"), TITLE)
    sheet.paragraph(_days(t, shown.first_on, shown.last_on), SMALL)
    short = sum(row.missing > 0 for row in shown.rows)
    if not shown.rows:
        sheet.paragraph(t("There are no shifts on these days."), BIG)
    elif short:
        sheet.paragraph(t.plural("{n} shift needs people", "{n} shifts need people", short), Style(12, True, RED))
    else:
        sheet.paragraph(t("No shift is short."), Style(12, True))
    sheet.gap(5)


def _days(t: Translator, first: date, last: date) -> Rendered:
    return t("{first} to {last}", first=t.day(first), last=t.day(last))


def _row(sheet: Sheet, row: BoardRow) -> None:
    t, top, start = sheet.t, sheet.y, local(row.starts_at)
    colour = RED if row.missing else BLACK
    sheet.gap(1)
    sheet.row(
        ((t.clock(start), BIG), (t.data(row.task), BIG), (_filled(t, row), Style(14, True, colour, "end"))), WIDTHS
    )
    day, missing = t.short_day(start.date()), (_missing(t, row), Style(10, True, RED, "end"))
    sheet.row(((day, SMALL), (t.data(row.programme), SMALL), missing), WIDTHS)
    sheet.gap(1.5)
    if row.missing:
        sheet.edge(top, 2, RED)
    sheet.rule(PALE)


def _filled(t: Translator, row: BoardRow) -> str:
    if row.seats is None:
        return str(row.filled)
    # Translators: how many of the places are taken, very short: "2 of 4"
    return t("{taken} of {seats}", taken=row.filled, seats=row.seats)


def _missing(t: Translator, row: BoardRow) -> str:
    # Translators: how many people a shift still needs at least; very short
    return t.plural("{n} missing", "{n} missing", row.missing) if row.missing else ""


def _rest(sheet: Sheet, count: int) -> None:
    if count > 0:
        sheet.gap(2)
        sheet.paragraph(sheet.t.plural("and {n} more shift", "and {n} more shifts", count), SMALL)
