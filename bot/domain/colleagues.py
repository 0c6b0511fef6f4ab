"""What those who work here are called, among themselves and to clients; never a query."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.chats import ChatId
from bot.domain.people import Role

MOST_NAME = 30
"""A first name has at most so many letters."""


@dataclass(frozen=True, slots=True)
class Name:
    """A first name somebody gave themselves; ``shown`` says whether clients may read it."""

    text: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who may work on a service: a name, or at least what they do here."""

    chat: ChatId
    role: Role
    name: str = ""
