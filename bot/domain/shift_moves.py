"""What staff change of shifts: how many dates it reaches, and how each looks then; pure: never the clock or a query."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.catalogue import PlaceKey
from bot.domain.chats import ChatId
from bot.domain.shift_notices import OfShift
from bot.domain.shift_plans import ANY, code, days_of, on_another_day
from bot.domain.shifts import OPENS_AT, Need, Shift, ShiftSeries, Signup
from bot.domain.timetable import DAY, instant, today

MOST_TO_AGREE = timedelta(hours=48)
"""So long, or half the time to the start, a moved shift keeps the place of somebody who has not answered."""
A_WEEK = 7


class Scope(StrEnum):
    """Which dates of a series a change reaches."""

    ONE = "one"
    LATER = "later"
    ALL = "all"


class Own(StrEnum):
    """What becomes of dates that were changed by hand, or that people are on."""

    LEFT = "left"
    TOO = "too"
    KEPT = "kept"
    """Dates that people are on stay as they were; only free ones change."""


class Setting(StrEnum):
    """What is changed without asking the people again."""

    SEATS = "seats"
    MINIMUM = "minimum"
    CUTOFF = "cutoff"
    ALERT = "alert"
    OPENS = "opens"
    CAP = "cap"
    APPROVAL = "approval"
    LANGUAGE = "language"
    LEAD = "lead"


HOURS = tuple(str(hours * 60) for hours in (0, 3, 6, 12, 24, 48, 72, 168))
CHOICES: Mapping[Setting, tuple[str, ...]] = {
    Setting.SEATS: ("0", *map(str, range(1, 11)), ANY),
    Setting.MINIMUM: tuple(map(str, range(11))),
    Setting.CUTOFF: HOURS,
    Setting.ALERT: HOURS[1:],
    Setting.OPENS: (ANY, "2", "7", "14"),
    Setting.CAP: (ANY, "1", "2", "3", "5"),
    Setting.APPROVAL: ("1", "0"),
}
"""What one can choose from; languages and people are not known here."""
OF_ALL = (Setting.CUTOFF, Setting.ALERT)


@dataclass(frozen=True, slots=True)
class Set:
    """One setting, otherwise."""

    setting: Setting
    value: str


@dataclass(frozen=True, slots=True)
class Move:
    """Another day, hour, length or place; ``on`` is the new day of the date it was chosen for."""

    on: date
    start: time
    minutes: int
    place: PlaceKey


Edit = Set | Move


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody who could not do both any more."""

    name: str
    moved: OfShift
    other: OfShift


@dataclass(frozen=True, slots=True)
class Over:
    """A date on which more people are than it would have seats."""

    of: OfShift
    people: int
    names: tuple[str, ...]
    """Of those beyond the seats, who came last."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a change would do, before it is done."""

    of: OfShift
    edit: Edit
    scope: Scope
    own: Own
    pairs: tuple[tuple[Shift, Shift], ...]
    """Each date that would change, as it is and as it would be."""
    left: int = 0
    """Dates changed by hand that stay as they are."""
    kept: tuple[Shift, ...] = ()
    """Dates that stay as they are because people are on them."""
    closed: tuple[tuple[Shift, Shift], ...] = ()
    """The same of dates that would fall on a closed day: they do not take place."""
    busy: int = 0
    """Dates that people are on."""
    people: int = 0
    """Who would be told, each once."""
    clashes: tuple[Clash, ...] = ()
    over: tuple[Over, ...] = ()
    until: datetime | None = None
    """The first moment at which a place would be lost for want of an answer."""

    @property
    def seen(self) -> str:
        """What the second tap stands for: the numbers that were shown."""
        return f"{len(self.pairs)}.{self.people}.{len(self.clashes)}.{len(self.over)}"


def beyond(held: Sequence[Signup], seats: int | None) -> list[Signup]:
    """Who has no seat if there are only so many; who came first has one."""
    found, taken = [], 0
    for one in held:
        taken += one.size
        if seats is not None and taken > seats:
            found.append(one)
    return found


