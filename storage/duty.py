"""Who is on call, and the emergency numbers staff have set; never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.duty import EmergencyNumber
from storage.database import Tx


async def on_call(tx: Tx) -> list[ChatId]:
    """Who is on call, the longest first."""
    return [ChatId(row[0]) for row in await tx.all("SELECT chat_id FROM duty ORDER BY since, chat_id")]


async def begin(tx: Tx, chat: ChatId, now: int) -> None:
    """On call from now; who is already stays where they are."""
    await tx.run("INSERT INTO duty (chat_id, since) VALUES (?, ?) ON CONFLICT (chat_id) DO NOTHING", (chat, now))


async def end(tx: Tx, chat: ChatId) -> None:
    """Not on call any more."""
    await tx.run("DELETE FROM duty WHERE chat_id = ?", (chat,))


async def numbers(tx: Tx) -> list[EmergencyNumber]:
    """The numbers, in the order they were set."""
    rows = await tx.all("SELECT id, number, label FROM emergency_numbers ORDER BY id")
    return [EmergencyNumber(*row) for row in rows]


async def add_number(tx: Tx, number: str, label: str) -> None:
    """One more; the same number again gets the new label."""
    await tx.run(
        "INSERT INTO emergency_numbers (number, label) VALUES (?, ?)"
        " ON CONFLICT (number) DO UPDATE SET label = excluded.label",
        (number, label),
    )


async def drop_number(tx: Tx, id_: int) -> bool:
    """Take one out."""
    return bool(await tx.run("DELETE FROM emergency_numbers WHERE id = ?", (id_,)))
