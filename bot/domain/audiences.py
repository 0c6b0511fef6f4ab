"""To whom an announcement goes: parts that are put together, and parts that are left out; never a query or a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from bot.domain.catalogue import Catalogue
from bot.domain.shifts import Shift


class Who(StrEnum):
    """One sort of people."""

    NEWS = "news"
    """Who said yes to news."""
    FOLLOWERS = "followers"
    """Who follows a programme (its key)."""
    REQUESTS = "requests"
    """Who has an open request for a service (its key)."""
    VOLUNTEERS = "volunteers"
    """Every volunteer."""
    TASK = "task"
    """Volunteers who do a task (its key)."""
    SPEAKS = "speaks"
    """Volunteers who speak a language (its tag)."""
    DAY = "day"
    """Volunteers who can come on a day of the week (``mon`` ... ``sun``)."""
    SHIFT = "shift"
    """Who has a place on a shift (its number)."""
    SESSION = "session"
    """Who has a place at a programme on a day (``key.20261201``)."""
    STAFF = "staff"
    """Who works here."""


NEED_NOTHING = frozenset({Who.NEWS, Who.VOLUNTEERS, Who.STAFF})
"""Sorts that need no word of which."""


@dataclass(frozen=True, slots=True, order=True)
class Part:
    """One sort of people; ``of`` says which, where the sort needs that."""

    who: Who
    of: str = ""

    @property
    def code(self) -> str:
        """As buttons carry it."""
        return f"{self.who}.{self.of}" if self.of else str(self.who)


@dataclass(frozen=True, slots=True)
class Chosen:
    """One sort of people with how many they are."""

    part: Part
    people: int


@dataclass(frozen=True, slots=True)
class Names:
    """What the names of parts are made of."""

    catalogue: Catalogue
    shifts: Mapping[int, Shift]


def part_of(code: str) -> Part | None:
    """The part a button means; None for none of ours."""
    name, _, of = code.partition(".")
    try:
        part = Part(Who(name), of)
    except ValueError:
        return None
    if (part.who in NEED_NOTHING) is not (not of) or (part.who is Who.SESSION and session_of(of) is None):
        return None
    return None if part.who is Who.SHIFT and not of.isdecimal() else part


def session_of(of: str) -> tuple[str, date] | None:
    """The programme and the day a session is named by; None for no such name."""
    programme, _, day = of.rpartition(".")
    try:
        return (programme, datetime.strptime(day, "%Y%m%d").date()) if programme else None  # noqa: DTZ007  no zone
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Audience:
    """Everybody of any part of ``include`` and of none of ``exclude``; each counts once."""

    include: frozenset[Part] = field(default_factory=frozenset)
    exclude: frozenset[Part] = field(default_factory=frozenset)

    def toggled(self, part: Part, *, out: bool = False) -> Audience:
        """With this part put in or taken out; who is left out is not also put in."""
        if out:
            return Audience(self.include - {part}, self.exclude ^ {part})
        return Audience(self.include ^ {part}, self.exclude - {part})


def stored(audience: Audience) -> dict[str, list[str]]:
    """As a row keeps it."""
    return {"include": _codes(audience.include), "exclude": _codes(audience.exclude)}


def loaded(held: dict[str, list[str]]) -> Audience:
    """From a row; parts this release does not know are dropped."""
    return Audience(_parts(held.get("include", ())), _parts(held.get("exclude", ())))


def _codes(parts: Iterable[Part]) -> list[str]:
    return [part.code for part in sorted(parts)]


def _parts(codes: Iterable[str]) -> frozenset[Part]:
    return frozenset(part for code in codes if (part := part_of(code)) is not None)
