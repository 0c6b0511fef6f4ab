"""One case on the staff's phones: take, close, note, write, answer; the right is checked at the press."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.appointments import Kept
from bot.runtime.conversations import Form, set_draft
from bot.services import appointments, appointments_staff
from handlers import answers
from handlers.cases import drafted, show_file
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of
from handlers.talk import Talk
from handlers.views import kept_answers as kept_views
from handlers.views import staff_cases as views

PAGE = 6


class Step(StrEnum):
    """The steps of this form."""

    NOTE = "note"
    REPLY = "reply"


async def case(talk: Talk, number: str = "", *_: str) -> None:
    """One request with everything written about it; reading it is written down."""
    await show_file(talk, number_of(number))


async def files(talk: Talk, number: str = "", *_: str) -> None:
    """Send the voice notes and pictures of a request, by reference, so that they cannot be passed on."""
    for found in await appointments_staff.files(talk.work, talk.chat, number_of(number)):
        talk.send_file(str(found.kind), found.text)


async def take(talk: Talk, number: str = "", *_: str) -> None:
    """I take it: one winner."""
    await appointments_staff.claim(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def give(talk: Talk, number: str = "", *_: str) -> None:
    """Somebody else may take it."""
    await appointments_staff.give_back(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def done(talk: Talk, number: str = "", *_: str) -> None:
    """It took place."""
    await appointments_staff.finish(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def miss(talk: Talk, number: str = "", *_: str) -> None:
    """The person did not come."""
    await appointments_staff.miss(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def undo(talk: Talk, number: str = "", *_: str) -> None:
    """That was a slip of the finger."""
    await appointments_staff.undo(talk.work, talk.chat, number_of(number))
    await show_file(talk, number_of(number))


async def begin_note(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for a private note."""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    set_draft(request=request.id)
    talk.show(views.private_note)
    return Step.NOTE


async def note(talk: Talk, *_: str) -> int:
    """Keep it: it never leaves the staff side."""
    number = number_of(drafted(talk, "request"))
    await appointments_staff.note(talk.work, talk.chat, number, talk.text)
    await show_file(talk, number)
    return Form.END


async def kept(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Which kept answer?"""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: kept_views.choices(t, request.id, min(number_of(page), 9), PAGE))


async def say(talk: Talk, number: str = "", chosen: str = "", *_: str) -> None:
    """Send a kept answer."""
    await appointments_staff.say(talk.work, talk.chat, number_of(number), choice_of(Kept, chosen))
    await show_file(talk, number_of(number))


async def begin_reply(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for words to the person, after saying which language they read."""
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    set_draft(request=request.id)
    autonym = talk.catalogues.autonym(await appointments.language(talk.work, request))
    talk.show(lambda t: views.reply(t, autonym))
    return Step.REPLY


async def reply(talk: Talk, *_: str) -> int:
    """Send it, word for word."""
    number = number_of(drafted(talk, "request"))
    if not await appointments_staff.reply(talk.work, talk.chat, number, talk.text):
        talk.say(views.not_written)
    await show_file(talk, number)
    return Form.END


def form(edge: Edge) -> Form:
    """The steps at which a private note or a reply is taken."""
    return Form(
        "staff_cases",
        entry_points=[
            CallbackQueryHandler(edge.press(begin_note), pattern="^case.note:"),
            CallbackQueryHandler(edge.press(begin_reply), pattern="^case.write:"),
        ],
        states={
            Step.NOTE: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(note)))],
            Step.REPLY: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(reply)))],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "staff_cases",
    presses={
        "case": case,
        "case.files": files,
        "case.take": take,
        "case.give": give,
        "case.answers": kept,
        "case.kept": say,
        "case.done": done,
        "case.miss": miss,
        "case.undo": undo,
    },
    form=form,
    prompts={Step.NOTE: views.private_note, Step.REPLY: views.write},
)
