"""Practising with invented people: begun, looked at, ended: the callbacks; never a sentence."""

from __future__ import annotations

from bot.services import practice
from handlers import practising
from handlers.feature import Feature
from handlers.talk import Talk
from handlers.views import practice as views


async def about(talk: Talk, *_: str) -> None:
    """What it is, before it begins; how it stands, where it has. Raises NotAllowed."""
    await practice.require(talk.work, talk.chat)
    if practice.world_of(talk.work, talk.chat) is not None:
        await practising.home(talk)
        return
    talk.leave_form()
    talk.show(views.about)


async def begin(talk: Talk, *_: str) -> None:
    """Begin; the same tap again goes on with it. Raises NotAllowed."""
    await practice.begin(talk.work, talk.chat)
    await practising.home(talk)


async def end(talk: Talk, *_: str) -> None:
    """End, and erase all of it. Raises NotAllowed."""
    ended = await practice.end(talk.work, talk.chat)
    talk.leave_form()
    talk.show(views.ended if ended else views.over)


FEATURE = Feature("practice", presses={"practice": about, "practice.begin": begin, "practice.end": end})
