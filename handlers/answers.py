"""What counts as a typed answer in a form: new words of a private chat; never an edit, a command or a pictogram key."""

from __future__ import annotations

from collections.abc import Callable

from telegram.ext import filters

from bot.domain import folding
from bot.domain.folding import fold
from bot.domain.written_dates import is_date
from bot.i18n import Translator
from handlers.context import Callback
from handlers.rendering import KEYS
from handlers.start import cancel
from handlers.talk import Talk
from handlers.views.start import stop_words

PRIVATE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
"""Edits are never answers: ``filters.TEXT`` alone would take them."""

TYPED = PRIVATE & filters.TEXT & ~filters.COMMAND & ~filters.Text(list(KEYS))

NO_WORDS = PRIVATE & ~filters.TEXT & ~filters.StatusUpdate.ALL
"""Pictures, voices and the rest, but for Telegram's own notes."""


def unless_stopped(callback: Callback) -> Callback:
    """The callback of a form's step; words of danger, and one that means stop, win over any answer."""

    async def run(talk: Talk) -> object:
        if await talk.guide.danger(talk, talk.text):
            return None
        if means(talk, stop_words):
            await cancel(talk)
            return None
        return await callback(talk)

    run.__name__ = callback.__name__
    return run


def digits(talk: Talk, most: int) -> str:
    """The digits typed where a number is asked for, in whatever script; none of a date, which is no such number."""
    if is_date(talk.text):
        return ""
    return "".join(char for char in folding.digits(talk.text) if char.isdecimal())[:most]


def means(talk: Talk, words: Callable[[Translator], tuple[str, ...]]) -> bool:
    """Whether the whole of what was typed is one of these words, in the person's language, Turkish or English."""
    typed = fold(talk.text)
    for tag in dict.fromkeys((talk.language, "tr", "en")):
        if tag in talk.catalogues.tags and typed in map(fold, words(talk.catalogues.translator(tag))):
            return True
    return False
