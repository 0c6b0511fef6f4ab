"""What somebody can be reminded of, and what of it they stopped; never a screen or a query."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.catalogue import Programme
from bot.domain.reminders import Topic


@dataclass(frozen=True, slots=True)
class Choices:
    """``topics`` are those that can concern this person, in order; ``stopped`` those of them they do not want."""

    topics: tuple[Topic, ...]
    stopped: frozenset[Topic]
    followed: tuple[Programme, ...]
    nothing: bool
    """Whether they want no message at all, which goes before every choice here."""
