"""Pausing a person from a case, or a service for some days: staff's callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.pauses import Why
from bot.services import pauses
from handlers.feature import Feature
from handlers.moments import choice_of, day_of, number_of, page_of
from handlers.talk import Talk
from handlers.views import staff_pauses as views


async def person(talk: Talk, number: str = "", *_: str) -> None:
    """Why is the person of this case paused? Or how it stands."""
    request, pause = await pauses.of_case(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.reasons(t, request, pause))


async def preview(talk: Talk, number: str = "", why: str = "", *_: str) -> None:
    """What it does, before it is done."""
    request, pause = await pauses.of_case(talk.work, talk.chat, number_of(number))
    reason = choice_of(Why, why)
    talk.show(lambda t: views.reasons(t, request, pause) if pause else views.preview(t, request, reason))


async def pause(talk: Talk, number: str = "", why: str = "", *_: str) -> None:
    """Pause them; where a colleague was faster, how it stands."""
    begun = await pauses.pause(talk.work, talk.chat, number_of(number), choice_of(Why, why))
    talk.show(lambda t: views.paused(t, number_of(number), begun))


async def end(talk: Talk, number: str = "", *_: str) -> None:
    """They can send requests again."""
    request = await pauses.end(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.ended(t, request.id))


async def services(talk: Talk, page: str = "0", *_: str) -> None:
    """Which service?"""
    found = await pauses.services(talk.work, talk.chat)
    at = page_of(page, len(found), views.PAGE)
    talk.show(lambda t: views.services(t, found, at))


async def service(talk: Talk, key: str = "", *_: str) -> None:
    """For how many days?"""
    programme, until = await pauses.service(talk.work, talk.chat, key)
    talk.show(lambda t: views.days(t, programme, until))


async def service_preview(talk: Talk, key: str = "", days: str = "", *_: str) -> None:
    """What it does, before it is done."""
    programme, _until = await pauses.service(talk.work, talk.chat, key)
    again_on = pauses.again_on(talk.work, number_of(days))
    waiting = await pauses.waiting(talk.work, key)
    talk.show(lambda t: views.service_preview(t, programme, again_on, waiting))


async def pause_service(talk: Talk, key: str = "", day: str = "", *_: str) -> None:
    """Pause it."""
    begun = await pauses.pause_service(talk.work, talk.chat, key, day_of(talk, day))
    talk.show(lambda t: views.service_paused(t, begun))


async def end_service(talk: Talk, key: str = "", *_: str) -> None:
    """It can be asked for again."""
    programme = await pauses.end_service(talk.work, talk.chat, key)
    talk.show(lambda t: views.service_open(t, programme))


FEATURE = Feature(
    "staff_pauses",
    presses={
        "rest": person,
        "rest.see": preview,
        "rest.go": pause,
        "rest.end": end,
        "rests": services,
        "rests.one": service,
        "rests.see": service_preview,
        "rests.go": pause_service,
        "rests.end": end_service,
    },
)
