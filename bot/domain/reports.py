"""What a report of a week, month or year holds; how counts become it stands in ``report_numbers``. Never a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.catalogue import Text
from bot.domain.disclosure import Shown


class Span(StrEnum):
    """How long a report's time is."""

    WEEK = "week"
    MONTH = "month"
    YEAR = "year"


class What(StrEnum):
    """What is counted, as it is stored."""

    REQUESTS = "requests"
    LANGUAGE = "language"
    ANSWERED = "answered"
    APPOINTED = "appointed"
    PLACES = "places"
    CLASSES = "classes"
    MINUTES = "minutes"
    REACH = "reach"
    SENDINGS = "sendings"
    HEADS = "heads"
    GIVEN = "given"


class Outcome(StrEnum):
    """What became of requests."""

    OPEN = "open"
    DONE = "done"
    NO_SHOW = "no_show"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    EXPIRED = "expired"


class Reach(StrEnum):
    """What became of the messages of announcements."""

    SENT = "sent"
    FAILED = "failed"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"


URGENT, OTHER = "urgent", "other"
"""The two kinds of requests whose waiting for an answer is told apart."""
NO_LANGUAGE = ""
NOT_TOLD_APART = "all"
"""Of who is served on open days: women, men and children together."""
WANTED, TAKEN, ATTENDED = "wanted", "taken", "attended"


@dataclass(frozen=True, slots=True)
class Period:
    """A week from Monday, a month or a year; both days included."""

    span: Span
    first_on: date

    @property
    def last_on(self) -> date:
        """Its last day."""
        return self.after.first_on - timedelta(days=1)

    @property
    def before(self) -> Period:
        """The one before."""
        return period(self.span, self.first_on - timedelta(days=1))

    @property
    def after(self) -> Period:
        """The one after."""
        longest = {Span.WEEK: 7, Span.MONTH: 31, Span.YEAR: 366}[self.span]
        return period(self.span, self.first_on + timedelta(days=longest))


def period(span: Span, on: date) -> Period:
    """The period a day is in."""
    match span:
        case Span.WEEK:
            return Period(span, on - timedelta(days=on.weekday()))
        case Span.MONTH:
            return Period(span, on.replace(day=1))
        case Span.YEAR:
            return Period(span, on.replace(month=1, day=1))


@dataclass(frozen=True, slots=True)
class Count:
    """So many of one thing on one day in Istanbul."""

    on: date
    what: What
    key: str
    outcome: str
    n: int


@dataclass(frozen=True, slots=True)
class Line:
    """One thing's numbers, one a column."""

    key: str
    numbers: tuple[Shown, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Numbers that belong together; ``base`` is to what they are rounded, 1 where they are exact."""

    lines: tuple[Line, ...] = ()
    total: tuple[Shown, ...] = (Shown(0),)
    base: int = 1


@dataclass(frozen=True, slots=True)
class Wait:
    """Half of them waited at most so many minutes, nine of ten at most so many; None where they are few."""

    half: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """What a programme or task is called; one that has left the file is called by its key."""

    pictogram: str
    name: Text


@dataclass(frozen=True, slots=True)
class Names:
    """Of programmes, of tasks and of items that are given out, by their keys; a known item's name is empty."""

    programmes: Mapping[str, Named] = field(default_factory=dict)
    tasks: Mapping[str, Named] = field(default_factory=dict)
    items: Mapping[str, Named] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """The numbers of one period; ``clients`` alone are those of this day."""

    period: Period
    services: Table
    outcomes: Table
    served: Table
    languages: Table
    months: Table
    urgent: Wait
    other: Wait
    appointed: Wait
    places: Table
    classes: Table
    hours: Table
    reach: Table
    sendings: int
    clients: Table
    heads: Table = field(default_factory=Table)
    """Who was served on open days, by programme, and by kind."""
    head_kinds: Table = field(default_factory=Table)
    given: Table = field(default_factory=Table)
    """Things handed over, by item."""
    names: Names = field(default_factory=Names)
