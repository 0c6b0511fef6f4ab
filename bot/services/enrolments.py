"""Taking a place on a class, waiting for one, saying that one cannot come, leaving; never a screen or SQL.

``end`` is the one way a place is given back, ``pass_on`` the one way it comes to who waits: however it came free, the
tick finds it.
"""

from __future__ import annotations

from bot.domain.chats import Chat, ChatId
from bot.domain.class_notices import ClassPlaceHeld, ClassPlaceLapsed
from bot.domain.classes import Enrolment, MyClass, Standing, kept_until
from bot.domain.holds import at_night, awakening
from bot.domain.refusals import ClassFull, Outdated
from bot.domain.reminders import Kind, Subject, kinds_of
from bot.domain.shifts import Shift, ShiftState, Signup, State
from bot.domain.timetable import today
from bot.services import class_reminders, classes, shift_reminders, shifts
from bot.work import Work
from storage import enrolments as shelf
from storage import reminders, shift_series
from storage import signups as places

AT_ONCE = 100
"""So many places on dates are taken in one transaction; the next tick takes the rest."""


async def enrol(work: Work, chat: Chat, number: int) -> MyClass:
    """Take a place on the whole course, or the one that is kept for this person; twice changes nothing.

    The database decides who of many has the last one. Raises ClassFull, and Outdated for a class without dates.
    """
    series = await classes.require(work, number)
    if not (await classes.course(work, series)).dates:
        raise Outdated
    await pass_on(work, series.id)
    mine = await shelf.of(work.tx, series.id, chat.id)
    if mine is None and await shelf.take(work.tx, series.id, chat.id, work.seconds) is None:
        raise ClassFull(series.id)
    if mine is not None and mine.standing is Standing.HELD:
        await settle(work, mine)
    await fill(work, await shelf.of(work.tx, series.id, chat.id))
    return await classes.mine(work, chat, series.id)


async def settle(work: Work, one: Enrolment) -> None:
    """A place that is kept for somebody is theirs."""
    await shelf.settle(work.tx, one.id, work.seconds)
    await reminders.void(work.tx, one.id, *kinds_of(Subject.ENROLMENT))


async def wait(work: Work, chat: Chat, number: int) -> MyClass:
    """Wait for a place; where one is free it is kept for them at once. Twice changes nothing."""
    series = await classes.require(work, number)
    await shelf.wait(work.tx, series.id, chat.id, work.seconds)
    await pass_on(work, series.id)
    return await classes.mine(work, chat, series.id)


async def leave(work: Work, chat: Chat, number: int) -> None:
    """Neither in the class nor in its queue any more, also of a class that has ended; twice changes nothing."""
    mine = await shelf.of(work.tx, number, chat.id)
    if mine is not None:
        await end(work, mine)


async def end(work: Work, one: Enrolment) -> None:
    """A place is given back, whoever does it: its dates ahead, what was planned, and the next of the queue is asked."""
    await shelf.drop(work.tx, one.id)
    await reminders.void(work.tx, one.id, *kinds_of(Subject.ENROLMENT))
    for signup in await shelf.ahead(work.tx, one.series, one.chat, work.seconds):
        await places.end(work.tx, signup, State.REMOVED, work.seconds)
        await shift_reminders.void(work, signup)
    await pass_on(work, one.series)


async def cannot(work: Work, chat: Chat, number: int) -> MyClass:
    """I cannot come on this date: nobody reminds them of it, the place on the class stays. Raises Outdated."""
    shift = await _ahead(work, chat, number)
    signup = await places.of(work.tx, shift.id, chat.id)
    if signup is not None:
        await places.end(work.tx, signup.id, State.LEFT, work.seconds)
        await shift_reminders.void(work, signup.id)
    return await classes.mine(work, chat, shift.series)


async def can(work: Work, chat: Chat, number: int) -> MyClass:
    """I can come after all, until the date begins. Raises Outdated."""
    shift = await _ahead(work, chat, number)
    await _take(work, shift, chat.id)
    return await classes.mine(work, chat, shift.series)


async def _ahead(work: Work, chat: Chat, number: int) -> Shift:
    """A date of a class this person is in that takes place and has not begun; raises Outdated for any other."""
    shift = await shifts.either(work, number)
    mine = await shelf.of(work.tx, shift.series, chat.id) if shift.is_class else None
    if mine is None or mine.standing is not Standing.ENROLLED:
        raise Outdated
    if shift.state is not ShiftState.OPEN or shift.starts_at <= work.now:
        raise Outdated
    return shift


async def _take(work: Work, shift: Shift, chat: ChatId) -> None:
    number = await places.take(work.tx, Signup(0, shift.id, chat, State.CONFIRMED), work.seconds)
    if number is not None:
        await class_reminders.plan(work, number, shift)


async def fill(work: Work, only: Enrolment | None = None) -> None:
    """Everybody in a class (or ``only`` this one) has a place on each of its dates, those made since too."""
    for number, chat in await shelf.unfilled(work.tx, work.seconds, AT_ONCE, only.id if only else None):
        await _take(work, await shifts.either(work, number), chat)


async def pass_on(work: Work, number: int) -> None:
    """Keep every free place for the first who waits and can be reached; they are told when they are awake."""
    until = kept_until(work.now)
    one = await shelf.first(work.tx, number)
    while one is not None and await shelf.hold(work.tx, one.id, int(until.timestamp())):
        await reminders.plan(work.tx, Kind.CLASS_HELD, one.id, int(awakening(work.now).timestamp()))
        await reminders.plan(work.tx, Kind.CLASS_ENDS, one.id, int(until.timestamp()))
        one = await shelf.first(work.tx, number)


async def keep_true(work: Work) -> None:
    """What is kept true by looking: free places are passed on, new dates are taken, what is over is forgotten."""
    for number in await shelf.to_pass_on(work.tx):
        await pass_on(work, number)
    await fill(work)
    for one in await shelf.over(work.tx, work.seconds, today(work.now).isoformat()):
        await shelf.drop(work.tx, one.id)


async def tell(work: Work, number: int) -> bool:
    """A place is kept for somebody: they are told now, and never of one that is over or taken."""
    one = await shelf.get(work.tx, number)
    if one is None or one.standing is not Standing.HELD or one.until is None or one.until <= work.now:
        return False
    series = await shift_series.get(work.tx, one.series)
    if series is None:
        return False
    held = ClassPlaceHeld(await classes.course(work, series), one.until)
    return await shifts.tell(work, one.chat, held)


async def lapse(work: Work, number: int) -> bool:
    """The time to answer is over: the place goes to the next, and the person is told how to wait again."""
    one = await shelf.get(work.tx, number)
    if one is None or one.standing is not Standing.HELD:
        return False
    await end(work, one)
    series = await shift_series.get(work.tx, one.series)
    if series is None:
        return False
    lapsed = ClassPlaceLapsed(await classes.course(work, series))
    return await shifts.tell(work, one.chat, lapsed, quiet=at_night(work.now))
