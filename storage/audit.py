"""What was done, by whom and about what, each row chained to the one before; never a name or a text."""

from __future__ import annotations

import hashlib

from bot.domain.chats import ChatId
from storage.database import Tx


async def add(tx: Tx, at: int, actor: ChatId | None, action: str, about: str, result: str = "done") -> None:
    """One more row; ``actor`` None is the machine itself, ``about`` a kind and a row number."""
    last = await tx.one("SELECT chain FROM audit ORDER BY id DESC LIMIT 1")
    chain = _chained(last[0] if last else b"", (at, actor, action, about, result))
    await tx.run(
        "INSERT INTO audit (at, actor, action, about, result, chain) VALUES (?, ?, ?, ?, ?, ?)",
        (at, actor, action, about, result, chain),
    )


async def count(tx: Tx, actor: ChatId, action: str, result: str, since: int) -> int:
    """How often somebody did this with this result since then."""
    row = await tx.one(
        "SELECT count(*) FROM audit WHERE at > ? AND actor = ? AND action = ? AND result = ?",
        (since, actor, action, result),
    )
    return int(row[0]) if row else 0


async def broken(tx: Tx) -> int | None:
    """The first row that does not fit the chain: it, or one before it, was changed or taken out; None where all fit."""
    rows = await tx.all("SELECT id, at, actor, action, about, result, chain FROM audit ORDER BY id")
    before = rows[0][-1] if rows else b""
    for id_, *held, chain in rows[1:]:
        if _chained(before, tuple(held)) != chain:
            return int(id_)
        before = chain
    return None


def _chained(before: bytes, held: tuple[object, ...]) -> bytes:
    return hashlib.sha256(before + repr(held).encode()).digest()
