"""What each person does not want to be reminded of; everything else is told."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.reminders import Topic
from storage.database import Tx


async def of(tx: Tx, chat: ChatId) -> frozenset[Topic]:
    """What this person stopped."""
    return frozenset(
        Topic(row[0]) for row in await tx.all("SELECT topic FROM reminders_stopped WHERE chat_id = ?", (chat,))
    )


async def stop(tx: Tx, chat: ChatId, topic: Topic) -> None:
    """No more of this."""
    await tx.run("INSERT OR IGNORE INTO reminders_stopped (chat_id, topic) VALUES (?, ?)", (chat, topic))


async def resume(tx: Tx, chat: ChatId, topic: Topic) -> None:
    """Of this again."""
    await tx.run("DELETE FROM reminders_stopped WHERE chat_id = ? AND topic = ?", (chat, topic))


async def is_stopped(tx: Tx, chat: ChatId, topic: Topic) -> bool:
    """Whether this person wants none of this."""
    return await tx.one("SELECT 1 FROM reminders_stopped WHERE chat_id = ? AND topic = ?", (chat, topic)) is not None
