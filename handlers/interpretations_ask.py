"""Staff ask for an interpreter, and the client says yes or no: the callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.appointments import Interpreter
from bot.domain.refusals import Outdated
from bot.i18n import LANGUAGES
from bot.runtime.conversations import Form, set_draft
from bot.services import appointments, appointments_staff, interpretations_ask, interpreters
from handlers import answers
from handlers.cases import drafted, show_file
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of
from handlers.talk import Talk
from handlers.views import interpretations as client_views
from handlers.views import interpretations_ask as views
from handlers.views import staff_writing


class Step(StrEnum):
    """The steps of this form."""

    OWN = "own"


async def begin(talk: Talk, number: str = "", *_: str) -> None:
    """Which words? Or: they have not agreed, or one is on its way."""
    found = await interpretations_ask.standing(talk.work, talk.chat, number_of(number))
    running = found.running
    if running is not None:
        talk.show(lambda t: views.running(t, running))
    elif found.request.interpreter is Interpreter.NONE:
        talk.show(lambda t: views.not_agreed(t, found.request.id, found.answered))
    else:
        talk.show(lambda t: views.choose(t, found.request.id, found.notes))


async def words(talk: Talk, number: str = "", note: str = "", tag: str = "", *_: str) -> None:
    """These words of theirs."""
    case, chosen = number_of(number), number_of(note)
    their = await _their(talk, case, tag)
    if their is None:
        await _which(talk, "case.said", case, chosen)
        return
    count = await interpretations_ask.ask(talk.work, talk.chat, case, chosen, their)
    talk.show(lambda t: views.asked(t, case, count) if count else views.nobody(t, case))


async def begin_own(talk: Talk, number: str = "", tag: str = "", *_: str) -> Step | None:
    """Listen for words of our own."""
    case = number_of(number)
    if not await interpretations_ask.may_be_written(talk.work, talk.chat, case):
        talk.show(staff_writing.not_written)
        return None
    their = await _their(talk, case, tag)
    if their is None:
        await _which(talk, "case.own", case)
        return None
    set_draft(request=case, their=their)
    talk.show(views.own)
    return Step.OWN


async def own(talk: Talk, *_: str) -> int:
    """Ask for them."""
    case, their = number_of(drafted(talk, "request")), drafted(talk, "their")
    count = await interpretations_ask.ask_own(talk.work, talk.chat, case, talk.text, their)
    talk.show(lambda t: views.asked(t, case, count) if count else views.nobody(t, case))
    return Form.END


async def _their(talk: Talk, case: int, tag: str) -> str | None:
    """The language chosen for them, else the one they read here, where that is not ours."""
    request = await appointments_staff.permitted(talk.work, talk.chat, case)
    if tag and tag not in LANGUAGES:
        raise Outdated
    their = tag or await appointments.language(talk.work, request)
    return their if their != interpretations_ask.language(talk.chat) else None


async def _which(talk: Talk, action: str, *args: int) -> None:
    """They read our language here, and may speak another."""
    tags = await interpreters.bridges(talk.work, interpretations_ask.language(talk.chat))
    talk.show(lambda t: views.languages(t, tags, action, *args) if tags else views.nobody(t, args[0]))


async def may(talk: Talk, number: str = "", *_: str) -> None:
    """Ask the client whether somebody may translate."""
    case = number_of(number)
    if not await interpretations_ask.may_be_written(talk.work, talk.chat, case):
        talk.show(staff_writing.not_written)
        return
    await interpretations_ask.ask_client(talk.work, talk.chat, case)
    talk.show(lambda t: views.client_asked(t, case))


async def withdraw(talk: Talk, number: str = "", task: str = "", *_: str) -> None:
    """It is not needed any more."""
    await interpretations_ask.withdraw(talk.work, talk.chat, number_of(number), number_of(task))
    await show_file(talk, number_of(number))


async def agree(talk: Talk, number: str = "", wanted: str = "", *_: str) -> None:
    """The client's answer."""
    await interpretations_ask.agree(talk.work, talk.chat, number_of(number), choice_of(Interpreter, wanted))
    talk.show(client_views.agreed)


def form(edge: Edge) -> Form:
    """The step at which words of our own are taken."""
    return Form(
        "interpretations_ask",
        entry_points=[CallbackQueryHandler(edge.press(begin_own), pattern="^case.own:")],
        states={Step.OWN: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(own)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "interpretations_ask",
    presses={
        "case.talks": begin,
        "case.said": words,
        "case.may": may,
        "case.unask": withdraw,
        "mine.may": agree,
    },
    form=form,
    prompts={Step.OWN: views.own},
)
