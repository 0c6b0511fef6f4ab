"""What stands in the audit: one act, whose, about what, what it changed; never a name, a text or a query."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.chats import ChatId

DONE = "done"
A_PART = 2000
"""So many rows fit into one file: about 600 KB as JSON."""
_THING = re.compile(r"([a-z]+ [0-9]+)(?![0-9])")


@dataclass(frozen=True, slots=True)
class Change:
    """What a thing was before an act and after it: states, numbers, times, roles; never a name or a text."""

    was: str
    became: str
    result: str = DONE


@dataclass(frozen=True, slots=True)
class Act:
    """One row. ``actor`` None is the machine itself, or somebody who has no row any more."""

    id: int
    at: datetime
    actor: ChatId | None
    action: str
    about: str
    result: str
    was: str | None
    became: str | None
    chain: str
    """The hash over this row and the chain before it, in hexadecimal digits."""

    @property
    def thing(self) -> str:
        """The thing it is about, without what was done with it: "request 12" of "request 12 to 7"."""
        return thing_of(self.about)


class By(StrEnum):
    """By what the audit is filtered: who did it, or what it is about."""

    ACTOR = "p"
    THING = "t"


@dataclass(frozen=True, slots=True)
class Only:
    """Acts of the same person, or about the same thing, as the act with this number."""

    by: By
    act: int


class AuditFile(StrEnum):
    """As which file it can be taken along."""

    TABLE = "xlsx"
    LINES = "jsonl"


def thing_of(about: str) -> str:
    """A kind and a number at the beginning, else all of it."""
    found = _THING.match(about)
    return found[1] if found else about
