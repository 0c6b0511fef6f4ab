"""Days on which somebody can be asked to come: required where a time is agreed; never a screen or SQL."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain import open_days as rules
from bot.domain.appointments import Request
from bot.domain.open_days import DayBar
from bot.domain.refusals import NotOnThisDay, NotThen
from bot.domain.slots import Slot
from bot.domain.timetable import today
from bot.services.schedule import timetable
from bot.work import Work
from storage import appointments as cases
from storage import slots

DAYS = 9
"""So many days stand on one screen."""
MOST, LOOKED_AT = 3, 50


async def coming(work: Work, service: str) -> tuple[date, ...]:
    """The next days on which somebody can come for this service."""
    return rules.coming(await timetable(work), service, today(work.now), DAYS)


async def bar(work: Work, service: str, at: datetime) -> DayBar | None:
    """What speaks against this moment; None for nothing."""
    if at <= work.now:
        return DayBar.PAST
    return rules.against(await timetable(work), service, today(at), today(work.now))


async def require_day(work: Work, service: str, on: date, request: int | None = None) -> None:
    """To staff; raises NotOnThisDay, with the days that are open, for a day that is past, closed or too far."""
    why = rules.against(await timetable(work), service, on, today(work.now))
    if why is not None:
        raise NotOnThisDay(why, on, service, await coming(work, service), request)


async def require_times(work: Work, request: Request, times: Sequence[datetime]) -> None:
    """The same for each of these moments, to be agreed on for a request."""
    for at in times:
        await require_day(work, request.service, today(at), request.id)
        if at <= work.now:
            days = await coming(work, request.service)
            raise NotOnThisDay(DayBar.PAST, today(at), request.service, days, request.id)


async def free(work: Work, service: str, most: int) -> list[Slot]:
    """The next free times, without those on closed days."""
    found = await slots.free(work.tx, service, work.seconds, LOOKED_AT)
    return [one for one in found if await bar(work, service, one.starts_at) is None][:most]


async def require_time(work: Work, service: str, at: datetime) -> None:
    """To a client; raises NotThen, with what is free, where a time is past or its day closed."""
    why = await bar(work, service, at)
    if why is not None:
        raise NotThen(why, service, await free(work, service, MOST))


async def require_offer(work: Work, request: Request, offer: int) -> None:
    """To a client; the same for one of the times offered, where it is one, with the others that still stand."""
    offers = await cases.offers(work.tx, request.id)
    chosen = next((one for one in offers if one.id == offer), None)
    why = await bar(work, request.service, chosen.starts_at) if chosen else None
    if why is not None:
        others = [one for one in offers if await bar(work, request.service, one.starts_at) is None]
        raise NotThen(why, request.service, await free(work, request.service, MOST), request.id, others)
