"""The words, files and buttons of an announcement, language by language, new or corrected; never a sentence."""

from __future__ import annotations

import re
from enum import StrEnum

from telegram import Message
from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.domain.announcements import Content, File, FileKind, Point
from bot.domain.refusals import Outdated
from bot.runtime.conversations import Form, set_draft
from bot.services import announcement_sendings, announcements
from handlers import answers
from handlers.announce import show, show_card
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import announce as views

_BUTTON = re.compile(r"^[^\n]{1,60}\shttps?://\S+$|^https?://\S+\s[^\n]{1,60}$")


class Step(StrEnum):
    """The steps of this form."""

    WORDS = "words"
    CORRECTED = "corrected"


async def texts(talk: Talk, number: str = "", *_: str) -> None:
    """Which language to write."""
    talk.leave_form()
    told = await announcements.draft(talk.work, talk.chat, number_of(number))
    tags = talk.catalogues.tags
    talk.show(lambda t: views.texts(t, told, tags, "ann.write", ("ann", told.id)))


async def fix(talk: Talk, number: str = "", *_: str) -> None:
    """Which language to correct, of those that were sent."""
    talk.leave_form()
    one = await announcement_sendings.sending(talk.work, talk.chat, number_of(number))
    if not announcement_sendings.changeable(one, talk.work.now):
        raise Outdated
    told = await announcements.known(talk.work, one.announcement)
    talk.show(lambda t: views.texts(t, told, sorted(told.contents), f"ann.fixed:{one.id}", ("ann.card", one.id)))


async def write(talk: Talk, number: str = "", tag: str = "", *_: str) -> Step:
    """Listen for what this language gets."""
    told = await announcements.draft(talk.work, talk.chat, number_of(number))
    if tag not in talk.catalogues.tags:
        raise Outdated
    set_draft(announcement=told.id, language=tag)
    talk.show(lambda t: views.write_in(t, tag, ("ann.texts", told.id)))
    return Step.WORDS


async def begin_fix(talk: Talk, number: str = "", _of: str = "", tag: str = "", *_: str) -> Step:
    """Listen for the right words."""
    one = await announcement_sendings.sending(talk.work, talk.chat, number_of(number))
    told = await announcements.known(talk.work, one.announcement)
    if tag not in told.contents:
        raise Outdated
    set_draft(sending=one.id, language=tag)
    talk.show(lambda t: views.correct_in(t, tag, ("ann.card", one.id)))
    return Step.CORRECTED


async def written(talk: Talk, *_: str) -> Step | int:
    """Words, a file with words, a place, or a button; a button and a place keep the form open for more."""
    message, number, tag = talk.update.effective_message, number_of(drafted(talk, "announcement")), _language(talk)
    if message is None or talk.work.album_goes_on:
        return Step.WORDS
    if _BUTTON.match(message.text or ""):
        if await announcements.add_link(talk.work, talk.chat, number, tag, message.text or "") is None:
            talk.show(views.too_many_links)
            return Step.WORDS
    elif message.location is not None:
        point = Point(message.location.latitude, message.location.longitude)
        await announcements.set_point(talk.work, talk.chat, number, point)
    else:
        content = content_of(message)
        if content is None:
            talk.show(views.not_taken)
            return Step.WORDS
        await announcements.write(talk.work, talk.chat, number, tag, content)
    await show(talk, number)
    return Form.END


async def corrected(talk: Talk, *_: str) -> Step | int:
    """The right words: everybody's message is changed."""
    message, number, tag = talk.update.effective_message, number_of(drafted(talk, "sending")), _language(talk)
    content = content_of(message) if message is not None else None
    if content is None or content.file is not None:
        talk.show(views.not_taken)
        return Step.CORRECTED
    made = await announcement_sendings.correct(talk.work, talk.chat, number, {tag: content})
    await show_card(talk, made)
    return Form.END


def _language(talk: Talk) -> str:
    return drafted(talk, "language")


def content_of(message: Message) -> Content | None:
    """What can be sent to many: words with Telegram's own formatting, one photo, voice note or file; None for else."""
    file = None
    if message.photo:
        file = File(FileKind.PHOTO, message.photo[-1].file_id)
    elif message.voice:
        file = File(FileKind.VOICE, message.voice.file_id)
    elif message.document:
        file = File(FileKind.DOCUMENT, message.document.file_id)
    elif not message.text:
        return None
    if file is None:
        return Content(message.text_html_urled, message.text or "")
    return Content(message.caption_html_urled if message.caption else "", message.caption or "", file)


def form(edge: Edge) -> Form:
    """The steps at which staff write."""
    taken = answers.PRIVATE & ~filters.COMMAND & ~filters.StatusUpdate.ALL
    return Form(
        "announce",
        entry_points=[
            CallbackQueryHandler(edge.press(write), pattern="^ann.write:"),
            CallbackQueryHandler(edge.press(begin_fix), pattern="^ann.fixed:"),
        ],
        states={
            Step.WORDS: [MessageHandler(taken, edge.message(answers.unless_stopped(written)))],
            Step.CORRECTED: [MessageHandler(taken, edge.message(answers.unless_stopped(corrected)))],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "announce_writing",
    presses={"ann.texts": texts, "ann.fix": fix},
    form=form,
    prompts={Step.WORDS: views.write, Step.CORRECTED: views.correct},
)
