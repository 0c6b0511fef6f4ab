"""What somebody has goes on at another phone, face to face: staff's callbacks, with a look before; no sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.refusals import NoSuchCode
from bot.runtime.conversations import Form, set_draft
from bot.services import desk, reconnecting, without_a_phone
from handlers import answers
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.staff_desk import DIGITS
from handlers.talk import Talk
from handlers.views import staff_reconnect as views


class Step(StrEnum):
    """The steps of this form."""

    CODE = "code"


async def begin(talk: Talk, number: str = "", *_: str) -> Step:
    """Which number does their new phone show?"""
    found = await without_a_phone.of_request(talk.work, talk.chat, number_of(number))
    set_draft(slip=found.slip.id)
    talk.show(views.which_code)
    return Step.CODE


async def typed(talk: Talk, *_: str) -> Step | int:
    """The number was typed: what would move?"""
    number = number_of(drafted(talk, "slip"))
    digits = answers.digits(talk, DIGITS)
    try:
        seen = await reconnecting.look(talk.work, talk.chat, number, int(digits or 0))
    except NoSuchCode:
        await desk.note_wrong(talk.work, talk.chat)
        talk.show(views.no_such_code)
        return Step.CODE
    talk.show(lambda t: views.outlook(t, seen))
    return Form.END


async def connect(talk: Talk, number: str = "", code: str = "", stamp: str = "", *_: str) -> None:
    """Do it."""
    await reconnecting.reconnect(talk.work, talk.chat, number_of(number), number_of(code), stamp)
    talk.show(lambda t: views.connected(t, number_of(number)))


def form(edge: Edge) -> Form:
    """The step at which the number of the new phone is typed."""
    return Form(
        "staff_reconnect",
        entry_points=[CallbackQueryHandler(edge.press(begin), pattern=r"^slip\.phone:")],
        states={Step.CODE: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(typed)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "staff_reconnect",
    presses={"slip.connect": connect},
    form=form,
    prompts={Step.CODE: views.which_code},
)
