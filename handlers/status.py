"""How the bot stands, for who looks after it: the callback; never a sentence."""

from __future__ import annotations

from bot.services import status
from handlers.feature import Command, Feature
from handlers.talk import Talk
from handlers.views import status as views


async def show(talk: Talk, *_: str) -> None:
    """What waits, what is wrong, when the last backup was made."""
    found = await status.shown(talk.work, talk.chat)
    talk.show(lambda t: views.status(t, found))


FEATURE = Feature("status", commands={"status": Command(show)}, presses={"status": show})
