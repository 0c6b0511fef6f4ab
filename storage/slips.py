"""People without a phone: made once, met again; their reference is no Telegram id. Never a name."""

from __future__ import annotations

import secrets
from datetime import date

from bot.domain.chats import Chat, ChatId, Kind, Reach
from storage import chats
from storage.database import Tx
from storage.numbers import allot
from storage.vault import Vault

REFERENCE_BYTES = 16


async def add(tx: Tx, vault: Vault, by: ChatId, now: int, asked_at: int, seen_on: date) -> Chat:
    """A person to whom nothing can be sent; the reference is random and no number."""
    id_ = await allot(tx, "chats")
    reference = chats.NO_PHONE + secrets.token_hex(REFERENCE_BYTES)
    await tx.run(
        "INSERT INTO chats (id, kind, ref, found, reach, seen_on) VALUES (?, ?, ?, ?, ?, ?)",
        (
            id_,
            Kind.PRIVATE,
            vault.seal(chats.REF, id_, reference.encode()),
            chats.found(vault, reference),
            Reach.GONE,
            seen_on.isoformat(),
        ),
    )
    await tx.run(
        "INSERT INTO slips (chat_id, made_at, made_by, asked_at) VALUES (?, ?, ?, ?)", (id_, now, by, asked_at)
    )
    return Chat(ChatId(id_), Kind.PRIVATE, None, Reach.GONE, (), seen_on)


async def made(tx: Tx, by: ChatId, asked_at: int) -> ChatId | None:
    """Whom this person wrote down from the screen of that second."""
    row = await tx.one("SELECT chat_id FROM slips WHERE made_by = ? AND asked_at = ?", (by, asked_at))
    return ChatId(row[0]) if row else None


async def has(tx: Tx, chat: ChatId) -> bool:
    """Whether this is somebody without a phone."""
    return await tx.one("SELECT 1 FROM slips WHERE chat_id = ?", (chat,)) is not None


async def met(tx: Tx, chat: ChatId, on: date) -> None:
    """They stood at the desk on this day; they cannot be written to for that."""
    await tx.run("UPDATE chats SET seen_on = ? WHERE id = ? AND seen_on < ?", (on.isoformat(), chat, on.isoformat()))


async def drop(tx: Tx, chat: ChatId) -> None:
    """They have a phone now."""
    await tx.run("DELETE FROM slips WHERE chat_id = ?", (chat,))
