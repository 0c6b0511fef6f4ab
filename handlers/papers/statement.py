"""The statement of a volunteer's hours as PDF; never an hour that is not one of its lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from bot.domain.papers import Apart, Line, Statement
from bot.i18n import Rendered, Translator, value
from handlers.papers import typeface
from handlers.papers.pieces import feet, letterhead, made_on
from handlers.papers.sheet import BLACK, GREY, PALE, Cell, Sheet, Style, Turn
from handlers.views.contents import filled
from handlers.views.lengths import short_time, time_helped

DOMAIN = "volunteer"
WIDTHS = (50, 46, 50, 30)
HEAD, CELL, TOTAL = Style(9, True, GREY), Style(10), Style(12, True)
TITLE, NAME, NOTE = Style(20, True), Style(13), Style(9, colour=GREY)


def write_statement(t: Translator, made: Statement) -> bytes:
    """The hours line by line, their sum, and apart from it what is not counted (SH-I3)."""
    title = t("Hours as a volunteer")
    with Sheet(t, title, made.made_on) as sheet:
        letterhead(sheet)
        sheet.paragraph(title, TITLE)
        _whose(sheet, made)
        _hours(sheet, made)
        _notes(sheet, made)
        feet(sheet)
        return sheet.output()


def _whose(sheet: Sheet, made: Statement) -> None:
    name = typeface.written_name(made.name)
    if name:
        sheet.paragraph(value(name), NAME)
    sheet.paragraph(made_on(sheet.t, made.made_on), NOTE)
    sheet.gap(6)


def _hours(sheet: Sheet, made: Statement) -> None:
    t = sheet.t
    if made.lines:
        _head(sheet)
    for line in made.in_order:
        _line(sheet, line)
    if made.lines:
        sheet.rule(BLACK)
        sheet.gap(2)
    sheet.paragraph(t("Together: {time}", time=time_helped(t, made.minutes)), TOTAL)


def _head(sheet: Sheet) -> None:
    t = sheet.t
    sheet.row(_cells((t("Day"), t("Task"), t("Programme"), t("Time")), HEAD), WIDTHS)
    sheet.gap(1)
    sheet.rule(BLACK)
    sheet.gap(1)


def _line(sheet: Sheet, line: Line) -> None:
    t = sheet.t
    words = (_day(t, line), t.data(line.task), _programme(t, line), short_time(t, line.minutes))
    sheet.row(_cells(words, CELL), WIDTHS, Turn(lambda: _head(sheet), keep=TOTAL.height + 4))
    sheet.gap(0.7)
    sheet.rule(PALE)
    sheet.gap(0.7)


def _day(t: Translator, line: Line) -> Rendered:
    day = t.short_day(line.on, with_year=True)
    # Translators: {day} is a date in a list; the star leads to a note below it
    return t("{day} *", day=day) if line.added_later else day


def _programme(t: Translator, line: Line) -> str:
    """Nothing for hours that staff wrote down, which are no programme's."""
    return t.data(line.programme) if filled(line.programme) else ""


def _notes(sheet: Sheet, made: Statement) -> None:
    t = sheet.t
    sheet.gap(3)
    if any(line.added_later for line in made.lines):
        sheet.paragraph(t("* Added by staff after the shift."), NOTE)
    apart = [_apart(t, what, count) for what, count in made.apart if count]
    if apart:
        sheet.gap(3)
        sheet.paragraph(t("Not counted above:"), Style(10, True))
        for sentence in apart:
            sheet.paragraph(sentence, CELL)


def _apart(t: Translator, what: Apart, count: int) -> Rendered:
    match what:
        case Apart.AHEAD:
            return t.plural("{n} shift is still to come", "{n} shifts are still to come", count)
        case Apart.UNMARKED:
            return t.plural(
                "{n} shift is not confirmed by staff yet", "{n} shifts are not confirmed by staff yet", count
            )
        case Apart.MISSED:
            return t.plural("{n} shift was missed", "{n} shifts were missed", count)
    assert_never(what)


def _cells(words: Sequence[str], style: Style) -> list[Cell]:
    *first, last = words
    return [*((word, style) for word in first), (last, replace(style, at="end"))]
