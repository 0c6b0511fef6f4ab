"""How many of each item there are for one collection day, and how many of them are promised; never who has them."""

from __future__ import annotations

from datetime import date

from bot.domain.giving import Stock
from bot.domain.schedule import SeriesId, SlotKey
from storage.database import Record, Tx

ACTIVE = "('asked', 'held', 'granted', 'collected')"
TAKEN = f"(SELECT count(*) FROM allotments a WHERE a.stock_id = s.id AND a.state IN {ACTIVE})"
_COLUMNS = (
    f"s.id, s.item_id, s.size, s.series, s.original_on, s.amount, {TAKEN},"
    " (SELECT count(*) FROM allotments a WHERE a.stock_id = s.id AND a.state = 'collected')"
)


async def get(tx: Tx, id_: int) -> Stock | None:
    """One."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM stocks s WHERE s.id = ?", (id_,))
    return _of_row(row) if row else None


async def of_item(tx: Tx, item: int, size: str, since: date) -> dict[SlotKey, Stock]:
    """Those of one item and size for days planned since then, by their day."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM stocks s WHERE s.item_id = ? AND s.size = ? AND s.original_on >= ?",
        (item, size, since.isoformat()),
    )
    found = [_of_row(row) for row in rows]
    return {one.slot: one for one in found}


async def of_day(tx: Tx, slot: SlotKey) -> list[Stock]:
    """Everything there is for one collection day, item by item."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM stocks s WHERE s.series = ? AND s.original_on = ? ORDER BY s.item_id, s.id", _key(slot)
    )
    return [_of_row(row) for row in rows]


async def since(tx: Tx, day: date) -> list[Stock]:
    """All for days planned since then."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM stocks s WHERE s.original_on >= ? ORDER BY s.original_on, s.item_id, s.id",
        (day.isoformat(),),
    )
    return [_of_row(row) for row in rows]


async def on(tx: Tx, item: int, size: str, slot: SlotKey) -> Stock:
    """The stock of one item and size on one day, which begins at none."""
    series, original_on = _key(slot)
    await tx.run(
        "INSERT INTO stocks (item_id, size, series, original_on, amount) VALUES (?, ?, ?, ?, 0)"
        " ON CONFLICT (item_id, size, series, original_on) DO NOTHING",
        (item, size, series, original_on),
    )
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM stocks s WHERE s.item_id = ? AND s.size = ? AND s.series = ? AND s.original_on = ?",
        (item, size, series, original_on),
    )
    assert row is not None
    return _of_row(row)


async def set_amount(tx: Tx, id_: int, amount: int) -> bool:
    """So many from now on; False where more are promised already."""
    return bool(
        await tx.run(
            f"UPDATE stocks AS s SET amount = ? WHERE s.id = ? AND (? >= s.amount OR ? >= {TAKEN})",
            (amount, id_, amount, amount),
        )
    )


async def take_rest(tx: Tx, id_: int) -> int:
    """Everything that nobody was promised leaves this day; returns how many pieces that were."""
    found = await get(tx, id_)
    if found is None or found.free <= 0:
        return 0
    await tx.run(f"UPDATE stocks AS s SET amount = {TAKEN} WHERE s.id = ?", (id_,))
    return found.free


def _key(slot: SlotKey) -> tuple[str, str]:
    return slot[0], slot[1].isoformat()


def _of_row(row: Record) -> Stock:
    id_, item, size, series, original_on, amount, taken, collected = row
    return Stock(id_, item, size, SeriesId(series), date.fromisoformat(original_on), amount, taken, collected)
