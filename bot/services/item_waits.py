"""Waiting for something that is finished: join, leave, one piece kept at a time for the first; never a screen or SQL.

``pass_on`` is the one way a piece comes to who waits: every path that can free one calls it, and every tick.
"""

from __future__ import annotations

from datetime import datetime

from bot.domain.chats import Chat
from bot.domain.giving import Allotment, Bar, Objection, Offer, State
from bot.domain.giving_notices import ItemHeld, ItemLapsed, ItemOpen
from bot.domain.holds import at_night, awakening, hold_until
from bot.domain.items import Item
from bot.domain.refusals import NotGiven, Outdated
from bot.domain.reminders import Kind
from bot.services import giving, pauses
from bot.work import Work
from storage import allotments, reminders
from storage import item_waits as queue
from storage import items as shelf
from storage.item_waits import Wait


async def join(work: Work, chat: Chat, number: int, size: str) -> int:
    """Wait for a piece; returns the place in the queue, 0 where one was there and is kept for them at once.

    Raises NotGiven where nobody waits: it is closed, it is too soon, or this household had one.
    """
    item = await giving.item_of(work, number)
    if size not in item.options:
        raise Outdated
    await pauses.require_none(work, chat, item.service)
    if await allotments.open_of(work.tx, chat.id, number, size) is not None:
        return 0
    found = await giving.look(work, chat.id, item, size)
    if isinstance(found, Objection) and found.bar is not Bar.FINISHED:
        raise NotGiven(found.bar, item, size, found.on)
    await queue.join(work.tx, number, size, chat.id, work.seconds)
    await pass_on(work, number, size)
    return await queue.place(work.tx, number, size, chat.id) or 0


async def leave(work: Work, chat: Chat, number: int, size: str) -> None:
    """Not any more; twice changes nothing."""
    await queue.leave(work.tx, number, size, chat.id)


async def place(work: Work, chat: Chat, number: int, size: str) -> int | None:
    """The person's place on a list, the first is 1; None for who does not wait."""
    return await queue.place(work.tx, number, size, chat.id)


async def of_person(work: Work, chat: Chat) -> list[tuple[Item, str]]:
    """What somebody waits for."""
    found = []
    for wait in await queue.of_person(work.tx, chat.id):
        item = await shelf.get(work.tx, wait.item)
        found += [(item, wait.size)] if item is not None and not item.retired else []
    return found


async def pass_on(work: Work, number: int, size: str) -> None:
    """Keep every free piece for the first who waits and may have it; near the day the first tap has it."""
    item = await shelf.get(work.tx, number)
    if item is None or not item.wanted:
        return
    for wait in await queue.queue(work.tx, number, size):
        if not await _put_to(work, item, wait):
            break


async def pass_on_all(work: Work) -> None:
    """The same for everything somebody waits for."""
    for number, size in await queue.waited_for(work.tx):
        await pass_on(work, number, size)


async def _put_to(work: Work, item: Item, wait: Wait) -> bool:
    """Ask one of the queue; False where nothing is left for the next."""
    found = await giving.look(work, wait.chat, item, wait.size)
    if isinstance(found, Objection):
        return found.bar is Bar.HAD  # of this household; who comes next may have one
    until = hold_until(work.now, found.session.starts_at)
    if until is None:
        await _open(work, item, wait, found)
    else:
        await _hold(work, item, wait, found, until)
    return True


async def _open(work: Work, item: Item, wait: Wait, found: Offer) -> None:
    assert found.stock is not None
    if wait.told == found.stock.id:
        return
    await queue.tell(work.tx, wait.id, found.stock.id)
    programme = await giving.programme_of(work, found.session.programme)
    notice = ItemOpen(item, wait.size, programme, found.session, work.now)
    await giving.tell(work, wait.chat, notice, quiet=at_night(work.now))


async def _hold(work: Work, item: Item, wait: Wait, found: Offer, until: datetime) -> None:
    one = await giving.promise(work, wait.chat, item, found, giving.Terms(State.HELD, until))
    await queue.leave(work.tx, wait.item, wait.size, wait.chat)
    await reminders.plan(work.tx, Kind.ITEM_HELD, one.id, int(awakening(work.now).timestamp()))
    await reminders.plan(work.tx, Kind.ITEM_ENDS, one.id, int(until.timestamp()))


async def no_longer_held(work: Work, one: Allotment) -> None:
    """What was planned of a piece that was kept is void."""
    await reminders.void(work.tx, one.id, Kind.ITEM_HELD, Kind.ITEM_ENDS)


async def tell(work: Work, number: int) -> bool:
    """A piece is kept for somebody: they are told now, and never of one that is over."""
    one = await allotments.get(work.tx, number)
    if one is None or one.state is not State.HELD or one.until is None or one.until <= work.now:
        return False
    card = await giving.card(work, await giving.ticket_of(work, one.ticket))
    return await giving.tell(work, one.chat, ItemHeld(card, await giving.line(work, one), one.until))


async def lapse(work: Work, number: int) -> bool:
    """The time of a kept piece is over: it goes to the next, and the person is told how to wait again."""
    one = await allotments.get(work.tx, number)
    if one is None or not await allotments.turn(work.tx, number, {State.HELD}, State.EXPIRED, work.seconds):
        return False
    line = await giving.line(work, one)
    await pass_on(work, one.item, line.size)
    lapsed = ItemLapsed(line.item, line.size, await giving.discreet(work, line.item))
    return await giving.tell(work, one.chat, lapsed, quiet=at_night(work.now))
