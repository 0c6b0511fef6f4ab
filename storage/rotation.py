"""Sealing rows anew under the current key, a few at a time; every table with a sealed field is listed here."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.chats import ChatId
from storage import (
    announcement_answers,
    announcements,
    answers,
    appointments,
    births,
    broadcasts,
    chats,
    colleagues,
    conversations,
    inbox,
    interpretations,
    outbox,
    team_notes,
    translations,
    veils,
)
from storage.database import Tx
from storage.vault import Vault

BATCH = 200


@dataclass(frozen=True, slots=True)
class Sealed:
    """A table's sealed column and its row number."""

    table: str
    key: str
    column: str
    field: str


CHATS = Sealed("chats", "id", "ref", chats.REF)
TABLES = (
    CHATS,
    Sealed("conversations", "chat_id", "draft", conversations.DRAFT),
    Sealed("inbox", "seq", "payload", inbox.PAYLOAD),
    Sealed("outbox", "id", "payload", outbox.PAYLOAD),
    Sealed("colleagues", "chat_id", "name", colleagues.NAME),
    Sealed("notes", "id", "text", appointments.NOTE),
    Sealed("answers", "id", "answer", answers.ANSWER),
    Sealed("births", "id", "card", births.CARD),
    Sealed("interpretations", "id", "text", interpretations.TEXT),
    Sealed("interpretations", "id", "answer", interpretations.ANSWER),
    Sealed("announcement_texts", "id", "content", announcements.CONTENT),
    Sealed("announcement_answers", "id", "text", announcement_answers.TEXT),
    Sealed("translation_tasks", "id", "original", translations.ORIGINAL),
    Sealed("translation_tasks", "id", "answer", translations.ANSWER),
    Sealed("broadcast_texts", "id", "call", broadcasts.CALL),
    Sealed("team_notes", "id", "text", team_notes.TEXT),
    Sealed("veiled", "id", "call", veils.CALL),
)


async def batch(tx: Tx, vault: Vault, what: Sealed) -> int:
    """Seal some rows of a table anew; 0 when none is left under an old key."""
    number = bytes((vault.keys.current % 256,))
    rows = await tx.all(
        f"SELECT {what.key}, {what.column} FROM {what.table}"
        f" WHERE {what.column} IS NOT NULL AND substr({what.column}, 1, 1) <> ? LIMIT ?",
        (number, BATCH),
    )
    for id_, sealed in rows:
        text = vault.open(what.field, id_, sealed)
        await tx.run(
            f"UPDATE {what.table} SET {what.column} = ? WHERE {what.key} = ?", (vault.seal(what.field, id_, text), id_)
        )
        if what is CHATS:  # its look-up hash is made of the same text
            await chats.refind(tx, ChatId(id_), chats.found(vault, text.decode()))
    return len(rows)
