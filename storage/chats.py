"""Rows of the chats we may write to: found by a keyed hash, their Telegram id sealed; never a name."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.chats import Chat, ChatId, Kind, Reach
from bot.domain.hearing import Hears, News
from storage.database import Record, Tx
from storage.numbers import allot
from storage.vault import Vault

COLUMNS = "c.id, c.kind, c.language, c.reach, c.offered, c.seen_on, c.hears, c.news, c.discreet"
REF = "chats.ref"
NO_PHONE = "slip:"
"""How the reference of somebody without a phone begins (``storage/slips``): it is no Telegram id."""


def found(vault: Vault, reference: int | str) -> bytes:
    """The look-up hash of a Telegram chat id, or of what stands in its place."""
    return vault.find("chat", str(reference))


def of_row(row: Record) -> Chat:
    """A chat from ``COLUMNS``."""
    id_, kind, language, reach, offered, seen_on, hears, news, discreet = row
    return Chat(
        ChatId(id_),
        Kind(kind),
        language,
        Reach(reach),
        tuple(offered.split()),
        date.fromisoformat(seen_on),
        Hears(hears),
        News(news),
        bool(discreet),
    )


async def get(tx: Tx, chat: ChatId) -> Chat | None:
    """One chat by our own id."""
    row = await tx.one(f"SELECT {COLUMNS} FROM chats c WHERE c.id = ?", (chat,))
    return of_row(row) if row else None


async def some(tx: Tx, wanted: Sequence[ChatId]) -> list[Chat]:
    """Those of these chats that there are."""
    marks = ", ".join("?" * len(wanted))
    return [of_row(row) for row in await tx.all(f"SELECT {COLUMNS} FROM chats c WHERE c.id IN ({marks})", wanted)]


async def find(tx: Tx, vault: Vault, telegram_id: int) -> Chat | None:
    """One chat by its Telegram id, under the previous key too while a rotation runs (and then moved to the new)."""
    hashes = vault.find_all("chat", str(telegram_id))
    marks = ", ".join("?" * len(hashes))
    row = await tx.one(f"SELECT {COLUMNS}, c.found FROM chats c WHERE c.found IN ({marks})", hashes)
    if row is None:
        return None
    if row[-1] != hashes[0]:
        await refind(tx, ChatId(row[0]), hashes[0])
    return of_row(row[:-1])


async def refind(tx: Tx, chat: ChatId, hash_: bytes) -> None:
    """The chat is found by another hash from now on; the updates kept of it follow, so that erasing finds them."""
    await tx.run(
        "UPDATE inbox SET person = ? WHERE person = (SELECT found FROM chats WHERE id = ?) AND person <> ?",
        (hash_, chat, hash_),
    )
    await tx.run("UPDATE chats SET found = ? WHERE id = ?", (hash_, chat))


async def add(tx: Tx, vault: Vault, telegram_id: int, kind: Kind, seen_on: date) -> Chat:
    """A new chat; its id is allotted first because the sealed field is bound to it."""
    id_ = await allot(tx, "chats")
    ref = vault.seal(REF, id_, str(telegram_id).encode())
    await tx.run(
        "INSERT INTO chats (id, kind, ref, found, seen_on) VALUES (?, ?, ?, ?, ?)",
        (id_, kind, ref, found(vault, telegram_id), seen_on.isoformat()),
    )
    return Chat(ChatId(id_), kind, None, Reach.OPEN, (), seen_on)


async def reference(tx: Tx, vault: Vault, chat: ChatId) -> str | None:
    """What a chat is found by: its Telegram id, or what stands in its place where there is no phone."""
    row = await tx.one("SELECT ref FROM chats WHERE id = ?", (chat,))
    return vault.open(REF, chat, row[0]).decode() if row else None


async def address(tx: Tx, vault: Vault, chat: ChatId) -> int | None:
    """The Telegram id of a chat; None where there is none."""
    text = await reference(tx, vault, chat)
    return telegram_id_of(text) if text is not None else None


def telegram_id_of(text: str) -> int | None:
    """The Telegram id a reference is; None for somebody without a phone."""
    return None if text.startswith(NO_PHONE) else int(text)


async def readdress(tx: Tx, vault: Vault, chat: ChatId, telegram_id: int) -> None:
    """The group has become a supergroup: everything that refers to our row goes on under the new Telegram id.

    Where the new id already has a row (its first message came before Telegram told us), that row is folded in.
    """
    twin = await find(tx, vault, telegram_id)
    if twin and twin.id != chat:
        await tx.run("UPDATE outbox SET chat_id = ? WHERE chat_id = ?", (chat, twin.id))
        await tx.run("DELETE FROM chats WHERE id = ?", (twin.id,))
    ref = vault.seal(REF, chat, str(telegram_id).encode())
    await tx.run("UPDATE chats SET ref = ?, found = ? WHERE id = ?", (ref, found(vault, telegram_id), chat))
    await tx.run("DELETE FROM cards WHERE group_id = ?", (chat,))  # their numbers mean other messages there


async def set_language(tx: Tx, chat: ChatId, language: str) -> None:
    """Keep the language the person chose."""
    await tx.run("UPDATE chats SET language = ? WHERE id = ?", (language, chat))


async def set_hears(tx: Tx, chat: ChatId, hears: Hears) -> None:
    """What may be sent to them of our own accord."""
    await tx.run("UPDATE chats SET hears = ? WHERE id = ?", (hears, chat))


async def set_news(tx: Tx, chat: ChatId, news: News) -> None:
    """Whether they want announcements that are for everybody."""
    await tx.run("UPDATE chats SET news = ? WHERE id = ?", (news, chat))


async def set_discreet(tx: Tx, chat: ChatId, *, discreet: bool) -> None:
    """Whether neutral words come first."""
    await tx.run("UPDATE chats SET discreet = ? WHERE id = ?", (int(discreet), chat))


async def set_offered(tx: Tx, chat: ChatId, offered: tuple[str, ...]) -> None:
    """Remember which languages were offered because of the script typed, so that each is offered once."""
    await tx.run("UPDATE chats SET offered = ? WHERE id = ?", (" ".join(offered), chat))


async def set_reach(tx: Tx, chat: ChatId, reach: Reach) -> None:
    """Mark whether Telegram lets us write there."""
    await tx.run("UPDATE chats SET reach = ? WHERE id = ?", (reach, chat))


async def seen(tx: Tx, chat: ChatId, on: date) -> None:
    """The person was here on this day; with any message from them the chat is open again."""
    await tx.run("UPDATE chats SET seen_on = ?, reach = 'open' WHERE id = ?", (on.isoformat(), chat))


async def pause(tx: Tx, chat: ChatId, until: int) -> None:
    """Telegram asked for silence in this chat until then (Unix seconds)."""
    await tx.run("UPDATE chats SET paused_until = max(coalesce(paused_until, 0), ?) WHERE id = ?", (until, chat))


async def pauses(tx: Tx, now: int) -> dict[ChatId, int]:
    """Pauses that still run."""
    rows = await tx.all("SELECT id, paused_until FROM chats WHERE paused_until > ?", (now,))
    return {ChatId(row[0]): row[1] for row in rows}


async def erase(tx: Tx, chat: ChatId) -> None:
    """Forget a person: their forms and messages go with the row, parked updates of theirs too.

    An update still waiting came after what is asked here: it is worked as a stranger's.
    """
    await tx.run(
        "DELETE FROM inbox WHERE state = 'parked' AND person = (SELECT found FROM chats WHERE id = ?)", (chat,)
    )
    await tx.run("DELETE FROM chats WHERE id = ?", (chat,))
