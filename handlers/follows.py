"""Being reminded of a programme, or not any more: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.hearing import Hears
from bot.services import follows
from handlers.feature import Feature
from handlers.talk import Talk
from handlers.views import follows as views


async def follow(talk: Talk, key: str = "", *_: str) -> None:
    """They are reminded of its dates from now on."""
    programme = await follows.follow(talk.work, talk.chat, key)
    nothing = talk.chat.hears is Hears.NOTHING
    talk.show(lambda t: views.following(t, programme, nothing=nothing))


async def unfollow(talk: Talk, key: str = "", *_: str) -> None:
    """No more of it; what was told stays above, so that nobody loses a date."""
    programme = await follows.unfollow(talk.work, talk.chat, key)
    talk.show(lambda t: views.not_following(t, programme))


FEATURE = Feature("follows", presses={"follow": follow, "follow.no": unfollow})
"""A tap on a card, or below what was told."""
