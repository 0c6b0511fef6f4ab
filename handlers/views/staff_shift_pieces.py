"""Words that several of staff's screens about shifts share: days, numbers, settings, lists of dates; never a query."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence
from datetime import date

from bot.domain.shift_moves import Edit, Move, Set, Setting
from bot.domain.shift_notices import OfShift
from bot.domain.shift_plans import ANY
from bot.domain.shifts import Shift, ShiftState
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Row, data, row
from handlers.views.shift_pieces import named
from handlers.views.times import local

DOMAIN = "staff"
MOST_DATES = 6
"""So many dates are listed by name; of more, how many there are."""
DAY_HOURS = 24


def day_name(t: Translator, code: str) -> str:
    """A day of the week on a button."""
    return _DAY_NAMES[code](t)


_DAY_NAMES: dict[str, Callable[[Translator], str]] = {
    "MO": lambda t: t.label("Monday"),
    "TU": lambda t: t.label("Tuesday"),
    "WE": lambda t: t.label("Wednesday"),
    "TH": lambda t: t.label("Thursday"),
    "FR": lambda t: t.label("Friday"),
    "SA": lambda t: t.label("Saturday"),
    "SU": lambda t: t.label("Sunday"),
}


def setting_name(t: Translator, setting: Setting) -> str:
    """What is changed, on a button and as a title."""
    return _SETTING_NAMES[setting](t)


_SETTING_NAMES: dict[Setting, Callable[[Translator], str]] = {
    Setting.SEATS: lambda t: t.label("Places"),
    Setting.MINIMUM: lambda t: t.label("At least"),
    Setting.CUTOFF: lambda t: t.label("Late leaving"),
    Setting.ALERT: lambda t: t.label("Alert when short"),
    Setting.OPENS: lambda t: t.label("Sign-up opens"),
    Setting.CAP: lambda t: t.label("Most for one person"),
    Setting.APPROVAL: lambda t: t.label("We confirm each"),
    Setting.LANGUAGE: lambda t: t.label("Language wanted"),
    Setting.LEAD: lambda t: t.label("Day lead"),
}


def value_name(t: Translator, setting: Setting, value: str) -> str:
    """A choice of a setting, on a button and in a line."""
    match setting:
        case Setting.SEATS:
            return seats_name(t, value)
        case Setting.CUTOFF | Setting.ALERT:
            return before(t, int(value))
        case Setting.OPENS:
            return t.label("at once") if value == ANY else t.label("{number} days before", number=int(value))
        case Setting.APPROVAL:
            return t.label("yes") if value == "1" else t.label("no")
        case Setting.LANGUAGE:
            return t.label("any") if value == ANY else value
        case Setting.LEAD:
            return t.label("nobody")
        case Setting.MINIMUM | Setting.CAP:
            return t.label("no limit") if value == ANY else value


def seats_name(t: Translator, value: str) -> str:
    """A number of places: none is closed."""
    if value == ANY:
        return t.label("no limit")
    return t.label("closed") if value == "0" else value


def before(t: Translator, minutes: int) -> str:
    """How long before the start."""
    hours = minutes // 60
    if hours > DAY_HOURS and hours % DAY_HOURS == 0:
        return t.label("{number} days before", number=hours // DAY_HOURS)
    return t.label("{number} h before", number=hours) if hours else t.label("never")


def length_name(t: Translator, minutes: int) -> str:
    """How long it takes, in hours and half hours."""
    hours, rest = divmod(minutes, 60)
    return t.label("{hours} h {minutes}", hours=hours, minutes=rest) if rest else t.label("{hours} h", hours=hours)


def code_of(edit: Edit) -> str:
    """A change in a button's data, which ``handlers.staff_edits`` reads."""
    if isinstance(edit, Set):
        return f"{edit.setting}.{edit.value}"
    return f"{edit.on:%m%d}{edit.start:%H%M}.{edit.minutes}.{place_code(edit.place)}"


def place_code(key: str) -> str:
    """A place in eight letters, however long its key is."""
    return f"{zlib.crc32(key.encode()):08x}"


def as_it_is(shift: Shift) -> Move:
    """The move that would change nothing."""
    start = local(shift.starts_at)
    minutes = int((shift.ends_at - shift.starts_at).total_seconds() // 60)
    return Move(start.date(), start.time(), minutes, shift.need.place)


def days_listed(t: Translator, days: Sequence[date]) -> Rendered:
    """Dates, one after the other; of many, the first and how many more."""
    shown = Rendered(", ".join(t.short_day(day) for day in days[:MOST_DATES]))
    more = len(days) - MOST_DATES
    return t.plural("{days} and {n} more", "{days} and {n} more", more, days=shown) if more > 0 else shown


def date_line(t: Translator, of: OfShift) -> str:
    """One date in a list: day, hours with the day they end, what, how many come."""
    shift = of.shift
    return f"{moment(t, shift)} · {named(t, of)} · {standing(t, shift)}"


def moment(t: Translator, shift: Shift) -> Rendered:
    """Day and hours; past midnight with the day it ends: it belongs to the first."""
    start, end = local(shift.starts_at), local(shift.ends_at)
    day, begins, ends = t.short_day(start.date()), t.clock(start), t.clock(end)
    if start.date() == end.date():
        return t("{day}, {start} to {end}", day=day, start=begins, end=ends)
    return t("{day}, {start} until {other}, {end}", day=day, start=begins, other=t.short_day(end.date()), end=ends)


def standing(t: Translator, shift: Shift) -> Rendered:
    """How many places of how many are taken, or that it does not take place."""
    if shift.state is ShiftState.CANCELLED:
        return t("cancelled")
    if shift.need.seats is None:
        return t.plural("{n} comes", "{n} come", shift.taken)
    if shift.need.seats == 0 and not shift.taken:
        return t("closed")
    return t("{taken} of {seats}", taken=shift.taken, seats=shift.need.seats)


def pages(t: Translator, page: int, *, more: bool, action: str, args: Sequence[str | int] = ()) -> list[Row]:
    """The way to earlier and later choices."""
    found = []
    if page:
        found.append(Button("◀️ " + t.label("Earlier"), data(action, *args, page - 1)))
    if more:
        found.append(Button("▶️ " + t.label("Later"), data(action, *args, page + 1)))
    return [row(*found)] if found else []


def named_or(t: Translator, name: str) -> Rendered:
    """A first name, or that somebody gave none."""
    return t.said(name) if name else t("A volunteer")
