"""Collection days as time and the timetable change them: moved, called off, over, reminded of; never a screen or SQL.

A tick compares what each holder was told with what is planned, so that no path of changing a date can forget them.
"""

from __future__ import annotations

from bot.domain.delivery import Lane
from bot.domain.follows import APART
from bot.domain.giving import Allotment, State, Ticket
from bot.domain.giving_notices import GivingMoved, GivingOff, NotGranted, TicketReminded
from bot.domain.holds import at_night
from bot.domain.reminders import Kind, Reminder, Topic
from bot.domain.schedule import Session, SlotKey
from bot.domain.timetable import today
from bot.services import giving, item_waits, tickets
from bot.work import Work
from storage import allotments, reminders
from storage import reminders_stopped as stopped
from storage import tickets as shelf

AT_ONCE = 50
"""So many numbers are changed in one transaction; the next tick takes the rest."""


async def keep_true(work: Work) -> None:
    """What is kept true by looking: days that are off, moved or over, and what came back and somebody waits for."""
    if not await shelf.any_open(work.tx):
        return
    changed = 0
    for ticket in await shelf.with_open(work.tx):
        changed += await _follow(work, ticket)
        if changed >= AT_ONCE:
            break
    await item_waits.pass_on_all(work)


async def _follow(work: Work, ticket: Ticket) -> bool:
    """One number; whether anything had to be changed."""
    session = await giving.session_of(work, ticket.slot)
    if session is None or not session.takes_place:
        await _off(work, ticket)
    elif today(session.ends_at) < today(work.now):  # a queue may go on after the hour
        await _over(work, ticket)
    elif _told(ticket, session):
        return False
    else:
        await _moved(work, ticket, session)
    return True


def _told(ticket: Ticket, session: Session) -> bool:
    hours = (session.starts_at, session.ends_at, session.place)
    return (ticket.starts_at, ticket.ends_at, ticket.place) == hours


async def _off(work: Work, ticket: Ticket) -> None:
    """It does not take place: nothing is promised any more, and the household hears of it while it is still ahead."""
    card = await giving.card(work, ticket)
    waited = any(line.of.state in (State.GRANTED, State.ASKED) for line in card.lines)
    await _expire(work, [line.of for line in card.lines])
    if waited and ticket.starts_at > work.now:
        await giving.tell(work, ticket.chat, GivingOff(card), quiet=at_night(work.now))


async def _over(work: Work, ticket: Ticket) -> None:
    """Nobody came for it: it is there again, for staff to keep for another day. Who still waits for a yes is told."""
    found = await allotments.of_ticket(work.tx, ticket.id)
    await _expire(work, found)
    for line in [await giving.line(work, one) for one in found if one.state is State.ASKED]:
        told = NotGranted(line.item, line.size, await giving.discreet(work, line.item))
        await giving.tell(work, ticket.chat, told, quiet=True)


async def finish(work: Work, slot: SlotKey) -> None:
    """The table is closed before the day is: what nobody came for is there again."""
    for ticket in await shelf.with_open(work.tx):
        if ticket.slot == slot:
            await _over(work, ticket)


async def _expire(work: Work, some: list[Allotment]) -> None:
    for one in some:
        await tickets.end(work, one, State.EXPIRED)


async def _moved(work: Work, ticket: Ticket, session: Session) -> None:
    """Another hour or place: reminders follow it, and the household is told where it has a number."""
    at_door = (ticket.starts_at, ticket.place) != (session.starts_at, session.place)
    await shelf.told(work.tx, ticket.id, session)
    now = await giving.ticket_of(work, ticket.id)
    card = await giving.card(work, now)
    if not card.open:
        return
    await giving.plan(work, now)
    if at_door and session.starts_at > work.now:
        await giving.tell(work, ticket.chat, GivingMoved(card), quiet=at_night(work.now))


async def remind(work: Work, one: Reminder) -> bool:
    """Told only to who has something to collect on a day that takes place, unless the nearer one says it soon."""
    ticket = await shelf.get(work.tx, one.about)
    if ticket is None or ticket.chat is None or ticket.starts_at <= work.now:
        return False
    card = await giving.card(work, ticket)
    if not card.open or card.session is None or not card.session.takes_place:
        return False
    if await stopped.is_stopped(work.tx, ticket.chat, Topic.COLLECTING):
        return False
    soon = int((work.now + APART).timestamp())
    if one.kind is Kind.TICKET_DAY and await reminders.before(work.tx, Kind.TICKET_HOURS, ticket.id, soon):
        return False
    return await giving.tell(work, ticket.chat, TicketReminded(card), lane=Lane.REMINDER)
