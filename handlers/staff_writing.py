"""Words staff write by hand: a private note, a reply, why it is declined; nothing goes out unseen. Never a sentence.

Where the person reads another language than the writer, or not everything typed would go out, the words wait for a
second look in the form's sealed draft.
"""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler

from bot.domain.refusals import Outdated
from bot.runtime.conversations import Form, set_draft
from bot.services import appointments, appointments_staff
from handlers.cases import drafted, show_file
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.staff_words import typed
from handlers.talk import Talk
from handlers.views import staff_writing as views
from handlers.views.staff_writing import Held, Kind


class Step(StrEnum):
    """The steps of this form."""

    NOTE = "note"
    REPLY = "reply"
    REASON = "reason"
    CHECK = "check"


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
    if talk.cut:
        talk.say(views.note_cut)
    await show_file(talk, number)
    return Form.END


async def begin_reply(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for words to the person, after saying which language they read."""
    language = await _begin(talk, number, Kind.REPLY)
    talk.show(lambda t: views.reply_to(t, language))
    return Step.REPLY


async def begin_reason(talk: Talk, number: str = "", *_: str) -> Step:
    """Listen for why it is declined, after saying which language they read."""
    language = await _begin(talk, number, Kind.REASON)
    talk.show(lambda t: views.reason_to(t, language))
    return Step.REASON


async def _begin(talk: Talk, number: str, kind: Kind) -> str:
    request = await appointments_staff.permitted(talk.work, talk.chat, number_of(number))
    set_draft(request=request.id, kind=kind)
    return await appointments.language(talk.work, request)


async def words(talk: Talk, *_: str) -> Step | int:
    """They were written: sent at once where the person reads the writer's language, else looked at first."""
    number, kind = number_of(drafted(talk, "request")), Kind(drafted(talk, "kind"))
    request = await appointments_staff.permitted(talk.work, talk.chat, number)
    language = await appointments.language(talk.work, request)
    other = language if language != talk.language else None
    if other is None and not talk.cut:
        return await _send(talk, number, kind, talk.text)
    message = talk.update.effective_message
    held = Held(number, kind, talk.text, message.message_id if message else 0, other, talk.cut)
    set_draft(text=held.text, version=held.version)
    talk.show(lambda t: views.check(t, held))
    return Step.CHECK


async def send(talk: Talk, number: str = "", version: str = "", *_: str) -> int:
    """Send what was looked at, and only that: an older look at other words sends nothing."""
    if (number, version) != (drafted(talk, "request"), drafted(talk, "version")):
        raise Outdated
    return await _send(talk, number_of(number), Kind(drafted(talk, "kind")), drafted(talk, "text"))


async def sent(talk: Talk, number: str = "", *_: str) -> None:
    """The same tap once more: it went out once, and stands in the case."""
    if not await appointments_staff.just_wrote(talk.work, talk.chat, number_of(number)):
        raise Outdated
    await show_file(talk, number_of(number))


async def _send(talk: Talk, number: int, kind: Kind, text: str) -> int:
    act = {Kind.REPLY: appointments_staff.reply, Kind.REASON: appointments_staff.decline_because}[kind]
    if not await act(talk.work, talk.chat, number, text):
        talk.say(views.not_written)
    await show_file(talk, number)
    return Form.END


def form(edge: Edge) -> Form:
    """The steps at which words are taken, and the look before they go out."""
    return Form(
        "staff_writing",
        entry_points=[
            CallbackQueryHandler(edge.press(begin_note), pattern="^case.note:"),
            CallbackQueryHandler(edge.press(begin_reply), pattern="^case.write:"),
            CallbackQueryHandler(edge.press(begin_reason), pattern="^case.why:"),
        ],
        states={
            Step.NOTE: typed(edge, note),
            Step.REPLY: typed(edge, words),
            Step.REASON: typed(edge, words),
            Step.CHECK: [*typed(edge, words), CallbackQueryHandler(edge.press(send), pattern="^case.words:")],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "staff_writing",
    presses={"case.words": sent},
    form=form,
    prompts={
        Step.NOTE: views.private_note,
        Step.REPLY: views.reply,
        Step.REASON: views.reason,
        Step.CHECK: views.waiting,
    },
)
