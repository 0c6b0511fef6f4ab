"""What was done, by whom and about what, each row chained to the one before; never a name or a text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.domain.audit import Act, By, Change, Only, thing_of
from bot.domain.chats import ChatId
from storage.database import Record, Tx

_COLUMNS = "id, at, actor, action, about, result, was, became, chain"


async def add(tx: Tx, at: int, actor: ChatId | None, action: str, about: str, result: str | Change = "done") -> None:
    """One more row; ``actor`` None is the machine itself, ``about`` a kind and a row number.

    A ``Change`` as the result says what the thing was before and after.
    """
    change = result if isinstance(result, Change) else None
    said = change.result if change else result
    moved = (str(change.was), str(change.became)) if change else (None, None)
    held = (at, actor, str(action), str(about), str(said), *moved)  # as they are read again: no member of an enum
    last = await tx.one("SELECT chain FROM audit ORDER BY id DESC LIMIT 1")
    await tx.run(
        "INSERT INTO audit (at, actor, action, about, result, was, became, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (*held, _chained(last[0] if last else b"", held)),
    )


async def get(tx: Tx, number: int) -> Act | None:
    """One act."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM audit WHERE id = ?", (number,))
    return _act(row) if row else None


async def latest(tx: Tx, only: Only | None, skip: int, most: int) -> list[Act]:
    """So many acts, the newest first, without the first few; all, or of one person, or about one thing."""
    where, params = await _where(tx, only)
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM audit {where} ORDER BY id DESC LIMIT ? OFFSET ?", (*params, most, skip)
    )
    return [_act(row) for row in rows]


async def many(tx: Tx, only: Only | None) -> int:
    """How many there are."""
    where, params = await _where(tx, only)
    row = await tx.one(f"SELECT count(*) FROM audit {where}", params)
    return int(row[0]) if row else 0


async def actors(tx: Tx) -> list[tuple[ChatId, int]]:
    """Who did something, with the number of their last act; the last one first. Who was only refused is not listed."""
    rows = await tx.all(
        "SELECT actor, max(id) FROM audit WHERE actor IS NOT NULL AND result <> 'refused'"
        " GROUP BY actor ORDER BY 2 DESC"
    )
    return [(ChatId(actor), number) for actor, number in rows]


async def _where(tx: Tx, only: Only | None) -> tuple[str, Sequence[object]]:
    """Which rows; none where the act that is named is gone."""
    if only is None:
        return "", ()
    row = await tx.one("SELECT actor, about FROM audit WHERE id = ?", (only.act,))
    if row is None:
        return "WHERE 0", ()
    if only.by is By.ACTOR:
        return "WHERE actor IS ?", (row[0],)
    thing = thing_of(row[1])
    return "WHERE about = ? OR about GLOB ? || '[ :]*'", (thing, thing)


OPENED = ("read", "slip.write")
"""The acts after which somebody has seen a case."""


async def last_about(tx: Tx, actor: ChatId, actions: Sequence[str], since: int) -> dict[str, int]:
    """What somebody did one of these things to since then, and when last."""
    marks = ", ".join("?" * len(actions))
    rows = await tx.all(
        f"SELECT about, max(at) FROM audit WHERE at > ? AND actor = ? AND action IN ({marks}) GROUP BY about",
        (since, actor, *actions),
    )
    return {about: int(at) for about, at in rows}


async def count(tx: Tx, actor: ChatId, action: str, result: str, since: int) -> int:
    """How often somebody did this with this result since then."""
    row = await tx.one(
        "SELECT count(*) FROM audit WHERE at > ? AND actor = ? AND action = ? AND result = ?",
        (since, actor, action, result),
    )
    return int(row[0]) if row else 0


async def broken(tx: Tx) -> int | None:
    """The first row that does not fit the chain: it, or one before it, was changed or taken out; None where all fit."""
    rows = await tx.all(f"SELECT {_COLUMNS} FROM audit ORDER BY id")
    before = rows[0][-1] if rows else b""
    for id_, *held, chain in rows[1:]:
        if _chained(before, tuple(held)) != chain:
            return int(id_)
        before = chain
    return None


def _chained(before: bytes, held: tuple[object, ...]) -> bytes:
    """The next link; an act that changed nothing is chained as it was before changes were kept."""
    kept = held[:-2] if held[-2:] == (None, None) else held
    return hashlib.sha256(before + repr(kept).encode()).digest()


def _act(row: Record) -> Act:
    id_, at, actor, action, about, result, was, became, chain = row
    who = None if actor is None else ChatId(actor)
    return Act(id_, datetime.fromtimestamp(at, UTC), who, action, about, result, was, became, chain.hex())
