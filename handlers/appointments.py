"""Asking for an appointment in three taps, and what becomes of it: the client's callbacks; never a sentence."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler, MessageHandler, filters

from bot.domain import appointments as rules
from bot.domain.agenda import next_sessions
from bot.domain.appointments import NoteKind, Request, Way, Whom, telephone
from bot.domain.catalogue import TALK, ProgrammeKey
from bot.domain.people import KEPT_BY
from bot.domain.refusals import Outdated
from bot.runtime.conversations import Form, set_draft
from bot.services import appointments
from bot.services.schedule import timetable
from handlers import answers
from handlers.answers import PRIVATE
from handlers.context import Edge
from handlers.feature import Command, Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import appointments as views
from handlers.views import appointments_mine as mine_views
from handlers.views.appointments_pieces import Case

AT_ONCE = ("shelter", *KEPT_BY)
"""What goes straight to a person, past the form."""
JUST_NOW = timedelta(minutes=10)


class Step(StrEnum):
    """The steps of this form."""

    WHOM = "whom"
    URGENCY = "urgency"
    SEND = "send"
    NOTE = "note"
    PHONE = "phone"


async def begin(talk: Talk, service: str = "", *_: str) -> Step:
    """Which help was the first tap; now: for whom?"""
    catalogue = (await timetable(talk.work)).catalogue
    if not appointments.may_be_asked_for(catalogue.programmes.get(ProgrammeKey(service))):
        raise Outdated
    set_draft(service=service)
    talk.show(views.whom)
    return Step.WHOM


async def again(talk: Talk, *_: str) -> Step:
    """One step back: for whom?"""
    talk.show(views.whom)
    return Step.WHOM


async def for_whom(talk: Talk, whom: str = "", *_: str) -> Step:
    """Now: today, or can it wait? Some help is never for today."""
    if whom not in Whom.__members__.values():
        raise Outdated
    set_draft(whom=whom)
    calm = _draft(talk, "service") in rules.NEVER_URGENT
    talk.show(views.send if calm else views.urgency)
    return Step.SEND if calm else Step.URGENCY


async def send(talk: Talk, when: str = "", *_: str) -> int:
    """The third tap sends it."""
    service, whom = _draft(talk, "service"), Whom(_draft(talk, "whom"))
    request = await appointments.ask(talk.work, talk.chat, service, whom, urgent=when == "today")
    case = await _case(talk, request)
    talk.show(lambda t: views.receipt(t, case))
    return Form.END


async def sent(talk: Talk, *_: str) -> None:
    """The same tap once more: the receipt stays."""
    newest = next(iter(await appointments.mine(talk.work, talk.chat)), None)
    if newest is None or newest.created_at < talk.work.now - JUST_NOW:
        raise Outdated
    case = await _case(talk, newest)
    talk.show(lambda t: views.receipt(t, case))


async def ask_sos(talk: Talk, what: str = "", *_: str) -> None:
    """One question before a person is told at once: no bed tonight, under 18 and alone, a problem with a helper."""
    if what not in AT_ONCE:
        raise Outdated
    talk.show(lambda t: views.contact(t, what))


async def sos(talk: Talk, what: str = TALK, *_: str) -> None:
    """Contact me now: staff are told at once, and the person is told honestly whether somebody is there."""
    if what not in (*AT_ONCE, TALK):
        raise Outdated
    case = await _case(talk, await appointments.alarm(talk.work, talk.chat, what))
    talk.show(lambda t: views.receipt(t, case))


async def mine(talk: Talk, *_: str) -> None:
    """My requests and appointments; a note that was begun is not waited for any more."""
    talk.leave_form()
    found = [await _case(talk, one) for one in (await appointments.mine(talk.work, talk.chat))[: mine_views.MOST]]
    talk.show(lambda t: mine_views.mine(t, found))


async def one(talk: Talk, number: str = "", *_: str) -> None:
    """One of them."""
    case = await _case(talk, await appointments.own(talk.work, talk.chat, number_of(number)))
    talk.show(lambda t: mine_views.one(t, case))


async def pick(talk: Talk, number: str = "", offer: str = "", *_: str) -> None:
    """A time was chosen; its receipt is never edited away by the same tap once more."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    if request.state is not rules.State.CONFIRMED:
        request = await appointments.choose(talk.work, talk.chat, number_of(number), number_of(offer))
    case = await _case(talk, request)
    talk.show(lambda t: views.agreed(t, case))


async def other(talk: Talk, number: str = "", *_: str) -> None:
    """None of the times fits."""
    await appointments.ask_others(talk.work, talk.chat, number_of(number))
    talk.show(views.other_times)


async def come(talk: Talk, number: str = "", *_: str) -> None:
    """The person will come."""
    case = await _case(talk, await appointments.answer_coming(talk.work, talk.chat, number_of(number)))
    talk.toast(talk.word(views.coming))
    talk.show(lambda t: mine_views.one(t, case))


