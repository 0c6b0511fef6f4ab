"""What people are told of changes staff make to shifts, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.shift_notices import OfShift


@dataclass(frozen=True, slots=True)
class Moved:
    """One date, as it was and as it is; ``signup`` is None for somebody who only waits, and is asked nothing."""

    old: OfShift
    new: OfShift
    signup: int | None = None
    until: datetime | None = None
    """The place is kept until then without an answer."""


@dataclass(frozen=True, slots=True)
class ShiftsMoved:
    """To one person: everything one act moved for them; ``asked_at`` names the act.

    ``exported`` where one of them stands in the calendar of their phone.
    """

    moves: tuple[Moved, ...]
    asked_at: int
    exported: bool = False


@dataclass(frozen=True, slots=True)
class MoveLapsed:
    """Nobody answered in time: the place on the moved shift is free again."""

    of: OfShift


@dataclass(frozen=True, slots=True)
class Stands:
    """To coordinators: somebody comes every week, on so many dates for now."""

    of: OfShift
    name: str
    dates: int


@dataclass(frozen=True, slots=True)
class PlaceGone:
    """To coordinators: dates are planned at a place that is no longer in the catalogue."""

    dates: int
    people: int


OfMoves = ShiftsMoved | MoveLapsed | Stands | PlaceGone
