"""What can be added to a request that was sent: a note or voice note, times, an interpreter, a way to answer.

Never a sentence.
"""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.domain import appointments as rules
from bot.domain.appointments import NoteKind, Way
from bot.domain.kept_answers import ASKS, Kept
from bot.domain.refusals import Outdated
from bot.runtime.conversations import Form, set_draft
from bot.services import appointments, appointments_add
from handlers import answers
from handlers.answers import PRIVATE
from handlers.cases import case_of, drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of
from handlers.talk import Talk
from handlers.views import appointments as views
from handlers.views import appointments_mine as mine_views
from handlers.views import kept_answers as kept_views


class Step(StrEnum):
    """The steps of this form."""

    NOTE = "note"


async def yes(talk: Talk, number: str = "", kept: str = "", *_: str) -> None:
    """Yes to a kept question."""
    await _answer(talk, number, kept, yes=True)


async def no(talk: Talk, number: str = "", kept: str = "", *_: str) -> None:
    """No to a kept question."""
    await _answer(talk, number, kept, yes=False)


async def _answer(talk: Talk, number: str, kept: str, *, yes: bool) -> None:
    if kept not in ASKS:
        raise Outdated
    request = await appointments_add.answer(talk.work, talk.chat, number_of(number), Kept(kept), yes=yes)
    talk.toast(talk.word(kept_views.answered))
    case = await case_of(talk, request)
    talk.show(lambda t: mine_views.one(t, case))


async def add(talk: Talk, number: str = "", *_: str) -> None:
    """What can be added."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.add(t, request))


async def begin_note(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for a note, where one may be written."""
    request = await appointments_add.may_write(talk.work, talk.chat, number_of(number))
    set_draft(request=request.id)
    talk.show(views.note)
    return Step.NOTE


async def note(talk: Talk, *_: str) -> int:
    """A note was written."""
    number = number_of(drafted(talk, "request"))
    await appointments_add.add_note(talk.work, talk.chat, number, talk.text)
    talk.show(lambda t: views.noted(t, number, cut=talk.cut))
    return Form.END


async def voice_or_photo(talk: Talk, *_: str) -> int:
    """A voice note or a picture was sent at the step that asks for it: held by reference, never downloaded."""
    message = talk.update.effective_message
    if message is None:
        raise Outdated
    kind = NoteKind.VOICE if message.voice else NoteKind.PHOTO
    file = message.voice.file_id if message.voice else message.photo[-1].file_id
    number = number_of(drafted(talk, "request"))
    await appointments_add.add_note(talk.work, talk.chat, number, file, kind)
    talk.show(lambda t: views.held(t, number))
    return Form.END


async def suits(talk: Talk, number: str = "", chosen: str = "", *_: str) -> None:
    """When can you come? Asked, or chosen."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    if chosen:
        await appointments_add.wish(talk.work, talk.chat, request.id, choice_of(rules.Suits, chosen))
        talk.toast(talk.word(views.saved))
    talk.show(lambda t: views.add(t, request) if chosen else views.suits(t, request.id))


async def interpreter(talk: Talk, number: str = "", chosen: str = "", *_: str) -> None:
    """Do you need an interpreter, and whom? Asked, or chosen."""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    if chosen:
        await appointments_add.wish(talk.work, talk.chat, request.id, choice_of(rules.Interpreter, chosen))
        talk.toast(talk.word(views.saved))
    talk.show(lambda t: views.add(t, request) if chosen else views.interpreter(t, request.id))


async def way(talk: Talk, number: str = "", *_: str) -> None:
    """How may we answer?"""
    request = await appointments.own(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.way(t, request.id))


async def set_way(talk: Talk, number: str = "", chosen: str = "", *_: str) -> None:
    """That is how."""
    wanted = choice_of(Way, chosen)
    request = await appointments_add.wish(talk.work, talk.chat, number_of(number), wanted)
    talk.toast(talk.word(lambda t: views.way_set(t, wanted)))
    case = await case_of(talk, request)
    talk.show(lambda t: mine_views.one(t, case))


def form(edge: Edge) -> Form:
    """The step at which a note is taken."""
    return Form(
        "appointments_add",
        entry_points=[
            CallbackQueryHandler(edge.press(begin_note), pattern="^mine.note:"),
        ],
        states={
            Step.NOTE: [
                MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(note))),
                MessageHandler(PRIVATE & (filters.VOICE | filters.PHOTO), edge.message(voice_or_photo)),
            ],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "appointments_add",
    presses={
        "mine.add": add,
        "mine.yes": yes,
        "mine.no": no,
        "mine.suits": suits,
        "mine.talks": interpreter,
        "mine.way": way,
        "mine.set": set_way,
    },
    form=form,
    prompts={Step.NOTE: views.note},
)
