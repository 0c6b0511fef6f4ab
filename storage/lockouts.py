"""Who is locked out, and everybody who works here with what they were given; never what that allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby

from bot.domain.chats import Chat, ChatId
from bot.domain.people import Grant, Role
from storage import chats
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Given:
    """What one person was given and since when (the first of it); ``locked`` says that nothing of it counts."""

    chat: Chat
    grants: tuple[Grant, ...]
    since: datetime
    locked: bool


async def add(tx: Tx, chat: ChatId, by: ChatId | None, now: int) -> bool:
    """Lock somebody out; False where they are already."""
    sql = "INSERT INTO lockouts (chat_id, by_chat, at) VALUES (?, ?, ?) ON CONFLICT (chat_id) DO NOTHING"
    return bool(await tx.run(sql, (chat, by, now)))


async def drop(tx: Tx, chat: ChatId) -> bool:
    """Their rights count again; False where they were not locked out."""
    return bool(await tx.run("DELETE FROM lockouts WHERE chat_id = ?", (chat,)))


async def has(tx: Tx, chat: ChatId) -> bool:
    """Whether somebody is locked out."""
    return await tx.one("SELECT 1 FROM lockouts WHERE chat_id = ?", (chat,)) is not None


async def count(tx: Tx) -> int:
    """How many are."""
    row = await tx.one("SELECT count(*) FROM lockouts")
    return int(row[0]) if row else 0


async def team(tx: Tx) -> list[Given]:
    """Everybody who was given anything, who came first at the beginning."""
    rows = await tx.all(
        f"SELECT {chats.COLUMNS}, EXISTS (SELECT 1 FROM lockouts l WHERE l.chat_id = c.id), g.role, g.service,"
        " g.granted_at FROM grants g JOIN chats c ON c.id = g.chat_id ORDER BY c.id, g.id"
    )
    found = []
    for key, held in groupby(rows, key=lambda row: row[:-3]):
        parts = [row[-3:] for row in held]
        grants = tuple(Grant(Role(role), service) for role, service, _at in parts)
        since = datetime.fromtimestamp(min(at for *_, at in parts), UTC)
        found.append(Given(chats.of_row(key[:-1]), grants, since, bool(key[-1])))
    return sorted(found, key=lambda one: (one.since, one.chat.id))
