"""What people wrote back to an announcement: sealed words, folded by announcement; never a name."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.announcements import Reply
from bot.domain.chats import ChatId
from storage.database import Tx
from storage.numbers import allot
from storage.vault import Vault

TEXT = "announcement_answers.text"


async def add(tx: Tx, vault: Vault, announcement: int, chat: ChatId, text: str, now: int) -> None:
    """Keep one."""
    id_ = await allot(tx, "announcement_answers")
    await tx.run(
        "INSERT INTO announcement_answers (id, announcement_id, chat_id, text, at) VALUES (?, ?, ?, ?, ?)",
        (id_, announcement, chat, vault.seal(TEXT, id_, text.encode()), now),
    )


async def count(tx: Tx, announcement: int) -> int:
    """How many there are to one announcement."""
    row = await tx.one("SELECT count(*) FROM announcement_answers WHERE announcement_id = ?", (announcement,))
    return int(row[0]) if row else 0


async def folded(tx: Tx) -> list[tuple[int, int, int]]:
    """Each announcement with answers nobody has read: its number, how many are new, how many there are."""
    return [
        (row[0], row[1], row[2])
        for row in await tx.all(
            "SELECT announcement_id, sum(read_at IS NULL), count(*) FROM announcement_answers"
            " GROUP BY announcement_id HAVING sum(read_at IS NULL) > 0 ORDER BY announcement_id DESC"
        )
    ]


async def page(tx: Tx, vault: Vault, announcement: int, skip: int, most: int) -> list[Reply]:
    """Some of them, the latest first."""
    rows = await tx.all(
        "SELECT a.id, a.chat_id, coalesce(c.language, ''), a.text, a.at, a.read_at IS NOT NULL"
        " FROM announcement_answers a JOIN chats c ON c.id = a.chat_id WHERE a.announcement_id = ?"
        " ORDER BY a.id DESC LIMIT ? OFFSET ?",
        (announcement, most, skip),
    )
    return [
        Reply(id_, ChatId(chat), tag, vault.open(TEXT, id_, text).decode(), datetime.fromtimestamp(at, UTC), bool(read))
        for id_, chat, tag, text, at, read in rows
    ]


async def read(tx: Tx, announcement: int, now: int) -> None:
    """Everything of one announcement has been read."""
    await tx.run(
        "UPDATE announcement_answers SET read_at = ? WHERE announcement_id = ? AND read_at IS NULL", (now, announcement)
    )
