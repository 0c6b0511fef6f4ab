"""Free times of a service: staff open and close them, a client takes one; never a screen or SQL."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.domain.appointments import Move, News, Request, Slot, Whom
from bot.domain.catalogue import ProgrammeKey
from bot.domain.chats import Chat
from bot.domain.people import Action, may
from bot.domain.refusals import Outdated, Taken
from bot.domain.timetable import ISTANBUL
from bot.services import appointments, people
from bot.services.schedule import timetable
from bot.work import Work
from storage import slots as shelf

MOST = 4
"""Times shown at once: with the two ways on, a screen has at most six buttons."""


async def free(work: Work, service: str) -> list[Slot]:
    """The next times a client can take."""
    return await shelf.free(work.tx, service, work.seconds, MOST)


async def one(work: Work, number: int) -> Slot:
    """A time that still can be taken; raises Taken, or Outdated for one that is over or closed."""
    slot = await shelf.get(work.tx, number)
    if slot is None or slot.starts_at <= work.now:
        raise Outdated
    if slot.taken >= slot.capacity:
        raise Taken(slot.service)
    return slot


async def take(work: Work, chat: Chat, number: int, whom: Whom) -> Request:
    """Take a time: the database decides who of many has it. Raises Taken, TooMany, Outdated."""
    slot = await one(work, number)
    request = await appointments.write_down(work, chat, slot.service, whom, urgent=False)
    if not await shelf.take(work.tx, number, work.seconds):
        raise Taken(slot.service)
    await shelf.hold(work.tx, request.id, number)
    await appointments.advance(work, request, Move.TAKE, chat, slot.starts_at)
    await appointments.plan_reminders(work, request.id, slot.starts_at)
    request = await appointments.known(work, request.id)
    await appointments.tell_staff(work, request, News.CHOSEN)
    return request


async def services(work: Work, by: Chat) -> list[str]:
    """The services whose times this person may open."""
    held = await people.require(work, by, Action.WORK_REQUESTS)
    catalogue = (await timetable(work)).catalogue
    return [
        key
        for key, programme in catalogue.programmes.items()
        if appointments.may_be_asked_for(programme) and may(held, Action.WORK_REQUESTS, key)
    ]


async def of_day(work: Work, by: Chat, service: str, on: date) -> list[Slot]:
    """Every time of one service on one day, taken ones too."""
    await _require(work, by, service)
    first = datetime.combine(on, time.min, ISTANBUL)
    last = first + timedelta(days=1, seconds=-1)
    return await shelf.between(work.tx, service, int(first.timestamp()), int(last.timestamp()))


async def toggle(work: Work, by: Chat, service: str, at: datetime) -> bool:
    """Open this time, or close it again; False where somebody has taken it."""
    await _require(work, by, service)
    if at <= work.now:
        raise Outdated
    return await shelf.toggle(work.tx, service, int(at.timestamp()))


async def _require(work: Work, by: Chat, service: str) -> None:
    await people.require(work, by, Action.WORK_REQUESTS, service)
    if not appointments.may_be_asked_for((await timetable(work)).catalogue.programmes.get(ProgrammeKey(service))):
        raise Outdated
