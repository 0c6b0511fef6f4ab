"""Who comes to one shift, whom staff can put in, and what speaks against it; pure: never a query or a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.appointments import MARKS
from bot.domain.chats import ChatId
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import OF_THE_PERSON, Bar, Objection, Signup

OVER = frozenset({Bar.FULL, Bar.CLOSED})
"""Bars that staff set aside by a place beyond the seats."""
NOT_FOR_STAFF = frozenset({Bar.STAFF_ONLY})
"""Bars that are none where staff put somebody in."""


class Reason(StrEnum):
    """Why somebody is taken out, as far as they are told."""

    NONE = "none"
    ENOUGH = "enough"
    CHANGED = "changed"
    MISTAKE = "mistake"


class Done(StrEnum):
    """What became of a tap."""

    NEW = "new"
    ALREADY = "already"


@dataclass(frozen=True, slots=True)
class Person:
    """A volunteer as staff see them: the first name they gave, or only a mark; ``chat`` None for who was erased."""

    chat: ChatId | None
    name: str = ""

    @property
    def mark(self) -> str:
        """A picture that tells nameless people apart."""
        return MARKS[(self.chat or 0) % len(MARKS)]


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody on the roster; ``first_time`` where they have never been at this task before.

    ``sure`` where they said so once more when they were reminded of the start it has now.
    """

    signup: Signup
    person: Person
    first_time: bool = False
    sure: bool = False


@dataclass(frozen=True, slots=True)
class Roster:
    """Everybody of one shift: who holds a seat, then who waits, in order; ``plans``: who looks may change it."""

    of: OfShift
    people: tuple[Coming, ...]
    waiting: tuple[Person, ...]
    plans: bool


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody staff could put in, with everything that speaks against it, the weightiest first."""

    person: Person
    objections: tuple[Objection, ...] = ()
    wishes: bool = False
    """Whether it is a task they would like to do."""

    @property
    def rank(self) -> tuple[int, bool, str, int]:
        """Who may come first, then whom little speaks against; those who wish it before others."""
        order = list(Bar)
        own = [order.index(one.bar) for one in self.objections if one.bar in OF_THE_PERSON]
        weight = len(order) - min(own) if own else 0
        return weight, not self.wishes, self.person.name.casefold() or "\uffff", self.person.chat or 0


def packed(objections: Iterable[Objection]) -> int:
    """The bars as one number, which a button carries: so much was seen when it was pressed."""
    order = list(Bar)
    return sum(1 << index for index in {order.index(one.bar) for one in objections})
