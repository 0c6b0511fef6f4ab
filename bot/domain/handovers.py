"""Giving a place on, swapping, calling people to step in: the facts and the rules; never the clock or a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from bot.domain.chats import ChatId
from bot.domain.holds import at_night, awakening
from bot.domain.shifts import Shift, ShiftState, Signup
from bot.domain.shifts import State as Place
from bot.domain.timetable import ISTANBUL
from bot.domain.volunteers import Day, Volunteer

ASKED_AT_ONCE = 8
"""People one open call asks; the giver may ask as many more."""
CALLED_AT_ONCE, CALLS_EVERY = 5, timedelta(minutes=20)
MOST_CALLS_A_DAY = 2
"""Nobody is called to step in more often than this, whatever the shift."""
MOST_COUNTED = 50
"""At most so many are counted before people are called."""
SOON = timedelta(hours=3)
"""So long before the start the giver hears that nobody has said yes."""
NOON = time(12)


class Way(StrEnum):
    """To whom a place is offered."""

    NAMED = "named"
    CALL = "call"
    SWAP = "swap"


class State(StrEnum):
    """What became of an offer."""

    OPEN = "open"
    TAKEN = "taken"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    LAPSED = "lapsed"
    ENDED = "ended"


class Answer(StrEnum):
    """What somebody said who was asked; OVER where it was settled before they did."""

    YES = "yes"
    NO = "no"
    OVER = "over"


@dataclass(frozen=True, slots=True)
class Handover:
    """A place somebody would give on: ``signup`` is theirs until another says yes; ``wanted`` a shift to swap for."""

    id: int
    signup: int
    way: Way
    starts_at: datetime
    wanted: int | None = None
    wanted_at: datetime | None = None
    state: State = State.OPEN


@dataclass(frozen=True, slots=True)
class Ask:
    """One person who was asked; ``about`` is the hand-over or shift, ``message`` Telegram's number of the question."""

    about: int
    chat: ChatId
    answer: Answer | None = None
    outbox: int | None = None
    message: int | None = None


def fits(person: Volunteer, shift: Shift) -> bool:
    """Whether somebody wishes to do this on such a day; who said nothing of either is asked for anything."""
    wishes = person.wishes | person.tasks
    day = tuple(Day)[shift.starts_at.astimezone(ISTANBUL).weekday()]
    return (not wishes or shift.need.task in wishes) and (not person.days or day in person.days)


def may_call(now: datetime, starts_at: datetime) -> bool:
    """Whether people may be called now: at night only for a shift before the coming noon."""
    noon = datetime.combine(awakening(now).astimezone(ISTANBUL).date(), NOON, ISTANBUL)
    return not at_night(now) or starts_at < noon


def next_call(now: datetime, starts_at: datetime) -> datetime:
    """When the next people are called."""
    following = now + CALLS_EVERY
    return following if may_call(following, starts_at) else awakening(following)


def places_wanted(shift: Shift) -> int:
    """How many people a shift wants: all its seats, or where there is no limit the minimum, and at least one more."""
    return shift.need.seats if shift.need.seats is not None else max(shift.need.minimum, shift.coming + 1)


def stands(offer: Handover, signup: Signup | None, shift: Shift, now: datetime) -> bool:
    """Whether the giver still has the place that was offered, at the hour it was offered for, and it is ahead."""
    if offer.state is not State.OPEN or signup is None or signup.state is not Place.CONFIRMED:
        return False
    return shift.state is ShiftState.OPEN and now < shift.starts_at == offer.starts_at
