"""How many people were served at a session, a row a tap; never who they were."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.catalogue import ProgrammeKey
from bot.domain.chats import ChatId
from bot.domain.day import Counted, Head, Sums
from bot.domain.schedule import Session
from storage.database import Record, Tx

_COLUMNS = "id, kind, n, by_chat, at, undone_at"
_OF = "series = ? AND original_on = ?"


async def add(tx: Tx, session: Session, kind: Head, n: int, by: ChatId, now: int) -> Counted:
    """So many more."""
    row = await tx.one(
        "INSERT INTO headcounts (series, original_on, programme, on_day, kind, n, by_chat, at)"
        f" VALUES (?, ?, ?, ?, ?, ?, ?, ?) RETURNING {_COLUMNS}",
        (*_key(session), session.programme, session.on.isoformat(), kind, n, by, now),
    )
    assert row is not None
    return _of_row(row)


async def get(tx: Tx, session: Session, id_: int) -> Counted | None:
    """One tap of this session."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM headcounts WHERE {_OF} AND id = ?", (*_key(session), id_))
    return _of_row(row) if row else None


async def undo(tx: Tx, id_: int, now: int) -> bool:
    """It does not count; False where it did not."""
    return bool(await tx.run("UPDATE headcounts SET undone_at = ? WHERE id = ? AND undone_at IS NULL", (now, id_)))


async def last(tx: Tx, session: Session, by: ChatId) -> Counted | None:
    """The last tap of this person that counts."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM headcounts WHERE {_OF} AND by_chat = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1",
        (*_key(session), by),
    )
    return _of_row(row) if row else None


async def sums(tx: Tx, session: Session, by: ChatId) -> Sums:
    """How many were counted."""
    rows = await tx.all(
        "SELECT kind, sum(n), coalesce(sum(iif(by_chat = ?, n, 0)), 0) FROM headcounts"
        f" WHERE {_OF} AND undone_at IS NULL GROUP BY kind",
        (by, *_key(session)),
    )
    kinds = {Head(kind): n for kind, n, _mine in rows}
    return Sums(sum(kinds.values()), sum(mine for *_, mine in rows), kinds)


async def by_kind(tx: Tx, programme: ProgrammeKey) -> bool:
    """Whether women, men and children are counted apart there."""
    return await tx.one("SELECT 1 FROM counted_by_kind WHERE programme = ?", (programme,)) is not None


async def set_by_kind(tx: Tx, programme: ProgrammeKey, *, on: bool) -> bool:
    """Count them apart, or not; False where that is so already."""
    if on:
        sql = "INSERT INTO counted_by_kind (programme) VALUES (?) ON CONFLICT DO NOTHING"
    else:
        sql = "DELETE FROM counted_by_kind WHERE programme = ?"
    return bool(await tx.run(sql, (programme,)))


def _key(session: Session) -> tuple[str, str]:
    return session.series, session.original_on.isoformat()


def _of_row(row: Record) -> Counted:
    id_, kind, n, by, at, undone_at = row
    who = None if by is None else ChatId(by)
    return Counted(id_, Head(kind), n, who, datetime.fromtimestamp(at, UTC), undone_at is not None)
