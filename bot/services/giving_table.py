"""At the table on a collection day: a number opened, handed over once, taken back; never a screen or SQL.

One winner of two phones, and a tap that comes twice or late changes nothing more: every step is one guarded statement.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.domain.chats import Chat
from bot.domain.giving import Allotment, Card, State, Stock, Ticket, may_undo
from bot.domain.items import Item
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.schedule import Session, SlotKey
from bot.domain.timetable import today
from bot.services import day_team, giving, giving_days, people
from bot.services.day_team import Part
from bot.work import Work
from storage import allotments, audit, stocks
from storage import items as shelf
from storage import tickets as numbers


@dataclass(frozen=True, slots=True)
class Table:
    """A collection day at the table: what is left of each item, and who still has something to collect."""

    session: Session
    stocks: tuple[tuple[Item, Stock], ...]
    next: tuple[Ticket, ...]
    begun: bool
    """Whether it can be closed."""


@dataclass(frozen=True, slots=True)
class Handed:
    """A card after a tap; ``won`` where this tap did it, and not one before it."""

    card: Card
    won: bool


async def require(work: Work, by: Chat, slot: SlotKey) -> tuple[Session, Part]:
    """Who stands at this table: staff, and who leads or helps on that day. Raises NotAllowed, Outdated."""
    session = await day_team.session_of(work, *slot)
    return session, await day_team.require(work, by, session, late=True)


def is_now(session: Session, now: datetime) -> bool:
    """Whether its table stands today."""
    return session.on == today(now) and session.takes_place


async def require_now(work: Work, by: Chat, ticket: Ticket) -> Part:
    """Numbers are called and things handed over on their day alone. Raises NotAllowed, Outdated."""
    session, part = await require(work, by, ticket.slot)
    if not is_now(session, work.now):
        raise Outdated
    return part


async def table(work: Work, by: Chat, slot: SlotKey) -> Table:
    """The table of a day. Raises NotAllowed, Outdated."""
    session, _part = await require(work, by, slot)
    found = []
    for stock in await stocks.of_day(work.tx, slot):
        item = await shelf.get(work.tx, stock.item)
        assert item is not None
        found.append((item, stock))
    return Table(session, tuple(found), tuple(await numbers.next_of(work.tx, slot)), session.starts_at <= work.now)


async def numbered(work: Work, by: Chat, slot: SlotKey, number: int) -> Card | None:
    """The card of a number that was typed or tapped; None where nobody has it. Raises NotAllowed, Outdated."""
    await require(work, by, slot)
    ticket = await numbers.numbered(work.tx, slot, number)
    return await giving.card(work, ticket, names=True) if ticket is not None else None


async def card(work: Work, by: Chat, ticket: int) -> Card:
    """The card of one of the list. Raises NotAllowed, Outdated."""
    found = await numbers.get(work.tx, ticket)
    if found is None:
        await people.require(work, by, Action.RUN_DAY)
        raise Outdated
    await require(work, by, found.slot)
    return await giving.card(work, found, names=True)


async def collect(work: Work, by: Chat, number: int) -> Handed:
    """One thing is handed over: the first tap counts, the second sees who did it. Raises NotAllowed, Outdated."""
    one, ticket = await _at(work, by, number)
    won = await _hand(work, by, one)
    return Handed(await giving.card(work, ticket, names=True), won)


async def collect_all(work: Work, by: Chat, ticket: int) -> Handed:
    """Everything that is granted on a number is handed over. Raises NotAllowed, Outdated."""
    found = await giving.ticket_of(work, ticket)
    await require_now(work, by, found)
    won = [await _hand(work, by, one) for one in await allotments.of_ticket(work.tx, ticket)]
    return Handed(await giving.card(work, found, names=True), any(won))


async def undo(work: Work, by: Chat, number: int) -> Handed:
    """It was not handed over after all: who did it has two minutes, staff the day. Raises NotAllowed, Outdated.

    ``won`` is False where it is too late, or was so already.
    """
    one, ticket = await _at(work, by, number)
    part = await require_now(work, by, ticket)
    won = may_undo(one, by.id, work.now, staff=part is Part.STAFF)
    won = won and await allotments.turn(work.tx, number, {State.COLLECTED}, State.GRANTED, work.seconds, by.id)
    if won:
        await audit.add(work.tx, work.seconds, by.id, "giving.undo", f"allotment {number}")
    return Handed(await giving.card(work, ticket, names=True), won)


async def finish(work: Work, by: Chat, slot: SlotKey) -> Session:
    """The table is closed: what nobody came for is there again, for staff to keep.

    Raises NotAllowed for who helps only, Outdated before the day.
    """
    session = await day_team.session_of(work, *slot)
    await day_team.require(work, by, session, lead=True, late=True)
    if session.starts_at > work.now:
        raise Outdated
    await audit.add(work.tx, work.seconds, by.id, "giving.finish", f"{slot[0]} {slot[1]}")
    await giving_days.finish(work, slot)
    return session


async def _at(work: Work, by: Chat, number: int) -> tuple[Allotment, Ticket]:
    one = await allotments.get(work.tx, number)
    if one is None:
        await people.require(work, by, Action.RUN_DAY)
        raise Outdated
    ticket = await giving.ticket_of(work, one.ticket)
    await require_now(work, by, ticket)
    return one, ticket


async def _hand(work: Work, by: Chat, one: Allotment) -> bool:
    """One guarded statement: whoever comes second changes nothing."""
    if not await allotments.turn(work.tx, one.id, {State.GRANTED}, State.COLLECTED, work.seconds, by.id):
        return False
    await audit.add(work.tx, work.seconds, by.id, "giving.collect", f"allotment {one.id}")
    return True
