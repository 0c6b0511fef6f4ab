"""Who holds a slip of paper, and what would move to another phone; never a query, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.appointments import Request
from bot.domain.chats import Chat
from bot.domain.giving import Card


@dataclass(frozen=True, slots=True)
class Person:
    """Who holds a slip: ``slip`` is the request on it; ``requests`` are those who looks may see, newest first."""

    slip: Request
    client: Chat
    no_phone: bool
    requests: tuple[Request, ...]
    tickets: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would move to which phone; ``stamp`` is how it stood, for the second tap."""

    person: Person
    code: int
    stamp: str
    requests: int
    appointments: int
    birth: bool
    numbers: int
    """Of things given out."""