async def cancel(talk: Talk, number: str = "", *_: str) -> None:
    """Ask before it is taken back."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.cancel(t, request.id))


async def stop(talk: Talk, number: str = "", *_: str) -> None:
    """Take it back."""
    await appointments.cancel(talk.work, talk.chat, number_of(number))
    talk.show(views.cancelled)


async def add(talk: Talk, number: str = "", *_: str) -> None:
    """What can be added."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.add(t, request.id))


async def begin_note(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for a note."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    set_draft(request=request.id)
    talk.show(views.note)
    return Step.NOTE


async def note(talk: Talk, *_: str) -> int:
    """A note was written."""
    number = number_of(_draft(talk, "request"))
    await appointments.add_note(talk.work, talk.chat, number, talk.text)
    whole = (talk.update.effective_message and talk.update.effective_message.text) or ""
    talk.show(lambda t: views.noted(t, number, cut=len(whole) > len(talk.text)))
    return Form.END


async def voice_or_photo(talk: Talk, *_: str) -> int:
    """A voice note or a picture was sent at the step that asks for it: held by reference, never downloaded."""
    message = talk.update.effective_message
    if message is None:
        raise Outdated
    kind = NoteKind.VOICE if message.voice else NoteKind.PHOTO
    file = message.voice.file_id if message.voice else message.photo[-1].file_id
    number = number_of(_draft(talk, "request"))
    await appointments.add_note(talk.work, talk.chat, number, file, kind)
    talk.show(lambda t: views.held(t, number))
    return Form.END


async def begin_phone(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for a telephone number."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    set_draft(request=request.id)
    talk.show(views.phone)
    return Step.PHONE


async def phone(talk: Talk, *_: str) -> Step | int:
    """A number was typed, in whatever digits; anything else is asked again."""
    digits = telephone(talk.text)
    if digits is None:
        talk.show(views.no_phone)
        return Step.PHONE
    number = number_of(_draft(talk, "request"))
    await appointments.call_me(talk.work, talk.chat, number, digits)
    talk.show(lambda t: views.will_call(t, number))
    return Form.END


async def way(talk: Talk, number: str = "", *_: str) -> None:
    """How may we answer?"""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.way(t, request.id))


async def set_way(talk: Talk, number: str = "", chosen: str = "", *_: str) -> None:
    """That is how."""
    if chosen not in Way.__members__.values():
        raise Outdated
    request = await appointments.choose_way(talk.work, talk.chat, number_of(number), Way(chosen))
    talk.toast(talk.word(lambda t: views.way_set(t, request.way)))
    case = await _case(talk, request)
    talk.show(lambda t: mine_views.one(t, case))


async def _case(talk: Talk, request: Request) -> Case:
    found = await timetable(talk.work)
    desk = next_sessions(found, TALK, talk.work.now) if TALK in found.catalogue.programmes else ()
    offers = await appointments.offers(talk.work, request)
    about = await appointments.about(talk.work, request)
    return Case(request, about, tuple(offers), next(iter(desk), None), talk.work.now)


def _draft(talk: Talk, name: str) -> str:
    step = talk.work.step
    held = (step.draft if step else {}) | talk.work.drafted
    if name not in held:
        raise Outdated
    return str(held[name])


def form(edge: Edge) -> Form:
    """Which help, for whom, today or can wait; and the step at which a note is taken."""
    sending: list[BaseHandler[Any, Any, Any]] = [
        CallbackQueryHandler(edge.press(send), pattern="^req.send:"),
        CallbackQueryHandler(edge.press(again), pattern="^req.again$"),
    ]
    return Form(
        "appointments",
        entry_points=[
            CallbackQueryHandler(edge.press(begin), pattern="^req:"),
            CallbackQueryHandler(edge.press(begin_note), pattern="^mine.note:"),
            CallbackQueryHandler(edge.press(begin_phone), pattern="^mine.phone:"),
        ],
        states={
            Step.WHOM: [CallbackQueryHandler(edge.press(for_whom), pattern="^req.whom:")],
            Step.URGENCY: sending,
            Step.SEND: sending,
            Step.NOTE: [
                MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(note))),
                MessageHandler(PRIVATE & (filters.VOICE | filters.PHOTO), edge.message(voice_or_photo)),
            ],
            Step.PHONE: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(phone)))],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "appointments",
    commands={"appointments": Command(mine, lambda t: t.word("command", "My requests"))},
    presses={
        "req.send": sent,
        "sos": sos,
        "sos.ask": ask_sos,
        "mine": mine,
        "mine.one": one,
        "mine.pick": pick,
        "mine.other": other,
        "mine.come": come,
        "mine.cancel": cancel,
        "mine.stop": stop,
        "mine.add": add,
        "mine.way": way,
        "mine.set": set_way,
    },
    form=form,
    prompts={
        Step.WHOM: views.whom,
        Step.URGENCY: views.urgency,
        Step.SEND: views.send,
        Step.NOTE: views.note,
        Step.PHONE: views.phone,
    },
)
