"""Classes as staff see and run them: who is in one by number and language, who comes on a date; never a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.chats import Chat, ChatId
from bot.domain.class_notices import ClassEnded, ClassEntered, ClassPlaceGone
from bot.domain.classes import Course, Enrolment, Standing
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.shift_notices import OfShift
from bot.domain.shift_plans import CLASS_SEATS
from bot.domain.shifts import Shift
from bot.domain.timetable import today
from bot.services import class_changes, classes, enrolments, people, shifts
from bot.work import Work
from storage import audit, chats, shift_series
from storage import enrolments as shelf
from storage import shifts as dates

LOOKS_BACK, LOOKS_AHEAD = timedelta(days=28), timedelta(days=400)
"""So long staff find a date that is over, to tick who came; a date may have been moved beyond the horizon."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody in a class, offered a place or waiting; ``language`` is a tag, empty where none was chosen."""

    one: Enrolment
    language: str


@dataclass(frozen=True, slots=True)
class ClassDate:
    """One date: how many come, and who of the class said that they cannot."""

    of: OfShift
    cannot: tuple[ChatId, ...]

    @property
    def fixed(self) -> bool:
        """Whether nothing can be changed any more."""
        return self.of.shift.starts_at <= self.of.now


async def listed(work: Work, by: Chat) -> list[Course]:
    """Every class that goes on. Raises NotAllowed."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    since = today(work.now - LOOKS_BACK)
    return [await classes.course(work, one) for one in await shelf.courses(work.tx, since)]


async def one(work: Work, by: Chat, number: int) -> Course:
    """One class. Raises NotAllowed and Outdated."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    return await classes.course(work, await classes.require(work, number))


async def members(work: Work, by: Chat, number: int) -> tuple[Course, list[Member]]:
    """Who is in it, is offered a place, waits: in this order. Raises NotAllowed and Outdated."""
    found = await one(work, by, number)
    return found, [await _member(work, it) for it in await shelf.of_series(work.tx, number)]


async def member(work: Work, by: Chat, number: int) -> tuple[Course, Member]:
    """One of them. Raises NotAllowed, and Outdated for who is gone."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    it = await _enrolment(work, number)
    return await one(work, by, it.series), await _member(work, it)


async def _member(work: Work, it: Enrolment) -> Member:
    chat = await chats.get(work.tx, it.chat)
    return Member(it, (chat.language if chat else None) or "")


async def _enrolment(work: Work, number: int) -> Enrolment:
    found = await shelf.get(work.tx, number)
    if found is None:
        raise Outdated
    return found


async def remove(work: Work, by: Chat, number: int) -> int:
    """They are not in it, or on its list, any more, and are told; the next is asked. Returns the class."""
    course, it = await member(work, by, number)
    await enrolments.end(work, it.one)
    await shifts.tell(work, it.one.chat, ClassPlaceGone(course))
    await audit.add(work.tx, work.seconds, by.id, "class.remove", f"enrolment {number}")
    return it.one.series


async def put_in(work: Work, by: Chat, number: int) -> int:
    """A free place, or the one kept for them, is theirs at once, and they are told; returns the class.

    Raises Outdated where all are taken.
    """
    course, it = await member(work, by, number)
    if it.one.standing is Standing.ENROLLED:
        return it.one.series
    if it.one.standing is Standing.WAITING and not await shelf.hold(work.tx, number, work.seconds):
        raise Outdated
    await enrolments.settle(work, it.one)
    await enrolments.fill(work, await shelf.get(work.tx, number))
    await shifts.tell(work, it.one.chat, ClassEntered(course))
    await audit.add(work.tx, work.seconds, by.id, "class.put_in", f"enrolment {number}")
    return it.one.series


async def set_seats(work: Work, by: Chat, number: int, seats: int | None) -> Course:
    """So many places from now on: nobody loses theirs, and who waits is asked for what is new."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    series = await classes.require(work, number)
    await shift_series.change(work.tx, replace(series, need=replace(series.need, seats=seats)))
    await enrolments.pass_on(work, number)
    await audit.add(work.tx, work.seconds, by.id, "class.seats", f"series {number}")
    return await one(work, by, number)


def seats_of(value: str, unlimited: str) -> int | None:
    """A number of places as a button has it; raises Outdated for one there is no choice of."""
    if value not in CLASS_SEATS:
        raise Outdated
    return None if value == unlimited else int(value)


async def dates_of(work: Work, by: Chat, number: int) -> tuple[Course, list[OfShift]]:
    """The dates of a class, from four weeks ago on, that take or took place."""
    found = await one(work, by, number)
    first = int((work.now - LOOKS_BACK).timestamp())
    some = await dates.of_series(work.tx, number, first)
    return found, [await shifts.about(work, it) for it in some]


async def date(work: Work, by: Chat, shift: Shift) -> ClassDate:
    """One date, whatever became of it. Raises NotAllowed."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    return ClassDate(await shifts.about(work, shift), tuple(await shelf.cannot(work.tx, shift.id)))


async def end(work: Work, by: Chat, number: int) -> tuple[Course, int]:
    """It gives no more dates: everybody in it or waiting is told once; returns how many. What is past stays."""
    course = await one(work, by, number)
    await shift_series.close(work.tx, number)
    for shift in await dates.of_series(work.tx, number, work.seconds):
        await class_changes.withdraw(work, shift, {})
    told = 0
    for it in await shelf.of_series(work.tx, number):
        await enrolments.end(work, it)
        told += await shifts.tell(work, it.chat, ClassEnded(course))
    await audit.add(work.tx, work.seconds, by.id, "class.end", f"series {number}")
    return course, told
