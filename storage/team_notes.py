"""The line that one team leaves for the next, sealed; at most one stands. Never what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.chats import ChatId
from storage.database import Tx
from storage.numbers import allot
from storage.vault import Vault

TEXT = "team_notes.text"


@dataclass(frozen=True, slots=True)
class Kept:
    """The row that stands; ``by`` None where its writer was erased."""

    id: int
    text: str
    by: ChatId | None
    at: datetime


async def standing(tx: Tx, vault: Vault) -> Kept | None:
    """The line that stands now."""
    row = await tx.one("SELECT id, text, by_chat, at FROM team_notes ORDER BY id DESC LIMIT 1")
    if row is None:
        return None
    number, text, by, at = row
    opened = vault.open(TEXT, number, text).decode()
    return Kept(number, opened, None if by is None else ChatId(by), datetime.fromtimestamp(at, UTC))


async def put(tx: Tx, vault: Vault, text: str, by: ChatId, now: int) -> int:
    """A new line in place of the one before; its number is allotted first because the sealed field is bound to it."""
    number = await allot(tx, "team_notes")
    await clear(tx)
    await tx.run(
        "INSERT INTO team_notes (id, text, by_chat, at) VALUES (?, ?, ?, ?)",
        (number, vault.seal(TEXT, number, text.encode()), by, now),
    )
    return number


async def clear(tx: Tx) -> None:
    """None stands any more."""
    await tx.run("DELETE FROM team_notes")
