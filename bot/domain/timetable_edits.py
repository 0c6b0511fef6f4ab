"""What staff can change in the timetable, what it would look like then, and what takes each change back; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Literal

from bot.domain.catalogue import PlaceKey, ProgrammeKey, Text
from bot.domain.chats import ChatId
from bot.domain.follows import WINDOW, DateChange, changes, coming, known
from bot.domain.schedule import Change, ChangeKind, Closure, Series, SeriesId, Timetable, once
from bot.domain.timetable import today

UNDO = timedelta(minutes=10)
"""So long a change can be taken back with one tap."""
NEW = SeriesId("new")
"""Stands for the number a new series is given when it is stored."""


class Field(StrEnum):
    """What of a change can be chosen."""

    DAY = "day"
    FIRST = "first"
    LAST = "last"
    DAYS = "days"
    HOUR = "hour"
    LENGTH = "length"
    PLACE = "place"
    REASON = "reason"
    SCOPE = "scope"


@dataclass(frozen=True, slots=True)
class Cancel:
    """One date does not take place."""

    series: SeriesId
    original_on: date
    reason: Text = field(default_factory=dict)
    kind: Literal["cancel"] = "cancel"


@dataclass(frozen=True, slots=True)
class MoveDate:
    """One date is on another day, at another hour or place, or takes place after all."""

    series: SeriesId
    original_on: date
    on: date
    start: time
    minutes: int
    place: PlaceKey
    reason: Text = field(default_factory=dict)
    kind: Literal["move"] = "move"


@dataclass(frozen=True, slots=True)
class AsPlanned:
    """One date is as its series says."""

    series: SeriesId
    original_on: date
    kind: Literal["planned"] = "planned"


@dataclass(frozen=True, slots=True)
class Close:
    """Days, both included, without sessions of one programme, or of any where it is None."""

    first: date
    last: date
    programme: ProgrammeKey | None
    reason: Text = field(default_factory=dict)
    kind: Literal["close"] = "close"


@dataclass(frozen=True, slots=True)
class Reopen:
    """A closure counts no more; ``closure`` is its row's number."""

    closure: int
    kind: Literal["reopen"] = "reopen"


@dataclass(frozen=True, slots=True)
class AddDate:
    """One session more, that no rule makes."""

    programme: ProgrammeKey
    on: date
    start: time
    minutes: int
    place: PlaceKey
    kind: Literal["add"] = "add"


@dataclass(frozen=True, slots=True)
class AddWeekly:
    """Sessions on days of the week, as rules write them ("MO"), from a day on, until another where there is one."""

    programme: ProgrammeKey
    days: tuple[str, ...]
    first: date
    start: time
    minutes: int
    place: PlaceKey
    last: date | None = None
    kind: Literal["weekly"] = "weekly"


@dataclass(frozen=True, slots=True)
class EndSeries:
    """A series gives no date after that day; None for as long as there is one."""

    series: SeriesId
    last: date | None
    kind: Literal["end"] = "end"


@dataclass(frozen=True, slots=True)
class Drop:
    """What staff added is not there any more."""

    series: SeriesId
    kind: Literal["drop"] = "drop"


Edit = Cancel | MoveDate | AsPlanned | Close | Reopen | AddDate | AddWeekly | EndSeries | Drop


@dataclass(frozen=True, slots=True)
class Draft:
    """One change; ``back`` is what takes it back once it is done at ``done_at`` (Unix seconds)."""

    id: int
    chat: ChatId
    edit: Edit
    back: Edit | None = None
    done_at: int | None = None
    undone: bool = False


FIELDS: Mapping[type, tuple[Field, ...]] = {
    Cancel: (Field.REASON,),
    MoveDate: (Field.DAY, Field.HOUR, Field.LENGTH, Field.PLACE, Field.REASON),
    Close: (Field.FIRST, Field.LAST, Field.SCOPE, Field.REASON),
    AddDate: (Field.DAY, Field.HOUR, Field.LENGTH, Field.PLACE),
    AddWeekly: (Field.DAYS, Field.FIRST, Field.LAST, Field.HOUR, Field.LENGTH, Field.PLACE),
    EndSeries: (Field.LAST,),
    AsPlanned: (),
}
"""What can be chosen of each; what only takes back has nothing to choose."""


def as_change(edit: Cancel | MoveDate) -> Change:
    """The decision about one date, as the timetable holds it."""
    if isinstance(edit, Cancel):
        return Change(edit.series, edit.original_on, ChangeKind.CANCELLED, reason=edit.reason)
    return Change(
        edit.series,
        edit.original_on,
        ChangeKind.MOVED,
        edit.on,
        edit.start,
        edit.minutes,
        edit.place,
        edit.reason,
    )


def as_closure(edit: Close) -> Closure:
    """The closed days, as the timetable holds them."""
    return Closure(edit.first, edit.last, edit.programme, edit.reason)


def as_series(edit: AddDate | AddWeekly, number: SeriesId) -> Series:
    """The series of this number that an addition makes."""
    if isinstance(edit, AddDate):
        return once(number, edit.programme, edit.place, edit.on, edit.start, edit.minutes)
    rule = f"FREQ=WEEKLY;BYDAY={','.join(edit.days)}"
    return Series(number, edit.programme, edit.place, rule, edit.start, edit.minutes, edit.first, edit.last)


def applied(timetable: Timetable, edit: Edit) -> Timetable:
    """The timetable as it would be; of what only takes back, unchanged."""
    match edit:
        case Cancel() | MoveDate():
            slot = (edit.series, edit.original_on)
            return replace(timetable, changes={**timetable.changes, slot: as_change(edit)})
        case AsPlanned():
            slot = (edit.series, edit.original_on)
            left = {key: one for key, one in timetable.changes.items() if key != slot}
            return replace(timetable, changes=left)
        case Close():
            return replace(timetable, closures=(*timetable.closures, as_closure(edit)))
        case AddDate() | AddWeekly():
            return replace(timetable, series=(*timetable.series, as_series(edit, NEW)))
        case EndSeries():
            series = tuple(
                replace(one, last_on=edit.last) if one.id == edit.series else one for one in timetable.series
            )
            return replace(timetable, series=series)
        case Drop():
            return replace(timetable, series=tuple(one for one in timetable.series if one.id != edit.series))
        case Reopen():
            return timetable


def outlook(timetable: Timetable, edit: Edit, now: datetime) -> Mapping[ProgrammeKey, tuple[DateChange, ...]]:
    """Which dates of which programme would be another way, as those who follow it will be told."""
    after, until = applied(timetable, edit), today(now) + WINDOW
    found: dict[ProgrammeKey, tuple[DateChange, ...]] = {}
    for key in timetable.catalogue.programmes:
        before = [known(one) for one in coming(timetable, key, now, until).values()]
        made = changes(before, coming(after, key, now, until), now)
        if made:
            found[key] = made
    return found
