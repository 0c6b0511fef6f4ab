"""Certificates that were given, so that one paper has one number and a corrected one the next; never a name."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.hours import Issue
from storage.database import Tx


async def last(tx: Tx, chat: ChatId) -> Issue | None:
    """The latest somebody was given."""
    row = await tx.one(
        "SELECT number, code, minutes FROM certificates WHERE chat_id = ? ORDER BY number DESC LIMIT 1", (chat,)
    )
    return Issue(*row) if row else None


async def add(tx: Tx, chat: ChatId, given: Issue, now: int) -> None:
    """One more."""
    await tx.run(
        "INSERT INTO certificates (chat_id, number, code, issued_at, minutes) VALUES (?, ?, ?, ?, ?)",
        (chat, given.number, given.code, now, given.minutes),
    )
