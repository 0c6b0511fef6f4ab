"""Answers to an announcement: taken from people, folded for staff; the callbacks; never a sentence."""

from __future__ import annotations

from bot.services import announcement_replies
from handlers.feature import Feature
from handlers.moments import number_of
from handlers.talk import Talk
from handlers.views import announce_replies as views
from handlers.views import announce_said as staff_views

A_PAGE = 6


async def fold(talk: Talk, typed: str) -> bool:
    """Words written as a reply to an announcement are kept for staff; words of danger go through first."""
    message = talk.update.message
    if not typed or message is None or message.reply_to_message is None or talk.prompt is not None:
        return False
    if await talk.guide.danger(talk, typed):
        return True
    if not await announcement_replies.fold(talk.work, talk.chat, message.reply_to_message.message_id, typed):
        return False
    talk.show(views.thanks)
    return True


async def said(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """To staff: what people wrote back."""
    announcement, at = number_of(number), number_of(page)
    found, count = await announcement_replies.read(talk.work, talk.chat, announcement, at * A_PAGE, A_PAGE)
    more = (at + 1) * A_PAGE < count
    talk.show(lambda t: staff_views.said(t, (announcement, at, count), found, more=more))


FEATURE = Feature("announce_replies", presses={"ann.said": said}, talking=fold)
