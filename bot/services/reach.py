"""Clients who cannot be written to, and requests nobody answers: listed until somebody did; never a screen or SQL."""

from __future__ import annotations

from datetime import datetime, timedelta

from bot.domain import appointments as rules
from bot.domain.appointment_notices import Expired
from bot.domain.appointments import Move, News, Request, State
from bot.domain.chats import Chat
from bot.domain.duty import Why
from bot.domain.people import Action, may
from bot.domain.refusals import NotMoved
from bot.domain.retention import Keep
from bot.services import appointments, people
from bot.services.appointments_staff import permitted
from bot.work import Work
from storage import appointments as shelf
from storage import audit, reach


async def look(work: Work) -> None:
    """Flag open and just ended requests whose person has blocked the bot; who is back is off the list."""
    await reach.clear_back(work.tx)
    for number in await reach.flag_blocked(work.tx, work.seconds - appointments.DAY_SECONDS):
        await appointments.tell_staff(work, await appointments.known(work, number), News.UNREACHED)


async def unreached(work: Work, by: Chat) -> list[Request]:
    """Who has to be called, in whatever state their request is."""
    held = await people.require(work, by, Action.SEE_REQUESTS)
    return [one for one in await reach.listed(work.tx) if may(held, Action.SEE_REQUESTS, one.service)]


async def settle(work: Work, by: Chat, number: int) -> None:
    """Somebody called, or met them: off the list."""
    await permitted(work, by, number)
    if not await reach.settle(work.tx, number):
        raise NotMoved(number, desk=True)
    await audit.add(work.tx, work.seconds, by.id, "reached", f"request {number}")


async def late(work: Work, number: int, what: News) -> bool:
    """Nobody has answered for some days, or it is about to expire: staff are told, while that still is so."""
    request = await shelf.get(work.tx, number)
    if request is None or request.state not in rules.OPEN:
        return False
    await appointments.tell_staff(work, request, what)
    return True


async def expire(work: Work, number: int) -> bool:
    """Its time is over: the person may ask again; an appointment that is long past is closed without a word."""
    request = await shelf.get(work.tx, number)
    if request is None or request.state not in rules.OPEN:
        return False
    await appointments.advance(work, request, Move.EXPIRE, None)
    if request.state is not State.CONFIRMED:
        await appointments.tell_client(work, request, Expired(await appointments.about(work, request)))
    return True


async def keep(work: Work, by: Chat, number: int, why: Why) -> Request:
    """Keep it longer, for a reason: an open one does not expire yet, an ended one is deleted later."""
    request = await permitted(work, by, number)
    if request.state in rules.OPEN:
        await appointments.plan_end(work, request.id, work.now)
    else:
        await reach.keep_until(work.tx, number, int((gone_at(work, request) + _kept(work)).timestamp()))
    await audit.add(work.tx, work.seconds, by.id, f"keep: {why}", f"request {number}")
    return await appointments.known(work, number)


def gone_at(work: Work, request: Request) -> datetime:
    """When an ended request is deleted: in the night that follows."""
    usual = max(request.changed_at, request.starts_at or request.changed_at) + _kept(work)
    return max(usual, request.keep_until or usual)


def _kept(work: Work) -> timedelta:
    return timedelta(days=work.tools.days[Keep.REQUESTS])
