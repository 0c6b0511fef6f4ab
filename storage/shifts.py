"""Dated shifts, each with the seats that are taken, from one query for every screen; never a sentence."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, date, datetime

from bot.domain.catalogue import Text
from bot.domain.chats import ChatId
from bot.domain.shifts import ForWhom, Shift, ShiftState
from storage.database import Record, Tx
from storage.shift_series import NEED, WIDTH, need_of, of_need

_NEED = ", ".join(f"s.{name}" for name in NEED.split(", "))
_SHIFT = f"s.id, s.series_id, s.original_on, {_NEED}, s.starts_at, s.ends_at, s.opens_at, s.state, s.reason"
_COUNTS = (
    "(SELECT coalesce(sum(size), 0) FROM signups g WHERE g.shift_id = s.id"
    " AND g.state IN ('asked', 'held', 'confirmed')),"
    " (SELECT coalesce(sum(size), 0) FROM signups g WHERE g.shift_id = s.id AND g.state = 'confirmed')"
)
COLUMNS = f"{_SHIFT}, s.own, s.revision, {_COUNTS}"
"""Of ``shifts s``: the one place where seats are counted."""
HELP = f"s.for_whom = '{ForWhom.VOLUNTEERS}'"
"""Holds for ``shifts s`` that volunteers may see; classes of clients are never among them."""


async def make(tx: Tx, shift: Shift) -> bool:
    """A new date of a series; False where it has been made before, whatever became of it since."""
    marks = ", ".join("?" * 18)
    return bool(
        await tx.run(
            f"INSERT INTO shifts (series_id, original_on, {NEED}, starts_at, ends_at, opens_at) VALUES ({marks})"
            " ON CONFLICT (series_id, original_on) DO NOTHING",
            (shift.series, shift.original_on.isoformat(), *of_need(shift.need), *_of_times(shift)),
        )
    )


async def change(tx: Tx, shift: Shift) -> None:
    """Put what it needs, its times and whether it is its own in place of what was; a new revision."""
    names = (*NEED.split(", "), "starts_at", "ends_at", "opens_at", "own")
    pairs = ", ".join(f"{name} = ?" for name in names)
    await tx.run(
        f"UPDATE shifts SET {pairs}, revision = revision + 1 WHERE id = ?",
        (*of_need(shift.need), *_of_times(shift), int(shift.own), shift.id),
    )


async def cancel(tx: Tx, id_: int, reason: Text) -> bool:
    """It does not take place; False where that was so already."""
    return bool(
        await tx.run(
            "UPDATE shifts SET state = 'cancelled', reason = ?, revision = revision + 1"
            " WHERE id = ? AND state = 'open'",
            (json.dumps(dict(reason), ensure_ascii=False), id_),
        )
    )


async def get(tx: Tx, id_: int) -> Shift | None:
    """One."""
    row = await tx.one(f"SELECT {COLUMNS} FROM shifts s WHERE s.id = ?", (id_,))
    return of_row(row) if row else None


async def between(tx: Tx, first: int, last: int, whom: ForWhom = ForWhom.VOLUNTEERS) -> list[Shift]:
    """Everything that starts in a stretch, cancelled ones too."""
    return await _some(tx, "s.starts_at BETWEEN ? AND ? AND s.for_whom = ?", (first, last, whom))


async def ahead(tx: Tx, now: int, until: int, whom: ForWhom = ForWhom.VOLUNTEERS) -> list[Shift]:
    """What takes place and has not begun, soonest first."""
    return await _some(
        tx, "s.state = 'open' AND s.starts_at > ? AND s.starts_at <= ? AND s.for_whom = ?", (now, until, whom)
    )


async def of_series(tx: Tx, series: int, after: int) -> list[Shift]:
    """The dates of a series that start after then and take place."""
    return await _some(tx, "s.series_id = ? AND s.state = 'open' AND s.starts_at > ?", (series, after))


async def of_person(tx: Tx, chat: ChatId, after: int) -> list[Shift]:
    """The shifts on which somebody has, or has asked for, a place and that end after then; no classes."""
    return await _some(
        tx,
        f"s.ends_at > ? AND {HELP} AND s.id IN (SELECT shift_id FROM signups"
        " WHERE chat_id = ? AND state IN ('asked', 'held', 'confirmed'))",
        (after, chat),
    )


async def waited_for(tx: Tx, now: int) -> list[Shift]:
    """Shifts to come with a free seat and somebody who waits for one."""
    found = await _some(
        tx, "s.state = 'open' AND s.starts_at > ? AND s.id IN (SELECT shift_id FROM shift_waits)", (now,)
    )
    return [one for one in found if one.free != 0]


async def _some(tx: Tx, where: str, params: Sequence[object]) -> list[Shift]:
    rows = await tx.all(f"SELECT {COLUMNS} FROM shifts s WHERE {where} ORDER BY s.starts_at, s.id", tuple(params))
    return [of_row(row) for row in rows]


def of_row(row: Record) -> Shift:
    """A shift from ``COLUMNS``."""
    id_, series, original_on, *rest = row
    starts, ends, opens, state, reason, own, revision, taken, coming = rest[WIDTH:]
    return Shift(
        id_,
        series,
        date.fromisoformat(original_on),
        need_of(tuple(rest[:WIDTH])),
        datetime.fromtimestamp(starts, UTC),
        datetime.fromtimestamp(ends, UTC),
        None if opens is None else datetime.fromtimestamp(opens, UTC),
        ShiftState(state),
        json.loads(reason),
        bool(own),
        revision,
        taken,
        coming,
    )


def _of_times(shift: Shift) -> tuple[int | None, ...]:
    opens = None if shift.opens_at is None else int(shift.opens_at.timestamp())
    return int(shift.starts_at.timestamp()), int(shift.ends_at.timestamp()), opens
