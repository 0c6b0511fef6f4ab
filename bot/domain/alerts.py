"""When coordinators hear that a shift is short: once for each cause, and not at night where it can wait; pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.holds import at_night
from bot.domain.shifts import Shift

NIGHT_WITHIN = timedelta(hours=12)
"""Shifts that begin so soon are told of at night too."""


class Level(StrEnum):
    """How short a shift is, the best first."""

    FINE = "fine"
    SHORT = "short"
    EMPTY = "empty"


def level_of(shift: Shift) -> Level:
    """Nobody comes, fewer than are needed at least, or enough."""
    if not shift.coming:
        return Level.EMPTY
    return Level.SHORT if shift.missing else Level.FINE


def worse(shift: Shift, known: Level | None) -> bool:
    """Whether it is to be told: it has become shorter than was known.

    At the first look only a shift under its minimum counts: where nobody has to come, an empty one has lost nobody.
    """
    if known is None:
        return shift.missing > 0
    order = list(Level)
    return order.index(level_of(shift)) > order.index(known)


def may_wait(shift: Shift, now: datetime) -> bool:
    """Whether people can sleep first."""
    return at_night(now) and shift.starts_at - now > NIGHT_WITHIN