def agree_by(now: datetime, starts_at: datetime) -> datetime:
    """Until when somebody on a moved shift can answer and keep the place."""
    return now + min(MOST_TO_AGREE, (starts_at - now) / 2)


def moved(old: Shift, new: Shift) -> bool:
    """Whether who agreed to come has to be asked again."""
    return _where(old) != _where(new)


def _where(shift: Shift) -> tuple[object, ...]:
    return shift.starts_at, shift.ends_at, shift.need.place


def may_repeat(shift: Shift, series: ShiftSeries, edit: Edit) -> bool:
    """Whether the change can be one of the series: another day only where its rule names the day, and not both."""
    if series.rule is None:
        return False
    days = offset(shift, edit)
    if days == 0:
        return True
    named = days_of(series.rule)
    return abs(days) < A_WEEK and code(shift.original_on) in named and _new_code(shift, days) not in named


def offset(shift: Shift, edit: Edit) -> int:
    """By how many days the dates of this day of the week would move."""
    return (edit.on - today(shift.starts_at)).days if isinstance(edit, Move) else 0


def day_of(shift: Shift, one: Shift, edit: Edit, scope: Scope) -> date:
    """The local day one of the dates would be on; ``shift`` is the date the change was chosen for."""
    if isinstance(edit, Set):
        return today(one.starts_at)
    if scope is Scope.ONE or one.id == shift.id:
        return edit.on
    same = one.original_on.weekday() == shift.original_on.weekday()
    return one.original_on + (offset(shift, edit) * DAY if same else 0 * DAY)


def _new_code(shift: Shift, days: int) -> str:
    return code(shift.original_on + days * DAY)


def changed(shift: Shift, edit: Edit, on: date) -> Shift:
    """The date as it would be, on that local day."""
    if isinstance(edit, Set):
        return replace(shift, need=with_setting(shift.need, edit), opens_at=_opens(shift, edit, on))
    starts_at = instant(on, edit.start)
    days = on - today(shift.starts_at)
    opens = shift.opens_at and instant(today(shift.opens_at) + days, OPENS_AT)
    return replace(
        shift,
        need=replace(shift.need, place=edit.place),
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=edit.minutes),
        opens_at=opens,
    )


def _opens(shift: Shift, edit: Set, on: date) -> datetime | None:
    if edit.setting is not Setting.OPENS:
        return shift.opens_at
    return None if edit.value == ANY else instant(on - int(edit.value) * DAY, OPENS_AT)


def changed_series(series: ShiftSeries, edit: Edit, shift: Shift) -> ShiftSeries:
    """The rule as it would be; ``shift`` is the date the change was chosen for."""
    if isinstance(edit, Move):
        days = offset(shift, edit)
        rule = series.rule
        if days and rule:
            rule = on_another_day(rule, code(shift.original_on), _new_code(shift, days))
        need = replace(series.need, place=edit.place)
        return replace(series, need=need, rule=rule, start=edit.start, minutes=edit.minutes)
    if edit.setting is Setting.OPENS:
        return replace(series, opens_days=None if edit.value == ANY else int(edit.value))
    return replace(series, need=with_setting(series.need, edit))


def with_setting(need: Need, edit: Set) -> Need:
    """What is needed, with one setting otherwise and all others as they were."""
    put = _PUT.get(edit.setting)
    return put(need, edit.value) if put else need


def _number(value: str) -> int | None:
    return None if value == ANY else int(value)


_PUT: Mapping[Setting, Callable[[Need, str], Need]] = {
    Setting.SEATS: lambda need, value: replace(need, seats=_number(value)),
    Setting.MINIMUM: lambda need, value: replace(need, minimum=int(value)),
    Setting.CUTOFF: lambda need, value: replace(need, cutoff_minutes=int(value)),
    Setting.ALERT: lambda need, value: replace(need, alert_minutes=int(value)),
    Setting.CAP: lambda need, value: replace(need, cap=_number(value)),
    Setting.APPROVAL: lambda need, value: replace(need, approval=value == "1"),
    Setting.LANGUAGE: lambda need, value: replace(need, language="" if value == ANY else value),
    Setting.LEAD: lambda need, value: replace(need, lead=None if value == ANY else ChatId(int(value))),
}
