"""A person moved away, or is back: the callbacks; never a sentence."""

from __future__ import annotations

from bot.services import moving
from handlers.feature import Feature
from handlers.talk import Talk
from handlers.views import moving as views


async def leaving(talk: Talk, *_: str) -> None:
    """What goes when they have moved away, before it does."""
    held = await moving.holdings(talk.work, talk.chat)
    talk.show(lambda t: views.leaving(t, held))


async def go(talk: Talk, *_: str) -> None:
    """They have."""
    talk.leave_form()
    talk.chat = await moving.move_away(talk.work, talk.chat)
    talk.show(views.gone)


async def back(talk: Talk, *_: str) -> None:
    """They are here again."""
    talk.chat = await moving.come_back(talk.work, talk.chat)
    talk.show(views.back_again)


FEATURE = Feature("moving", presses={"leaving": leaving, "leaving.go": go, "leaving.back": back})
