"""Asking for an appointment in three taps, and what becomes of it: the client's callbacks; never a sentence."""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import Any

from telegram.ext import BaseHandler, CallbackQueryHandler

from bot.domain import appointments as rules
from bot.domain.appointments import Whom
from bot.domain.catalogue import TALK
from bot.domain.people import KEPT_BY
from bot.domain.refusals import NotMoved, Outdated
from bot.runtime.conversations import Form, set_draft
from bot.services import appointments, births, classes, duty, pauses, tickets
from bot.services.schedule import require_service
from handlers.cases import case_of, drafted
from handlers.context import Edge
from handlers.feature import Command, Feature
from handlers.moments import choice_of, number_of
from handlers.talk import Talk
from handlers.views import appointments as views
from handlers.views import appointments_mine as mine_views

AT_ONCE = ("shelter", *KEPT_BY)
"""What goes straight to a person, past the form."""
JUST_NOW = timedelta(minutes=10)


class Step(StrEnum):
    """The steps of this form."""

    WHOM = "whom"
    URGENCY = "urgency"
    SEND = "send"


async def begin(talk: Talk, service: str = "", *_: str) -> Step:
    """Which help was the first tap; now: for whom?"""
    await require_service(talk.work, service)
    await pauses.require_none(talk.work, talk.chat, service)
    set_draft(service=service)
    talk.show(views.whom)
    return Step.WHOM


async def again(talk: Talk, *_: str) -> Step:
    """One step back: for whom?"""
    talk.show(views.whom)
    return Step.WHOM


async def for_whom(talk: Talk, whom: str = "", *_: str) -> Step:
    """Now: today, or can it wait? Some help is never for today."""
    set_draft(whom=choice_of(Whom, whom))
    calm = drafted(talk, "service") in rules.NEVER_URGENT
    talk.show(views.send if calm else views.urgency)
    return Step.SEND if calm else Step.URGENCY


async def send(talk: Talk, when: str = "", *_: str) -> int:
    """The third tap sends it."""
    service, whom = drafted(talk, "service"), Whom(drafted(talk, "whom"))
    request = await appointments.ask(talk.work, talk.chat, service, whom, urgent=when == "today")
    case = await case_of(talk, request)
    talk.show(lambda t: views.receipt(t, case))
    return Form.END


async def sent(talk: Talk, *_: str) -> None:
    """The same tap once more: the receipt stays."""
    newest = next(iter(await appointments.mine(talk.work, talk.chat)), None)
    if newest is None or newest.created_at < talk.work.now - JUST_NOW:
        raise Outdated
    case = await case_of(talk, newest)
    talk.show(lambda t: views.receipt(t, case))


async def ask_sos(talk: Talk, what: str = "", *_: str) -> None:
    """One question before a person is told at once: no bed tonight, under 18 and alone, a problem with a helper."""
    if what not in AT_ONCE:
        raise Outdated
    await pauses.require_open(talk.work, what)
    numbers = await duty.numbers(talk.work)
    talk.show(lambda t: views.contact(t, what, numbers))


async def sos(talk: Talk, what: str = TALK, *_: str) -> None:
    """Contact me now: staff are told at once, and the person is told honestly whether somebody is there."""
    if what not in (*AT_ONCE, TALK):
        raise Outdated
    case = await case_of(talk, await appointments.alarm(talk.work, talk.chat, what))
    talk.show(lambda t: views.receipt(t, case))


async def mine(talk: Talk, *_: str) -> None:
    """My requests and appointments; a note that was begun is not waited for any more."""
    talk.leave_form()
    found = [await case_of(talk, one) for one in (await appointments.mine(talk.work, talk.chat))[: mine_views.MOST]]
    birth = await births.shows(talk.work, talk.chat)
    in_class = await classes.in_any(talk.work, talk.chat)
    holds = await tickets.holds_any(talk.work, talk.chat)
    talk.show(lambda t: mine_views.mine(t, found, birth=birth, classes=in_class, numbers=holds))


async def one(talk: Talk, number: str = "", *_: str) -> None:
    """One of them."""
    case = await case_of(talk, await appointments.own(talk.work, talk.chat, number_of(number)))
    talk.show(lambda t: mine_views.one(t, case))


async def pick(talk: Talk, number: str = "", offer: str = "", *_: str) -> None:
    """A time was chosen; its receipt is never edited away by the same tap once more."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    if request.state is not rules.State.CONFIRMED:
        request = await appointments.choose(talk.work, talk.chat, number_of(number), number_of(offer))
    case = await case_of(talk, request)
    talk.show(lambda t: views.agreed(t, case))


async def other(talk: Talk, number: str = "", *_: str) -> None:
    """None of the times fits."""
    await appointments.ask_others(talk.work, talk.chat, number_of(number))
    talk.show(views.other_times)


async def come(talk: Talk, number: str = "", *_: str) -> None:
    """The person will come."""
    case = await case_of(talk, await appointments.answer_coming(talk.work, talk.chat, number_of(number)))
    talk.toast(talk.word(views.coming))
    talk.show(lambda t: mine_views.one(t, case))


async def cannot(talk: Talk, number: str = "", *_: str) -> None:
    """The person cannot come: at another time, or not at all?"""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    if request.state is not rules.State.CONFIRMED:
        raise NotMoved(request.id)
    case = await case_of(talk, request)
    talk.show(lambda t: mine_views.cannot(t, case))


async def cancel(talk: Talk, number: str = "", *_: str) -> None:
    """Ask before it is taken back."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.cancel(t, request.id))


async def stop(talk: Talk, number: str = "", *_: str) -> None:
    """Take it back."""
    await appointments.cancel(talk.work, talk.chat, number_of(number))
    talk.show(views.cancelled)


def form(edge: Edge) -> Form:
    """Which help, for whom, today or can wait."""
    sending: list[BaseHandler[Any, Any, Any]] = [
        CallbackQueryHandler(edge.press(send), pattern="^req.send:"),
        CallbackQueryHandler(edge.press(again), pattern="^req.again$"),
    ]
    return Form(
        "appointments",
        entry_points=[
            CallbackQueryHandler(edge.press(begin), pattern="^req:"),
        ],
        states={
            Step.WHOM: [CallbackQueryHandler(edge.press(for_whom), pattern="^req.whom:")],
            Step.URGENCY: sending,
            Step.SEND: sending,
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
        "mine.cannot": cannot,
        "mine.cancel": cancel,
        "mine.stop": stop,
    },
    form=form,
    prompts={
        Step.WHOM: views.whom,
        Step.URGENCY: views.urgency,
        Step.SEND: views.send,
    },
)
