"""Free times: a client takes one, or waits for one: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.appointments import Request, Whom
from bot.services import appointments, pauses, slots, waits
from bot.services.schedule import require_service
from handlers.feature import Feature
from handlers.moments import choice_of, number_of
from handlers.talk import Talk
from handlers.views import appointments as asking
from handlers.views import slots as views
from handlers.views.appointments_pieces import Case


async def free(talk: Talk, service: str = "", *_: str) -> None:
    """The next free times of a service."""
    await require_service(talk.work, service)
    await pauses.require_none(talk.work, talk.chat, service)
    found = await slots.free(talk.work, service)
    waiting = await waits.waiting(talk.work, talk.chat, service)
    talk.show(lambda t: views.free(t, service, found, waiting=waiting))


async def choose(talk: Talk, number: str = "", *_: str) -> None:
    """This time: for whom? It says before what will be kept."""
    slot = await slots.one(talk.work, number_of(number))
    talk.show(lambda t: views.choose(t, slot.starts_at, talk.work.now, whom=("slot.take", slot.id)))


async def take(talk: Talk, number: str = "", whom: str = "", *_: str) -> None:
    """Take it; the same tap once more shows the receipt again."""
    person = choice_of(Whom, whom)
    mine = await appointments.mine(talk.work, talk.chat)
    had = next((one for one in mine if one.slot == number_of(number)), None)
    request = had or await slots.take(talk.work, talk.chat, number_of(number), person)
    await _agreed(talk, request)


async def ask_wait(talk: Talk, service: str = "", *_: str) -> None:
    """What waiting means, before it is kept."""
    await require_service(talk.work, service)
    await pauses.require_none(talk.work, talk.chat, service)
    talk.show(lambda t: views.wait(t, service))


async def wait(talk: Talk, service: str = "", *_: str) -> None:
    """Tell me when a time is free."""
    await waits.join(talk.work, talk.chat, service)
    talk.show(lambda t: views.waiting(t, service))


async def leave(talk: Talk, service: str = "", *_: str) -> None:
    """Not any more."""
    await waits.leave(talk.work, talk.chat, service)
    talk.show(views.left)


async def held(talk: Talk, number: str = "", *_: str) -> None:
    """The seat that was held: for whom?"""
    hold = await waits.own(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.choose(t, hold.starts_at, talk.work.now, whom=("seat.take", hold.id)))


async def take_held(talk: Talk, number: str = "", whom: str = "", *_: str) -> None:
    """Take it."""
    await _agreed(talk, await waits.take(talk.work, talk.chat, number_of(number), choice_of(Whom, whom)))


async def decline(talk: Talk, number: str = "", *_: str) -> None:
    """Not this one; the next is asked, and the person goes on waiting."""
    service = await waits.decline(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.waiting(t, service))


async def _agreed(talk: Talk, request: Request) -> None:
    case = Case(request, await appointments.about(talk.work, request), (), None, talk.work.now)
    talk.show(lambda t: asking.agreed(t, case))


FEATURE = Feature(
    "slots",
    presses={
        "slot.list": free,
        "slot.at": choose,
        "slot.take": take,
        "wait.ask": ask_wait,
        "wait": wait,
        "wait.leave": leave,
        "seat": held,
        "seat.take": take_held,
        "seat.no": decline,
    },
)
