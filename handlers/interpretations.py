"""One message in an interpreter's hands: take it, write, look, send, give back: the callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.interpretations import MOST_ANSWER, Interpretation
from bot.runtime.conversations import Form, set_draft
from bot.services import interpretations
from handlers import answers
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import interpretations as views
from handlers.views.start import stop_words


class Step(StrEnum):
    """The steps of this form."""

    TRANSLATE = "translate"


async def take(talk: Talk, number: str = "", *_: str) -> Step | None:
    """I do it: the words come into the pressed message, where that cannot be passed on."""
    pressed, task_number = talk.pressed, number_of(number)
    if pressed is None or not pressed.has_protected_content:
        await interpretations.permitted(talk.work, talk.chat)
        talk.say(lambda t: views.here(t, task_number))
        return None
    task = await interpretations.take(talk.work, talk.chat, task_number, pressed.message_id)
    if task.taken_by == talk.chat.id and task.shown is not None and task.shown != pressed.message_id:
        talk.remove(task.shown)
    set_draft(task=task.id)
    talk.show(lambda t: views.words(t, task))
    return Step.TRANSLATE


async def translated(talk: Talk, *_: str) -> Step | int:
    """The translation was written; words of danger in it are the message's own, and only "stop" stops."""
    message = talk.update.effective_message
    task = await interpretations.held(talk.work, talk.chat, number_of(drafted(talk, "task")))
    if message is None or task is None:
        _remove(talk, message.message_id if message else None)
        talk.show(views.not_wanted)
        return Form.END
    if answers.means(talk, stop_words):
        await _give_back(talk, task.id)
        return Form.END
    _remove(talk, task.typed)
    text = message.text or ""
    await interpretations.write(talk.work, task, text, message.message_id)
    talk.show(lambda t: views.check(t, task.id, cut=len(text) > MOST_ANSWER))
    return Step.TRANSLATE


async def again(talk: Talk, number: str = "", *_: str) -> Step:
    """Write it anew."""
    task = await interpretations.unwrite(talk.work, talk.chat, number_of(number))
    _remove(talk, task.typed)
    set_draft(task=task.id)
    talk.show(lambda t: views.again(t, task.id))
    return Step.TRANSLATE


async def send(talk: Talk, number: str = "", *_: str) -> None:
    """It goes out; the same tap once more changes nothing."""
    if not await interpretations.has_sent(talk.work, talk.chat, number_of(number)):
        _tidy(talk, await interpretations.send(talk.work, talk.chat, number_of(number)))
    talk.show(views.thanks)


async def back(talk: Talk, number: str = "", *_: str) -> None:
    """Somebody else may do it."""
    await _give_back(talk, number_of(number))


async def _give_back(talk: Talk, number: int) -> None:
    _tidy(talk, await interpretations.give_back(talk.work, talk.chat, number))
    talk.show(views.given_back)


async def not_now(talk: Talk, *_: str) -> None:
    """Another time."""
    talk.show(views.not_now)


def _tidy(talk: Talk, task: Interpretation) -> None:
    """The words and the translation leave this chat, and the form is over."""
    if talk.work.step is not None and talk.work.step.name == FEATURE.name:
        talk.leave_form()
    _remove(talk, task.shown)
    _remove(talk, task.typed)


def _remove(talk: Talk, message: int | None) -> None:
    """Take a message away, unless it is the pressed one, which another screen takes the place of."""
    if message is not None and (talk.pressed is None or talk.pressed.message_id != message):
        talk.remove(message)


def form(edge: Edge) -> Form:
    """The step at which the translation is written."""
    return Form(
        "interpretations",
        entry_points=[
            CallbackQueryHandler(edge.press(take), pattern="^task.take:"),
            CallbackQueryHandler(edge.press(again), pattern="^task.again:"),
        ],
        states={Step.TRANSLATE: [MessageHandler(answers.TYPED, edge.message(translated))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "interpretations",
    presses={"task.send": send, "task.back": back, "task.no": not_now},
    form=form,
    prompts={Step.TRANSLATE: views.write},
)
