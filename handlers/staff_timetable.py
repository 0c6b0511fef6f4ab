"""The timetable on the staff's phones: programmes, their dates, and where each change begins; never a sentence."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.catalogue import Kind, PlaceKey, Programme, ProgrammeKey, places_in_use
from bot.domain.follows import WINDOW, coming
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.schedule import Session, Timetable
from bot.domain.timetable import DAY, ISTANBUL, today
from bot.domain.timetable_edits import AddDate, AddWeekly, AsPlanned, Cancel, Close, Edit, EndSeries, MoveDate
from bot.services import people, public_holidays, timetable_edits
from bot.services.schedule import timetable
from handlers.feature import Command, Feature
from handlers.moments import number_of, page_of
from handlers.slots_of import slot_of
from handlers.staff_edits import reason_of
from handlers.talk import Talk
from handlers.timetable_edits import show_draft, show_look
from handlers.views import staff_timetable as views
from handlers.views import timetable_edits as edit_views
from handlers.views.staff_offs import Reason

NOON, TWO_HOURS = time(12), 120


async def programmes(talk: Talk, page: str = "0", *_: str) -> None:
    """Which programme?"""
    await people.require(talk.work, talk.chat, Action.EDIT_TIMETABLE)
    listed = [one for one in (await timetable(talk.work)).catalogue.programmes.values() if one.kind is Kind.SESSIONS]
    at = page_of(page, len(listed), views.A_PAGE)
    talk.show(lambda t: views.programmes(t, listed, at))


async def programme(talk: Talk, key: str = "", page: str = "0", *_: str) -> None:
    """Its next dates, and what else can be done about it."""
    planned, found = await _of(talk, key)
    dates = _dates(planned, found.key, talk.work.now)
    at = page_of(page, len(dates), views.DATES_A_PAGE)
    talk.show(lambda t: views.programme(t, found, dates, at))


async def one_date(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """One date as it stands, and what can become of it; where it is over, the next ones of its programme."""
    try:
        planned, session = await _date(talk, series, on)
    except Outdated:
        of = timetable_edits.series_of(await timetable(talk.work), series)
        talk.toast(talk.word(edit_views.not_this_day))
        await programme(talk, of.programme)
        return
    found, now = planned.catalogue.programmes[session.programme], talk.work.now
    changed = session.slot in planned.changes
    place = planned.catalogue.places.get(session.place)
    talk.show(lambda t: views.one_date(t, found, session, place, now, changed=changed))


async def off(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """It does not take place."""
    _planned, session = await _date(talk, series, on)
    await _begin(talk, Cancel(session.series, session.original_on))


async def move(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """Another day, hour or place; or it takes place after all."""
    _planned, session = await _date(talk, series, on)
    start = session.starts_at.astimezone(ISTANBUL)
    minutes = int((session.ends_at - session.starts_at) / timedelta(minutes=1))
    await _begin(
        talk, MoveDate(session.series, session.original_on, start.date(), start.time(), minutes, session.place)
    )


async def as_planned(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """As its series says."""
    _planned, session = await _date(talk, series, on)
    draft = await timetable_edits.begin(talk.work, talk.chat, AsPlanned(session.series, session.original_on))
    await show_look(talk, draft.id)


async def add(talk: Talk, key: str = "", *_: str) -> None:
    """One date more."""
    planned, found = await _of(talk, key)
    start, minutes, place = _usual(planned, found)
    await _begin(talk, AddDate(found.key, today(talk.work.now) + DAY, start, minutes, place))


async def weekly(talk: Talk, key: str = "", *_: str) -> None:
    """Days of the week from now on."""
    planned, found = await _of(talk, key)
    start, minutes, place = _usual(planned, found)
    await _begin(talk, AddWeekly(found.key, (), today(talk.work.now) + DAY, start, minutes, place))


async def series(talk: Talk, key: str = "", *_: str) -> None:
    """The days of the week it has."""
    planned, found = await _of(talk, key)
    current = today(talk.work.now)
    listed = [
        one
        for one in planned.series
        if one.programme == found.key and one.rule and (one.last_on is None or one.last_on >= current)
    ]
    talk.show(lambda t: views.series(t, found, listed))


async def end(talk: Talk, number: str = "", *_: str) -> None:
    """A series ends: with which day?"""
    planned = await timetable(talk.work)
    found = timetable_edits.series_of(planned, number)
    await _begin(talk, EndSeries(found.id, today(talk.work.now)))


async def close(talk: Talk, key: str = "", *_: str) -> None:
    """Days without anything, or without one programme."""
    tomorrow = today(talk.work.now) + DAY
    only = (await _of(talk, key))[1].key if key else None
    await _begin(talk, Close(tomorrow, tomorrow, only))


async def holidays(talk: Talk, page: str = "0", *_: str) -> None:
    """Public holidays to come that are not closed: proposed, never applied unasked."""
    await people.require(talk.work, talk.chat, Action.EDIT_TIMETABLE)
    found = await public_holidays.proposed(talk.work)
    at = page_of(page, len(found), views.A_PAGE)
    talk.show(lambda t: views.holidays(t, found, at))


async def holiday(talk: Talk, number: str = "", *_: str) -> None:
    """One of them: what closing it would do."""
    found = await public_holidays.proposed(talk.work)
    at = number_of(number)
    one = next((one for one in found if int(f"{one.on:%y%m%d}") == at), None)
    if one is None:
        raise Outdated
    draft = await timetable_edits.begin(
        talk.work, talk.chat, Close(one.on, one.on, None, reason_of(talk, Reason.HOLIDAY))
    )
    await show_look(talk, draft.id)


async def _begin(talk: Talk, edit: Edit) -> None:
    draft = await timetable_edits.begin(talk.work, talk.chat, edit)
    await show_draft(talk, draft.id)


async def _of(talk: Talk, key: str) -> tuple[Timetable, Programme]:
    await people.require(talk.work, talk.chat, Action.EDIT_TIMETABLE)
    planned = await timetable(talk.work)
    found = planned.catalogue.programmes.get(ProgrammeKey(key))
    if found is None or found.kind is not Kind.SESSIONS:
        raise Outdated
    return planned, found


def _dates(planned: Timetable, key: ProgrammeKey, now: datetime) -> list[Session]:
    found = coming(planned, key, now, today(now) + WINDOW).values()
    return sorted((one for one in found if one.ends_at > now), key=lambda one: one.starts_at)


async def _date(talk: Talk, series_: str, on: str) -> tuple[Timetable, Session]:
    """One date by its series and the day it was planned for; Outdated where it is over or was never planned."""
    await people.require(talk.work, talk.chat, Action.EDIT_TIMETABLE)
    planned = await timetable(talk.work)
    of = timetable_edits.series_of(planned, series_)
    slot = slot_of(series_, on)
    found = next((one for one in _dates(planned, of.programme, talk.work.now) if one.slot == slot), None)
    if found is None:
        raise Outdated
    return planned, found


def _usual(planned: Timetable, found: Programme) -> tuple[time, int, PlaceKey]:
    """The hour, length and place that this programme has elsewhere."""
    like = next((one for one in planned.series if one.programme == found.key), None)
    if like is not None:
        return like.start, like.minutes, like.place
    place = found.place or next((one.key for one in places_in_use(planned.catalogue)), None)
    if place is None:
        raise Outdated
    return NOON, TWO_HOURS, place


FEATURE = Feature(
    "staff_timetable",
    commands={"timetable": Command(programmes)},
    presses={
        "times": programmes,
        "times.of": programme,
        "times.date": one_date,
        "times.off": off,
        "times.move": move,
        "times.back": as_planned,
        "times.add": add,
        "times.weekly": weekly,
        "times.series": series,
        "times.end": end,
        "times.close": close,
        "times.holidays": holidays,
        "times.holiday": holiday,
    },
)
