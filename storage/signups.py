"""Who has a place on which shift; one guarded statement takes one, whoever asks. Never a rule, never a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.chats import ChatId
from bot.domain.shifts import Company, Signup, State
from storage.database import Record, Tx

COLUMNS = "id, shift_id, chat_id, state, size, company, until, agree_by, attended, minutes, over"
ACTIVE = "('asked', 'held', 'confirmed')"


async def take(tx: Tx, new: Signup, now: int) -> int | None:
    """A place, if there is one and the person has none there: the only way to a seat; returns its number.

    ``new.over`` takes one beyond the seats: staff said so. A shift that has begun takes nobody here.
    """
    rows = await tx.all(
        "INSERT INTO signups (shift_id, chat_id, state, size, company, over, until, made_at)"
        " SELECT s.id, ?, ?, ?, ?, ?, ?, ? FROM shifts s WHERE s.id = ? AND s.state = 'open' AND s.starts_at > ?"
        " AND (? OR s.seats IS NULL OR s.seats >= ? + (SELECT coalesce(sum(g.size), 0) FROM signups g"
        f" WHERE g.shift_id = s.id AND g.state IN {ACTIVE}))"
        f" ON CONFLICT (shift_id, chat_id) WHERE state IN {ACTIVE} DO NOTHING RETURNING id",
        (
            new.chat,
            new.state,
            new.size,
            new.company,
            int(new.over),
            None if new.until is None else int(new.until.timestamp()),
            now,
            new.shift,
            now,
            int(new.over),
            new.size,
        ),
    )
    return int(rows[0][0]) if rows else None


async def accept(tx: Tx, id_: int, new: Signup) -> int | None:
    """A place kept for somebody is theirs, for as many as come; its number, None where so many seats are not free."""
    rows = await tx.all(
        "UPDATE signups SET state = ?, until = NULL, size = ?, company = ? WHERE id = ? AND state = 'held'"
        " AND (? <= size OR (SELECT s.seats IS NULL OR s.seats >= ? + (SELECT coalesce(sum(g.size), 0) FROM signups g"
        f" WHERE g.shift_id = s.id AND g.id <> signups.id AND g.state IN {ACTIVE}) FROM shifts s"
        " WHERE s.id = signups.shift_id)) RETURNING id",
        (new.state, new.size, new.company, id_, new.size, new.size),
    )
    return int(rows[0][0]) if rows else None


async def settle(tx: Tx, id_: int, state: State) -> bool:
    """A place kept for or asked for by somebody is theirs, or waits for staff's yes; False where it is neither."""
    return bool(
        await tx.run(
            "UPDATE signups SET state = ?, until = NULL WHERE id = ? AND state IN ('asked', 'held')", (state, id_)
        )
    )


async def end(tx: Tx, id_: int, state: State, now: int) -> bool:
    """The place is given back; False where it was already."""
    return bool(
        await tx.run(
            "UPDATE signups SET state = ?, until = NULL, agree_by = NULL, ended_at = ?"
            f" WHERE id = ? AND state IN {ACTIVE}",
            (state, now, id_),
        )
    )


async def get(tx: Tx, id_: int) -> Signup | None:
    """One, whatever became of it."""
    row = await tx.one(f"SELECT {COLUMNS} FROM signups WHERE id = ?", (id_,))
    return of_row(row) if row else None


async def of(tx: Tx, shift: int, chat: ChatId) -> Signup | None:
    """The place somebody has, is offered or has asked for on a shift."""
    row = await tx.one(
        f"SELECT {COLUMNS} FROM signups WHERE shift_id = ? AND chat_id = ? AND state IN {ACTIVE}", (shift, chat)
    )
    return of_row(row) if row else None


async def active(tx: Tx, shift: int) -> list[Signup]:
    """Everybody who holds a seat of a shift, in the order they came."""
    rows = await tx.all(f"SELECT {COLUMNS} FROM signups WHERE shift_id = ? AND state IN {ACTIVE} ORDER BY id", (shift,))
    return [of_row(row) for row in rows]


async def gave_up(tx: Tx, shift: int) -> set[ChatId]:
    """Who had a place and left it, gave it on, or was taken out: nobody asks them to come there after all."""
    rows = await tx.all(
        "SELECT DISTINCT chat_id FROM signups WHERE shift_id = ? AND chat_id IS NOT NULL"
        " AND state IN ('left', 'passed', 'removed', 'declined')",
        (shift,),
    )
    return {ChatId(row[0]) for row in rows}


async def of_person(tx: Tx, chat: ChatId, after: int) -> list[Signup]:
    """The places somebody holds as a volunteer on shifts that start after then, soonest first."""
    columns = ", ".join(f"g.{name}" for name in COLUMNS.split(", "))
    rows = await tx.all(
        f"SELECT {columns} FROM signups g JOIN shifts s ON s.id = g.shift_id"
        f" WHERE g.chat_id = ? AND g.state IN {ACTIVE} AND s.starts_at > ? AND s.for_whom = 'volunteers'"
        " ORDER BY s.starts_at, g.id",
        (chat, after),
    )
    return [of_row(row) for row in rows]


def of_row(row: Record) -> Signup:
    """A sign-up from ``COLUMNS``."""
    id_, shift, chat, state, size, company, until, agree_by, attended, minutes, over = row
    return Signup(
        id_,
        shift,
        None if chat is None else ChatId(chat),
        State(state),
        size,
        Company(company),
        _at(until),
        _at(agree_by),
        None if attended is None else bool(attended),
        minutes,
        bool(over),
    )


def _at(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
