"""What makes a timetable: series, seasons, changes of one date, closures, sessions; never the clock or a query.

Everything staff enter is local wall time and local dates; instants appear only in a ``Session``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from typing import NewType

from bot.domain.catalogue import Catalogue, PlaceKey, ProgrammeKey, Text
from bot.domain.items import Item

SeriesId = NewType("SeriesId", str)
SlotKey = tuple[SeriesId, date]
"""A series and an original local date: the name of a session that no change alters."""
MAX_MINUTES = 24 * 60
"""The longest session: 'what is on now' then needs to look no further back than yesterday."""


class Status(StrEnum):
    """How a session stands against its plan."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    MOVED = "moved"
    ADDED = "added"


class ChangeKind(StrEnum):
    """What happened to one date of a series."""

    CANCELLED = "cancelled"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Season:
    """A period with series of its own, both days included; ``yearly`` counts only month and day."""

    key: str
    first_on: date
    last_on: date
    priority: int = 1
    yearly: bool = False
    name: Text = field(default_factory=dict)

    def covers(self, day: date) -> bool:
        """Whether the day is inside, also over a new year."""
        if not self.yearly:
            return self.first_on <= day <= self.last_on
        first, last, this = ((d.month, d.day) for d in (self.first_on, self.last_on, day))
        return first <= this <= last if first <= last else this >= first or this <= last


@dataclass(frozen=True, slots=True)
class Series:
    """A rule that makes sessions (RFC 5545 RRULE on local dates, without UNTIL), or one session where it is None.

    ``first_on`` and ``last_on`` are both included; a single session has only ``first_on``.
    """

    id: SeriesId
    programme: ProgrammeKey
    place: PlaceKey
    rule: str | None
    start: time
    minutes: int
    first_on: date
    last_on: date | None = None
    season: str | None = None
    title: Text = field(default_factory=dict)
    example: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """What staff decided about one date of a series, keyed by its original local date; None leaves as it was."""

    series: SeriesId
    original_on: date
    kind: ChangeKind
    on: date | None = None
    start: time | None = None
    minutes: int | None = None
    place: PlaceKey | None = None
    reason: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Closure:
    """Days, both included, without sessions of one programme, or of any where it is None."""

    from_on: date
    to_on: date
    programme: ProgrammeKey | None = None
    reason: Text = field(default_factory=dict)

    def covers(self, programme: ProgrammeKey, day: date) -> bool:
        """Whether it closes this programme on this day."""
        return self.programme in (None, programme) and self.from_on <= day <= self.to_on


@dataclass(frozen=True, slots=True)
class Said:
    """What who runs the day says of a session: so many minutes late, few portions left, finished before its hour."""

    late: int = 0
    few: bool = False
    finished: bool = False


NOTHING_SAID = Said()


@dataclass(frozen=True, slots=True, eq=False)
class Timetable:
    """All that is planned and decided, as stored at one revision; told apart by identity, so that answers are kept."""

    catalogue: Catalogue
    series: tuple[Series, ...] = ()
    seasons: tuple[Season, ...] = ()
    changes: Mapping[SlotKey, Change] = field(default_factory=dict)
    closures: tuple[Closure, ...] = ()
    revision: int = 0
    items: tuple[Item, ...] = ()
    """What is given out at its sessions."""
    hidden: bool = False
    """Whether staff hide all addresses at this moment."""
    said: Mapping[SlotKey, Said] = field(default_factory=dict)
    """What is said of sessions on their day."""

    @property
    def example(self) -> bool:
        """Whether anything in it is still an invented example."""
        series = any(series.example for series in self.series)
        return self.catalogue.example or series or any(o.example for o in self.catalogue.organisations)


@dataclass(frozen=True, slots=True)
class Slot:
    """When and where something is or had been planned; ``late`` are the minutes it is said to begin later."""

    starts_at: datetime
    ends_at: datetime
    place: PlaceKey
    late: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """One dated occurrence; instants aware, in UTC. It belongs to ``on``, the local date on which it starts.

    ``series`` and ``original_on`` name it for ever, whatever is moved: other tables refer to these.
    """

    series: SeriesId
    original_on: date
    programme: ProgrammeKey
    place: PlaceKey
    on: date
    starts_at: datetime
    ends_at: datetime
    status: Status = Status.PLANNED
    moved_from: Slot | None = None
    reason: Text = field(default_factory=dict)
    title: Text = field(default_factory=dict)
    example: bool = False
    said: Said = NOTHING_SAID

    @property
    def slot(self) -> SlotKey:
        """Its name."""
        return self.series, self.original_on

    @property
    def takes_place(self) -> bool:
        """Whether anybody should come."""
        return self.status is not Status.CANCELLED


def by_slot(changes: Iterable[Change]) -> dict[SlotKey, Change]:
    """Changes as a timetable holds them; of two about one date the later in order counts."""
    return {(change.series, change.original_on): change for change in changes}


def once(series: SeriesId, programme: ProgrammeKey, place: PlaceKey, on: date, start: time, minutes: int) -> Series:
    """A single session that no rule makes; closures and seasons leave it alone."""
    return Series(series, programme, place, None, start, minutes, on, on)
