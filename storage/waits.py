"""Who waits for a free time of a service, and which seat is held for whom; never a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from bot.domain.chats import ChatId
from storage.database import Tx

DAY_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Hold:
    """A seat held for somebody who waited; UTC."""

    id: int
    chat: ChatId
    service: str
    slot: int
    starts_at: datetime
    until: datetime
    place: str


async def join(tx: Tx, chat: ChatId, service: str, now: int) -> None:
    """Wait for a time of this service; who waits already keeps their place."""
    await tx.run(
        "INSERT INTO waits (chat_id, service, since) VALUES (?, ?, ?) ON CONFLICT (chat_id, service) DO NOTHING",
        (chat, service, now),
    )


async def leave(tx: Tx, chat: ChatId, service: str) -> None:
    """Wait no more; a seat held goes back by itself."""
    await tx.run("DELETE FROM waits WHERE chat_id = ? AND service = ?", (chat, service))


async def waits(tx: Tx, chat: ChatId, service: str) -> bool:
    """Whether somebody is on this list."""
    return await tx.one("SELECT 1 FROM waits WHERE chat_id = ? AND service = ?", (chat, service)) is not None


async def of_person(tx: Tx, chat: ChatId) -> list[str]:
    """The services somebody waits for."""
    return [row[0] for row in await tx.all("SELECT service FROM waits WHERE chat_id = ? ORDER BY id", (chat,))]


async def services(tx: Tx) -> list[str]:
    """The services somebody waits for."""
    return [row[0] for row in await tx.all("SELECT DISTINCT service FROM waits ORDER BY service")]


async def first(tx: Tx, service: str, slot: int, now: int, most: int) -> int | None:
    """The first who waits and can be asked for this time; nobody who is paused.

    One seat at a time for each person, each time once, and no more than ``most`` in 24 hours.
    """
    row = await tx.one(
        "SELECT w.id FROM waits w JOIN chats c ON c.id = w.chat_id AND c.reach = 'open' WHERE w.service = ?"
        " AND NOT EXISTS (SELECT 1 FROM pauses p WHERE p.chat_id = w.chat_id AND p.until > ?)"
        " AND NOT EXISTS (SELECT 1 FROM holds h WHERE h.wait_id = w.id AND h.slot_id = ?)"
        " AND NOT EXISTS (SELECT 1 FROM holds h JOIN waits o ON o.id = h.wait_id"
        " WHERE o.chat_id = w.chat_id AND h.state = 'open')"
        " AND (SELECT count(*) FROM holds h JOIN waits o ON o.id = h.wait_id"
        " WHERE o.chat_id = w.chat_id AND h.made_at > ?) < ? ORDER BY w.id LIMIT 1",
        (service, now, slot, now - DAY_SECONDS, most),
    )
    return int(row[0]) if row else None


async def hold(tx: Tx, wait: int, slot: int, now: int, until: int) -> int:
    """Hold a seat that was taken for it; returns its number."""
    rows = await tx.all(
        "INSERT INTO holds (wait_id, slot_id, made_at, until) VALUES (?, ?, ?, ?) RETURNING id",
        (wait, slot, now, until),
    )
    return int(rows[0][0])


async def held(tx: Tx, id_: int) -> Hold | None:
    """A seat that still is held."""
    row = await tx.one(
        "SELECT h.id, w.chat_id, w.service, h.slot_id, s.starts_at, h.until, s.place FROM holds h"
        " JOIN waits w ON w.id = h.wait_id JOIN slots s ON s.id = h.slot_id WHERE h.id = ? AND h.state = 'open'",
        (id_,),
    )
    if row is None:
        return None
    number, chat, service, slot, starts, until, place = row
    return Hold(
        number,
        ChatId(chat),
        service,
        slot,
        datetime.fromtimestamp(starts, UTC),
        datetime.fromtimestamp(until, UTC),
        place,
    )


async def end(tx: Tx, id_: int, state: str) -> bool:
    """It was taken, declined or has lapsed, where it still stood."""
    return bool(await tx.run("UPDATE holds SET state = ? WHERE id = ? AND state = 'open'", (state, id_)))
