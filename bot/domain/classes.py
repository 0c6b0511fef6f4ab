"""Classes and groups that clients enrol in, and how a place on one stands; pure: never the clock, SQL or a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.appointments import MARKS
from bot.domain.catalogue import Programme
from bot.domain.chats import ChatId
from bot.domain.follows import APART, ENOUGH, EVENING
from bot.domain.holds import HOLDS, awakening, hold_until
from bot.domain.reminders import RULES, Kind
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import ShiftSeries
from bot.domain.timetable import DAY, ISTANBUL

FAR = timedelta(days=30)
"""A place on a course is not lost with its next date, so that the time to answer never ends early."""


class Standing(StrEnum):
    """How somebody stands to a class; the last two hold a seat."""

    WAITING = "waiting"
    HELD = "held"
    ENROLLED = "enrolled"


@dataclass(frozen=True, slots=True)
class Enrolment:
    """One person and one class; ``until`` is how long a held place is kept."""

    id: int
    series: int
    chat: ChatId
    standing: Standing
    since: datetime
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """A class as it stands now: seats taken, people who wait, and its next dates, the soonest first."""

    series: ShiftSeries
    programme: Programme
    taken: int
    waiting: int
    dates: tuple[OfShift, ...]
    now: datetime

    @property
    def free(self) -> int | None:
        """Seats left, never below zero; None where as many may come as want."""
        return None if self.series.need.seats is None else max(0, self.series.need.seats - self.taken)

    @property
    def next(self) -> OfShift | None:
        """The next date that takes place."""
        return self.dates[0] if self.dates else None

    @property
    def discreet(self) -> bool:
        """Whether the first words of what people are told say nothing of what it is."""
        return self.programme.sensitive


@dataclass(frozen=True, slots=True)
class MyDate:
    """One date of a class for who is in it: whether they come."""

    of: OfShift
    comes: bool


@dataclass(frozen=True, slots=True)
class MyClass:
    """A class as one person sees it: their place, their place in the queue, and the dates ahead that are theirs."""

    course: Course
    mine: Enrolment | None = None
    queue: int | None = None
    dates: tuple[MyDate, ...] = ()


def mark(chat: ChatId) -> str:
    """What staff read instead of a name, and the person can say at the door: a picture and our number."""
    return f"{MARKS[chat % len(MARKS)]} {chat}"


def kept_until(now: datetime) -> datetime:
    """Until when a free place is kept for the first who waits: so long, in hours in which people are awake."""
    return hold_until(now, now + FAR) or now + HOLDS


def moments(starts_at: datetime, now: datetime, told_at: datetime | None = None) -> Mapping[Kind, datetime]:
    """When somebody is reminded of a date: the evening before and two hours before, never in the night, from now on.

    What would come soon after ``told_at``, when they heard of that very date, is left out.
    """
    evening = datetime.combine(starts_at.astimezone(ISTANBUL).date() - DAY, EVENING, ISTANBUL)
    wanted = {Kind.CLASS_DAY: evening}
    waking = awakening(starts_at - RULES[Kind.CLASS_HOURS].lead)
    if starts_at - waking >= ENOUGH and waking - evening >= APART:
        wanted[Kind.CLASS_HOURS] = waking
    return {kind: at for kind, at in wanted.items() if at > now and (told_at is None or at - told_at > APART)}
