"""Classes and groups that clients can be in, as they stand now, and as one person sees them; never a screen or SQL."""

from __future__ import annotations

from bot.domain.catalogue import SOURCE_LANGUAGE, Kind, Programme
from bot.domain.chats import Chat
from bot.domain.classes import Course, Enrolment, MyClass, MyDate, Standing
from bot.domain.refusals import Outdated
from bot.domain.shifts import ForWhom, ShiftSeries
from bot.domain.timetable import today
from bot.services import shifts
from bot.services.schedule import timetable
from bot.work import Work
from storage import enrolments as shelf
from storage import shift_series
from storage import shifts as dates

MOST = 6
"""So many dates ahead a class shows."""


async def require(work: Work, number: int) -> ShiftSeries:
    """A class that goes on; raises Outdated for any other."""
    found = await shift_series.get(work.tx, number)
    if found is None or found.need.for_whom is not ForWhom.CLIENTS:
        raise Outdated
    return found


async def course(work: Work, series: ShiftSeries) -> Course:
    """A class with its seats and next dates; a programme that left the catalogue goes by its key."""
    key = series.need.programme
    catalogue = (await timetable(work)).catalogue
    programme = catalogue.programmes.get(key) or Programme(key, "📚", Kind.INFO, {SOURCE_LANGUAGE: key})
    ahead = await dates.of_series(work.tx, series.id, work.seconds)
    taken, waiting = await shelf.counts(work.tx, series.id)
    soon = tuple([await shifts.about(work, one) for one in ahead[:MOST]])
    return Course(series, programme, taken, waiting, soon, work.now)


async def offered(work: Work, programme: str) -> list[Course]:
    """The classes of a programme that one can be in: those with a date ahead and any seats at all."""
    found = [await course(work, one) for one in await shelf.courses(work.tx, today(work.now), programme)]
    return [one for one in found if one.dates and one.series.need.seats != 0]


async def mine(work: Work, chat: Chat, number: int) -> MyClass:
    """One class as this person sees it. Raises Outdated where it does not go on."""
    series = await require(work, number)
    return await _seen(work, series, await shelf.of(work.tx, series.id, chat.id))


async def of_person(work: Work, chat: Chat) -> list[MyClass]:
    """What somebody is in or waits for, in the order they came to it."""
    found = []
    for one in await shelf.of_person(work.tx, chat.id):
        series = await shift_series.get(work.tx, one.series)
        found += [await _seen(work, series, one)] if series is not None else []
    return found


async def in_any(work: Work, chat: Chat) -> bool:
    """Whether somebody is in, or waits for, any class."""
    return bool(await shelf.of_person(work.tx, chat.id))


async def _seen(work: Work, series: ShiftSeries, one: Enrolment | None) -> MyClass:
    found = await course(work, series)
    if one is None:
        return MyClass(found)
    if one.standing is not Standing.ENROLLED:
        queue = await shelf.place(work.tx, one) if one.standing is Standing.WAITING else None
        return MyClass(found, one, queue)
    ahead = await shelf.dates(work.tx, series.id, one.chat, work.seconds)
    own = [MyDate(await shifts.about(work, shift), comes) for shift, comes in ahead]
    return MyClass(found, one, None, tuple(own))
