"""Numbers about the whole file: what waits, what is put aside, how big it is; never a row's content."""

from __future__ import annotations

from pathlib import Path

from storage.database import Tx

Waiting = tuple[int, int | None]
"""How many, and since when the oldest, in Unix seconds."""


async def updates(tx: Tx) -> Waiting:
    """Updates not finished."""
    return await _waiting(tx, "SELECT count(*), min(received_at) FROM inbox WHERE state = 'waiting'")


async def messages(tx: Tx, lanes: tuple[int, ...], now: int) -> Waiting:
    """Messages owed in these lanes; one that is to be tried again later waits since its first try all the same."""
    marks = ", ".join("?" * len(lanes))
    sql = f"SELECT count(*), min(min(due_at, ?)) FROM outbox WHERE state IN ('open', 'sending') AND lane IN ({marks})"
    return await _waiting(tx, sql, (now, *lanes))


async def reminders(tx: Tx, now: int) -> Waiting:
    """Reminders that are due."""
    sql = "SELECT count(*), min(due_at) FROM reminders WHERE state = 'planned' AND due_at <= ?"
    return await _waiting(tx, sql, (now,))


async def parked(tx: Tx, since: int) -> tuple[int, int]:
    """Updates put aside after errors: all that are kept, and those since then."""
    sql = "SELECT count(*), count(*) FILTER (WHERE finished_at > ?) FROM inbox WHERE state = 'parked'"
    row = await tx.one(sql, (since,))
    return (row[0], row[1]) if row else (0, 0)


async def people(tx: Tx) -> tuple[int, int]:
    """People known, and those of them who blocked the bot or are gone."""
    sql = "SELECT count(*), count(*) FILTER (WHERE reach <> 'open') FROM chats WHERE kind = 'private'"
    row = await tx.one(sql)
    return (row[0], row[1]) if row else (0, 0)


async def size(tx: Tx) -> int:
    """Bytes of the file."""
    row = await tx.one("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size")
    return int(row[0]) if row else 0


async def folder(tx: Tx) -> Path:
    """Where the file lies."""
    row = await tx.one("SELECT file FROM pragma_database_list WHERE name = 'main'")
    return Path(row[0]).parent if row and row[0] else Path()


async def _waiting(tx: Tx, sql: str, params: tuple[int, ...] = ()) -> Waiting:
    row = await tx.one(sql, params)
    return (row[0], row[1]) if row else (0, None)
