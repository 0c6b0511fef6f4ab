"""Steps at which staff write words: typed ones count, a picture or a voice goes to nobody; never a sentence."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler, MessageHandler

from handlers import answers
from handlers.context import Callback, Edge
from handlers.talk import Talk
from handlers.views import staff_writing as views


def typed(edge: Edge, callback: Callback) -> list[BaseHandler[Any, Any, Any]]:
    """What a step takes, and what it takes not."""
    return [
        MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(callback))),
        MessageHandler(answers.NO_WORDS, edge.message(no_words)),
    ]


async def no_words(talk: Talk, *_: str) -> None:
    """A picture or a voice where words are written: it is taken out of the chat, and the words are asked for again."""
    message, asked = talk.update.effective_message, talk.prompt
    if message is None or asked is None:
        return
    talk.remove(message.message_id)
    if not talk.work.album_goes_on:
        talk.show(lambda t: views.words_only(t, asked(t)))
