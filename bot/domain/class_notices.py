"""What clients are told of their classes of the bot's own accord, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.classes import Course
from bot.domain.shift_move_notices import Moved
from bot.domain.shift_notices import OfShift


@dataclass(frozen=True, slots=True)
class ClassReminded:
    """A date is near, for which this person has a place."""

    of: OfShift


@dataclass(frozen=True, slots=True)
class ClassOff:
    """Dates that do not take place, and the next one that does, where one is known."""

    dates: tuple[OfShift, ...]
    next: OfShift | None


@dataclass(frozen=True, slots=True)
class ClassMoved:
    """Dates as they were and as they are: one act moved them."""

    moves: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class ClassPlaceHeld:
    """To the first who waits: a place is free, and kept for them until then."""

    course: Course
    until: datetime


@dataclass(frozen=True, slots=True)
class ClassPlaceLapsed:
    """Nobody answered in time: the place has gone to the next."""

    course: Course


@dataclass(frozen=True, slots=True)
class ClassEntered:
    """Staff put them in: the place is theirs."""

    course: Course


@dataclass(frozen=True, slots=True)
class ClassPlaceGone:
    """Staff took them off the class, or its list."""

    course: Course


@dataclass(frozen=True, slots=True)
class ClassEnded:
    """The class gives no more dates."""

    course: Course


ToClient = (
    ClassReminded
    | ClassOff
    | ClassMoved
    | ClassPlaceHeld
    | ClassPlaceLapsed
    | ClassEntered
    | ClassPlaceGone
    | ClassEnded
)
