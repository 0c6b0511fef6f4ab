"""Somebody stands at the desk: their number, typed by staff, and a request written down for them; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.appointments import Whom
from bot.domain.people import Action
from bot.domain.refusals import NoSuchCode
from bot.runtime.conversations import Form
from bot.services import desk, people, slots
from handlers import answers
from handlers.cases import show_file
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of
from handlers.talk import Talk
from handlers.views import desk as client_views
from handlers.views import staff_desk as views

DIGITS = 9
"""More than any number of ours has."""


class Step(StrEnum):
    """The steps of this form."""

    CODE = "code"


async def show_code(talk: Talk, *_: str) -> None:
    """To the client: what showing the number means."""
    talk.show(client_views.before_code)


async def code(talk: Talk, *_: str) -> None:
    """To the client: the number to show."""
    number = await desk.show_code(talk.work, talk.chat)
    talk.show(lambda t: client_views.code(t, number))


async def begin(talk: Talk, *_: str) -> Step:
    """To staff: which number does the phone show?"""
    await people.require(talk.work, talk.chat, Action.WORK_REQUESTS)
    talk.show(views.which_code)
    return Step.CODE


async def typed(talk: Talk, *_: str) -> Step | int:
    """The number was typed, in whatever digits: for which service?"""
    try:
        number = int(answers.digits(talk, DIGITS) or 0)
        await desk.meet(talk.work, talk.chat, number)
    except NoSuchCode:
        await desk.note_wrong(talk.work, talk.chat)
        talk.show(views.no_such_code)
        return Step.CODE
    named = await slots.services(talk.work, talk.chat)
    talk.show(lambda t: views.which_service(t, named, "desk.for", number))
    return Form.END


async def for_whom(talk: Talk, number: str = "", service: str = "", *_: str) -> None:
    """For whom is it?"""
    await desk.meet(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.for_whom(t, "desk.write", number_of(number), service))


async def write_down(talk: Talk, number: str = "", service: str = "", whom: str = "", *_: str) -> None:
    """Write it down; the case opens."""
    person = choice_of(Whom, whom)
    request = await desk.write_down(talk.work, talk.chat, number_of(number), service, person)
    await show_file(talk, request.id)


def form(edge: Edge) -> Form:
    """The step at which the number is typed."""
    return Form(
        "staff_desk",
        entry_points=[CallbackQueryHandler(edge.press(begin), pattern="^desk$")],
        states={Step.CODE: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(typed)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "staff_desk",
    presses={
        "mine.code": show_code,
        "mine.show": code,
        "desk.for": for_whom,
        "desk.write": write_down,
    },
    form=form,
    prompts={Step.CODE: views.which_code},
)
