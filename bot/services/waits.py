"""Waiting for a free time of a service: join, leave, one seat held at a time for the first; never a screen or SQL.

``pass_on`` is the one way a seat comes to who waits. It runs before anybody looks at free times, and at every tick, so
that it does not matter how a seat came free.
"""

from __future__ import annotations

from datetime import timedelta

from bot.domain import slots as rules
from bot.domain.appointment_notices import SeatFree, SeatPassed
from bot.domain.appointments import Request, Whom
from bot.domain.chats import Chat
from bot.domain.refusals import Outdated
from bot.domain.reminders import Kind
from bot.domain.timetable import today
from bot.services import appointments, open_days, pauses
from bot.services.schedule import require_service
from bot.work import Work
from storage import chats, reminders, slots
from storage import pauses as paused
from storage import waits as shelf
from storage.waits import Hold

MOST = 20
"""Times looked at once."""


async def join(work: Work, chat: Chat, service: str) -> None:
    """Be told when a time is free; consent to keep that. Raises Outdated, MustWait, ServiceRests."""
    await require_service(work, service)
    await pauses.require_none(work, chat, service)
    await appointments.consent(work, chat)
    await shelf.join(work.tx, chat.id, service, work.seconds)


async def leave(work: Work, chat: Chat, service: str) -> None:
    """Not any more; what was held goes to the next."""
    await shelf.leave(work.tx, chat.id, service)
    await pass_on(work, service)


async def waiting(work: Work, chat: Chat, service: str) -> bool:
    """Whether somebody is on the list of this service."""
    return await shelf.waits(work.tx, chat.id, service)


async def pass_on(work: Work, service: str) -> None:
    """Hold every free seat for the first who waits and can still be asked for it; they are told at the next tick.

    Nobody is asked while the service is paused.
    """
    if await paused.of_service(work.tx, service, today(work.now)) is not None:
        return
    earliest = work.seconds + rules.SEAT_ENDS_BEFORE_SECONDS
    for slot in await slots.free(work.tx, service, earliest, MOST):
        if await open_days.bar(work, service, slot.starts_at) is not None:
            continue
        for _ in range(slot.capacity - slot.taken):
            wait = await shelf.first(work.tx, service, slot.id, work.seconds, rules.MOST_SEATS_A_DAY)
            if wait is None or not await slots.take(work.tx, slot.id, work.seconds):
                break
            last = slot.starts_at - timedelta(seconds=rules.SEAT_ENDS_BEFORE_SECONDS)
            until = int(min(work.now + timedelta(seconds=rules.SEAT_HOLDS_SECONDS), last).timestamp())
            hold = await shelf.hold(work.tx, wait, slot.id, work.seconds, until)
            await reminders.plan(work.tx, Kind.SEAT_FREE, hold, work.seconds)
            await reminders.plan(work.tx, Kind.SEAT_ENDS, hold, until)


async def pass_on_all(work: Work) -> None:
    """The same for every service somebody waits for."""
    for service in await shelf.services(work.tx):
        await pass_on(work, service)


async def own(work: Work, chat: Chat, number: int) -> Hold:
    """A seat held for this person; raises Outdated where it is not, or not any more."""
    hold = await shelf.held(work.tx, number)
    if hold is None or hold.chat != chat.id or hold.until <= work.now:
        raise Outdated
    return hold


async def take(work: Work, chat: Chat, number: int, whom: Whom) -> Request:
    """Take the seat that was held: the appointment is agreed. Raises Outdated, TooMany, NotThen."""
    hold = await own(work, chat, number)
    await open_days.require_time(work, hold.service, hold.starts_at)
    await pauses.require_none(work, chat, hold.service)
    request = await appointments.write_down(work, chat, hold.service, whom, urgent=False)
    await shelf.end(work.tx, hold.id, "taken")
    return await appointments.seat(work, chat, request, hold.slot, hold.starts_at)


async def decline(work: Work, chat: Chat, number: int) -> str:
    """Not this one: the next is asked; returns the service, for which the person goes on waiting."""
    hold = await own(work, chat, number)
    await shelf.end(work.tx, hold.id, "declined")
    await pass_on(work, hold.service)
    return hold.service


async def tell(work: Work, number: int) -> bool:
    """A seat has come free and still is held: the person is told now, and never of one they no longer need."""
    hold = await shelf.held(work.tx, number)
    client = await chats.get(work.tx, hold.chat) if hold else None
    if hold is None or client is None or hold.until <= work.now:
        return False
    about = await appointments.of_service(work, hold.service, hold.place)
    return work.tell(client, SeatFree(about, hold.id, hold.service, hold.starts_at, hold.until, work.now))


async def lapse(work: Work, number: int) -> bool:
    """The time of a held seat is over: it goes to the next, and the person is told that they go on waiting."""
    hold = await shelf.held(work.tx, number)
    if hold is None:
        return False
    await shelf.end(work.tx, hold.id, "lapsed")
    await pass_on(work, hold.service)
    client = await chats.get(work.tx, hold.chat)
    return client is not None and work.tell(client, SeatPassed(hold.service))
