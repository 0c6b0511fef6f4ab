"""My hours, and the papers about them with a name or without: the callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.catalogue import SOURCE_LANGUAGE
from bot.domain.chats import Chat
from bot.domain.delivery import Order
from bot.domain.hours import Paper
from bot.domain.timetable import today
from bot.runtime.conversations import Form
from bot.services import hours
from handlers import answers, papers
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, page_of
from handlers.talk import Talk
from handlers.views import hours as views


class Step(StrEnum):
    """For which paper a name is typed."""

    STATEMENT = "statement"
    CERTIFICATE = "certificate"


class Named(StrEnum):
    """Which name stands on a paper, where none is typed."""

    OWN = "own"
    NONE = "none"


async def mine(talk: Talk, page: str = "0", *_: str) -> None:
    """My hours; a name that was begun is not waited for any more."""
    talk.leave_form()
    found, given = await hours.mine(talk.work, talk.chat)
    at = page_of(page, len(found.lines), views.A_PAGE)
    year = today(talk.work.now).year
    talk.show(lambda t: views.mine(t, views.Shown(found, given, year, at)))


async def paper(talk: Talk, kind: str = "", *_: str) -> None:
    """With which name?"""
    wanted = choice_of(Paper, kind)
    talk.leave_form()
    name = await hours.first_name(talk.work, talk.chat.id)
    talk.show(lambda t: views.paper(t, wanted, name))


async def make(talk: Talk, kind: str = "", name: str = "", *_: str) -> None:
    """With the first name I gave, or with none."""
    talk.leave_form()
    named = await hours.first_name(talk.work, talk.chat.id) if choice_of(Named, name) is Named.OWN else ""
    await _give(talk, choice_of(Paper, kind), named)


async def write(talk: Talk, kind: str = "", *_: str) -> Step:
    """Listen for a name."""
    step = Step(choice_of(Paper, kind))
    talk.show(views.write)
    return step


async def statement(talk: Talk, *_: str) -> Step | int:
    """A name for the statement was typed."""
    return await _typed(talk, Step.STATEMENT)


async def certificate(talk: Talk, *_: str) -> Step | int:
    """A name for the certificate was typed."""
    return await _typed(talk, Step.CERTIFICATE)


async def _typed(talk: Talk, step: Step) -> Step | int:
    name = hours.for_this_paper(talk.text)
    if name is None:
        talk.show(views.no_name)
        return step
    await _give(talk, Paper(step), name)
    return Form.END


async def _give(talk: Talk, wanted: Paper, name: str) -> None:
    file = await made(talk, talk.chat, wanted, name)
    talk.show(lambda t: views.made(t, wanted))
    talk.send_upload(file)


async def made(talk: Talk, whose: Chat, wanted: Paper, name: str) -> Order:
    """A paper of somebody's hours in their language, drawn when it goes out."""
    language = talk.language if whose.id == talk.chat.id else whose.language or SOURCE_LANGUAGE
    if wanted is Paper.STATEMENT:
        return papers.order(language, await hours.statement(talk.work, whose.id, name))
    return papers.order(language, await hours.certificate(talk.work, talk.chat, whose.id, name))


def form(edge: Edge) -> Form:
    """The steps at which a name is typed."""
    return Form(
        "hours",
        entry_points=[CallbackQueryHandler(edge.press(write), pattern="^hours.write:")],
        states={
            Step.STATEMENT: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(statement)))],
            Step.CERTIFICATE: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(certificate)))],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "hours",
    presses={"hours": mine, "hours.paper": paper, "hours.make": make},
    form=form,
    prompts={Step.STATEMENT: views.write, Step.CERTIFICATE: views.write},
)
