"""Who came to which shift, as marks on the places, and for how long; never who may set one, never a sentence."""

from __future__ import annotations

from bot.domain.attendance import Mark, Place, planned
from bot.domain.catalogue import TaskKey
from bot.domain.chats import ChatId
from bot.domain.shifts import Shift
from storage import shifts
from storage.database import Tx

_MARKS = {None: Mark.OPEN, 0: Mark.MISSED, 1: Mark.CAME}
_ATTENDED = {mark: attended for attended, mark in _MARKS.items()}
LONGEST = 2 * 24 * 3600
"""No shift lasts so many seconds."""


async def places(tx: Tx, shift: int) -> list[Place]:
    """The confirmed places of a shift, in the order they were taken."""
    rows = await tx.all(
        "SELECT id, chat_id, attended, minutes, added_later FROM signups"
        " WHERE shift_id = ? AND state = 'confirmed' ORDER BY id",
        (shift,),
    )
    return [
        Place(id_, None if chat is None else ChatId(chat), _MARKS[attended], minutes, bool(later))
        for id_, chat, attended, minutes, later in rows
    ]


async def mark(tx: Tx, signup: int, new: Mark, minutes: int) -> bool:
    """Whether somebody came, and then for how long; False where that stands there already."""
    attended = _ATTENDED[new]
    return bool(
        await tx.run(
            "UPDATE signups SET attended = ?, minutes = ? WHERE id = ? AND state = 'confirmed' AND attended IS NOT ?",
            (attended, minutes if new is Mark.CAME else None, signup, attended),
        )
    )


async def mark_rest(tx: Tx, shift: int, minutes: int) -> list[int]:
    """Everybody who was not ticked yet came; returns their places."""
    rows = await tx.all(
        "UPDATE signups SET attended = 1, minutes = ? WHERE shift_id = ? AND state = 'confirmed'"
        " AND attended IS NULL RETURNING id",
        (minutes, shift),
    )
    return [row[0] for row in rows]


async def lasted(tx: Tx, shift: Shift) -> int:
    """The minutes a shift took: as planned, unless somebody said otherwise."""
    row = await tx.one("SELECT lasted FROM shifts WHERE id = ?", (shift.id,))
    return planned(shift) if row is None or row[0] is None else int(row[0])


async def set_lasted(tx: Tx, shift: int, old: int, new: int) -> None:
    """It took so many minutes for everybody who came, but for those of whom something else was said."""
    await tx.run("UPDATE shifts SET lasted = ? WHERE id = ?", (new, shift))
    await tx.run(
        "UPDATE signups SET minutes = ? WHERE shift_id = ? AND state = 'confirmed' AND attended = 1 AND minutes = ?",
        (new, shift, old),
    )


async def stay(tx: Tx, signup: int, minutes: int) -> None:
    """One person came for so many minutes."""
    await tx.run("UPDATE signups SET attended = 1, minutes = ? WHERE id = ? AND state = 'confirmed'", (minutes, signup))


async def add(tx: Tx, shift: int, chat: ChatId, minutes: int, now: int) -> int | None:
    """Somebody came who had no place: it takes no seat from anybody; None for who has one."""
    rows = await tx.all(
        "INSERT INTO signups (shift_id, chat_id, state, over, made_at, attended, minutes, added_later)"
        " VALUES (?, ?, 'confirmed', 1, ?, 1, ?, 1)"
        " ON CONFLICT (shift_id, chat_id) WHERE state IN ('asked', 'held', 'confirmed') DO NOTHING RETURNING id",
        (shift, chat, now, minutes),
    )
    return int(rows[0][0]) if rows else None


async def first_time(tx: Tx, chat: ChatId, task: TaskKey, before: int | None = None) -> bool:
    """Whether somebody never did this task: no shift of it attended, or none that started before then."""
    row = await tx.one(
        "SELECT 1 FROM signups g JOIN shifts s ON s.id = g.shift_id"
        f" WHERE g.chat_id = ? AND g.state = 'confirmed' AND g.attended = 1 AND {shifts.HELP} AND s.task = ?"
        " AND (? IS NULL OR s.starts_at < ?) LIMIT 1",
        (chat, task, before, before),
    )
    return row is None


async def unmarked(tx: Tx, now: int) -> list[Shift]:
    """Shifts that are over and on which somebody was never ticked, the latest first."""
    rows = await tx.all(
        f"SELECT {shifts.COLUMNS} FROM shifts s WHERE s.state = 'open' AND {shifts.HELP}"
        " AND s.ends_at <= ? AND s.id IN (SELECT shift_id FROM signups WHERE state = 'confirmed' AND attended IS NULL)"
        " ORDER BY s.starts_at DESC, s.id",
        (now,),
    )
    return [shifts.of_row(row) for row in rows]


async def led(tx: Tx, now: int) -> list[tuple[int, int]]:
    """Shifts with a day lead that end after now and soon: each with its end, in Unix seconds."""
    rows = await tx.all(
        f"SELECT id, ends_at FROM shifts s WHERE lead_chat IS NOT NULL AND state = 'open' AND {shifts.HELP}"
        " AND starts_at BETWEEN ? AND ? AND ends_at > ?",
        (now - LONGEST, now + LONGEST, now),
    )
    return [(id_, ends_at) for id_, ends_at in rows]


async def tried(tx: Tx, shift: Shift, since: int) -> set[ChatId]:
    """Who had to do with a shift, or came to another date of its series since then."""
    rows = await tx.all(
        "SELECT DISTINCT g.chat_id FROM signups g JOIN shifts s ON s.id = g.shift_id WHERE g.chat_id IS NOT NULL"
        " AND (s.id = ? OR (s.series_id = ? AND s.starts_at > ? AND g.attended = 1))",
        (shift.id, shift.series, since),
    )
    return {ChatId(row[0]) for row in rows}
