"""One message that waits for an interpreter, who fits it, and what is told of it; never a sentence, never a query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.appointment_notices import About
from bot.domain.appointments import Interpreter
from bot.domain.chats import ChatId


class Stage(StrEnum):
    """Where one stands."""

    OPEN = "open"
    TAKEN = "taken"
    DONE = "done"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


RUNNING = frozenset({Stage.OPEN, Stage.TAKEN})
"""Stages in which somebody still waits for it."""
OPEN_SECONDS = 2 * 3600
TAKEN_SECONDS = 30 * 60
LEAST_LANGUAGES = 2
MOST_ANSWER = 900
"""A translation may be longer than what was written, in letters."""


@dataclass(frozen=True, slots=True)
class Skills:
    """What an interpreter says of themselves; ``woman`` serves only to find one where one is wanted."""

    languages: tuple[str, ...] = ()
    woman: bool = False
    paused: bool = False

    @property
    def ready(self) -> bool:
        """Whether messages may come."""
        return not self.paused and len(self.languages) >= LEAST_LANGUAGES

    def fits(self, languages: Iterable[str], wanted: Interpreter) -> bool:
        """Whether they speak all of these, and are whom the person wants; of ``OUTSIDE`` they are asked themselves."""
        return set(languages) <= set(self.languages) and (self.woman or wanted is not Interpreter.WOMAN)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """One message, from a language to another. ``until`` is UTC: when it lapses, or who has it loses it."""

    id: int
    request: int
    text: str
    source: str
    target: str
    to_client: bool
    until: datetime
    asked_by: ChatId | None = None
    stage: Stage = Stage.OPEN
    taken_by: ChatId | None = None
    answer: str = ""
    returned: bool = False
    """Somebody had it and gave it back: a second time it lapses."""
    shown: int | None = None
    """The message in the interpreter's chat that holds the words."""
    typed: int | None = None
    """The message in which they wrote the translation."""

    @property
    def languages(self) -> tuple[str, str]:
        """From which to which."""
        return self.source, self.target


@dataclass(frozen=True, slots=True)
class Wanted:
    """To interpreters: one message waits; neither the words nor whose they are."""

    number: int
    source: str
    target: str
    outside: bool


@dataclass(frozen=True, slots=True)
class WordsGone:
    """In place of the words, in the chat of an interpreter who has them no more."""


@dataclass(frozen=True, slots=True)
class MayInterpret:
    """To the client: may an interpreter translate your message?"""

    about: About


@dataclass(frozen=True, slots=True)
class Uninterpreted:
    """To who asked: nobody has translated it in time."""

    about: About


Told = Wanted | WordsGone | MayInterpret | Uninterpreted
"""What is told of interpreting."""
