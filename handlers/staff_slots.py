"""Opening free times by tapping hours: staff's callbacks; never a sentence."""

from __future__ import annotations

from datetime import date

from bot.domain.catalogue import PlaceKey
from bot.domain.refusals import Outdated
from bot.domain.slots import SlotKind
from bot.domain.timetable import today
from bot.services import open_days, slots
from bot.services.schedule import timetable
from handlers.feature import Feature
from handlers.moments import hours_of, nearest_of, number_of
from handlers.talk import Talk
from handlers.views import staff_slots as views
from handlers.views.staff_slots import Opening

DESK = "-"
"""Stands for the desk where a button names a place."""


async def services(talk: Talk, *_: str) -> None:
    """Whose times?"""
    named = await slots.services(talk.work, talk.chat)
    talk.show(lambda t: views.services(t, named))


async def days(talk: Talk, service: str = "", *_: str) -> None:
    """Which day?"""
    await slots.of_day(talk.work, talk.chat, service, today(talk.work.now))
    choices = await open_days.coming(talk.work, service)
    talk.show(lambda t: views.days(t, service, choices))


async def hours(talk: Talk, service: str = "", day: str = "", *options: str) -> None:
    """The hours of that day: open, closed or taken; and what an hour opened now is like."""
    on = _day_of(talk, day)
    found = {slot.starts_at: slot for slot in await slots.of_day(talk.work, talk.chat, service, on)}
    await open_days.require_day(talk.work, service, on)
    choices = [(at, found.get(at)) for at in hours_of(on) if at > talk.work.now]
    opening = await _opening(talk, service, on, *options)
    talk.show(lambda t: views.hours(t, opening, choices))


async def toggle(talk: Talk, service: str = "", code: str = "", *options: str) -> None:
    """Open this hour, or close it again."""
    at = nearest_of(talk, code)
    opening = await _opening(talk, service, at.date(), *options)
    kind = SlotKind(
        opening.capacity, talk.chat.id if opening.mine else None, "" if opening.place == DESK else opening.place
    )
    if not await slots.toggle(talk.work, talk.chat, service, at, kind):
        talk.toast(talk.word(views.taken_already))
    await hours(talk, service, code[:4], *options)


async def repeat(talk: Talk, service: str = "", day: str = "", *options: str) -> None:
    """The same times in the next weeks; twice changes nothing."""
    new = await slots.repeat(talk.work, talk.chat, service, _day_of(talk, day))
    talk.toast(talk.word(lambda t: views.repeated(t, new)))
    await hours(talk, service, day, *options)


def _day_of(talk: Talk, day: str) -> date:
    return nearest_of(talk, f"{day}0000").date()


async def _opening(
    talk: Talk, service: str, on: date, capacity: str = "1", whose: str = "d", place: str = DESK, *_: str
) -> Opening:
    keys = (DESK, *await slots.places(talk.work))
    if place not in keys or number_of(capacity) not in views.CAPACITIES:
        raise Outdated
    where = (await timetable(talk.work)).catalogue.places.get(PlaceKey(place))
    return Opening(service, on, number_of(capacity), whose == "m", place, where.name if where else {}, keys)


FEATURE = Feature(
    "staff_slots",
    presses={
        "slots": services,
        "slots.days": days,
        "slots.day": hours,
        "slots.set": toggle,
        "slots.again": repeat,
    },
)
