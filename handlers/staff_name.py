"""My name at work: given, changed, removed, shown to clients or not: the callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.runtime.conversations import Form
from bot.services import colleagues
from handlers import answers
from handlers.context import Edge
from handlers.feature import Feature
from handlers.talk import Talk
from handlers.views import staff_names as views


class Step(StrEnum):
    """The steps of this form."""

    NAME = "name"


async def mine(talk: Talk, *_: str) -> None:
    """My name here; one that was begun is not waited for any more."""
    name = await colleagues.my_name(talk.work, talk.chat)
    talk.leave_form()
    talk.show(lambda t: views.mine(t, name))


async def begin(talk: Talk, *_: str) -> Step:
    """Listen for a first name."""
    await colleagues.my_name(talk.work, talk.chat)
    talk.show(views.write)
    return Step.NAME


async def typed(talk: Talk, *_: str) -> Step | int:
    """A name was typed; anything else is asked again."""
    name = await colleagues.call_myself(talk.work, talk.chat, talk.text)
    if name is None:
        talk.show(views.no_name)
        return Step.NAME
    talk.show(lambda t: views.may_clients(t, name))
    return Form.END


async def show(talk: Talk, *_: str) -> None:
    """Clients may see it."""
    name = await colleagues.show_name(talk.work, talk.chat, shown=True)
    talk.show(lambda t: views.mine(t, name))


async def hide(talk: Talk, *_: str) -> None:
    """Only colleagues see it."""
    name = await colleagues.show_name(talk.work, talk.chat, shown=False)
    talk.show(lambda t: views.mine(t, name))


async def drop(talk: Talk, *_: str) -> None:
    """Be nameless again."""
    await colleagues.forget_name(talk.work, talk.chat)
    talk.show(lambda t: views.mine(t, None))


def form(edge: Edge) -> Form:
    """The step at which a name is typed."""
    return Form(
        "staff_name",
        entry_points=[CallbackQueryHandler(edge.press(begin), pattern="^name.write$")],
        states={Step.NAME: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(typed)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "staff_name",
    presses={"name": mine, "name.show": show, "name.hide": hide, "name.drop": drop},
    form=form,
    prompts={Step.NAME: views.write},
)
