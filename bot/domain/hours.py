"""Hours somebody helped, line by line; the sum is nothing but its lines. Never a query, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.catalogue import Text

STEP, MOST_ADDED = 30, 8 * 60
"""Minutes by which staff write hours down, and how many at most at once."""
BACK = timedelta(days=366)
"""So far back they can be written down."""
MOST_NAME = 60
"""A name on a paper has at most so many letters."""
CODE_LETTERS, CODE_LENGTH = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789", 8
"""Of the code on a certificate: without letters that look like digits."""


class Paper(StrEnum):
    """What can be made of somebody's hours."""

    STATEMENT = "statement"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class Line:
    """One shift attended, or hours written down by hand (then ``entry`` is their number)."""

    on: date
    pictogram: str
    task: Text
    programme: Text
    minutes: int
    later: bool = False
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class Hours:
    """All lines of one person, the latest first; apart from them, how many shifts are not counted and why."""

    lines: tuple[Line, ...] = ()
    missed: int = 0
    unmarked: int = 0
    ahead: int = 0

    @property
    def minutes(self) -> int:
        """The sum of the lines (SH-I1)."""
        return sum(line.minutes for line in self.lines)

    def of_year(self, year: int) -> int:
        """The sum of one year's lines."""
        return sum(line.minutes for line in self.lines if line.on.year == year)

    @property
    def by_hand(self) -> tuple[Line, ...]:
        """What staff wrote down."""
        return tuple(line for line in self.lines if line.entry is not None)


@dataclass(frozen=True, slots=True)
class Issue:
    """A certificate that was given: for so many minutes, under this number and code."""

    number: int
    code: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Entry:
    """Hours written down by hand; ``added_at`` is when the last question was asked, in Unix seconds."""

    on: date
    minutes: int
    task: str
    added_at: int


def choices() -> tuple[int, ...]:
    """The minutes staff can write down at once."""
    return tuple(range(STEP, MOST_ADDED + STEP, STEP))
