"""The week as one picture for an old phone: a day after the other, pictograms and clock faces first; never a name."""

from __future__ import annotations

from datetime import date

from bot.domain.papers import Fate, WeekPicture, WeekRow
from bot.i18n import Rendered, Translator
from handlers.papers import typeface
from handlers.papers.picture import picture
from handlers.papers.sheet import ACCENT, GREY, PALE, RED, Sheet, Style
from handlers.views.contents import ask_where, filled
from handlers.views.times import clock_face, local

DOMAIN = "client"
WIDTH, PIXELS, COLOURS = 96.0, 720, 128
"""Telegram's apps show at most 1,280 pixels of the longer side, so a week has to be short rather than fine."""
MARGIN, SIGN, CLOCK = 4.0, 10.0, 5.0
TALLEST = 1100.0  # width and height are 10,000 pixels together at most (Bot API, sendPhoto)
DAY, ROW, FOOT = 8.0, 90.0, 12.0  # a row with the longest name and reason staff can type is no higher
TITLE, DAYS, ON = Style(14, True), Style(10, colour=GREY), Style(11, True, ACCENT)
START, END, NAME, PLACE = Style(14, True), Style(11, colour=GREY), Style(11.5), Style(9, colour=GREY)
CHANGED = Style(11, True, RED)
HOUR_WIDTH = 15.5  # of the hour something begins
TIGHT = 0.8  # of a line: only short lines stand here


def draw_week(t: Translator, shown: WeekPicture) -> bytes:
    """A PNG 720 pixels wide; where a week has more than a picture can hold, it ends with how much is left out."""
    rows = sum(len(found) for _, found in shown.days)
    with Sheet(t, _title(t, shown), shown.first_on, (WIDTH, TALLEST)) as sheet:
        sheet.margin, sheet.y = MARGIN, 5
        _head(sheet, shown)
        left = rows - _days(sheet, shown, TALLEST - FOOT)
        if left:
            sheet.gap(2)
            sheet.paragraph(t.plural("And {n} more.", "And {n} more.", left), NAME)
        sheet.gap(3)
        return picture(sheet.output(), PIXELS, min(1.0, sheet.y / TALLEST), COLOURS)


def _title(t: Translator, shown: WeekPicture) -> Rendered:
    return t("From {first} to {last}", first=t.day(shown.first_on), last=t.day(shown.last_on))


def _head(sheet: Sheet, shown: WeekPicture) -> None:
    t = sheet.t
    sheet.paragraph(_title(t, shown), TITLE)
    if not shown.days:
        sheet.gap(3)
        sheet.paragraph(t("Nothing is planned."), NAME)
    elif shown.hidden:
        sheet.paragraph(ask_where(t), DAYS)
    sheet.gap(3)


def _days(sheet: Sheet, shown: WeekPicture, floor: float) -> int:
    """Draw day after day as far as there is room; returns how many sessions were drawn."""
    drawn = 0
    for on, found in shown.days:
        if sheet.y + DAY + ROW > floor and drawn:
            return drawn
        _day(sheet, on)
        for row in found:
            if sheet.y + ROW > floor and drawn:
                return drawn
            _row(sheet, row)
            drawn += 1
    return drawn


def _day(sheet: Sheet, on: date) -> None:
    sheet.band(ON.height + 0.6, PALE)
    sheet.gap(0.3)
    sheet.within(MARGIN, WIDTH - 2 * MARGIN)
    sheet.paragraph(sheet.t.day(on), ON)
    sheet.gap(1.6)


def _row(sheet: Sheet, row: WeekRow) -> None:
    top, t = sheet.y, sheet.t
    sign = typeface.pictogram(row.pictogram)
    indent = MARGIN + (SIGN + 3 if sign else 0)
    if sign:
        sheet.stamp(sign, MARGIN, SIGN)
    if row.fate is Fate.NEW_TIME:
        _beside(sheet, indent, t("New time"), CHANGED)
    if row.fate in (Fate.PLANNED, Fate.NEW_TIME):
        _hours(sheet, row, indent)
    else:
        _gone(sheet, row, indent)
    _beside(sheet, indent, t.data(row.name), NAME)
    sheet.y = max(sheet.y, top + SIGN) + 1.6


def _hours(sheet: Sheet, row: WeekRow, indent: float) -> None:
    """The hour it begins, big, beside its clock face; then, as reading goes on, the hour it ends, and the place."""
    t, top = sheet.t, sheet.y
    face = typeface.pictogram(clock_face(row.starts_at))
    at = indent + (CLOCK + 2 if face else 0)
    if face:
        sheet.stamp(face, indent, CLOCK, (START.height * TIGHT - CLOCK) / 2 + 0.6)
    _beside(sheet, at, t.clock(local(row.starts_at)), START)
    below, sheet.y = sheet.y, top + (START.height - END.height) * 0.62
    _beside(sheet, at + HOUR_WIDTH, Rendered(f"– {t.clock(local(row.ends_at))}"), END)
    if filled(row.place):
        sheet.y = top + (START.height - PLACE.height) * 0.66
        _beside(sheet, at + 2 * HOUR_WIDTH, t.data(row.place), PLACE)
    sheet.y = max(below, sheet.y)


def _gone(sheet: Sheet, row: WeekRow, indent: float) -> None:
    """A cross before what does not take place, and why, or where it has gone to."""
    t, cross = sheet.t, typeface.pictogram("❌")
    if cross:
        sheet.stamp(cross, indent, CLOCK, (CHANGED.height * TIGHT - CLOCK) / 2 + 0.6)
    beside = indent + (CLOCK + 2 if cross else 0)
    if row.fate is Fate.MOVED_AWAY and row.moved_to is not None:
        _beside(sheet, beside, t("Moved to {day}", day=t.day(row.moved_to)), CHANGED)
    else:
        _beside(sheet, beside, t("Closed"), CHANGED)
    if filled(row.reason):
        _beside(sheet, indent, t.data(row.reason), PLACE)


def _beside(sheet: Sheet, indent: float, words: Rendered, style: Style) -> None:
    """A paragraph in what is left of the width, on the side where reading goes on; its lines stand close."""
    top = sheet.y
    sheet.within(MARGIN if sheet.t.rtl else indent, WIDTH - MARGIN - indent)
    sheet.paragraph(words, style)
    sheet.y = top + (sheet.y - top) - style.height * (1 - TIGHT)
