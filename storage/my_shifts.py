"""One person's shifts: what they come to, wait for and have done; never anybody else's, never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.shifts import Shift, Signup, State
from storage import shifts, signups
from storage.database import Record, Tx

_SIGNUP = ", ".join(f"g.{name}" for name in signups.COLUMNS.split(", "))
_WIDTH = len(signups.COLUMNS.split(", "))


async def ahead(tx: Tx, chat: ChatId, now: int) -> list[tuple[Shift, Signup]]:
    """What takes place and is not over, soonest first; once it has begun only where they are on it."""
    rows = await tx.all(
        f"SELECT {_SIGNUP}, {shifts.COLUMNS} FROM signups g JOIN shifts s ON s.id = g.shift_id"
        f" WHERE g.chat_id = ? AND g.state IN ('asked', 'held', 'confirmed') AND s.state = 'open' AND {shifts.HELP}"
        " AND s.ends_at > ?"
        " AND (g.state = 'confirmed' OR s.starts_at > ?) ORDER BY s.starts_at, s.id",
        (chat, now, now),
    )
    return [_pair(row) for row in rows]


async def waiting(tx: Tx, chat: ChatId, now: int) -> list[tuple[Shift, int]]:
    """The shifts they wait for, soonest first, each with their place in the queue."""
    rows = await tx.all(
        "SELECT (SELECT count(*) FROM shift_waits b WHERE b.shift_id = w.shift_id AND b.id <= w.id),"
        f" {shifts.COLUMNS} FROM shift_waits w JOIN shifts s ON s.id = w.shift_id"
        f" WHERE w.chat_id = ? AND s.state = 'open' AND {shifts.HELP} AND s.starts_at > ? ORDER BY s.starts_at, s.id",
        (chat, now),
    )
    return [(shifts.of_row(row[1:]), row[0]) for row in rows]


async def past(tx: Tx, chat: ChatId, now: int, skip: int, most: int) -> list[tuple[Shift, Signup]]:
    """What they were on and is over, the last first."""
    rows = await tx.all(
        f"SELECT {_SIGNUP}, {shifts.COLUMNS} FROM signups g JOIN shifts s ON s.id = g.shift_id"
        f" WHERE g.chat_id = ? AND g.state = 'confirmed' AND s.state = 'open' AND {shifts.HELP} AND s.ends_at <= ?"
        " ORDER BY s.starts_at DESC, s.id DESC LIMIT ? OFFSET ?",
        (chat, now, most, skip),
    )
    return [_pair(row) for row in rows]


async def confirmed(tx: Tx, chat: ChatId, now: int) -> list[Shift]:
    """What they are on and is not over, for their calendar."""
    return [shift for shift, signup in await ahead(tx, chat, now) if signup.state is State.CONFIRMED]


def _pair(row: Record) -> tuple[Shift, Signup]:
    return shifts.of_row(row[_WIDTH:]), signups.of_row(row[:_WIDTH])
