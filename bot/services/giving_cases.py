"""Yes and no to who asked for something, and giving within a case: what case workers do; never a screen or SQL."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.appointments import Request
from bot.domain.chats import Chat
from bot.domain.giving import Allotment, Bar, Card, Line, Objection, Offer, State
from bot.domain.giving_notices import Granted, NotGranted
from bot.domain.holds import at_night
from bot.domain.items import Item
from bot.domain.people import Action, may
from bot.domain.refusals import NotGiven, Outdated
from bot.services import giving, item_waits, people, tickets
from bot.work import Work
from storage import allotments, audit, stocks
from storage import appointments as cases
from storage import item_waits as queue
from storage import items as shelf

# yes and no ---------------------------------------------------------------------------------------------------------


async def asked(work: Work, by: Chat) -> list[tuple[Line, Card]]:
    """What waits for a yes of who looks. Raises NotAllowed."""
    held = await people.require(work, by, Action.WORK_REQUESTS)
    found = []
    for one in await allotments.asked(work.tx):
        line = await giving.line(work, one)
        if may(held, Action.WORK_REQUESTS, line.item.service):
            found.append((line, await giving.card(work, await giving.ticket_of(work, one.ticket))))
    return found


async def answer(work: Work, by: Chat, number: int, *, yes: bool) -> bool:
    """Yes or no to who asked, who hears of it; False where a colleague was faster. Raises NotAllowed, Outdated."""
    one = await allotments.get(work.tx, number)
    if one is None:
        await people.require(work, by, Action.WORK_REQUESTS)
        raise Outdated
    line = await giving.line(work, one)
    await people.require(work, by, Action.WORK_REQUESTS, line.item.service)
    if one.state is not State.ASKED:
        return False
    await audit.add(work.tx, work.seconds, by.id, "giving.yes" if yes else "giving.no", f"allotment {number}")
    if yes:
        await _grant(work, by, one)
        return True
    await tickets.end(work, one, State.REFUSED, by)
    told = NotGranted(line.item, line.size, await giving.discreet(work, line.item))
    await giving.tell(work, one.chat, told, quiet=at_night(work.now))
    return True


async def answer_these(work: Work, by: Chat, numbers: Sequence[int]) -> int:
    """Yes to several at once; returns to how many, without those a colleague was faster with. Raises as above."""
    return sum([await answer(work, by, number, yes=True) for number in numbers])


async def one_asked(work: Work, by: Chat, number: int) -> tuple[Line, Card]:
    """One of those who ask. Raises NotAllowed, Outdated where it is decided."""
    found = next((it for it in await asked(work, by) if it[0].of.id == number), None)
    if found is None:
        raise Outdated
    return found


async def _grant(work: Work, by: Chat, one: Allotment) -> None:
    if await allotments.turn(work.tx, one.id, {State.ASKED, State.HELD}, State.GRANTED, work.seconds, by.id):
        await item_waits.no_longer_held(work, one)
        ticket = await giving.ticket_of(work, one.ticket)
        await giving.plan(work, ticket)
        await giving.tell(work, one.chat, Granted(await giving.card(work, ticket)), quiet=at_night(work.now))


# within a case ------------------------------------------------------------------------------------------------------


async def case(work: Work, by: Chat, number: int) -> Request:
    """A case within which something can be given. Raises NotAllowed, Outdated."""
    request = await cases.get(work.tx, number)
    if request is None:
        await people.require(work, by, Action.WORK_REQUESTS)
        raise Outdated
    await people.require(work, by, Action.WORK_REQUESTS, request.service)
    return request


async def for_case(work: Work, by: Chat, number: int) -> list[Item]:
    """What who works this case may give. Raises NotAllowed, Outdated."""
    await case(work, by, number)
    return await items(work, by)


async def items(work: Work, by: Chat) -> list[Item]:
    """What a case worker may give to anybody. Raises NotAllowed."""
    held = await people.require(work, by, Action.WORK_REQUESTS)
    return [one for one in await shelf.every(work.tx) if one.open and may(held, Action.WORK_REQUESTS, one.service)]


async def item_for(work: Work, by: Chat, number: int, item_: int) -> Item:
    """One of them. Raises NotAllowed, Outdated."""
    found = next((one for one in await for_case(work, by, number) if one.id == item_), None)
    if found is None:
        raise Outdated
    return found


async def days_for(work: Work, by: Chat, number: int, item_: int, size: str) -> tuple[Item, list[Offer]]:
    """The days with a piece of it. Raises NotAllowed, Outdated, and NotGiven where there is none."""
    it, request = await _given_in(work, by, number, item_, size)
    found = [one for one in await giving.offers(work, it, size) if one.stock is not None and one.stock.free > 0]
    if not found:
        looked = await giving.look(work, request.chat, it, size)
        on = looked.on if isinstance(looked, Objection) else None
        raise NotGiven(Bar.FINISHED, it, size, on, number)
    return it, found


async def give(work: Work, by: Chat, number: int, stock: int) -> Card:
    """A piece of a day's stock for the person of a case, who hears of it; what they asked for themselves is a yes.

    Raises NotAllowed, Outdated, NotGiven.
    """
    await case(work, by, number)
    wanted = await stocks.get(work.tx, stock)
    if wanted is None:
        raise Outdated
    size, slot = wanted.size, wanted.slot
    it, request = await _given_in(work, by, number, wanted.item, size)
    mine = await allotments.open_of(work.tx, request.chat, it.id, size)
    if mine is not None:
        await _grant(work, by, mine)
        return await giving.card(work, await giving.ticket_of(work, mine.ticket))
    there = await giving.offers(work, it, size)
    wanted_day = [one for one in there if one.session.slot == slot]
    found = await giving.look(work, request.chat, it, size, wanted_day)
    if isinstance(found, Objection):
        raise NotGiven(found.bar, it, size, found.on, number)
    one = await giving.promise(work, request.chat, it, found, giving.Terms(State.GRANTED, by=by.id))
    await queue.leave(work.tx, it.id, size, request.chat)
    await audit.add(work.tx, work.seconds, by.id, "giving.give", f"request {number}")
    card = await giving.card(work, await giving.ticket_of(work, one.ticket))
    await giving.tell(work, request.chat, Granted(card), quiet=at_night(work.now))
    return card


async def _given_in(work: Work, by: Chat, number: int, item_: int, size: str) -> tuple[Item, Request]:
    request = await case(work, by, number)
    it = await giving.item_of(work, item_)
    await people.require(work, by, Action.WORK_REQUESTS, it.service)
    if size not in it.options or not it.open:
        raise Outdated
    return it, request
