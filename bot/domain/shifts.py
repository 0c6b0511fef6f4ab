"""What a shift is, who may take a place on it, and how long one is held; pure: never the clock, SQL or a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.catalogue import Gate, PlaceKey, ProgrammeKey, Task, TaskKey, Text
from bot.domain.chats import ChatId
from bot.domain.schedule import Session
from bot.domain.timetable import ISTANBUL
from bot.domain.volunteers import Age, Volunteer, old_enough

HORIZON = timedelta(days=42)
"""So far ahead dates of a series are made."""
OPENS_AT = time(9)
"""The hour at which sign-up opens, on the day its window begins."""
NEAR = timedelta(hours=3)
"""A shift that begins so long before its session, or during it, belongs to it."""
MOST_TOGETHER = 4
"""People one sign-up can bring, the person included."""


class ForWhom(StrEnum):
    """Who takes places on it: who helps, or clients who come to a class or group."""

    VOLUNTEERS = "volunteers"
    CLIENTS = "clients"


class ShiftState(StrEnum):
    """Whether it takes place."""

    OPEN = "open"
    CANCELLED = "cancelled"


class State(StrEnum):
    """Where a sign-up stands; the first three hold a seat."""

    ASKED = "asked"
    HELD = "held"
    CONFIRMED = "confirmed"
    LEFT = "left"
    REMOVED = "removed"
    DECLINED = "declined"
    CANCELLED = "cancelled"
    PASSED = "passed"
    LAPSED = "lapsed"


ACTIVE = (State.ASKED, State.HELD, State.CONFIRMED)


class Company(StrEnum):
    """Who comes along; a child is known to the lead and takes no seat."""

    ALONE = "alone"
    FRIENDS = "friends"
    CHILD = "child"


class Bar(StrEnum):
    """Why a place cannot be taken, the weightiest first."""

    CANCELLED = "cancelled"
    BEGUN = "begun"
    CLOSED = "closed"
    NOT_APPROVED = "not_approved"
    STAFF_ONLY = "staff_only"
    UNDER_AGE = "under_age"
    NOT_YET = "not_yet"
    CLASH = "clash"
    REST = "rest"
    CAP = "cap"
    WEEK = "week"
    FULL = "full"


NEVER = frozenset({Bar.CANCELLED})
"""Bars that staff cannot set aside either."""
OF_THE_PERSON = frozenset({Bar.NOT_APPROVED, Bar.STAFF_ONLY, Bar.UNDER_AGE, Bar.CLASH, Bar.REST, Bar.CAP, Bar.WEEK})
"""Bars for which somebody who waits is passed over, and keeps their place in the queue."""


@dataclass(frozen=True, slots=True)
class Need:
    """What a series and each of its dates ask for; ``seats`` None is as many as want, 0 is closed."""

    programme: ProgrammeKey
    task: TaskKey
    place: PlaceKey
    seats: int | None = 1
    minimum: int = 0
    cutoff_minutes: int = 24 * 60
    alert_minutes: int = 48 * 60
    cap: int | None = None
    approval: bool = False
    language: str = ""
    lead: ChatId | None = None
    note: Text = field(default_factory=dict)
    for_whom: ForWhom = ForWhom.VOLUNTEERS


@dataclass(frozen=True, slots=True)
class ShiftSeries:
    """A rule that makes shifts (RRULE on local dates; None for a single one); ``start`` is when to be there."""

    id: int
    need: Need
    rule: str | None
    start: time
    minutes: int
    first_on: date
    last_on: date | None = None
    opens_days: int | None = None
    made_until: date | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """One dated need; UTC. ``taken`` counts the seats of everybody asked, held and confirmed, ``coming`` the last."""

    id: int
    series: int
    original_on: date
    need: Need
    starts_at: datetime
    ends_at: datetime
    opens_at: datetime | None = None
    state: ShiftState = ShiftState.OPEN
    reason: Text = field(default_factory=dict)
    own: bool = False
    revision: int = 0
    taken: int = 0
    coming: int = 0

    @property
    def is_class(self) -> bool:
        """Whether it is a date of a class: its seats are those of the course, and no volunteer ever sees it."""
        return self.need.for_whom is ForWhom.CLIENTS

    @property
    def free(self) -> int | None:
        """Seats left, never below zero; None where as many may come as want."""
        return None if self.need.seats is None else max(0, self.need.seats - self.taken)

    @property
    def missing(self) -> int:
        """How many confirmed people there are too few."""
        return max(0, self.need.minimum - self.coming)

    @property
    def cutoff_at(self) -> datetime:
        """From when on leaving also alarms the coordinators."""
        return self.starts_at - timedelta(minutes=self.need.cutoff_minutes)


@dataclass(frozen=True, slots=True)
class Signup:
    """One person on one shift; ``chat`` is None once the person was erased."""

    id: int
    shift: int
    chat: ChatId | None
    state: State
    size: int = 1
    company: Company = Company.ALONE
    until: datetime | None = None
    agree_by: datetime | None = None
    attended: bool | None = None
    minutes: int | None = None
    over: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """What holds for everybody: minutes of rest between two shifts, and how many in one week; None is no limit."""

    rest_minutes: int = 0
    most_a_week: int | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """A bar, and the other shift where it is about one."""

    bar: Bar
    other: Shift | None = None


@dataclass(frozen=True, slots=True)
class Wish:
    """Somebody and this shift: ``held`` are the other shifts on which the person has a place."""

    shift: Shift
    task: Task | None
    person: Volunteer | None
    held: Sequence[Shift] = ()
    size: int = 1
    allowance: int = 0
    """Minutes of overlap that the place allows with another shift there."""


def objections(wish: Wish, rules: Rules, now: datetime) -> tuple[Objection, ...]:
    """Everything that speaks against it, the weightiest first; empty where nothing does."""
    found = [*_of_shift(wish, now), *_of_person(wish), *_of_others(wish, rules)]
    return tuple(sorted(found, key=lambda one: list(Bar).index(one.bar)))


def _of_shift(wish: Wish, now: datetime) -> Iterable[Objection]:
    shift = wish.shift
    if shift.state is ShiftState.CANCELLED:
        yield Objection(Bar.CANCELLED)
    if shift.starts_at <= now:
        yield Objection(Bar.BEGUN)
    if shift.need.seats == 0:
        yield Objection(Bar.CLOSED)
    elif shift.free is not None and shift.free < wish.size:
        yield Objection(Bar.FULL)
    if shift.opens_at is not None and now < shift.opens_at:
        yield Objection(Bar.NOT_YET)


def _of_person(wish: Wish) -> Iterable[Objection]:
    person, task = wish.person, wish.task
    if person is None or not person.accepted_for(task):
        yield Objection(Bar.NOT_APPROVED)
    if task is not None and not task.self_signup:
        yield Objection(Bar.STAFF_ONLY)
    if task is not None and not old_enough(person.age if person else Age.UNKNOWN, task.min_age):
        yield Objection(Bar.UNDER_AGE)


def _of_others(wish: Wish, rules: Rules) -> Iterable[Objection]:
    shift = wish.shift
    others = [one for one in wish.held if one.id != shift.id]
    for other in others:
        if clash(shift, other, wish.allowance):
            yield Objection(Bar.CLASH, other)
        elif gap(shift, other) < timedelta(minutes=rules.rest_minutes):
            yield Objection(Bar.REST, other)
    if shift.need.cap is not None and sum(one.series == shift.series for one in others) >= shift.need.cap:
        yield Objection(Bar.CAP)
    week = [one for one in others if week_of(one) == week_of(shift)]
    if rules.most_a_week is not None and len(week) >= rules.most_a_week:
        yield Objection(Bar.WEEK)


def clash(one: Shift, other: Shift, allowance: int = 0) -> bool:
    """Whether nobody can do both: half-open, so that 10-12 and 12-14 do not clash.

    ``allowance`` minutes of overlap are forgiven at one place, but never more than half of the shorter shift.
    """
    overlap = min(one.ends_at, other.ends_at) - max(one.starts_at, other.starts_at)
    if overlap <= timedelta():
        return False
    shorter = min(one.ends_at - one.starts_at, other.ends_at - other.starts_at)
    forgiven = min(timedelta(minutes=allowance), shorter / 2) if one.need.place == other.need.place else timedelta()
    return overlap > forgiven


def gap(one: Shift, other: Shift) -> timedelta:
    """The time between two shifts; negative where they overlap."""
    return max(one.starts_at, other.starts_at) - min(one.ends_at, other.ends_at)


def belongs(shift: Shift, session: Session) -> bool:
    """Whether the shift is there for this session."""
    near = session.starts_at - NEAR <= shift.starts_at < session.ends_at
    return near and shift.need.programme == session.programme


def week_of(shift: Shift) -> tuple[int, int]:
    """The year and week (ISO 8601) in which it starts in Istanbul."""
    year, week, _day = shift.starts_at.astimezone(ISTANBUL).isocalendar()
    return year, week


def may_bring(task: Task | None, company: Company) -> bool:
    """Whether the task takes somebody who does not come alone."""
    match company:
        case Company.ALONE:
            return True
        case Company.FRIENDS:
            return task is not None and task.friends
        case Company.CHILD:
            return task is not None and task.children and task.gate is not Gate.KEYS
