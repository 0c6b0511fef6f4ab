"""Waiting for a place on a full shift: join, leave, one place kept at a time for the first; never a screen or SQL.

``pass_on`` is the one way a freed place comes to who waits: every path that can free one calls it, and every tick.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain.chats import Chat
from bot.domain.holds import at_night, awakening, hold_until
from bot.domain.refusals import Barred, Outdated
from bot.domain.reminders import Kind
from bot.domain.shift_notices import PassedOver, PlaceHeld, PlaceLapsed, PlaceOpen
from bot.domain.shifts import NEVER, OF_THE_PERSON, Bar, Shift, Signup, State
from bot.services import shifts
from bot.work import Work
from storage import chats, reminders
from storage import shift_waits as queue
from storage import shifts as shelf
from storage import signups as places
from storage.shift_waits import Wait

_NO_QUEUE = NEVER | {Bar.BEGUN, Bar.CLOSED, Bar.NOT_APPROVED, Bar.STAFF_ONLY, Bar.NOT_YET}
"""Bars for which nobody waits: no place will come free, or none is given yet."""


async def join(work: Work, chat: Chat, number: int) -> int:
    """Wait for a place; returns the place in the queue. Raises Barred where nobody waits or a place is free."""
    shift = await shifts.require(work, number)
    for objection in await shifts.against(work, shift, chat):
        if objection.bar in _NO_QUEUE:
            raise Barred(objection.bar, shift.id, objection.other, shift.opens_at)
    if await places.of(work.tx, shift.id, chat.id) is not None:
        raise Outdated
    await queue.join(work.tx, shift.id, chat.id, work.seconds)
    await pass_on(work, shift.id)
    return await queue.place(work.tx, shift.id, chat.id) or 0


async def leave(work: Work, chat: Chat, number: int) -> None:
    """Not any more; twice changes nothing."""
    await queue.leave(work.tx, number, chat.id)


async def pass_on(work: Work, number: int) -> None:
    """Keep every free place for the first who waits and may have it; near the start the first tap has it."""
    shift = await shifts.require(work, number)
    if shift.starts_at <= work.now or shift.free == 0 or (shift.opens_at is not None and work.now < shift.opens_at):
        return
    for wait in await queue.queue(work.tx, number):
        if not await _put_to(work, await shifts.require(work, number), wait):
            break


async def pass_on_all(work: Work) -> None:
    """The same for every shift somebody waits for."""
    await queue.forget(work.tx, work.seconds)
    for shift in await shelf.waited_for(work.tx, work.seconds):
        await pass_on(work, shift.id)


async def _put_to(work: Work, shift: Shift, wait: Wait) -> bool:
    """Ask one of the queue; False where no place is left for the next."""
    chat = await chats.get(work.tx, wait.chat)
    if shift.free == 0 or chat is None:
        return shift.free != 0
    barred = next((one for one in await shifts.against(work, shift, chat) if one.bar in OF_THE_PERSON), None)
    if barred is not None:
        await _say_once(work, wait, "skipped", PassedOver(await shifts.about(work, shift), barred.bar))
        return True
    until = hold_until(work.now, shift.starts_at)
    if until is None:
        await _say_once(work, wait, "open", PlaceOpen(await shifts.about(work, shift)))
        return True
    await _hold(work, shift, chat, until)
    return True


async def _hold(work: Work, shift: Shift, chat: Chat, until: datetime) -> None:
    new = Signup(0, shift.id, chat.id, State.HELD, until=until)
    signup = await places.take(work.tx, new, work.seconds)
    await queue.leave(work.tx, shift.id, chat.id)
    if signup is not None:
        await reminders.plan(work.tx, Kind.PLACE_HELD, signup, int(awakening(work.now).timestamp()))
        await reminders.plan(work.tx, Kind.PLACE_ENDS, signup, int(until.timestamp()))


async def _say_once(work: Work, wait: Wait, word: str, notice: object) -> None:
    if wait.told != word:
        await queue.tell(work.tx, wait.id, word)
        await shifts.tell(work, wait.chat, notice, quiet=at_night(work.now))


async def decline(work: Work, chat: Chat, number: int) -> Shift:
    """Not this one: the next is asked. Raises Outdated for a place that is not kept for this person any more."""
    signup = await places.get(work.tx, number)
    if signup is None or signup.chat != chat.id or signup.state is not State.HELD:
        raise Outdated
    await places.end(work.tx, number, State.LAPSED, work.seconds)
    await reminders.void(work.tx, number, Kind.PLACE_HELD, Kind.PLACE_ENDS)
    await pass_on(work, signup.shift)
    return await shifts.require(work, signup.shift)


async def tell(work: Work, number: int) -> bool:
    """A place is kept for somebody: they are told now, and never of one that is over."""
    signup = await places.get(work.tx, number)
    if signup is None or signup.state is not State.HELD or signup.until is None or signup.until <= work.now:
        return False
    of = await shifts.about(work, await shifts.require(work, signup.shift))
    return await shifts.tell(work, signup.chat, PlaceHeld(of, number, signup.until))


async def lapse(work: Work, number: int) -> bool:
    """The time of a kept place is over: it goes to the next, and the person is told how to wait again."""
    signup = await places.get(work.tx, number)
    if signup is None or signup.state is not State.HELD:
        return False
    await places.end(work.tx, number, State.LAPSED, work.seconds)
    await pass_on(work, signup.shift)
    shift = await shifts.require(work, signup.shift)
    if shift.starts_at - work.now < timedelta():
        return False
    return await shifts.tell(work, signup.chat, PlaceLapsed(await shifts.about(work, shift)), quiet=at_night(work.now))
