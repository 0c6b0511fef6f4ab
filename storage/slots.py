"""Free times that staff open for a service; a seat is taken once, guarded by one statement."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.appointments import Slot
from storage.database import Record, Tx

_COLUMNS = "id, service, starts_at, capacity, taken"


async def toggle(tx: Tx, service: str, starts_at: int) -> bool:
    """Open this time, or close it where nobody has taken it; False where somebody has."""
    if await tx.run("DELETE FROM slots WHERE service = ? AND starts_at = ? AND taken = 0", (service, starts_at)):
        return True
    return bool(
        await tx.run(
            "INSERT INTO slots (service, starts_at, capacity) VALUES (?, ?, 1) ON CONFLICT (service, starts_at)"
            " DO NOTHING",
            (service, starts_at),
        )
    )


async def free(tx: Tx, service: str, after: int, most: int) -> list[Slot]:
    """The next times somebody can still take."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM slots WHERE service = ? AND starts_at > ? AND taken < capacity"
        " ORDER BY starts_at LIMIT ?",
        (service, after, most),
    )
    return [_slot(row) for row in rows]


async def between(tx: Tx, service: str, first: int, last: int) -> list[Slot]:
    """Every time of a service in a stretch, taken ones too."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM slots WHERE service = ? AND starts_at BETWEEN ? AND ? ORDER BY starts_at",
        (service, first, last),
    )
    return [_slot(row) for row in rows]


async def get(tx: Tx, id_: int) -> Slot | None:
    """One."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM slots WHERE id = ?", (id_,))
    return _slot(row) if row else None


async def take(tx: Tx, id_: int, now: int) -> bool:
    """A seat of it: True for as many as there are seats, however many tap at once."""
    return bool(
        await tx.run(
            "UPDATE slots SET taken = taken + 1 WHERE id = ? AND taken < capacity AND starts_at > ?", (id_, now)
        )
    )


async def hold(tx: Tx, request: int, id_: int) -> None:
    """The request has this seat."""
    await tx.run("UPDATE requests SET slot_id = ? WHERE id = ?", (id_, request))


async def release(tx: Tx, request: int) -> None:
    """The seat the request had, if any, is free again."""
    await tx.run(
        "UPDATE slots SET taken = taken - 1 WHERE id = (SELECT slot_id FROM requests WHERE id = ?) AND taken > 0",
        (request,),
    )
    await tx.run("UPDATE requests SET slot_id = NULL WHERE id = ?", (request,))


def _slot(row: Record) -> Slot:
    id_, service, starts_at, capacity, taken = row
    return Slot(id_, service, datetime.fromtimestamp(starts_at, UTC), capacity, taken)
