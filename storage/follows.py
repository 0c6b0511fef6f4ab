"""Who follows which programme, and for which date their reminders are planned; never when that is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.catalogue import ProgrammeKey
from bot.domain.chats import ChatId
from storage.database import Record, Tx

_COLUMNS = "id, chat_id, programme, for_start"


@dataclass(frozen=True, slots=True)
class Follow:
    """One person who follows one programme; ``for_start`` is the date planned for, where there is one."""

    id: int
    chat: ChatId
    programme: ProgrammeKey
    for_start: datetime | None


def _of_row(row: Record) -> Follow:
    id_, chat, programme, start = row
    return Follow(id_, ChatId(chat), ProgrammeKey(programme), datetime.fromtimestamp(start, UTC) if start else None)


async def get(tx: Tx, id_: int) -> Follow | None:
    """One by its number."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM follows WHERE id = ?", (id_,))
    return _of_row(row) if row else None


async def find(tx: Tx, chat: ChatId, programme: ProgrammeKey) -> Follow | None:
    """Whether this person follows it."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM follows WHERE chat_id = ? AND programme = ?", (chat, programme))
    return _of_row(row) if row else None


async def of_person(tx: Tx, chat: ChatId) -> list[Follow]:
    """What this person follows, the first first."""
    return [
        _of_row(row) for row in await tx.all(f"SELECT {_COLUMNS} FROM follows WHERE chat_id = ? ORDER BY id", (chat,))
    ]


async def add(tx: Tx, chat: ChatId, programme: ProgrammeKey, now: int) -> bool:
    """They follow it from now on; False where they did."""
    return bool(
        await tx.run(
            "INSERT OR IGNORE INTO follows (chat_id, programme, since) VALUES (?, ?, ?)", (chat, programme, now)
        )
    )


async def drop(tx: Tx, id_: int) -> None:
    """They do not any more."""
    await tx.run("DELETE FROM follows WHERE id = ?", (id_,))


async def planned(tx: Tx, id_: int, revision: int, for_start: int | None) -> None:
    """Their reminders are planned by this timetable, for that date."""
    await tx.run("UPDATE follows SET revision = ?, for_start = ? WHERE id = ?", (revision, for_start, id_))


async def to_plan(tx: Tx, revision: int, now: int, most: int) -> list[Follow]:
    """Those planned by another timetable, or for a date that has begun."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM follows WHERE revision < ? OR revision > ? OR for_start <= ? LIMIT ?",
        (revision, revision, now, most),
    )
    return [_of_row(row) for row in rows]


async def programmes(tx: Tx) -> Sequence[ProgrammeKey]:
    """Every programme that anybody follows."""
    return [ProgrammeKey(row[0]) for row in await tx.all("SELECT DISTINCT programme FROM follows")]


async def last(tx: Tx, programme: ProgrammeKey) -> int:
    """The number of the newest follower; 0 where there is none."""
    row = await tx.one("SELECT max(id) FROM follows WHERE programme = ?", (programme,))
    return int(row[0] or 0) if row else 0


async def count(tx: Tx, programmes: Iterable[ProgrammeKey]) -> int:
    """How many people follow any of these."""
    keys = list(programmes)
    marks = ", ".join("?" * len(keys))
    row = await tx.one(f"SELECT count(DISTINCT chat_id) FROM follows WHERE programme IN ({marks})", keys)
    return int(row[0]) if row else 0


async def some(tx: Tx, programme: ProgrammeKey, after: int, until: int, most: int) -> list[Follow]:
    """The next followers by number."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM follows WHERE programme = ? AND id > ? AND id <= ? ORDER BY id LIMIT ?",
        (programme, after, until, most),
    )
    return [_of_row(row) for row in rows]
