"""Numbers that phones show at the desk: whose, and until when; never a sentence."""

from __future__ import annotations

from bot.domain.chats import Chat, ChatId
from storage import chats
from storage.database import Tx


async def put(tx: Tx, chat: ChatId, code: int, until: int) -> None:
    """This is the person's number now; another's old one that is the same counts no more."""
    await tx.run("DELETE FROM desk_codes WHERE code = ? OR chat_id = ?", (code, chat))
    await tx.run("INSERT INTO desk_codes (chat_id, code, until) VALUES (?, ?, ?)", (chat, code, until))


async def find(tx: Tx, code: int, now: int) -> Chat | None:
    """Whose number it is."""
    row = await tx.one(
        f"SELECT {chats.COLUMNS} FROM desk_codes d JOIN chats c ON c.id = d.chat_id WHERE d.code = ? AND d.until > ?",
        (code, now),
    )
    return chats.of_row(row) if row else None


async def drop(tx: Tx, chat: ChatId) -> None:
    """It was used."""
    await tx.run("DELETE FROM desk_codes WHERE chat_id = ?", (chat,))
