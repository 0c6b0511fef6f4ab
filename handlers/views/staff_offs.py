"""Calling off a date, a day or the rest of a series, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from bot.domain.catalogue import Text
from bot.i18n import Rendered, Translator
from bot.services.shift_offs import Off
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import day_code
from handlers.views.common import back
from handlers.views.contents import sayings
from handlers.views.staff_shift_pieces import date_line
from handlers.views.times import local

DOMAIN = "staff"
MOST_LINES = 6


class Reason(StrEnum):
    """Why something does not take place: kept reasons that every language has."""

    HOLIDAY = "holiday"
    FEW = "few"
    HALL = "hall"
    WEATHER = "weather"
    OTHER = "other"


_PICTOGRAMS = {Reason.HOLIDAY: "🎉", Reason.FEW: "👥", Reason.HALL: "🏠", Reason.WEATHER: "🌧", Reason.OTHER: "➖"}


def reason_words(t: Translator, reason: Reason) -> Rendered | None:
    """What people read; None for a reason that is not told. Kept as content: each reads it in their language."""
    match reason:
        case Reason.HOLIDAY:
            return t.word("content", "It is a holiday.")
        case Reason.FEW:
            return t.word("content", "Few guests will come.")
        case Reason.HALL:
            return t.word("content", "The hall is closed.")
        case Reason.WEATHER:
            return t.word("content", "The weather is bad.")
        case Reason.OTHER:
            return None


def reason_name(t: Translator, reason: Reason) -> str:
    """A kept reason on a button."""
    match reason:
        case Reason.HOLIDAY:
            return t.label("Holiday")
        case Reason.FEW:
            return t.label("Few guests")
        case Reason.HALL:
            return t.label("Hall closed")
        case Reason.WEATHER:
            return t.label("Weather")
        case Reason.OTHER:
            return t.label("No reason told")


def reasons(t: Translator, off: Off, action: str, about: str | int, more: Sequence[Row] = ()) -> Screen:
    """Why? What would not take place stands above; ``action`` says what of that ``about`` is."""
    if not off.shifts:
        return nothing(t)
    buttons = [Button(f"{_PICTOGRAMS[one]} {reason_name(t, one)}", data(f"{action}.why", about, one)) for one in Reason]
    rows = [row(*buttons[:2]), row(*buttons[2:4]), row(buttons[4])]
    lines = ["✖️ " + t("Why does it not take place?"), *_dates(t, off), _people(t, off)]
    return Screen(lines, [*rows, *more, _back(t, off)])


def date_reasons(t: Translator, off: Off) -> Screen:
    """The same of one date, with the way to all of its day."""
    shift = off.shifts[0].shift
    whole = Button("📅 " + t.label("The whole day"), data("day.off", day_code(local(shift.starts_at).date())))
    return reasons(t, off, "date.off", shift.id, more=[] if shift.is_class else [row(whole)])


def _dates(t: Translator, off: Off) -> list[str]:
    lines = [date_line(t, of) for of in off.shifts[:MOST_LINES]]
    more = len(off.shifts) - MOST_LINES
    return [*lines, t.plural("and {n} more", "and {n} more", more)] if more > 0 else lines


def _people(t: Translator, off: Off) -> Rendered:
    if not off.people:
        return t("Nobody has to be told.")
    return t.plural("{n} person will be told.", "{n} people will be told.", off.people)


def _back(t: Translator, off: Off) -> Row:
    return back(t, "date", off.shifts[0].shift.id)


def check(t: Translator, off: Off, reason: Text, act: str) -> Screen:
    """Before it is done: the second tap names the act; ``act`` is its data."""
    if not off.shifts:
        return nothing(t)
    head = "✖️ " + t.plural("{n} date does not take place:", "{n} dates do not take place:", len(off.shifts))
    why = [*sayings(t, reason)] or [t("No reason is told.")]
    button = Button("✖️ " + _act(t, off), act)
    return Screen([head, *_dates(t, off), *why, _people(t, off)], [row(button), _back(t, off)])


def _act(t: Translator, off: Off) -> str:
    if off.people:
        return t.label("Cancel, tell {people}", people=off.people)
    return t.label("Cancel {dates}", dates=len(off.shifts))


def done(t: Translator, off: Off) -> Screen:
    """It is called off, and who was told."""
    head = "✅ " + t.plural("{n} date is cancelled.", "{n} dates are cancelled.", len(off.shifts))
    told = _told(t, off.people)
    first = off.shifts[0].shift
    on = row(Button("📅 " + t.label("Dates"), data("course.dates", first.series))) if first.is_class else to_dates(t)
    return Screen([head, *_dates(t, off), told], [on])


def _told(t: Translator, people: int) -> Rendered:
    if not people:
        return t("Nobody had to be told.")
    return t.plural("{n} person is told.", "{n} people are told.", people)


def nothing(t: Translator) -> Screen:
    """There is nothing to call off (any more)."""
    return Screen(["✅ " + t("Nothing is planned then.")], [to_dates(t)])


def ending(t: Translator, off: Off, reason: Text, act: tuple[str, int, str]) -> Screen:
    """No dates from this one on: those with people are cancelled with notice, or stay; ``act`` is its data so far."""
    left = len(off.shifts)
    head = "🏁 " + t.plural("The series ends: {n} date is left.", "The series ends: {n} dates are left.", left)
    lines = [head, *_dates(t, off), *sayings(t, reason)]
    if not off.busy:
        end = Button("🏁 " + t.label("End the series"), data(*act, "all", off.seen))
        return Screen([*lines, t("Nobody is on them.")], [row(end), _back(t, off)])
    on = t.plural("{n} date has people on it.", "{n} dates have people on them.", off.busy)
    rows = [
        row(Button("✖️ " + _act(t, off), data(*act, "all", off.seen))),
        row(Button("🤝 " + t.label("Keep those {dates}", dates=off.busy), data(*act, "keep", off.seen))),
    ]
    return Screen([*lines, on, t("What is past stays, with its hours.")], [*rows, _back(t, off)])


def ended(t: Translator, kept: int) -> Screen:
    """The series gives no more dates."""
    kept_line = [t.plural("{n} date with people stays.", "{n} dates with people stay.", kept)] if kept else []
    return Screen(["✅ " + t("The series has ended."), *kept_line], [to_dates(t)])


def to_dates(t: Translator) -> Row:
    """The way to all dates."""
    return row(Button("🤝 " + t.label("Shifts"), data("dates")))
