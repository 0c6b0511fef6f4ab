"""Somebody of ours is away: what stands under them is closed, given back or flagged; never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.appointment_notices import HoldOver
from bot.domain.appointments import Move, News, Request, State
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.timetable import stretch
from bot.services import appointments, people
from bot.work import Work
from storage import appointments as shelf
from storage import audit, slots


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands under somebody on these days: agreed appointments, cases with times offered, their own free times."""

    agreed: tuple[Request, ...]
    offered: tuple[Request, ...]
    free: int


async def standing(work: Work, by: Chat, first_on: date, last_on: date) -> Standing:
    """What would be touched, to show before it is done; raises Outdated for days that are none."""
    await people.require(work, by, Action.WORK_REQUESTS)
    first, last = _stretch(work, first_on, last_on)
    mine = await shelf.of_worker(work.tx, by.id)
    agreed = [
        one for one in mine if one.state is State.CONFIRMED and one.starts_at and _within(one.starts_at, first, last)
    ]
    offered = [
        one
        for one in mine
        if one.state is State.OFFERED
        and any(_within(offer.starts_at, first, last) for offer in await shelf.offers(work.tx, one.id))
    ]
    return Standing(tuple(agreed), tuple(offered), await slots.own_free(work.tx, by.id, first, last))


async def go_away(work: Work, by: Chat, first_on: date, last_on: date) -> Standing:
    """Close the free times, take back the offers, and give the agreed appointments to whoever takes them."""
    found = await standing(work, by, first_on, last_on)
    first, last = _stretch(work, first_on, last_on)
    await slots.close_own(work.tx, by.id, first, last)
    for request in found.agreed:
        await shelf.give_back(work.tx, request.id, by.id)
        await appointments.tell_staff(work, await appointments.known(work, request.id), News.AWAY, but=by)
    for request in found.offered:
        await _withdraw(work, request, first, last)
    await audit.add(work.tx, work.seconds, by.id, "away", f"{first_on} {last_on}")
    return found


async def _withdraw(work: Work, request: Request, first: int, last: int) -> None:
    if await shelf.withdraw(work.tx, request.id, first, last):
        return  # other times still stand
    await appointments.advance(work, request, Move.ASK_OTHERS, None)
    await appointments.tell_client(work, request, HoldOver(await appointments.about(work, request)))


def _stretch(work: Work, first_on: date, last_on: date) -> tuple[int, int]:
    first, last = stretch(first_on, last_on)
    if last_on < first_on or last <= work.seconds:
        raise Outdated
    return first, last


def _within(at: datetime, first: int, last: int) -> bool:
    return first <= at.timestamp() <= last
