"""The line at the table: who is called now, who is next, and who hears that it is soon; pure, never a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.chats import ChatId
from bot.domain.giving import UNDO, Card, mark

STEP = 1000
"""Between two numbers of the line, so that somebody put off fits between them."""
BEHIND = 3
"""Who is not there goes behind so many."""
NEAR = 3
"""From this place in the line on people hear that it is soon."""
LAST = 10**9
MOST_CALLED = 3
"""So many numbers stand as called at one time; an older one is still served when it comes."""
MOST_NEXT = 5
PUT_OFF_MOST = 2
"""Called so often and not there, a number goes to the end."""


@dataclass(frozen=True, slots=True)
class Call:
    """A number that still has something to collect; ``called_at`` None where it waits."""

    ticket: int
    number: int
    chat: ChatId | None
    called_at: datetime | None = None
    times: int = 0
    put_off: int = 0
    turn: int | None = None
    near: int | None = None
    by: ChatId | None = None

    @property
    def mark(self) -> str:
        """Its picture."""
        return mark(self.number)

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands."""
        return (self.number * STEP if self.turn is None else self.turn, self.number)

    def may_undo(self, by: ChatId, now: datetime) -> bool:
        """Whether who called it by mistake can still say so."""
        return self.called_at is not None and self.by == by and now - self.called_at <= UNDO


@dataclass(frozen=True, slots=True)
class Line:
    """``called`` the latest first; ``waiting`` in their order."""

    called: tuple[Call, ...]
    waiting: tuple[Call, ...]

    @property
    def now(self) -> tuple[Call, ...]:
        """Those whose turn it is."""
        return self.called[:MOST_CALLED]

    def before(self, ticket: int) -> int | None:
        """How many wait before this number; None where it does not wait."""
        places = [one.ticket for one in self.waiting]
        return places.index(ticket) if ticket in places else None

    def behind_some(self, one: Call) -> int:
        """The turn of somebody who is not there: behind the next three, after two times at the end."""
        others = [each for each in self.waiting if each.ticket != one.ticket]
        if one.put_off + 1 >= PUT_OFF_MOST or len(others) <= BEHIND:
            return max([LAST, *(each.place[0] + 1 for each in others)])
        return others[BEHIND - 1].place[0] + 1

    def to_tell(self) -> tuple[tuple[Call, int], ...]:
        """Who comes near and has not heard of this place, or of a nearer one: with the place, one for the next.

        Nobody hears anything before the first call: a line that does not move is no line.
        """
        if not self.called:
            return ()
        near = list(enumerate(self.waiting[:NEAR], 1))
        return tuple((one, at) for at, one in near if one.near is None)


def line(some: Sequence[Call]) -> Line:
    """The line of these numbers."""
    called = [one for one in some if one.called_at is not None]
    waiting = [one for one in some if one.called_at is None]
    newest = sorted(called, key=lambda one: (one.called_at, one.number), reverse=True)
    return Line(tuple(newest), tuple(sorted(waiting, key=lambda one: one.place)))


@dataclass(frozen=True, slots=True)
class ComeNow:
    """Notice: your number is called."""

    card: Card
    again: bool = False


@dataclass(frozen=True, slots=True)
class SoonYou:
    """Notice: you are the third, the second, the next."""

    card: Card
    place: int


OfCalling = ComeNow | SoonYou


@dataclass(frozen=True, slots=True)
class Shown:
    """What the display at the door shows: numbers and pictures, nothing else."""

    now: tuple[tuple[int, str], ...]
    next: tuple[tuple[int, str], ...]


def shown(found: Line) -> Shown:
    """The display of a line."""
    return Shown(
        tuple((one.number, one.mark) for one in found.now),
        tuple((one.number, one.mark) for one in found.waiting[:MOST_NEXT]),
    )
