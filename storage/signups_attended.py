"""What people have been at, from the marks of those who were there; never whom that is shown."""

from __future__ import annotations

from bot.domain.catalogue import TaskKey
from bot.domain.chats import ChatId
from storage.database import Tx


async def first_time(tx: Tx, chat: ChatId, task: TaskKey, before: int | None = None) -> bool:
    """Whether somebody never did this task: no shift of it attended, or none that started before then."""
    row = await tx.one(
        "SELECT 1 FROM signups g JOIN shifts s ON s.id = g.shift_id"
        " WHERE g.chat_id = ? AND g.state = 'confirmed' AND g.attended = 1 AND s.task = ?"
        " AND (? IS NULL OR s.starts_at < ?) LIMIT 1",
        (chat, task, before, before),
    )
    return row is None
