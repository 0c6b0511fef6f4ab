"""What the callbacks of requests share: one as its screen needs it, what a form has so far; never a sentence."""

from __future__ import annotations

from bot.domain.agenda import next_sessions
from bot.domain.appointments import Request
from bot.domain.catalogue import TALK
from bot.domain.refusals import Outdated
from bot.services import appointments
from bot.services.schedule import timetable
from handlers.talk import Talk
from handlers.views.appointments_pieces import Case


async def case_of(talk: Talk, request: Request) -> Case:
    """One request as its person sees it."""
    found = await timetable(talk.work)
    desk = next_sessions(found, TALK, talk.work.now) if TALK in found.catalogue.programmes else ()
    offers = await appointments.offers(talk.work, request)
    about = await appointments.about(talk.work, request)
    return Case(request, about, tuple(offers), next(iter(desk), None), talk.work.now)


def drafted(talk: Talk, name: str) -> str:
    """What was answered so far; Outdated where the form has it no more."""
    step = talk.work.step
    held = (step.draft if step else {}) | talk.work.drafted
    if name not in held:
        raise Outdated
    return str(held[name])
