"""The form for "call me": a number, when it is safe, whom to ask for; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.appointments import telephone
from bot.domain.call_me import MOST_ASK_FOR, CallMe, Safe
from bot.runtime.conversations import Form, set_draft
from bot.services import appointments, appointments_add
from handlers import answers
from handlers.appointments import mine
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of
from handlers.talk import Talk
from handlers.views import call_me as views


class Step(StrEnum):
    """The steps of this form."""

    PHONE = "phone"
    SAFE = "safe"
    ASK_FOR = "ask_for"


async def begin(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for a telephone number."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    set_draft(request=request.id)
    talk.show(views.phone)
    return Step.PHONE


async def phone(talk: Talk, *_: str) -> Step:
    """A number was typed, in whatever digits; anything else is asked again."""
    digits = telephone(talk.text)
    if digits is None:
        talk.show(views.no_phone)
        return Step.PHONE
    set_draft(phone=digits)
    talk.show(views.safe)
    return Step.SAFE


async def safe(talk: Talk, chosen: str = "", *_: str) -> Step:
    """When it is safe to call; the same tap once more asks the next question again."""
    set_draft(safe=choice_of(Safe, chosen))
    talk.show(views.ask_for)
    return Step.ASK_FOR


async def ask_for(talk: Talk, *_: str) -> int:
    """A name was typed: whoever else answers the telephone learns nothing."""
    return await _keep(talk, " ".join(talk.text.split())[:MOST_ASK_FOR])


async def only(talk: Talk, *_: str) -> int:
    """Only the person themselves."""
    return await _keep(talk, "")


async def _keep(talk: Talk, name: str) -> int:
    number = number_of(drafted(talk, "request"))
    call = CallMe(drafted(talk, "phone"), choice_of(Safe, drafted(talk, "safe")), name)
    await appointments_add.call_me(talk.work, talk.chat, number, call)
    talk.show(lambda t: views.will_call(t, number))
    return Form.END


def form(edge: Edge) -> Form:
    """A number, then when, then whom."""
    choosing = CallbackQueryHandler(edge.press(safe), pattern="^call.safe:")
    return Form(
        "call_me",
        entry_points=[CallbackQueryHandler(edge.press(begin), pattern="^mine.phone:")],
        states={
            Step.PHONE: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(phone)))],
            Step.SAFE: [choosing],
            Step.ASK_FOR: [
                choosing,
                CallbackQueryHandler(edge.press(only), pattern="^call.only$"),
                MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(ask_for))),
            ],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "call_me",
    presses={"call.only": mine},  # the same tap once more, after the form has ended
    form=form,
    prompts={Step.PHONE: views.phone, Step.SAFE: views.safe, Step.ASK_FOR: views.ask_for},
)
