"""Free times of a service: staff open and close them, a client takes one; never a screen or SQL."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.appointments import Request, Whom
from bot.domain.catalogue import Programme, ProgrammeKey, Visibility
from bot.domain.chats import Chat
from bot.domain.people import Action, may
from bot.domain.refusals import Outdated, Taken
from bot.domain.slots import Slot, SlotKind
from bot.domain.timetable import ISTANBUL, stretch, today
from bot.services import appointments, open_days, pauses, people, waits
from bot.services.schedule import may_be_asked_for, require_service, timetable
from bot.work import Work
from storage import slots as shelf

MOST = 4
"""Times shown at once: with the two ways on, a screen has at most six buttons."""
MOST_PLACES = 50
WEEKS = 4
"""For how many weeks a day's times are repeated at once."""


async def free(work: Work, service: str) -> list[Slot]:
    """The next times a client can take."""
    await waits.pass_on(work, service)
    return await open_days.free(work, service, MOST)


async def one(work: Work, number: int) -> Slot:
    """A time that still can be taken; raises Taken, NotThen for one that is over, Outdated for one staff closed."""
    slot = await shelf.get(work.tx, number)
    if slot is None:
        raise Outdated
    await open_days.require_time(work, slot.service, slot.starts_at)
    if slot.taken >= slot.capacity:
        raise Taken(slot.service)
    return slot


async def take(work: Work, chat: Chat, number: int, whom: Whom) -> Request:
    """Take a time: the database decides who of many has it. Raises Taken, TooMany, Outdated, MustWait."""
    slot = await one(work, number)
    await pauses.require_none(work, chat, slot.service)
    await waits.pass_on(work, slot.service)
    request = await appointments.write_down(work, chat, slot.service, whom, urgent=False)
    if not await shelf.take(work.tx, number, work.seconds):
        raise Taken(slot.service)
    return await appointments.seat(work, chat, request, number, slot.starts_at)


async def services(work: Work, by: Chat) -> list[Programme]:
    """The services whose times this person may open."""
    held = await people.require(work, by, Action.WORK_REQUESTS)
    catalogue = (await timetable(work)).catalogue
    return [
        programme
        for key, programme in catalogue.programmes.items()
        if may_be_asked_for(programme) and may(held, Action.WORK_REQUESTS, key)
    ]


async def of_day(work: Work, by: Chat, service: str, on: date) -> list[Slot]:
    """Every time of one service on one day, taken ones too."""
    await _require(work, by, service)
    return await shelf.between(work.tx, service, *stretch(on, on))


async def toggle(work: Work, by: Chat, service: str, at: datetime, kind: SlotKind) -> bool:
    """Open this time, or close it again; False where somebody has taken it."""
    await _require(work, by, service)
    await open_days.require_day(work, service, today(at))
    if at <= work.now or not 1 <= kind.capacity <= MOST_PLACES or (kind.place and kind.place not in await places(work)):
        raise Outdated
    opened = await shelf.toggle(work.tx, service, int(at.timestamp()), kind)
    await waits.pass_on(work, service)
    return opened


async def places(work: Work) -> list[str]:
    """Where people can be asked to come, besides the desk."""
    catalogue = (await timetable(work)).catalogue
    return [key for key, place in catalogue.places.items() if place.visibility is not Visibility.DESK]


async def repeat(work: Work, by: Chat, service: str, on: date) -> int:
    """Open the same times in the following weeks, not on closed days; returns how many are new."""
    opened = await of_day(work, by, service, on)
    closures = (await timetable(work)).closures
    new = 0
    for week in range(1, WEEKS + 1):
        later = timedelta(weeks=week)
        if any(closure.covers(ProgrammeKey(service), on + later) for closure in closures):
            continue
        for slot in (one for one in opened if not one.offered):
            local = slot.starts_at.astimezone(ISTANBUL).replace(tzinfo=None) + later
            at = int(local.replace(tzinfo=ISTANBUL).timestamp())
            new += await shelf.open_(work.tx, service, at, SlotKind(slot.capacity, slot.by, slot.place))
    await waits.pass_on(work, service)
    return new


async def _require(work: Work, by: Chat, service: str) -> None:
    await people.require(work, by, Action.WORK_REQUESTS, service)
    await require_service(work, service)
