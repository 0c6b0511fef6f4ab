"""Which shifts somebody has taken into the calendar of their phone, and how they stand there; never the file."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.chats import ChatId
from storage.database import Tx


async def put(tx: Tx, chat: ChatId, shift: int, *, off: bool) -> int:
    """It goes into a file, as taking place or ``off``; returns how often that has changed between two files."""
    rows = await tx.all(
        "INSERT INTO calendar_exports (chat_id, shift_id, off) VALUES (?, ?, ?) ON CONFLICT (chat_id, shift_id)"
        " DO UPDATE SET turns = turns + (off <> excluded.off), off = excluded.off RETURNING turns",
        (chat, shift, int(off)),
    )
    return int(rows[0][0])


async def has(tx: Tx, chat: ChatId | None, shift: int) -> bool:
    """Whether the last file of this person says that the shift takes place and is theirs."""
    row = await tx.one("SELECT 1 FROM calendar_exports WHERE chat_id = ? AND shift_id = ? AND off = 0", (chat, shift))
    return row is not None


async def has_any(tx: Tx, chat: ChatId, shifts: Sequence[int]) -> bool:
    """The same for one of several."""
    marks = ", ".join("?" * len(shifts))
    sql = f"SELECT 1 FROM calendar_exports WHERE chat_id = ? AND off = 0 AND shift_id IN ({marks})"
    return await tx.one(sql, (chat, *shifts)) is not None


async def ahead(tx: Tx, chat: ChatId, now: int) -> bool:
    """Whether the last file has anything that is not over."""
    row = await tx.one(
        "SELECT 1 FROM calendar_exports e JOIN shifts s ON s.id = e.shift_id"
        " WHERE e.chat_id = ? AND e.off = 0 AND s.ends_at > ?",
        (chat, now),
    )
    return row is not None


async def of_person(tx: Tx, chat: ChatId) -> frozenset[int]:
    """The numbers of all shifts that ever went into a file and are kept."""
    rows = await tx.all("SELECT shift_id FROM calendar_exports WHERE chat_id = ?", (chat,))
    return frozenset(row[0] for row in rows)
