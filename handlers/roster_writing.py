"""Writing to everybody on one shift: typed, looked at, sent, and kept nowhere: the callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler

from bot.domain.catalogue import SOURCE_LANGUAGE
from bot.domain.refusals import Outdated
from bot.domain.roster_notices import ShiftWord
from bot.runtime.conversations import Form, set_draft
from bot.services import shift_words
from handlers import roster
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.staff_words import typed
from handlers.talk import Talk
from handlers.views import roster_writing as views
from handlers.views.roster_writing import Held


class Step(StrEnum):
    """The steps of this form."""

    WORDS = "words"
    CHECK = "check"


async def begin(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for the words."""
    of, _readers = await shift_words.readers(talk.work, talk.chat, number_of(number))
    set_draft(shift=of.shift.id)
    talk.show(views.write)
    return Step.WORDS


async def words(talk: Talk, *_: str) -> Step:
    """They were written: shown as they will be received."""
    of, readers = await shift_words.readers(talk.work, talk.chat, number_of(drafted(talk, "shift")))
    message = talk.update.effective_message
    read = {chat.language or SOURCE_LANGUAGE for chat in readers}
    held = Held(
        ShiftWord(of, talk.text),
        message.message_id if message else 0,
        len(readers),
        sorted(read - {talk.language}),
        talk.cut,
    )
    set_draft(text=held.word.text, version=held.version)
    talk.show(lambda t: views.check(t, held))
    return Step.CHECK


async def send(talk: Talk, number: str = "", version: str = "", *_: str) -> int:
    """Send what was looked at, and only that: an older look at other words sends nothing."""
    if (number, version) != (drafted(talk, "shift"), drafted(talk, "version")):
        raise Outdated
    shift = number_of(number)
    told = await shift_words.send(talk.work, talk.chat, shift, drafted(talk, "text"), number_of(version))
    talk.show(lambda t: views.sent(t, shift, told))
    return Form.END


async def sent(talk: Talk, number: str = "", version: str = "", *_: str) -> None:
    """The same tap once more: it went out once; words that never did are not sent by an old button."""
    if not await shift_words.went_out(talk.work, talk.chat, number_of(version)):
        raise Outdated
    await roster.roster(talk, number)


def form(edge: Edge) -> Form:
    """The step at which words are taken, and the look before they go out."""
    return Form(
        "roster_writing",
        entry_points=[CallbackQueryHandler(edge.press(begin), pattern="^roster.write:")],
        states={
            Step.WORDS: typed(edge, words),
            Step.CHECK: [*typed(edge, words), CallbackQueryHandler(edge.press(send), pattern="^roster.send:")],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "roster_writing",
    presses={"roster.send": sent},
    form=form,
    prompts={Step.WORDS: views.write, Step.CHECK: views.waiting},
)
