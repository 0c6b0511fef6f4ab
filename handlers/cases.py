"""What the callbacks of requests share: one as its screen needs it, on either side, what a form has so far.

Never a sentence.
"""

from __future__ import annotations

from bot.domain import appointments as rules
from bot.domain.agenda import next_sessions
from bot.domain.appointments import Request
from bot.domain.catalogue import TALK
from bot.domain.refusals import Outdated
from bot.services import (
    appointments,
    appointments_staff,
    births,
    colleagues,
    duty,
    giving_cases,
    interpretations_ask,
    pauses,
    questions,
    reach,
    without_a_phone,
)
from bot.services.schedule import timetable
from handlers.talk import Talk
from handlers.views import staff_cases
from handlers.views.appointments_pieces import Case
from handlers.views.staff_requests import Entry, File


async def case_of(talk: Talk, request: Request) -> Case:
    """One request as its person sees it."""
    found = await timetable(talk.work)
    desk = next_sessions(found, TALK, talk.work.now) if TALK in found.catalogue.programmes else ()
    offers = await appointments.offers(talk.work, request)
    about = await appointments.about(talk.work, request)
    sensitive = await appointments.sensitive(talk.work, request)
    on_call = request.urgent and bool(await duty.on_call(talk.work, request.service))
    numbers = await duty.numbers(talk.work) if request.urgent else ()
    return Case(
        request, about, tuple(offers), next(iter(desk), None), talk.work.now, sensitive, on_call, tuple(numbers)
    )


def drafted(talk: Talk, name: str) -> str:
    """What was answered so far; Outdated where the form has it no more."""
    step = talk.work.step
    held = (step.draft if step else {}) | talk.work.drafted
    if name not in held:
        raise Outdated
    return str(held[name])


async def show_file(talk: Talk, number: int, *, below: bool = False) -> None:
    """One request with everything written about it, to staff, in place or ``below``; reading it is written down.

    Words that were begun are not waited for any more: they would go to the wrong person.
    """
    talk.leave_form()
    request, notes, client = await appointments_staff.case(talk.work, talk.chat, number)
    offers = await appointments.offers(talk.work, request)
    entry = await entry_of(talk, request)
    answers = tuple(await questions.given(talk.work, request))
    birth = await births.of_request(talk.work, request)
    gone = None if request.state in rules.OPEN else reach.gone_at(talk.work, request)
    file = File(
        entry,
        tuple(notes),
        tuple(offers),
        client,
        talk.chat.id,
        talk.work.now,
        gone,
        answers=answers,
        birth=birth,
        holder=await colleagues.holder(talk.work, request),
        may_hand=await colleagues.may_hand_over(talk.work, talk.chat, request),
        interpretations=tuple(await interpretations_ask.of_request(talk.work, number)),
        paused_until=await pauses.until(talk.work, request),
        no_phone=await without_a_phone.is_one(talk.work, client),
        gives=request.state in rules.OPEN and bool(await giving_cases.for_case(talk.work, talk.chat, number)),
    )
    (talk.say if below else talk.show)(lambda t: staff_cases.case(t, file))


async def entry_of(talk: Talk, request: Request) -> Entry:
    """A request as one line of the queue."""
    about = await appointments.about(talk.work, request, plainly=True)
    return Entry(request, about, await appointments.language(talk.work, request))
