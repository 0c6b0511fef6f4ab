"""Pausing a person or a service: staff begin it, it ends by itself or by them; never a screen or SQL."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.appointments import Request
from bot.domain.catalogue import Kind as ProgrammeKind
from bot.domain.catalogue import Programme, ProgrammeKey
from bot.domain.chats import Chat
from bot.domain.pauses import PERSON, SERVICE_DAYS, Paused, PauseOver, PersonPause, ServicePause, Trouble, Why
from bot.domain.people import Action
from bot.domain.refusals import MustWait, NotAllowed, Outdated, ServiceRests
from bot.domain.timetable import today
from bot.services import people
from bot.services.schedule import timetable
from bot.work import Work
from storage import appointments as cases
from storage import audit, chats, lockouts
from storage import pauses as shelf
from storage import schedule as timetables

# what is refused while a pause lasts --------------------------------------------------------------------------------


async def require_none(work: Work, chat: Chat, service: str) -> None:
    """Neither this person nor this service is paused; raises MustWait, ServiceRests."""
    await require_open(work, service)
    found = await shelf.of(work.tx, chat.id, work.seconds)
    if found is not None:
        raise MustWait(found.until)


async def require_open(work: Work, service: str) -> None:
    """The service is not paused, whoever asks; raises ServiceRests."""
    again_on = await shelf.of_service(work.tx, service, today(work.now))
    programme = (await timetable(work)).catalogue.programmes.get(ProgrammeKey(service))
    if again_on is not None and programme is not None:
        raise ServiceRests(programme, again_on)


# a person -----------------------------------------------------------------------------------------------------------


async def of_case(work: Work, by: Chat, number: int) -> tuple[Request, PersonPause | None]:
    """A case whose person may be paused, and whether they are; raises NotAllowed, Outdated."""
    request = await cases.get(work.tx, number)
    if request is None:
        await people.require(work, by, Action.PAUSE_PEOPLE)
        raise Outdated
    await people.require(work, by, Action.PAUSE_PEOPLE, request.service)
    if request.chat == by.id:
        raise NotAllowed("pause oneself")
    return request, await shelf.of(work.tx, request.chat, work.seconds)


async def until(work: Work, request: Request) -> datetime | None:
    """Until when the person of a case sends no new requests."""
    found = await shelf.of(work.tx, request.chat, work.seconds)
    return found.until if found else None


async def pause(work: Work, by: Chat, number: int, why: Why) -> PersonPause:
    """They send no new requests for seven days, and are told so; danger is never paused.

    Raises NotAllowed, Outdated.
    """
    request, before = await of_case(work, by, number)
    if before is not None:
        return before
    until = work.now + PERSON
    await shelf.pause(work.tx, request.chat, why, int(until.timestamp()), by.id)
    await audit.add(work.tx, work.seconds, by.id, f"pause person {why}", f"request {number}")
    client = await chats.get(work.tx, request.chat)
    if client is not None:
        work.tell(client, Paused(until))
    return PersonPause(request.chat, why, until)


async def end(work: Work, by: Chat, number: int) -> Request:
    """They can send requests again, and are told so; once more changes nothing. Raises NotAllowed, Outdated."""
    request, _before = await of_case(work, by, number)
    client = await chats.get(work.tx, request.chat)
    if await shelf.end(work.tx, request.chat, work.seconds):
        await audit.add(work.tx, work.seconds, by.id, "end pause", f"request {number}")
        if client is not None:
            work.tell(client, PauseOver())
    return request


# a service ----------------------------------------------------------------------------------------------------------


async def services(work: Work, by: Chat) -> list[tuple[Programme, date | None]]:
    """Every service that can be asked for, and when it can be again; raises NotAllowed."""
    await people.require(work, by, Action.PAUSE_SERVICES)
    paused = await shelf.services(work.tx, today(work.now))
    catalogue = (await timetable(work)).catalogue
    return [(one, paused.get(one.key)) for one in catalogue.programmes.values() if one.kind is ProgrammeKind.SERVICE]


async def service(work: Work, by: Chat, key: str) -> tuple[Programme, date | None]:
    """One of them; raises NotAllowed, Outdated."""
    found = next((one for one in await services(work, by) if one[0].key == key), None)
    if found is None:
        raise Outdated
    return found


def again_on(work: Work, days: int) -> date:
    """The day after so many days of pause; raises Outdated for a number there is no choice of."""
    if days not in SERVICE_DAYS:
        raise Outdated
    return today(work.now) + timedelta(days=days)


async def waiting(work: Work, service: str) -> int:
    """How many open requests there are of a service, which stay."""
    return sum(one.service == service for one in await cases.queue(work.tx))


async def pause_service(work: Work, by: Chat, key: str, until: date) -> ServicePause:
    """Nobody can ask for it before that day; raises NotAllowed, Outdated for a day that is none to come."""
    programme, _before = await service(work, by, key)
    if not timedelta() < until - today(work.now) <= timedelta(days=max(SERVICE_DAYS)):
        raise Outdated
    await shelf.pause_service(work.tx, key, until)
    await audit.add(work.tx, work.seconds, by.id, f"pause service until {until}", f"service {key}")
    return ServicePause(programme, until)


async def end_service(work: Work, by: Chat, key: str) -> Programme:
    """It can be asked for from now on; once more changes nothing. Raises NotAllowed, Outdated."""
    programme, _before = await service(work, by, key)
    if await shelf.end_service(work.tx, key, today(work.now)):
        await audit.add(work.tx, work.seconds, by.id, "end pause", f"service {key}")
    return programme


async def trouble(work: Work) -> Trouble:
    """What is switched on at this moment, for the staff's screen."""
    catalogue = (await timetable(work)).catalogue
    paused = await shelf.services(work.tx, today(work.now))
    known = [ServicePause(one, paused[key]) for key, one in catalogue.programmes.items() if key in paused]
    return Trouble(await timetables.hidden(work.tx), await lockouts.count(work.tx), tuple(known))
