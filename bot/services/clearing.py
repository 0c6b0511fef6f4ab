"""Taking the bot's own messages out of a chat, when asked or when their time is over; never a screen or SQL."""

from __future__ import annotations

from bot.domain.chats import Chat
from bot.domain.delivery import DELETABLE_SECONDS, MOST_DELETED, Call
from bot.work import Work
from storage import chats, outbox


async def clear(work: Work, chat: Chat) -> int:
    """Owe the removal of what was sent lately, a hundred a call; returns how many.

    One too old would make Telegram refuse the whole call, so the age is measured a little short.
    """
    sent = await outbox.sent_since(work.tx, chat.id, work.seconds - DELETABLE_SECONDS)
    for first in range(0, len(sent), MOST_DELETED):
        work.owe(chat, Call("deleteMessages", {"message_ids": sent[first : first + MOST_DELETED]}))
    return len(sent)


async def take_over(work: Work) -> None:
    """Owe the removal of every message whose time in its chat is over."""
    for number, message in await outbox.over(work.tx, work.seconds):
        chat = await chats.get(work.tx, number)
        if chat is not None:
            work.owe(chat, Call("deleteMessage", {"message_id": message}), edits=message)
