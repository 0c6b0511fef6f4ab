"""A household's number on a collection day: first come, first number; never what is promised on it."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.domain.catalogue import PlaceKey
from bot.domain.chats import ChatId
from bot.domain.giving import Ticket
from bot.domain.schedule import SeriesId, Session, SlotKey
from storage.database import Record, Tx

_COLUMNS = "id, series, original_on, chat_id, number, starts_at, ends_at, place"


async def take(tx: Tx, session: Session, chat: ChatId, now: int) -> Ticket:
    """The household's number on that day: the next one, or the one they have already."""
    day = (session.series, session.original_on.isoformat())
    await tx.run(
        "INSERT INTO tickets (series, original_on, chat_id, number, starts_at, ends_at, place, made_at)"
        " SELECT ?1, ?2, ?3, coalesce(max(number), 0) + 1, ?4, ?5, ?6, ?7 FROM tickets"
        " WHERE series = ?1 AND original_on = ?2 ON CONFLICT (series, original_on, chat_id) DO NOTHING",
        (*day, chat, *_hours(session), session.place, now),
    )
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM tickets WHERE series = ? AND original_on = ? AND chat_id = ?", (*day, chat)
    )
    assert row is not None
    return _of_row(row)


async def get(tx: Tx, id_: int) -> Ticket | None:
    """One."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM tickets WHERE id = ?", (id_,))
    return _of_row(row) if row else None


async def numbered(tx: Tx, slot: SlotKey, number: int) -> Ticket | None:
    """The one of that number on that day."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM tickets WHERE series = ? AND original_on = ? AND number = ?",
        (slot[0], slot[1].isoformat(), number),
    )
    return _of_row(row) if row else None


async def numbered_between(tx: Tx, number: int, first: int, last: int) -> list[Ticket]:
    """Those of that number on every table that begins between these instants."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM tickets WHERE number = ? AND starts_at BETWEEN ? AND ? ORDER BY starts_at, id",
        (number, first, last),
    )
    return [_of_row(row) for row in rows]


async def of_person(tx: Tx, chat: ChatId, after: int) -> list[Ticket]:
    """Somebody's numbers of days that end after then on which anything is or was promised, the soonest first."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM tickets t WHERE chat_id = ? AND ends_at > ? AND EXISTS (SELECT 1 FROM allotments a"
        " WHERE a.ticket_id = t.id AND a.state IN ('asked', 'held', 'granted', 'collected'))"
        " ORDER BY starts_at, id",
        (chat, after),
    )
    return [_of_row(row) for row in rows]


async def next_of(tx: Tx, slot: SlotKey) -> list[Ticket]:
    """Whoever still has something to collect on that day, by number."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM tickets t WHERE series = ? AND original_on = ? AND EXISTS (SELECT 1 FROM allotments a"
        " WHERE a.ticket_id = t.id AND a.state = 'granted') ORDER BY number",
        (slot[0], slot[1].isoformat()),
    )
    return [_of_row(row) for row in rows]


async def any_open(tx: Tx) -> bool:
    """Whether anything at all is promised and not collected, or waited for: one statement, asked at every tick."""
    row = await tx.one(
        "SELECT EXISTS (SELECT 1 FROM allotments WHERE state IN ('asked', 'held', 'granted'))"
        " OR EXISTS (SELECT 1 FROM item_waits)"
    )
    return bool(row and row[0])


async def with_open(tx: Tx) -> list[Ticket]:
    """All on which anything is promised and not yet collected."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM tickets t WHERE id IN (SELECT ticket_id FROM allotments"
        " WHERE state IN ('asked', 'held', 'granted')) ORDER BY id"
    )
    return [_of_row(row) for row in rows]


async def told(tx: Tx, id_: int, session: Session) -> None:
    """Its holder knows these hours and this place."""
    await tx.run(
        "UPDATE tickets SET starts_at = ?, ends_at = ?, place = ? WHERE id = ?", (*_hours(session), session.place, id_)
    )


def _hours(session: Session) -> tuple[int, int]:
    return int(session.starts_at.timestamp()), int(session.ends_at.timestamp())


def _of_row(row: Record) -> Ticket:
    id_, series, original_on, chat, number, starts, ends, place = row
    first, last = (datetime.fromtimestamp(at, UTC) for at in (starts, ends))
    day, person = date.fromisoformat(original_on), None if chat is None else ChatId(chat)
    return Ticket(id_, SeriesId(series), day, person, number, first, last, PlaceKey(place))
