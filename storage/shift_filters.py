"""Which shifts somebody wants to see, one row a choice; never which shifts those are."""

from __future__ import annotations

from collections import defaultdict

from bot.domain.chats import ChatId
from bot.domain.shift_filters import By, Filter
from storage.database import Tx

FULL = "full"
ON = "1"


async def get(tx: Tx, chat: ChatId) -> Filter:
    """What this person chose."""
    chosen: defaultdict[str, set[str]] = defaultdict(set)
    for kind, value in await tx.all("SELECT kind, value FROM shift_filters WHERE chat_id = ?", (chat,)):
        chosen[kind].add(value)
    return Filter({by: frozenset(chosen[by]) for by in By if by in chosen}, full=FULL in chosen)


async def add(tx: Tx, chat: ChatId, kind: str, value: str = ON) -> None:
    """One choice more; the same once more changes nothing."""
    await tx.run(
        "INSERT INTO shift_filters (chat_id, kind, value) VALUES (?, ?, ?)"
        " ON CONFLICT (chat_id, kind, value) DO NOTHING",
        (chat, kind, value),
    )


async def drop(tx: Tx, chat: ChatId, kind: str, value: str = ON) -> bool:
    """One choice less; False where it was none."""
    return bool(
        await tx.run("DELETE FROM shift_filters WHERE chat_id = ? AND kind = ? AND value = ?", (chat, kind, value))
    )


async def clear(tx: Tx, chat: ChatId) -> None:
    """Everything again."""
    await tx.run("DELETE FROM shift_filters WHERE chat_id = ?", (chat,))
