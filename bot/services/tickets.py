"""A household's number on a collection day: asked for in two taps, given back, seen; never a screen or SQL.

``end`` is the one way something promised is given back: what was planned is void, who waits is asked.
"""

from __future__ import annotations

from bot.domain.chats import Chat
from bot.domain.giving import OPEN, Allotment, Card, Objection, State, Ticket
from bot.domain.giving_notices import ItemAsked
from bot.domain.holds import at_night
from bot.domain.items import Item
from bot.domain.people import Action
from bot.domain.refusals import NotGiven, Outdated
from bot.domain.reminders import Subject, kinds_of
from bot.domain.timetable import stretch, today
from bot.services import giving, item_waits, pauses, people
from bot.work import Work
from storage import allotments, reminders
from storage import item_waits as queue
from storage import tickets as shelf


async def claim(work: Work, chat: Chat, number: int, size: str) -> tuple[Card, Allotment]:
    """A piece of the soonest day, or what this household is promised already; what is kept for them is theirs.

    Raises NotGiven with what speaks against it, MustWait and ServiceRests while somebody paused it.
    """
    item = await giving.item_of(work, number)
    if size not in item.options:
        raise Outdated
    await pauses.require_none(work, chat, item.service)
    await item_waits.pass_on(work, number, size)
    mine = await allotments.open_of(work.tx, chat.id, number, size)
    if mine is None:
        found = await giving.look(work, chat.id, item, size)
        if isinstance(found, Objection):
            raise NotGiven(found.bar, item, size, found.on)
        terms = giving.Terms(State.ASKED if item.approval else State.GRANTED)
        mine = await giving.promise(work, chat.id, item, found, terms)
        await _asked(work, item, mine)
    elif mine.state is State.HELD:
        await _accept(work, item, mine)
    await queue.leave(work.tx, number, size, chat.id)
    return await seen(work, chat, mine.id)


async def _accept(work: Work, item: Item, mine: Allotment) -> None:
    """What was kept is theirs, or waits for a yes as it does for everybody."""
    after = State.ASKED if item.approval else State.GRANTED
    if not await allotments.turn(work.tx, mine.id, {State.HELD}, after, work.seconds):
        raise Outdated
    await item_waits.no_longer_held(work, mine)
    if after is State.GRANTED:
        await giving.plan(work, await giving.ticket_of(work, mine.ticket))
    await _asked(work, item, mine)


async def _asked(work: Work, item: Item, mine: Allotment) -> None:
    """Who may say yes hears of the first who asks; the others stand on the same list."""
    if not item.approval or [one.id for one in await allotments.asked(work.tx, item.id)] != [mine.id]:
        return
    for staff in await people.who_may(work, Action.WORK_REQUESTS, item.service):
        work.tell(staff, ItemAsked(item), quiet=at_night(work.now))


async def seen(work: Work, chat: Chat, number: int) -> tuple[Card, Allotment]:
    """One thing promised to this person, with the number it is on; raises Outdated for anybody else's."""
    one = await own(work, chat, number)
    return await giving.card(work, await giving.ticket_of(work, one.ticket)), one


async def own(work: Work, chat: Chat, number: int) -> Allotment:
    """Something promised to this person; raises Outdated for anybody else's."""
    one = await allotments.get(work.tx, number)
    if one is None or one.chat != chat.id:
        raise Outdated
    return one


async def promised(work: Work, chat: Chat, item: Item, size: str) -> Allotment | None:
    """What this person is promised of one item and size, and has not collected."""
    return await allotments.open_of(work.tx, chat.id, item.id, size)


async def mine(work: Work, chat: Chat) -> list[Card]:
    """This person's numbers of today and of the days ahead, the soonest first."""
    since, _last = stretch(today(work.now), today(work.now))
    return [await giving.card(work, one) for one in await shelf.of_person(work.tx, chat.id, since)]


async def card(work: Work, chat: Chat, number: int) -> Card:
    """One of them; raises Outdated for anybody else's."""
    return await giving.card(work, await _own_ticket(work, chat, number))


async def _own_ticket(work: Work, chat: Chat, number: int) -> Ticket:
    ticket = await giving.ticket_of(work, number)
    if ticket.chat != chat.id:
        raise Outdated
    return ticket


async def decline(work: Work, chat: Chat, number: int) -> Item:
    """Not this piece that was kept: the next is asked. Raises Outdated for what is not kept for them any more."""
    one = await own(work, chat, number)
    if one.state is not State.HELD:
        raise Outdated
    await end(work, one, State.WITHDRAWN)
    return (await giving.line(work, one)).item


async def give_back(work: Work, chat: Chat, number: int) -> Ticket:
    """I cannot come: everything on this number that is not collected is there for others; twice changes nothing."""
    ticket = await _own_ticket(work, chat, number)
    for one in await allotments.of_ticket(work.tx, ticket.id):
        if one.state in OPEN:
            await end(work, one, State.WITHDRAWN)
    return ticket


async def end(work: Work, one: Allotment, state: State, by: Chat | None = None) -> bool:
    """Something promised is given back, for whatever reason; False where that was so already, or it was collected."""
    if not await allotments.turn(work.tx, one.id, OPEN, state, work.seconds, by.id if by else None):
        return False
    await item_waits.no_longer_held(work, one)
    if not any(it.state is State.GRANTED for it in await allotments.of_ticket(work.tx, one.ticket)):
        await reminders.void(work.tx, one.ticket, *kinds_of(Subject.TICKET))
    await item_waits.pass_on(work, one.item, (await giving.line(work, one)).size)
    return True


async def free_all(work: Work, chat: Chat) -> int:
    """Somebody moved away: what they have not collected is there for others, and they wait for nothing."""
    await queue.leave_all(work.tx, chat.id)
    return sum([await end(work, one, State.WITHDRAWN) for one in await allotments.open_of_person(work.tx, chat.id)])


async def holds_any(work: Work, chat: Chat) -> bool:
    """Whether anything is promised to this person, or they wait for something."""
    return bool(await allotments.open_of_person(work.tx, chat.id) or await queue.of_person(work.tx, chat.id))
