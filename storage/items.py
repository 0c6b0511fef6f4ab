"""What is given out: its kinds and their rules as rows; never who has it, never a word for it."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from bot.domain.catalogue import ProgrammeKey
from bot.domain.items import Item, Per, Sizes
from storage.database import Record, Tx

COLUMNS = "id, key, pictogram, programme, service, sizes, per, from_on, approval, open, retired, name"


async def add(tx: Tx, item: Item) -> Item | None:
    """A new one; None where there is one of that key, retired ones too."""
    rows = await tx.all(
        "INSERT INTO items (key, pictogram, programme, service, sizes, per, from_on, approval, open, retired, name)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id",
        _row(item),
    )
    if not rows:
        return None
    await _changed(tx)
    return replace(item, id=int(rows[0][0]))


async def add_own(tx: Tx, item: Item) -> Item:
    """One of staff's own; its key is its number, which no known kind has."""
    row = await tx.one("SELECT coalesce(max(id), 0) + 1 FROM items")
    assert row is not None
    made = await add(tx, replace(item, key=str(row[0])))
    assert made is not None
    return made


async def say(tx: Tx, key: str, language: str, words: str) -> None:
    """What it is called in this language."""
    sql = "UPDATE items SET name = json_patch(name, json_object(?, ?)) WHERE key = ?"
    await tx.run(sql, (language, words, key))
    await _changed(tx)


async def change(tx: Tx, item: Item) -> None:
    """Its rules from now on."""
    await tx.run(
        "UPDATE items SET key = ?, pictogram = ?, programme = ?, service = ?, sizes = ?, per = ?, from_on = ?,"
        " approval = ?, open = ?, retired = ?, name = ? WHERE id = ?",
        (*_row(item), item.id),
    )
    await _changed(tx)


async def _changed(tx: Tx) -> None:
    """Items are kept in memory with the timetable, under its revision."""
    await tx.run("UPDATE timetable_revision SET number = abs(random() / 2)")


async def get(tx: Tx, id_: int) -> Item | None:
    """One, retired or not."""
    row = await tx.one(f"SELECT {COLUMNS} FROM items WHERE id = ?", (id_,))
    return of_row(row) if row else None


async def every(tx: Tx, *, retired: bool = False) -> list[Item]:
    """All in the order they were added, with those that are retired or without."""
    rows = await tx.all(f"SELECT {COLUMNS} FROM items WHERE retired = 0 OR ? ORDER BY id", (int(retired),))
    return [of_row(row) for row in rows]


async def of_key(tx: Tx, key: str) -> Item | None:
    """The one of that key, retired or not."""
    row = await tx.one(f"SELECT {COLUMNS} FROM items WHERE key = ?", (key,))
    return of_row(row) if row else None


def of_row(row: Record) -> Item:
    """An item from ``COLUMNS``."""
    id_, key, pictogram, programme, service, sizes, per, from_on, approval, open_, retired, name = row
    return Item(
        id_,
        key,
        pictogram,
        ProgrammeKey(programme),
        ProgrammeKey(service),
        Sizes(sizes),
        Per(per),
        None if from_on is None else date.fromisoformat(from_on),
        bool(approval),
        bool(open_),
        bool(retired),
        json.loads(name),
    )


def _row(item: Item) -> tuple[str | int | None, ...]:
    return (
        item.key,
        item.pictogram,
        item.programme,
        item.service,
        item.sizes,
        item.per,
        None if item.from_on is None else item.from_on.isoformat(),
        int(item.approval),
        int(item.open),
        int(item.retired),
        json.dumps(dict(item.name), ensure_ascii=False),
    )
