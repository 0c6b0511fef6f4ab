"""Things given out: which days there are, what a household may have, its number and what is on it; never a screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.catalogue import SOURCE_LANGUAGE, Kind, Programme, ProgrammeKey
from bot.domain.chats import ChatId
from bot.domain.delivery import Lane
from bot.domain.giving import (
    AHEAD,
    Allotment,
    Bar,
    Card,
    Had,
    Line,
    Objection,
    Offer,
    State,
    Ticket,
    chosen,
    moments,
)
from bot.domain.items import Item, again_on, given_at, period
from bot.domain.refusals import NotGiven, Outdated
from bot.domain.reminders import Kind as Due
from bot.domain.schedule import Session, SlotKey
from bot.domain.timetable import DAY, find, sessions, today
from bot.services.schedule import timetable
from bot.work import Work
from storage import allotments, chats, colleagues, reminders, stocks, tickets
from storage import items as shelf


async def item_of(work: Work, number: int) -> Item:
    """One that is still given; raises Outdated for any other."""
    found = await shelf.get(work.tx, number)
    if found is None or found.retired:
        raise Outdated
    return found


async def every(work: Work) -> list[Item]:
    """Everything that is or was given."""
    return await shelf.every(work.tx, retired=True)


async def items_of(work: Work, programme: str) -> list[Item]:
    """What can be asked for: all of it, or what is given at the sessions of a programme or belongs to a service."""
    return list(given_at((await timetable(work)).items, programme))


async def session_of(work: Work, slot: SlotKey) -> Session | None:
    """The session of a collection day, wherever it was moved to; None where it has left the timetable."""
    return find(await timetable(work), *slot)


async def days(work: Work, programme: ProgrammeKey) -> list[Session]:
    """The collection days of a programme that take place and are not over, the soonest first."""
    planned = await timetable(work)
    on = today(work.now)
    ahead = sessions(planned, on - DAY, on + AHEAD, programme)  # one of last evening may go on
    return [one for one in ahead if one.takes_place and one.ends_at > work.now]


async def offers(work: Work, item: Item, size: str) -> list[Offer]:
    """Each of these days with its stock of one item and size."""
    there = await stocks.of_item(work.tx, item.id, size, today(work.now) - AHEAD)
    return [Offer(one, there.get(one.slot)) for one in await days(work, item.programme)]


async def look(
    work: Work, chat: ChatId, item: Item, size: str, among: Sequence[Offer] | None = None
) -> Offer | Objection:
    """The soonest day (``among`` these, or all) on which this household may have one, or why there is none."""
    had = Had(
        await allotments.periods(work.tx, chat, item.id),
        await allotments.used(work.tx, chat, item.id, size),
    )
    return chosen(item, await offers(work, item, size) if among is None else among, had, work.now)


@dataclass(frozen=True, slots=True)
class Terms:
    """How a piece is promised: in which state, kept until when, and who of the house did it."""

    state: State
    until: datetime | None = None
    by: ChatId | None = None


async def promise(work: Work, chat: ChatId, item: Item, offer: Offer, terms: Terms) -> Allotment:
    """Put a piece on the household's number of that day; the database decides who has the last. Raises NotGiven."""
    assert offer.stock is not None
    on, stock = offer.session.on, offer.stock
    ticket = await tickets.take(work.tx, offer.session, chat, work.seconds)
    time, after = period(item.per, on), again_on(item.per, on)
    new = Allotment(0, ticket.id, stock.id, item.id, chat, terms.state, time, after, terms.until, work.now, terms.by)
    number = await allotments.promise(work.tx, new, work.seconds)
    if number is None:
        raise NotGiven(Bar.FINISHED, item, stock.size)
    if terms.state is State.GRANTED:
        await plan(work, ticket)
    return replace(new, id=number)


async def plan(work: Work, ticket: Ticket) -> None:
    """Remind of a day: the evening before and two hours before, as it stands now."""
    await reminders.void(work.tx, ticket.id, Due.TICKET_DAY, Due.TICKET_HOURS)
    until = int(ticket.starts_at.timestamp())
    for kind, at in moments(ticket.starts_at, work.now).items():
        await reminders.plan(work.tx, kind, ticket.id, int(at.timestamp()), until)


async def ticket_of(work: Work, number: int) -> Ticket:
    """One; raises Outdated where there is none any more."""
    found = await tickets.get(work.tx, number)
    if found is None:
        raise Outdated
    return found


async def card(work: Work, ticket: Ticket, *, names: bool = False) -> Card:
    """A number with everything on it; with ``names`` also who handed it over, which only the house reads."""
    planned = await timetable(work)
    session = await session_of(work, ticket.slot)
    lines = [await line(work, one, names=names) for one in await allotments.of_ticket(work.tx, ticket.id)]
    key = session.programme if session else (lines[0].item.programme if lines else ProgrammeKey(""))
    programme = await programme_of(work, key)
    place = planned.catalogue.places.get(session.place if session else ticket.place)
    return Card(ticket, programme, session, place, tuple(lines), work.now)


async def line(work: Work, one: Allotment, *, names: bool = False) -> Line:
    """What is promised, as it is shown."""
    item, stock = await shelf.get(work.tx, one.item), await stocks.get(work.tx, one.stock)
    assert item is not None  # rows that nothing deletes
    assert stock is not None
    name = await colleagues.get(work.tx, work.vault, one.by) if names and one.by is not None else None
    return Line(item, stock.size, one, name.text if name else "")


async def programme_of(work: Work, key: str) -> Programme:
    """A programme of the catalogue; one that has left it goes by its key."""
    found = (await timetable(work)).catalogue.programmes.get(ProgrammeKey(key))
    return found or Programme(ProgrammeKey(key), "🎁", Kind.INFO, {SOURCE_LANGUAGE: key})


async def discreet(work: Work, item: Item) -> bool:
    """Whether the first words about an item say nothing of what it is."""
    named = [await programme_of(work, key) for key in (item.programme, item.service)]
    return any(one.sensitive for one in named)


async def tell(
    work: Work, chat: ChatId | None, notice: object, *, quiet: bool = False, lane: Lane = Lane.NOTICE
) -> bool:
    """Owe a notice to a household; False where there is nobody, or nobody who can be reached."""
    found = await chats.get(work.tx, chat) if chat is not None else None
    return found is not None and work.tell(found, notice, lane, quiet=quiet)
