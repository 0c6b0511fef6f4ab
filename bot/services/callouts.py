"""Calling people to step in on a shift, a few at a time until enough come; never a screen or SQL."""

from __future__ import annotations

from bot.domain import handovers as rules
from bot.domain.chats import Chat, ChatId
from bot.domain.handover_notices import CalledOut, Settled
from bot.domain.handovers import Answer, Ask
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.reminders import Kind
from bot.domain.shifts import Shift, ShiftState, Signup
from bot.domain.timetable import stretch, today
from bot.services import people, shifts, stand_ins
from bot.work import Work
from storage import asks, audit, reminders
from storage import callouts as runs
from storage import shift_waits as queue
from storage.asks import Book


async def start(work: Work, shift: Shift, target: int | None = None) -> int:
    """Call people until so many come (None: all the shift wants); returns how many were called now.

    Those who wait for a place were told first. Where people are being called already, only the number counts.
    """
    wanted = rules.places_wanted(shift) if target is None else target
    if not _wants(work, shift, wanted):
        return 0
    await runs.begin(work.tx, shift.id, wanted, work.seconds)
    if await reminders.ahead(work.tx, Kind.CALL_OUT, shift.id, work.seconds):
        return 0
    if any(wait.told == "open" for wait in await queue.queue(work.tx, shift.id)):
        patience = min(rules.CALLS_EVERY, (shift.starts_at - work.now) / 2)
        await reminders.plan(work.tx, Kind.CALL_OUT, shift.id, int((work.now + patience).timestamp()))
        return 0
    return await go_on(work, shift.id)


async def left_late(work: Work, signup: Signup) -> None:
    """Somebody who was on does not come after all, and it is soon: others are called until as many come."""
    shift = await shifts.require(work, signup.shift)
    await start(work, shift, shift.coming + signup.size)


async def by_hand(work: Work, by: Chat, number: int) -> tuple[Shift, int]:
    """Staff call people for a shift; returns how many were called now. Raises NotAllowed."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    shift = await shifts.require(work, number)
    called = await start(work, shift)
    await audit.add(work.tx, work.seconds, by.id, "call out", f"shift {number}")
    return shift, called


async def stop(work: Work, by: Chat, number: int) -> Shift:
    """Staff call nobody any more; twice changes nothing. Raises NotAllowed."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    await _end(work, number)
    await audit.add(work.tx, work.seconds, by.id, "call out", f"shift {number}", "ended")
    return await shifts.require(work, number)


async def look(work: Work, by: Chat, number: int) -> tuple[Shift, int, bool]:
    """Before people are called: how many could be, and whether they are being called already. Raises NotAllowed."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    shift = await shifts.require(work, number)
    able = await stand_ins.first(work, shift, rules.MOST_COUNTED, await _not_now(work, shift))
    return shift, len(able), await runs.target(work.tx, number) is not None


async def go_on(work: Work, number: int) -> int:
    """Call the next few, where it still is needed and is no time to sleep; returns how many."""
    shift = await shifts.require(work, number)
    wanted = await runs.target(work.tx, number)
    if wanted is None or not _wants(work, shift, wanted):
        return 0
    following = rules.next_call(work.now, shift.starts_at)
    await reminders.plan(work.tx, Kind.CALL_OUT, number, int(following.timestamp()))
    if shift.free == 0 or shift.taken >= wanted or not rules.may_call(work.now, shift.starts_at):
        return 0  # a place is kept for somebody who waits, or people sleep: look again later
    found = await stand_ins.first(work, shift, rules.CALLED_AT_ONCE, await _not_now(work, shift))
    told = CalledOut(await shifts.about(work, shift))
    return sum([await stand_ins.ask(work, Book.CALLOUTS, number, chat, told) for chat in found])


async def told(work: Work, number: int) -> bool:
    """The next are due; whether anybody was called."""
    return await go_on(work, number) > 0


async def refuse(work: Work, chat: Chat, number: int) -> Shift:
    """I cannot: this shift does not call me again. Raises Outdated for who was not called."""
    if await asks.one(work.tx, Book.CALLOUTS, number, chat.id) is None:
        raise Outdated
    await asks.add(work.tx, Book.CALLOUTS, Ask(number, chat.id, Answer.NO), work.seconds)
    return await shifts.require(work, number)


async def keep_true(work: Work) -> None:
    """Calling ends as soon as enough come, or there is nothing to come to; who was called hears that it is over."""
    for number in await runs.running(work.tx):
        shift = await shifts.require(work, number)
        if not _wants(work, shift, await runs.target(work.tx, number) or 0):
            await _end(work, number)
    await asks.settle(work.tx, Book.CALLOUTS)
    await runs.note_yes(work.tx)
    for one in await asks.hanging(work.tx, Book.CALLOUTS):
        shift = await shifts.require(work, one.about)
        filled = _ahead(work, shift) and shift.free == 0
        await stand_ins.close(work, Book.CALLOUTS, one, Settled(filled, shift.id))


async def _end(work: Work, number: int) -> None:
    await runs.end(work.tx, number)
    await reminders.void(work.tx, number, Kind.CALL_OUT)


async def _not_now(work: Work, shift: Shift) -> set[ChatId]:
    """Who is not called: who was called for this shift, waits for it, or was called often enough today."""
    day = today(work.now)
    often = await runs.called_since(work.tx, stretch(day, day)[0], rules.MOST_CALLS_A_DAY)
    waiting = {wait.chat for wait in await queue.queue(work.tx, shift.id)}
    return often | waiting | {one.chat for one in await asks.of(work.tx, Book.CALLOUTS, shift.id)}


def _wants(work: Work, shift: Shift, target: int) -> bool:
    """Whether it takes place, has not begun, and fewer come than should and can."""
    can = target if shift.need.seats is None else shift.need.seats
    return _ahead(work, shift) and shift.coming < min(target, can)


def _ahead(work: Work, shift: Shift) -> bool:
    return shift.state is ShiftState.OPEN and shift.starts_at > work.now
