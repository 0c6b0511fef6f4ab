"""Times that staff open for a service, and how long one is held for somebody who waited; never a sentence or query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.chats import ChatId

SEAT_HOLDS_SECONDS, SEAT_ENDS_BEFORE_SECONDS = 12 * 3600, 3600
"""A free time put to somebody who waited is held so long, but never later than so long before it."""
MOST_SEATS_A_DAY = 2


@dataclass(frozen=True, slots=True)
class SlotKind:
    """What staff open: for how many at once, whose time it is (None: the desk's), where (empty: at the desk)."""

    capacity: int = 1
    by: ChatId | None = None
    place: str = ""


@dataclass(frozen=True, slots=True)
class Slot:
    """A time staff have opened for a service; UTC."""

    id: int
    service: str
    starts_at: datetime
    capacity: int
    taken: int
    by: ChatId | None = None
    """Whose time it is; None where whoever is at the desk sees the person."""
    place: str = ""
    """Key of a place; empty at the desk."""
    offered: bool = False
    """Whether an offer made it: it goes with its last seat."""
