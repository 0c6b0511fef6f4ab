"""Giving out: stock of a collection day, a household's number, what is promised on it, and who may have what; pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bot.domain.appointments import MARKS
from bot.domain.catalogue import Place, PlaceKey, Programme
from bot.domain.chats import ChatId
from bot.domain.follows import APART, ENOUGH, EVENING
from bot.domain.holds import awakening
from bot.domain.items import Item, again_on, period
from bot.domain.reminders import RULES, Kind
from bot.domain.schedule import SeriesId, Session, SlotKey
from bot.domain.timetable import DAY, ISTANBUL

AHEAD = timedelta(days=60)
"""So far ahead people are given a day."""
UNDO = timedelta(minutes=2)
"""So long who handed something over can take it back; staff can the whole day."""
MOST_OF_ONE = 9999
"""Nobody sets a larger stock."""


class State(StrEnum):
    """How what was promised stands; the first four take a piece of the stock."""

    ASKED = "asked"
    HELD = "held"
    GRANTED = "granted"
    COLLECTED = "collected"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"


OPEN = frozenset({State.ASKED, State.HELD, State.GRANTED})
"""Promised, and not yet handed over."""
ACTIVE = OPEN | {State.COLLECTED}


class Bar(StrEnum):
    """Why a household has no piece of an item now."""

    CLOSED = "closed"
    TOO_SOON = "too_soon"
    HAD = "had"
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class Stock:
    """How many of one item and size there are for one collection day; ``taken`` counts what was collected too."""

    id: int
    item: int
    size: str
    series: SeriesId
    original_on: date
    amount: int
    taken: int = 0
    collected: int = 0

    @property
    def slot(self) -> SlotKey:
        """The collection day."""
        return self.series, self.original_on

    @property
    def free(self) -> int:
        """Pieces nobody was promised."""
        return self.amount - self.taken

    @property
    def left(self) -> int:
        """Pieces that are still on the table."""
        return self.amount - self.collected


@dataclass(frozen=True, slots=True)
class Ticket:
    """A household's number on one collection day; hours and place as its holder was last told."""

    id: int
    series: SeriesId
    original_on: date
    chat: ChatId | None
    number: int
    starts_at: datetime
    ends_at: datetime
    place: PlaceKey

    @property
    def slot(self) -> SlotKey:
        """The collection day."""
        return self.series, self.original_on

    @property
    def mark(self) -> str:
        """Its picture."""
        return mark(self.number)


def mark(number: int) -> str:
    """The picture beside a number, for who does not read numbers."""
    return MARKS[number % len(MARKS)]


@dataclass(frozen=True, slots=True)
class Allotment:
    """One item promised on a ticket; ``by`` is who of the house did the last of it, at ``changed_at``."""

    id: int
    ticket: int
    stock: int
    item: int
    chat: ChatId | None
    state: State
    period: str
    again_on: date | None
    until: datetime | None
    changed_at: datetime
    by: ChatId | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """What is promised, as it is shown: the item, its size, and the first name of who handed it over."""

    item: Item
    size: str
    of: Allotment
    by: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """A ticket with everything on it; ``session`` None where the day has left the timetable."""

    ticket: Ticket
    programme: Programme
    session: Session | None
    place: Place | None
    lines: tuple[Line, ...]
    now: datetime

    @property
    def open(self) -> tuple[Line, ...]:
        """What is granted and not yet handed over."""
        return tuple(line for line in self.lines if line.of.state is State.GRANTED)

    @property
    def still_promised(self) -> bool:
        """Whether anything can be given back."""
        return any(line.of.state in OPEN for line in self.lines)

    @property
    def discreet(self) -> bool:
        """Whether the first words of what people are told say nothing of what it is."""
        return self.programme.sensitive


@dataclass(frozen=True, slots=True)
class Offer:
    """A collection day that is not over, with the stock of one item and size; None where none was set."""

    session: Session
    stock: Stock | None


@dataclass(frozen=True, slots=True)
class Objection:
    """Why not now, and from which day on, where that is known."""

    bar: Bar
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Had:
    """What a household has, or is promised, of an item: the periods that are used up, the days with the same size."""

    periods: Collection[str] = ()
    days: Collection[SlotKey] = ()


def chosen(item: Item, days: Sequence[Offer], had: Had, now: datetime) -> Offer | Objection:
    """The soonest day on which a household may have the item, or why there is none.

    ``days`` take place and are not over, the soonest first.
    """
    if not item.wanted:
        return Objection(Bar.CLOSED)
    due = [one for one in days if item.from_on is None or one.session.on >= item.from_on]
    fresh = [one for one in due if _fresh(item, one.session, had)]
    for one in fresh:
        if one.stock is not None and one.stock.free > 0:
            return one
    if not due and item.from_on is not None and days:
        return Objection(Bar.TOO_SOON, item.from_on)
    if due and due[0] not in fresh:
        return Objection(Bar.HAD, again_on(item.per, due[0].session.on))
    return Objection(Bar.FINISHED, _next_unset(fresh, now))


def _fresh(item: Item, session: Session, had: Had) -> bool:
    return period(item.per, session.on) not in had.periods and session.slot not in had.days


def _next_unset(days: Sequence[Offer], now: datetime) -> date | None:
    """The first day ahead whose stock nobody has set yet: there may be some again."""
    unset = (one for one in days if one.stock is None or one.stock.amount == 0)
    return next((one.session.on for one in unset if one.session.starts_at > now), None)


def may_undo(one: Allotment, by: ChatId, now: datetime, *, staff: bool) -> bool:
    """Whether who asks can say that it was not handed over: its hand for two minutes, staff on the same day."""
    if one.state is not State.COLLECTED:
        return False
    same_day = one.changed_at.astimezone(ISTANBUL).date() == now.astimezone(ISTANBUL).date()
    return (staff and same_day) or (one.by == by and now - one.changed_at <= UNDO)


def moments(starts_at: datetime, now: datetime) -> Mapping[Kind, datetime]:
    """When a household is reminded of its day: the evening before and two hours before, never in the night."""
    evening = datetime.combine(starts_at.astimezone(ISTANBUL).date() - DAY, EVENING, ISTANBUL)
    wanted = {Kind.TICKET_DAY: evening}
    waking = awakening(starts_at - RULES[Kind.TICKET_HOURS].lead)
    if starts_at - waking >= ENOUGH and waking - evening >= APART:
        wanted[Kind.TICKET_HOURS] = waking
    return {kind: at for kind, at in wanted.items() if at > now}
