"""Who came to a shift and for how long: marks, when they may be set, and what the lead is asked; never a query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.chats import ChatId
from bot.domain.roster import Person
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Shift

OPENS_BEFORE = timedelta(minutes=30)
"""So long before the start people can be ticked."""
LEAD_HAS = timedelta(days=7)
"""So long after the end the day lead can tick; staff can at any time, as a mistake may be found late."""
STEP, STEPS = 30, 4
"""Minutes, and how many of them before and after the planned end are to choose from."""
MOST_MINUTES = 24 * 60


class Mark(StrEnum):
    """What is known of somebody who had a place."""

    OPEN = "open"
    CAME = "came"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Place:
    """One confirmed place; ``chat`` is None once the person was erased, ``later`` where they were added afterwards."""

    signup: int
    chat: ChatId | None
    mark: Mark
    minutes: int | None = None
    later: bool = False

    @property
    def next(self) -> Mark:
        """What one tap makes of it."""
        match self.mark:
            case Mark.OPEN:
                return Mark.CAME
            case Mark.CAME:
                return Mark.MISSED
            case Mark.MISSED:
                return Mark.OPEN


@dataclass(frozen=True, slots=True)
class Ticked:
    """A place with its person as who ticks may see them, and whether it is their first time at this task."""

    place: Place
    person: Person
    first: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everybody on one shift; it took so many ``minutes``, as planned or as the lead said."""

    of: OfShift
    people: tuple[Ticked, ...]
    minutes: int

    @property
    def untouched(self) -> int:
        """How many places nobody has ticked."""
        return sum(one.place.mark is Mark.OPEN for one in self.people)

    @property
    def touched(self) -> bool:
        """Whether anybody has been ticked."""
        return any(one.place.mark is not Mark.OPEN for one in self.people)


@dataclass(frozen=True, slots=True)
class WhoCame:
    """To the day lead at the end of a shift: who came?"""

    of: OfShift


def planned(shift: Shift) -> int:
    """The minutes it was to take."""
    return int((shift.ends_at - shift.starts_at).total_seconds()) // 60


def lengths(shift: Shift) -> tuple[int, ...]:
    """The minutes somebody may have been there, to choose from: half hours around the planned end."""
    around = (planned(shift) + STEP * step for step in range(-STEPS, STEPS + 1))
    return tuple(minutes for minutes in around if minutes > 0)


def end_of(shift: Shift, minutes: int) -> datetime:
    """When somebody left who stayed so long."""
    return shift.starts_at + timedelta(minutes=minutes)
