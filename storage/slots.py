"""Free times that staff open for a service; a seat is taken once, guarded by one statement."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.chats import ChatId
from bot.domain.slots import Slot, SlotKind
from storage.database import Record, Tx

_COLUMNS = "id, service, starts_at, capacity, taken, by_chat, place, offered"


async def toggle(tx: Tx, service: str, starts_at: int, kind: SlotKind | None = None) -> bool:
    """Open this time, or close it where nobody has taken it; False where somebody has."""
    if await tx.run("DELETE FROM slots WHERE service = ? AND starts_at = ? AND taken = 0", (service, starts_at)):
        return True
    return await open_(tx, service, starts_at, kind or SlotKind())


async def open_(tx: Tx, service: str, starts_at: int, kind: SlotKind) -> bool:
    """Open this time; False where it is open already."""
    return bool(
        await tx.run(
            "INSERT INTO slots (service, starts_at, capacity, by_chat, place) VALUES (?, ?, ?, ?, ?)"
            " ON CONFLICT (service, starts_at) DO NOTHING",
            (service, starts_at, kind.capacity, kind.by, kind.place),
        )
    )


async def reserve(tx: Tx, service: str, starts_at: int, by: ChatId) -> int | None:
    """A seat at this time for an offer: a free one, or a time of its own; None where somebody else has it."""
    rows = await tx.all(
        "UPDATE slots SET taken = taken + 1 WHERE service = ? AND starts_at = ? AND taken < capacity RETURNING id",
        (service, starts_at),
    )
    rows = rows or await tx.all(
        "INSERT INTO slots (service, starts_at, capacity, taken, by_chat, offered) VALUES (?, ?, 1, 1, ?, 1)"
        " ON CONFLICT (service, starts_at) DO NOTHING RETURNING id",
        (service, starts_at, by),
    )
    return int(rows[0][0]) if rows else None


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


async def pass_on(tx: Tx, offer: int, request: int) -> None:
    """The seat an offer held is the request's now."""
    await tx.run(
        "UPDATE requests SET slot_id = (SELECT slot_id FROM offers WHERE id = ?) WHERE id = ?", (offer, request)
    )
    await tx.run("UPDATE offers SET slot_id = NULL WHERE id = ?", (offer,))


async def release(tx: Tx, request: int) -> None:
    """The seat the request had, if any, is free again."""
    await tx.run(
        "UPDATE slots SET taken = taken - 1 WHERE id = (SELECT slot_id FROM requests WHERE id = ?) AND taken > 0",
        (request,),
    )
    await tx.run("UPDATE requests SET slot_id = NULL WHERE id = ?", (request,))


async def close_own(tx: Tx, by: ChatId, first: int, last: int) -> int:
    """Close somebody's own times that nobody has taken; returns how many."""
    return await tx.run(
        "DELETE FROM slots WHERE by_chat = ? AND starts_at BETWEEN ? AND ? AND taken = 0", (by, first, last)
    )


async def own_free(tx: Tx, by: ChatId, first: int, last: int) -> int:
    """How many of somebody's own times nobody has taken."""
    row = await tx.one(
        "SELECT count(*) FROM slots WHERE by_chat = ? AND starts_at BETWEEN ? AND ? AND taken = 0", (by, first, last)
    )
    return int(row[0]) if row else 0


def _slot(row: Record) -> Slot:
    id_, service, starts_at, capacity, taken, by, place, offered = row
    owner = None if by is None else ChatId(by)
    return Slot(id_, service, datetime.fromtimestamp(starts_at, UTC), capacity, taken, owner, place, bool(offered))
