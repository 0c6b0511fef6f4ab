"""What people are told when staff put in, take out, answer or write, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.roster import Reason
from bot.domain.shift_notices import OfShift


@dataclass(frozen=True, slots=True)
class PutIn:
    """To a volunteer: they are on a shift now; ``asked`` where they had asked for it. ``id`` is the sign-up's."""

    of: OfShift
    id: int
    asked: bool = False


@dataclass(frozen=True, slots=True)
class NotThisTime:
    """To a volunteer who had asked for a place: not at this shift."""

    of: OfShift


@dataclass(frozen=True, slots=True)
class TakenOut:
    """To a volunteer: they are not on the shift any more."""

    of: OfShift
    reason: Reason


@dataclass(frozen=True, slots=True)
class ShiftWord:
    """To who is on a shift: what staff wrote, as they wrote it."""

    of: OfShift
    text: str


@dataclass(frozen=True, slots=True)
class ShiftShort:
    """To coordinators: too few come, or nobody."""

    of: OfShift


OfRoster = PutIn | NotThisTime | TakenOut | ShiftWord | ShiftShort
