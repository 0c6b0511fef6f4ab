"""The line for the next team: looked at, replaced, cleared: the callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler

from bot.domain.refusals import Outdated
from bot.domain.team_notes import NONE
from bot.runtime.conversations import Form, set_draft
from bot.services import team_notes
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.staff_words import typed
from handlers.talk import Talk
from handlers.views import team_notes as views


class Step(StrEnum):
    """The step of this form."""

    LINE = "line"


async def look(talk: Talk, *_: str) -> None:
    """The line that stands; one that was begun is not waited for any more."""
    note = await team_notes.look(talk.work, talk.chat)
    talk.leave_form()
    talk.show(lambda t: views.line(t, note))


async def begin(talk: Talk, *_: str) -> Step:
    """Listen for a line, under the one it will replace."""
    note = await team_notes.look(talk.work, talk.chat)
    set_draft(seen=note.id if note else NONE, text="")
    talk.show(lambda t: views.write(t, note))
    return Step.LINE


async def words(talk: Talk, *_: str) -> Step | int:
    """A line was typed: kept, or asked again where it is too long or a colleague was faster."""
    await team_notes.look(talk.work, talk.chat)
    line = team_notes.fitting(talk.text)
    if line is None:
        talk.show(views.too_long)
        return Step.LINE
    return await _keep(talk, line)


async def mine(talk: Talk, seen: str = "", *_: str) -> Step | int:
    """After a look at the colleague's line: mine in its place. Raises Outdated where none of mine waits."""
    if drafted(talk, "seen") != seen or not drafted(talk, "text"):
        raise Outdated
    return await _keep(talk, drafted(talk, "text"))


async def _keep(talk: Talk, line: str) -> Step | int:
    if not await team_notes.write(talk.work, talk.chat, number_of(drafted(talk, "seen")), line):
        note = await team_notes.look(talk.work, talk.chat)
        set_draft(seen=note.id if note else NONE, text=line)
        talk.show(lambda t: views.other_line(t, note, line))
        return Step.LINE
    note = await team_notes.look(talk.work, talk.chat)
    talk.show(lambda t: views.saved(t, note))
    return Form.END


async def late(talk: Talk, *_: str) -> None:
    """The tap on "mine" came after its form had ended: the line that stands is shown."""
    await look(talk)


async def clear(talk: Talk, seen: str = "", *_: str) -> None:
    """It has been read by all who should; another line that stands by then stays, and is shown."""
    done = await team_notes.clear(talk.work, talk.chat, number_of(seen))
    note = await team_notes.look(talk.work, talk.chat)
    talk.leave_form()
    talk.show(lambda t: views.line(t, None) if done else views.not_cleared(t, note))


def form(edge: Edge) -> Form:
    """The step at which a line is typed."""
    return Form(
        "team_note",
        entry_points=[CallbackQueryHandler(edge.press(begin), pattern="^next.write$")],
        states={Step.LINE: [*typed(edge, words), CallbackQueryHandler(edge.press(mine), pattern="^next.mine:")]},
        fallbacks=[],
    )


FEATURE = Feature(
    "team_note",
    presses={"next": look, "next.clear": clear, "next.mine": late},
    form=form,
    prompts={Step.LINE: views.again},
)
