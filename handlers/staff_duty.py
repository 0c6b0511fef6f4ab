"""On call, emergency numbers, who is not reached, keeping a request longer: staff's callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.duty import Why
from bot.domain.people import Action
from bot.runtime.conversations import Form
from bot.services import appointments_staff, duty, people, reach
from handlers import answers
from handlers.cases import show_file
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of
from handlers.talk import Talk
from handlers.views import staff_duty as views


class Step(StrEnum):
    """The steps of this form."""

    NUMBER = "number"


async def on_call(talk: Talk, *_: str) -> None:
    """Who hears of what is urgent first."""
    found = await duty.everybody(talk.work, talk.chat)
    held = [(one, await people.grants(talk.work, one)) for one in found]
    talk.show(lambda t: views.on_call(t, held, talk.chat.id))


async def begin(talk: Talk, *_: str) -> None:
    """I am on call."""
    await duty.begin(talk.work, talk.chat)
    await on_call(talk)


async def end(talk: Talk, *_: str) -> None:
    """I am not any more."""
    await duty.end(talk.work, talk.chat)
    await on_call(talk)


async def numbers(talk: Talk, *_: str) -> None:
    """The numbers besides 112."""
    await people.require(talk.work, talk.chat, Action.SET_NUMBERS)
    talk.leave_form()
    found = await duty.numbers(talk.work)
    talk.show(lambda t: views.numbers(t, found))


async def ask_drop(talk: Talk, number: str = "", *_: str) -> None:
    """Ask before it is taken out."""
    await people.require(talk.work, talk.chat, Action.SET_NUMBERS)
    found = [one for one in await duty.numbers(talk.work) if one.id == number_of(number)]
    talk.show(lambda t: views.drop(t, found[0]) if found else views.numbers(t, ()))


async def drop(talk: Talk, number: str = "", *_: str) -> None:
    """Take it out."""
    await duty.drop_number(talk.work, talk.chat, number_of(number))
    await numbers(talk)


async def begin_number(talk: Talk, *_: str) -> Step:
    """Listen for a number."""
    await people.require(talk.work, talk.chat, Action.SET_NUMBERS)
    talk.show(views.which_number)
    return Step.NUMBER


async def number(talk: Talk, *_: str) -> Step | int:
    """A number was typed."""
    if not await duty.add_number(talk.work, talk.chat, talk.text):
        talk.show(views.no_number)
        return Step.NUMBER
    await numbers(talk)
    return Form.END


async def reached(talk: Talk, number: str = "", *_: str) -> None:
    """Somebody called them."""
    await reach.settle(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def ask_keep(talk: Talk, number: str = "", *_: str) -> None:
    """Why is it kept longer?"""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.why(t, request.id))


async def keep(talk: Talk, number: str = "", why: str = "", *_: str) -> None:
    """Keep it longer."""
    await reach.keep(talk.work, talk.chat, number_of(number), choice_of(Why, why))
    await show_file(talk, number_of(number))


def form(edge: Edge) -> Form:
    """The step at which a number is typed."""
    return Form(
        "staff_duty",
        entry_points=[CallbackQueryHandler(edge.press(begin_number), pattern="^numbers.add$")],
        states={Step.NUMBER: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(number)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "staff_duty",
    presses={
        "duty": on_call,
        "duty.on": begin,
        "duty.off": end,
        "numbers": numbers,
        "numbers.ask": ask_drop,
        "numbers.drop": drop,
        "case.reached": reached,
        "case.keep": ask_keep,
        "case.longer": keep,
    },
    form=form,
    prompts={Step.NUMBER: views.which_number},
)
