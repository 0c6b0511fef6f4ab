"""What stands behind neutral words: sealed, under the number of the outbox's row; never a decision."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.delivery import Call
from bot.domain.veils import Veil
from storage import outbox
from storage.database import Tx
from storage.vault import Vault

CALL = "veiled.call"


async def add(tx: Tx, vault: Vault, number: int, chat: ChatId, call: Call, now: int) -> None:
    """Keep what will be shown on a tap."""
    await tx.run(
        "INSERT INTO veiled (id, chat_id, call, at) VALUES (?, ?, ?, ?)",
        (number, chat, vault.seal(CALL, number, outbox.packed(call)), now),
    )


async def get(tx: Tx, vault: Vault, chat: ChatId, number: int) -> Veil | None:
    """One of this person's."""
    row = await tx.one(
        "SELECT v.id, v.call, s.message_id FROM veiled v LEFT JOIN outbox s ON s.id = v.shown"
        " WHERE v.id = ? AND v.chat_id = ?",
        (number, chat),
    )
    return _of_row(vault, row) if row else None


async def of_message(tx: Tx, vault: Vault, chat: ChatId, message: int) -> Veil | None:
    """The one that stands in this message of somebody's chat, for as long as the outbox knows it."""
    row = await tx.one(
        "SELECT v.id, v.call, s.message_id FROM veiled v JOIN outbox o ON o.id = v.id"
        " LEFT JOIN outbox s ON s.id = v.shown WHERE v.chat_id = ? AND o.message_id = ?",
        (chat, message),
    )
    return _of_row(vault, row) if row else None


async def change(tx: Tx, vault: Vault, number: int, call: Call) -> None:
    """Something else stands behind from now on."""
    await tx.run("UPDATE veiled SET call = ? WHERE id = ?", (vault.seal(CALL, number, outbox.packed(call)), number))


async def opened(tx: Tx, number: int, shown: int | None) -> None:
    """It was read: nothing is kept, but the outbox's row of the message below in which it stands, if any."""
    await tx.run("UPDATE veiled SET call = NULL, shown = ? WHERE id = ?", (shown, number))


async def drop(tx: Tx, number: int) -> None:
    """Nothing stands behind it any more."""
    await tx.run("DELETE FROM veiled WHERE id = ?", (number,))


def _of_row(vault: Vault, row: tuple[int, bytes | None, int | None]) -> Veil:
    number, call, shown = row
    behind = outbox.read(vault.open(CALL, number, call)) if call is not None else None
    return Veil(number, behind, shown)
