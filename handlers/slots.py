"""Free times: a client takes one, staff open and close them: the callbacks; never a sentence."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.appointments import Whom
from bot.domain.catalogue import ProgrammeKey
from bot.domain.refusals import Outdated
from bot.domain.timetable import ISTANBUL, today
from bot.services import appointments, slots
from bot.services.schedule import timetable
from handlers.feature import Feature
from handlers.moments import DAYS, choice_of, hours_of, moment_of, number_of
from handlers.talk import Talk
from handlers.views import appointments as asking
from handlers.views import slots as views
from handlers.views import staff_slots as staff_views
from handlers.views.appointments_pieces import Case


async def free(talk: Talk, service: str = "", *_: str) -> None:
    """The next free times of a service."""
    if not appointments.may_be_asked_for((await timetable(talk.work)).catalogue.programmes.get(ProgrammeKey(service))):
        raise Outdated
    found = await slots.free(talk.work, service)
    talk.show(lambda t: views.free(t, service, found))


async def choose(talk: Talk, number: str = "", *_: str) -> None:
    """This time: for whom? It says before what will be kept."""
    slot = await slots.one(talk.work, number_of(number))
    talk.show(lambda t: views.choose(t, slot, talk.work.now))


async def take(talk: Talk, number: str = "", whom: str = "", *_: str) -> None:
    """Take it; the same tap once more shows the receipt again."""
    person = choice_of(Whom, whom)
    mine = await appointments.mine(talk.work, talk.chat)
    had = next((one for one in mine if one.slot == number_of(number)), None)
    request = had or await slots.take(talk.work, talk.chat, number_of(number), person)
    case = Case(request, await appointments.about(talk.work, request), (), None, talk.work.now)
    talk.show(lambda t: asking.agreed(t, case))


async def services(talk: Talk, *_: str) -> None:
    """Whose times?"""
    keys = await slots.services(talk.work, talk.chat)
    catalogue = (await timetable(talk.work)).catalogue
    named = [catalogue.programmes[ProgrammeKey(key)] for key in keys]
    talk.show(lambda t: staff_views.services(t, named))


async def days(talk: Talk, service: str = "", *_: str) -> None:
    """Which day?"""
    first = today(talk.work.now)
    await slots.of_day(talk.work, talk.chat, service, first)
    talk.show(lambda t: staff_views.days(t, service, [first + timedelta(days=ahead) for ahead in range(DAYS)]))


async def hours(talk: Talk, service: str = "", day: str = "", *_: str) -> None:
    """The hours of that day: open, closed or taken."""
    on = moment_of(talk, f"{day}0000").astimezone(ISTANBUL).date()
    found = {slot.starts_at: slot for slot in await slots.of_day(talk.work, talk.chat, service, on)}
    choices = [(at, found.get(at)) for at in hours_of(on) if at > talk.work.now]
    talk.show(lambda t: staff_views.hours(t, service, on, choices))


async def toggle(talk: Talk, service: str = "", code: str = "", *_: str) -> None:
    """Open this hour, or close it again."""
    at = moment_of(talk, code)
    if not await slots.toggle(talk.work, talk.chat, service, at):
        talk.toast(talk.word(staff_views.taken_already))
    await hours(talk, service, code[:4])


FEATURE = Feature(
    "slots",
    presses={
        "slot.list": free,
        "slot.at": choose,
        "slot.take": take,
        "slots": services,
        "slots.days": days,
        "slots.day": hours,
        "slots.set": toggle,
    },
)
