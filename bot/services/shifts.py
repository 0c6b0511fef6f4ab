"""Where help is needed: dates made from series, closed days, what speaks against a place; never a screen or SQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from bot.domain import schedule as plan
from bot.domain.catalogue import SOURCE_LANGUAGE, Kind, Programme, Task, Text
from bot.domain.chats import Chat, ChatId
from bot.domain.delivery import Lane
from bot.domain.refusals import Outdated
from bot.domain.schedule import SeriesId, Timetable
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import HORIZON, OPENS_AT, ForWhom, Objection, Shift, ShiftSeries, Wish, objections
from bot.domain.timetable import DAY, ISTANBUL, dates, instant, sessions, today
from bot.services.schedule import timetable
from bot.work import Work
from storage import chats, shift_series, volunteers
from storage import shifts as shelf

LAST_WEEK = timedelta(days=8)


async def make_dates(work: Work) -> int:
    """Make what is missing of every series as far as the horizon; run again, it makes nothing. Returns how many."""
    until = today(work.now) + HORIZON
    made = 0
    for series in await shift_series.unmade(work.tx, until):
        made += await make_of(work, series, until)
    return made


async def make_of(work: Work, series: ShiftSeries, until: date) -> int:
    """The dates of one series that have not been made yet, without closed days and what has begun."""
    planned = await timetable(work)
    made = 0
    for day in days_of(series, today(work.now), until):
        shift = dated(series, day)
        if shift.starts_at > work.now and closed(planned, shift) is None:
            made += await shelf.make(work.tx, shift)
    await shift_series.made(work.tx, series.id, until)
    return made


def days_of(series: ShiftSeries, first: date, last: date) -> list[date]:
    """The local days its rule gives between two days, both included, closed ones too."""
    rule = plan.Series(
        SeriesId(str(series.id)),
        series.need.programme,
        series.need.place,
        series.rule,
        series.start,
        series.minutes,
        series.first_on,
        series.last_on,
    )
    return dates(rule, first, last)


def dated(series: ShiftSeries, day: date, zone: ZoneInfo = ISTANBUL) -> Shift:
    """The shift a series plans for one local day, not yet stored."""
    starts_at = instant(day, series.start, zone)
    opens_at = instant(day - series.opens_days * DAY, OPENS_AT, zone) if series.opens_days else None
    ends_at = starts_at + timedelta(minutes=series.minutes)
    whole = series.need.for_whom is ForWhom.CLIENTS  # a place on a class is one of the whole course, guarded there
    need = replace(series.need, seats=None) if whole else series.need
    return Shift(0, series.id, day, need, starts_at, ends_at, opens_at)


def closed(planned: Timetable, shift: Shift) -> Text | None:
    """Why the programme is closed on the day of a shift; None where it is not."""
    on = today(shift.starts_at)
    closure = next((one for one in planned.closures if one.covers(shift.need.programme, on)), None)
    if closure is not None:
        return closure.reason
    day = sessions(planned, on, on, shift.need.programme)
    return day[0].reason if day and not any(one.takes_place for one in day) else None


def place_gone(planned: Timetable, shift: Shift) -> bool:
    """Whether the place of a shift has left the catalogue."""
    place = planned.catalogue.places.get(shift.need.place)
    return place is None or place.retired


async def require(work: Work, number: int) -> Shift:
    """One shift, whatever became of it; raises Outdated where there never was one, and for a date of a class."""
    found = await either(work, number)
    if found.is_class:
        raise Outdated
    return found


async def either(work: Work, number: int) -> Shift:
    """One shift, or one date of a class; raises Outdated where there never was one."""
    found = await shelf.get(work.tx, number)
    if found is None:
        raise Outdated
    return found


async def about(work: Work, shift: Shift) -> OfShift:
    """A shift with its programme, task, place and the session it is for; what left the catalogue goes by its key."""
    planned = await timetable(work)
    key = shift.need.programme
    programme = planned.catalogue.programmes.get(key) or Programme(key, "🤝", Kind.INFO, {SOURCE_LANGUAGE: key})
    on = today(shift.starts_at)
    day = sessions(planned, on, on, shift.need.programme)
    later = [one for one in day if one.takes_place and one.ends_at > shift.starts_at]
    if shift.is_class:  # of several on one day it is the one at its hour
        later = sorted(later, key=lambda one: abs(one.starts_at - shift.starts_at))
    session = next(iter(later), None)
    picture = programme.pictogram if shift.is_class else "🤝"
    task = planned.catalogue.tasks.get(shift.need.task) or Task(shift.need.task, picture, programme.name)
    place = planned.catalogue.places.get(shift.need.place)
    return OfShift(shift, programme, task, place, session, work.now)


async def against(
    work: Work, shift: Shift, chat: Chat, size: int = 1, *, without: int | None = None
) -> tuple[Objection, ...]:
    """Everything that speaks against a place for this person, as if they gave up the shift ``without``."""
    catalogue = (await timetable(work)).catalogue
    place = catalogue.places.get(shift.need.place)
    held = await shelf.of_person(work.tx, chat.id, int((work.now - LAST_WEEK).timestamp()))
    wish = Wish(
        shift,
        catalogue.tasks.get(shift.need.task),
        await volunteers.get(work.tx, chat.id),
        [one for one in held if one.id != without],
        size,
        place.allowance if place else 0,
    )
    return objections(wish, await shift_series.rules(work.tx), work.now)


async def tell(
    work: Work, chat: ChatId | None, notice: object, *, quiet: bool = False, lane: Lane = Lane.NOTICE
) -> bool:
    """Owe a notice to a volunteer; False where there is nobody, or nobody who can be reached."""
    found = await chats.get(work.tx, chat) if chat is not None else None
    return found is not None and work.tell(found, notice, lane, quiet=quiet)
