"""A picture, a recorded voice and a pin that staff send, and clients who listen: the callbacks; never a sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler, filters

from bot.domain.catalogue import ProgrammeKey
from bot.domain.catalogue_words import MediaKind
from bot.domain.refusals import Outdated
from bot.runtime.conversations import Form, set_draft
from bot.services import catalogue_words
from handlers import answers
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of
from handlers.talk import Talk
from handlers.views import catalogue_media as views

ANY = "any"


class Step(StrEnum):
    """The steps of this form."""

    FILE = "file"
    PIN = "pin"


async def listing(talk: Talk, key: str = "", *_: str) -> None:
    """What there is of a programme, by language."""
    talk.leave_form()
    found = await catalogue_words.programme(talk.work, talk.chat, key)
    held = await catalogue_words.media(talk.work, found.key)
    talk.show(lambda t: views.listing(t, found, list(held), talk.catalogues.tags))


async def one(talk: Talk, key: str = "", tag: str = "", *_: str) -> None:
    """What there is in one language, and sending another."""
    talk.leave_form()
    found = await catalogue_words.programme(talk.work, talk.chat, key)
    held = await catalogue_words.media(talk.work, found.key)
    language = _language(talk, tag)
    kinds = [kind for kind, spoken in held if spoken == language]
    talk.show(lambda t: views.one(t, found, tag, kinds))


async def send(talk: Talk, key: str = "", tag: str = "", *_: str) -> Step:
    """Listen for a picture or a voice."""
    found = await catalogue_words.programme(talk.work, talk.chat, key)
    _language(talk, tag)
    set_draft(programme=found.key, language=tag)
    talk.show(views.send)
    return Step.FILE


async def sent(talk: Talk, *_: str) -> Step | int:
    """A picture or a voice came; anything else is asked for again."""
    message = talk.update.effective_message
    key, tag = drafted(talk, "programme"), drafted(talk, "language")
    if message is not None and message.voice:
        kind, file_id = MediaKind.VOICE, message.voice.file_id
    elif message is not None and message.photo:
        kind, file_id = MediaKind.PHOTO, message.photo[-1].file_id
    else:
        talk.show(views.send)
        return Step.FILE
    await catalogue_words.put_media(talk.work, talk.chat, key, (kind, _language(talk, tag)), file_id)
    await one(talk, key, tag)
    return Form.END


async def drop(talk: Talk, key: str = "", tag: str = "", kind: str = "", *_: str) -> None:
    """It is shown no more."""
    of = (choice_of(MediaKind, kind), _language(talk, tag))
    await catalogue_words.drop_media(talk.work, talk.chat, key, of)
    await one(talk, key, tag)


async def pin(talk: Talk, key: str = "", *_: str) -> Step:
    """Listen for a point on the map."""
    found = await catalogue_words.place(talk.work, talk.chat, key)
    set_draft(place=found.key)
    talk.show(views.pin)
    return Step.PIN


async def pinned(talk: Talk, *_: str) -> Step | int:
    """A point came."""
    message = talk.update.effective_message
    if message is None or message.location is None:
        talk.show(views.pin)
        return Step.PIN
    where = message.location
    found = await catalogue_words.pin(talk.work, talk.chat, drafted(talk, "place"), where.latitude, where.longitude)
    talk.show(lambda t: views.pinned(t, found))
    return Form.END


async def listen(talk: Talk, key: str = "", *_: str) -> None:
    """To anybody: the recorded voice and the picture of a programme, in their language."""
    found = await catalogue_words.for_reader(talk.work, ProgrammeKey(key), talk.language)
    if not found:
        raise Outdated
    for kind, file_id in found.items():
        talk.send_file(kind, file_id)


def _language(talk: Talk, tag: str) -> str:
    """As it is kept: empty for readers of any language."""
    if tag == ANY:
        return ""
    if tag not in talk.catalogues.tags:
        raise Outdated
    return tag


def form(edge: Edge) -> Form:
    """The steps at which staff send a file or a point."""
    taken = answers.PRIVATE & ~filters.COMMAND & ~filters.StatusUpdate.ALL
    return Form(
        "catalogue_media",
        entry_points=[
            CallbackQueryHandler(edge.press(send), pattern="^media.send:"),
            CallbackQueryHandler(edge.press(pin), pattern="^place.pin:"),
        ],
        states={
            Step.FILE: [MessageHandler(taken, edge.message(answers.unless_stopped(sent)))],
            Step.PIN: [MessageHandler(taken, edge.message(answers.unless_stopped(pinned)))],
        },
        fallbacks=[],
    )


FEATURE = Feature(
    "catalogue_media",
    presses={"media": listing, "media.one": one, "media.drop": drop, "listen": listen},
    form=form,
    prompts={Step.FILE: views.send, Step.PIN: views.pin},
)
