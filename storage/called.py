"""Who is called to the table of a collection day, and where the others stand; never what they collect, never a name."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime
from pathlib import Path

from bot.domain.called import Call
from bot.domain.chats import ChatId
from bot.domain.schedule import SeriesId, SlotKey
from storage.beside import reading
from storage.database import Record, StorageFailed, Tx, reason

_COLUMNS = (
    "t.id, t.number, t.chat_id, c.called_at, coalesce(c.times, 0), coalesce(c.put_off, 0), c.turn, c.near, c.by_chat"
)
_OPEN = "EXISTS (SELECT 1 FROM allotments a WHERE a.ticket_id = t.id AND a.state = 'granted')"
_OF_DAY = (
    f"SELECT {_COLUMNS} FROM tickets t LEFT JOIN calls c ON c.ticket_id = t.id"
    f" WHERE t.series = ? AND t.original_on = ? AND {_OPEN}"
)


async def of_day(tx: Tx, slot: SlotKey) -> list[Call]:
    """Everybody who still has something to collect on that day."""
    return [_of_row(row) for row in await tx.all(_OF_DAY, (slot[0], slot[1].isoformat()))]


async def get(tx: Tx, ticket: int) -> Call | None:
    """One number; None where it has nothing to collect any more."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM tickets t LEFT JOIN calls c ON c.ticket_id = t.id WHERE t.id = ? AND {_OPEN}",
        (ticket,),
    )
    return _of_row(row) if row else None


async def call(tx: Tx, one: Call, now: int, by: ChatId) -> bool:
    """This number is called; False where it has been, put off or taken back since ``one`` was read."""
    return await _act(tx, one, "called_at = ?", (now,), by)


async def put_off(tx: Tx, one: Call, turn: int, by: ChatId) -> bool:
    """Not there: it stands at that turn again; False as above."""
    return await _act(tx, one, "called_at = NULL, put_off = put_off + 1, turn = ?", (turn,), by)


async def take_back(tx: Tx, one: Call, by: ChatId) -> bool:
    """It was not called; False as above."""
    return await _act(tx, one, "called_at = NULL", (), by)


async def _act(tx: Tx, one: Call, what: str, params: tuple[int, ...], by: ChatId) -> bool:
    await tx.run("INSERT INTO calls (ticket_id) VALUES (?) ON CONFLICT DO NOTHING", (one.ticket,))
    changed = await tx.run(
        f"UPDATE calls SET {what}, times = times + 1, by_chat = ? WHERE ticket_id = ? AND times = ?",
        (*params, by, one.ticket, one.times),
    )
    return changed == 1


async def told_near(tx: Tx, ticket: int, place: int) -> None:
    """Its holder heard that it is soon; said once."""
    await tx.run(
        "INSERT INTO calls (ticket_id, near) VALUES (?, ?) ON CONFLICT (ticket_id) DO UPDATE SET near = excluded.near",
        (ticket, place),
    )


async def on_display(path: Path, since: int, until: int) -> list[Call]:
    """The day on the display, read beside the running bot: the one with the latest call, else the first to begin.

    ``since`` and ``until`` are the ends of the local day in Unix seconds. Nothing sealed is read, nothing is written.
    Raises StorageFailed.
    """
    try:
        return await _on_display(path, since, until)
    except sqlite3.Error as error:
        raise StorageFailed(reason(error)) from error


async def _on_display(path: Path, since: int, until: int) -> list[Call]:
    async with reading(path) as reader:
        rows = await reader.execute_fetchall(
            "SELECT t.series, t.original_on FROM tickets t LEFT JOIN calls c ON c.ticket_id = t.id"
            " WHERE t.starts_at BETWEEN ? AND ? GROUP BY t.series, t.original_on"
            " ORDER BY max(coalesce(c.called_at, 0)) DESC, min(t.starts_at) LIMIT 1",
            (since, until),
        )
        for series, on in rows:
            slot = (SeriesId(series), date.fromisoformat(on))
            found = await reader.execute_fetchall(_OF_DAY, (slot[0], slot[1].isoformat()))
            return [_of_row(tuple(row)) for row in found]
    return []


def _of_row(row: Record) -> Call:
    ticket, number, chat, called_at, times, put_off_, turn, near, by = row
    return Call(
        ticket,
        number,
        None if chat is None else ChatId(chat),
        None if called_at is None else datetime.fromtimestamp(called_at, UTC),
        times,
        put_off_,
        turn,
        near,
        None if by is None else ChatId(by),
    )
