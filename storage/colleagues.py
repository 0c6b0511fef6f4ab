"""What staff are called, sealed; never who they are."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.colleagues import Name
from storage.database import Tx
from storage.vault import Vault

NAME = "colleagues.name"


async def get(tx: Tx, vault: Vault, chat: ChatId) -> Name | None:
    """The name of one of them."""
    row = await tx.one("SELECT name, shown FROM colleagues WHERE chat_id = ?", (chat,))
    return Name(vault.open(NAME, chat, row[0]).decode(), bool(row[1])) if row else None


async def every(tx: Tx, vault: Vault) -> dict[ChatId, str]:
    """What all of them are called."""
    rows = await tx.all("SELECT chat_id, name FROM colleagues")
    return {ChatId(chat): vault.open(NAME, chat, name).decode() for chat, name in rows}


async def put(tx: Tx, vault: Vault, chat: ChatId, name: str) -> None:
    """Keep a name; a new one is not shown to clients before its person says so again."""
    await tx.run(
        "INSERT INTO colleagues (chat_id, name) VALUES (?, ?)"
        " ON CONFLICT (chat_id) DO UPDATE SET name = excluded.name, shown = 0",
        (chat, vault.seal(NAME, chat, name.encode())),
    )


async def show(tx: Tx, chat: ChatId, *, shown: bool) -> None:
    """Whether clients may read it."""
    await tx.run("UPDATE colleagues SET shown = ? WHERE chat_id = ?", (int(shown), chat))


async def forget_strangers(tx: Tx) -> None:
    """Forget the names of those who neither work here nor want to."""
    await tx.run(
        "DELETE FROM colleagues WHERE chat_id NOT IN (SELECT chat_id FROM grants)"
        " AND chat_id NOT IN (SELECT chat_id FROM volunteers)"
    )


async def drop(tx: Tx, chat: ChatId) -> None:
    """Forget a name."""
    await tx.run("DELETE FROM colleagues WHERE chat_id = ?", (chat,))
