"""What a person can say about what they want to hear of us; never a screen or SQL."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.chats import Chat
from bot.domain.hearing import Hears, News
from bot.work import Work
from storage import chats


async def set_hears(work: Work, chat: Chat, hears: Hears) -> Chat:
    """They hear so much from now on, also of what is on its way to them; only they change it."""
    if chat.hears is not hears:
        await chats.set_hears(work.tx, chat.id, hears)
    work.chat = replace(chat, hears=hears)
    return work.chat


async def set_news(work: Work, chat: Chat, *, wanted: bool) -> Chat:
    """They want announcements that are for everybody, or not; who wants them hears them."""
    news = News.YES if wanted else News.NO
    await chats.set_news(work.tx, chat.id, news)
    work.chat = replace(chat, news=news)
    if wanted and chat.hears is not Hears.ALL:
        return await set_hears(work, work.chat, Hears.ALL)
    return work.chat


async def set_discreet(work: Work, chat: Chat, *, discreet: bool) -> Chat:
    """What comes of our own accord comes in neutral words first, or as it is."""
    await chats.set_discreet(work.tx, chat.id, discreet=discreet)
    work.chat = replace(chat, discreet=discreet)
    return work.chat


async def asked(work: Work, chat: Chat) -> Chat:
    """They have been asked whether they want news, which is done once, whatever they answer."""
    await chats.set_news(work.tx, chat.id, News.ASKED)
    work.chat = replace(chat, news=News.ASKED)
    return work.chat
