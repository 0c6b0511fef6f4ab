"""A text in a volunteer's hands: take it, write, look, send, give back: the callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.domain.announcements import Content, File, FileKind
from bot.domain.refusals import Outdated, TranslationShut
from bot.domain.translations import Task
from bot.runtime.conversations import Form, set_draft
from bot.services import translations
from handlers import answers
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.start import cancel
from handlers.talk import Talk
from handlers.views import refusals
from handlers.views import translations as views
from handlers.views.start import stop_words


class Step(StrEnum):
    """The steps of this form."""

    TEXT = "text"
    LABEL = "label"
    VOICE = "voice"


async def take(talk: Talk, number: str = "", *_: str) -> Step:
    """I do it: the text comes below."""
    task = await translations.take(talk.work, talk.chat, number_of(number))
    set_draft(task=task.id)
    talk.show(lambda t: views.having(t, task, talk.work.now))
    talk.say(lambda t: views.original(t, task))
    return Step.TEXT


async def written(talk: Talk, *_: str) -> Step | int:
    """The translation; words of danger in it are the text's own, and only "stop" stops."""
    if answers.means(talk, stop_words):
        return await _stop(talk)
    task, message = await _mine(talk), talk.update.effective_message
    if task is None or message is None:
        return Form.END
    found = await translations.write(talk.work, task, Content(message.text_html_urled, message.text or ""))
    if found:
        talk.show(lambda t: views.wrong(t, task, found))
        return Step.TEXT
    return _go_on(talk, await translations.mine(talk.work, talk.chat, task.id))


async def labelled(talk: Talk, *_: str) -> Step | int:
    """The words of one button."""
    if answers.means(talk, stop_words):
        return await _stop(talk)
    task = await _mine(talk)
    if task is None:
        return Form.END
    return _go_on(talk, await translations.write_label(talk.work, task, talk.text))


def _go_on(talk: Talk, task: Task) -> Step:
    """The next button that has no words yet, or the whole to look at."""
    missing = task.next_label
    if missing is not None:
        talk.show(lambda t: views.label(t, task, missing))
        return Step.LABEL
    talk.show(lambda t: views.check(t, task))
    return Step.TEXT


async def voice(talk: Talk, number: str = "", *_: str) -> Step:
    """Read it aloud, for people who cannot read."""
    task = await _written(talk, number)
    set_draft(task=task.id)
    talk.show(lambda t: views.voice_of(t, task))
    return Step.VOICE


async def spoken(talk: Talk, *_: str) -> Step | int:
    """The voice note, or anything else in its place."""
    if answers.means(talk, stop_words):
        return await _stop(talk)
    task, message = await _mine(talk), talk.update.effective_message
    if task is None or message is None:
        return Form.END
    if message.voice is None or not task.whole:
        talk.show(lambda t: views.voice_of(t, task) if task.whole else views.again(t, task))
        return Step.VOICE if task.whole else Step.TEXT
    found = await translations.speak(talk.work, task, File(FileKind.VOICE, message.voice.file_id))
    if found:
        talk.show(lambda t: views.voice_wrong(t, task, found))
        return Step.TEXT
    return _go_on(talk, await translations.mine(talk.work, talk.chat, task.id))


async def mute(talk: Talk, number: str = "", *_: str) -> Step:
    """The text alone after all; the same tap once more changes nothing."""
    task = await _written(talk, number)
    set_draft(task=task.id)
    await translations.speak(talk.work, task, None)
    return _go_on(talk, await translations.mine(talk.work, talk.chat, task.id))


async def _written(talk: Talk, number: str) -> Task:
    """One that is whole, and that may be read aloud. Raises as ``translations.mine`` does, and Outdated."""
    task = await translations.mine(talk.work, talk.chat, number_of(number))
    if not task.whole or not task.spoken:
        raise Outdated
    return task


async def again(talk: Talk, number: str = "", *_: str) -> Step:
    """Write it anew."""
    task = await translations.mine(talk.work, talk.chat, number_of(number))
    set_draft(task=task.id)
    talk.show(lambda t: views.again(t, task))
    return Step.TEXT


async def go_on(talk: Talk, number: str = "", *_: str) -> Step:
    """Write it, from under the text, which stays."""
    task = await translations.mine(talk.work, talk.chat, number_of(number))
    set_draft(task=task.id)
    talk.say(lambda t: views.again(t, task))
    return Step.TEXT


async def send(talk: Talk, number: str = "", *_: str) -> None:
    """Staff get it; the same tap once more changes nothing."""
    await translations.send(talk.work, talk.chat, number_of(number))
    _leave(talk)
    talk.show(views.sent)


async def back(talk: Talk, number: str = "", *_: str) -> None:
    """Somebody else may do it."""
    await translations.give_back(talk.work, talk.chat, number_of(number))
    _leave(talk)
    talk.show(views.given_back)


async def no(talk: Talk, number: str = "", *_: str) -> None:
    """Another time."""
    await translations.refuse(talk.work, talk.chat, number_of(number))
    talk.show(views.not_now)


async def _mine(talk: Talk) -> Task | None:
    """The text this form is about; where they have it no more, they are told why and the form ends."""
    try:
        return await translations.mine(talk.work, talk.chat, number_of(drafted(talk, "task")))
    except TranslationShut as over:
        refused = over
    talk.show(lambda t: refusals.words(refused, t))
    return None


async def _stop(talk: Talk) -> int:
    """The form is dropped, nothing was sent, and somebody else may do it."""
    await translations.let_go(talk.work, talk.chat)
    await cancel(talk)
    return Form.END


def _leave(talk: Talk) -> None:
    if talk.work.step is not None and talk.work.step.name == FEATURE.name:
        talk.leave_form()


def form(edge: Edge) -> Form:
    """The steps at which a translation is written, and read aloud."""
    sent_there = answers.PRIVATE & ~filters.COMMAND & ~filters.StatusUpdate.ALL
    return Form(
        "translations",
        entry_points=[
            CallbackQueryHandler(edge.press(take), pattern="^tr.take:"),
            CallbackQueryHandler(edge.press(again), pattern="^tr.again:"),
            CallbackQueryHandler(edge.press(go_on), pattern="^tr.on:"),
            CallbackQueryHandler(edge.press(voice), pattern="^tr.voice:"),
            CallbackQueryHandler(edge.press(mute), pattern="^tr.mute:"),
        ],
        states={
            Step.TEXT: [
                MessageHandler(answers.TYPED, edge.message(written)),
                MessageHandler(answers.PRIVATE & filters.VOICE, edge.message(spoken)),
            ],
            Step.LABEL: [MessageHandler(answers.TYPED, edge.message(labelled))],
            Step.VOICE: [MessageHandler(sent_there, edge.message(spoken))],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "translations",
    presses={"tr.send": send, "tr.back": back, "tr.no": no},
    form=form,
    prompts={Step.TEXT: views.write, Step.LABEL: views.write_label, Step.VOICE: views.voice},
)
