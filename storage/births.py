"""Birth cards, one a person, each a sealed text; never what they mean."""

from __future__ import annotations

from bot.domain.births import BirthCard, KeptCard, kept, read
from bot.domain.chats import ChatId
from storage.database import Record, Tx
from storage.numbers import allot
from storage.vault import Vault

CARD = "births.card"
_COLUMNS = "id, chat_id, card"


async def get(tx: Tx, vault: Vault, id_: int) -> KeptCard | None:
    """One card by its number."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM births WHERE id = ?", (id_,))
    return _card(vault, row) if row else None


async def of_person(tx: Tx, vault: Vault, chat: ChatId) -> KeptCard | None:
    """A person's card."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM births WHERE chat_id = ?", (chat,))
    return _card(vault, row) if row else None


async def has(tx: Tx, chat: ChatId) -> bool:
    """Whether a person has one, without opening it."""
    return await tx.one("SELECT 1 FROM births WHERE chat_id = ?", (chat,)) is not None


async def add(tx: Tx, vault: Vault, chat: ChatId, card: BirthCard, now: int) -> int:
    """Keep a new one; its number is allotted first because the sealed field is bound to it."""
    number = await allot(tx, "births")
    await tx.run(
        "INSERT INTO births (id, chat_id, card, created_at, forget_at) VALUES (?, ?, ?, ?, ?)",
        (number, chat, _sealed(vault, number, card), now, int(card.forget_at.timestamp())),
    )
    return number


async def change(tx: Tx, vault: Vault, id_: int, card: BirthCard) -> None:
    """Keep it as it is now."""
    await tx.run(
        "UPDATE births SET card = ?, forget_at = ? WHERE id = ?",
        (_sealed(vault, id_, card), int(card.forget_at.timestamp()), id_),
    )


async def drop(tx: Tx, id_: int) -> None:
    """Nothing of it is kept."""
    await tx.run("DELETE FROM births WHERE id = ?", (id_,))


def _sealed(vault: Vault, id_: int, card: BirthCard) -> bytes:
    return vault.seal(CARD, id_, kept(card).encode())


def _card(vault: Vault, row: Record) -> KeptCard:
    id_, chat, sealed = row
    return KeptCard(id_, ChatId(chat), read(vault.open(CARD, id_, sealed).decode()))
