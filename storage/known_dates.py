"""Dates as those who follow a programme were last told, and the news that is just being told; never a sentence."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from bot.domain.catalogue import PlaceKey, ProgrammeKey
from bot.domain.follows import DateChange, Known
from bot.domain.schedule import SeriesId
from storage.database import Record, Tx

_COLUMNS = "series, original_on, programme, starts_at, ends_at, place, takes_place"


@dataclass(frozen=True, slots=True)
class News:
    """Changes on their way to who followed the programme then; ``told_to`` and ``last`` are followers' numbers."""

    id: int
    programme: ProgrammeKey
    changes: tuple[DateChange, ...]
    told_to: int
    last: int


def _of_row(row: Record | Sequence[Any]) -> Known:
    series, on, programme, starts, ends, place, takes = row
    first, end = (datetime.fromtimestamp(at, UTC) for at in (starts, ends))
    day = date.fromisoformat(on)
    return Known(SeriesId(series), day, ProgrammeKey(programme), first, end, PlaceKey(place), bool(takes))


def _row(one: Known) -> list[Any]:
    starts, ends = int(one.starts_at.timestamp()), int(one.ends_at.timestamp())
    return [one.series, one.original_on.isoformat(), one.programme, starts, ends, one.place, int(one.takes_place)]


async def of(tx: Tx, programme: ProgrammeKey) -> list[Known]:
    """What was last told of a programme."""
    return [
        _of_row(row) for row in await tx.all(f"SELECT {_COLUMNS} FROM known_dates WHERE programme = ?", (programme,))
    ]


async def put(tx: Tx, programme: ProgrammeKey, dates: Iterable[Known]) -> None:
    """This is what is known of it now, and nothing else."""
    await tx.run("DELETE FROM known_dates WHERE programme = ?", (programme,))
    for one in dates:
        await tx.run(f"INSERT OR REPLACE INTO known_dates ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?)", tuple(_row(one)))


async def tell(tx: Tx, programme: ProgrammeKey, found: Iterable[DateChange], now: int, last: int) -> None:
    """These changes are told from now on to everybody up to that follower."""
    written = [
        [_row(one.was) if one.was else None, _row(one.now) if one.now else None, dict(one.reason)] for one in found
    ]
    await tx.run(
        "INSERT INTO date_news (programme, changes, at, last_follow) VALUES (?, ?, ?, ?)",
        (programme, json.dumps(written, ensure_ascii=False), now, last),
    )


async def next_news(tx: Tx) -> News | None:
    """The oldest that is not told to all."""
    row = await tx.one("SELECT id, programme, changes, told_to, last_follow FROM date_news ORDER BY id LIMIT 1")
    if row is None:
        return None
    found = [
        DateChange(_of_row(was) if was else None, _of_row(is_now) if is_now else None, reason)
        for was, is_now, reason in json.loads(row[2])
    ]
    return News(row[0], ProgrammeKey(row[1]), tuple(found), row[3], row[4])


async def told(tx: Tx, news: int, to: int) -> None:
    """It is told up to this follower."""
    await tx.run("UPDATE date_news SET told_to = ? WHERE id = ?", (to, news))


async def done(tx: Tx, news: int) -> None:
    """Everybody was told."""
    await tx.run("DELETE FROM date_news WHERE id = ?", (news,))
