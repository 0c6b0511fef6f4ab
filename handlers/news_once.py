"""The question whether we may write when there is news: once, in the first answer with a day in it; never a sentence.

It stands in that answer and is no message of its own (docs/decisions/0017).
"""

from __future__ import annotations

from bot.domain.hearing import Hears, News
from bot.services import hearing
from handlers import rendering
from handlers.rendering import View
from handlers.talk import Talk
from handlers.views import hearing as views


async def show(talk: Talk, view: View, here: str | None) -> None:
    """Show an answer, with the question in it where it was never asked and there is room.

    ``here`` leads to the same answer again, as the way back of a screen does; None where it holds nothing useful.
    """
    if here is None or not _may_ask(talk) or not _has_room(talk, view, here):
        talk.show(view)
        return
    talk.show(lambda t: views.with_question(t, view(t), here))
    talk.chat = await hearing.asked(talk.work, talk.chat)


def _has_room(talk: Talk, view: View, here: str) -> bool:
    return views.has_room(rendering.draw(talk.catalogues, talk.language, view)[0], here)


def _may_ask(talk: Talk) -> bool:
    """Nobody is asked twice, in the middle of a form, or after they said stop."""
    chat = talk.chat
    return talk.known and chat.news is News.UNASKED and chat.hears is Hears.ALL and talk.work.step is None
