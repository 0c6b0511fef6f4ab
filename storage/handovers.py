"""Places offered to somebody else; never who may take one, never a sentence."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.handovers import Handover, State, Way
from storage.database import Record, Tx

COLUMNS = "h.id, h.signup_id, h.way, h.starts_at, h.wanted_id, h.wanted_at, h.state"


async def add(tx: Tx, new: Handover, now: int) -> int | None:
    """Offer a place; None where it is offered already."""
    rows = await tx.all(
        "INSERT INTO handovers (signup_id, way, starts_at, wanted_id, wanted_at, made_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (signup_id) WHERE state = 'open' DO NOTHING RETURNING id",
        (
            new.signup,
            new.way,
            int(new.starts_at.timestamp()),
            new.wanted,
            None if new.wanted_at is None else int(new.wanted_at.timestamp()),
            now,
        ),
    )
    return int(rows[0][0]) if rows else None


async def get(tx: Tx, id_: int) -> Handover | None:
    """One, whatever became of it."""
    row = await tx.one(f"SELECT {COLUMNS} FROM handovers h WHERE h.id = ?", (id_,))
    return _of_row(row) if row else None


async def of(tx: Tx, signup: int) -> Handover | None:
    """The open offer of a place."""
    row = await tx.one(f"SELECT {COLUMNS} FROM handovers h WHERE h.signup_id = ? AND h.state = 'open'", (signup,))
    return _of_row(row) if row else None


async def open_ones(tx: Tx) -> list[Handover]:
    """Every open offer, the oldest first."""
    rows = await tx.all(f"SELECT {COLUMNS} FROM handovers h WHERE h.state = 'open' ORDER BY h.id")
    return [_of_row(row) for row in rows]


async def end(tx: Tx, id_: int, state: State) -> bool:
    """It is over: the first who says so counts, False for anybody after."""
    return bool(await tx.run("UPDATE handovers SET state = ? WHERE id = ? AND state = 'open'", (state, id_)))


def _of_row(row: Record) -> Handover:
    id_, signup, way, starts_at, wanted, wanted_at, state = row
    at = None if wanted_at is None else datetime.fromtimestamp(wanted_at, UTC)
    return Handover(id_, signup, Way(way), datetime.fromtimestamp(starts_at, UTC), wanted, at, State(state))
