"""Today at a glance, as facts for staff; never a sentence, never a query."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.broadcasts import Broadcast
from bot.domain.catalogue import Programme
from bot.domain.digest import Digest
from bot.domain.pauses import Trouble
from bot.domain.people import Action
from bot.domain.schedule import Session


@dataclass(frozen=True, slots=True)
class SessionToday:
    """One session of today with its volunteers; ``wanted`` None where as many as like may come, 0 without a shift."""

    programme: Programme
    session: Session
    taken: int
    wanted: int | None
    missing: int


@dataclass(frozen=True, slots=True)
class Glance:
    """What is on today, who comes to help, what waits, what did not arrive; parts a person may not see are empty."""

    sessions: tuple[SessionToday, ...]
    waits: Digest
    failed: tuple[Broadcast, ...] = ()
    """Sendings of the last day that did not reach somebody."""
    rights: frozenset[Action] = frozenset()
    """What this person may do."""
    trouble: Trouble | None = None
    """What is switched on in trouble."""
