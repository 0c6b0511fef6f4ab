"""Who has a place on a class, is offered one or waits; one guarded statement takes one. Never a rule or a sentence."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.domain.chats import ChatId
from bot.domain.classes import Enrolment, Standing
from bot.domain.shifts import Shift, ShiftSeries
from storage import shift_series, shifts
from storage.database import Record, Tx

_COLUMNS = "id, series_id, chat_id, state, since, until"
_SEATED = "('held', 'enrolled')"
_TAKEN = f"(SELECT count(*) FROM enrolments x WHERE x.series_id = s.id AND x.state IN {_SEATED})"
_FREE = f"(s.seats IS NULL OR s.seats > {_TAKEN})"
_SERIES = ", ".join(f"s.{name}" for name in shift_series.COLUMNS.split(", "))


async def take(tx: Tx, series: int, chat: ChatId, now: int) -> int | None:
    """A place on the whole course, if there is one and the person is not in it: the only way to a seat at once."""
    rows = await tx.all(
        "INSERT INTO enrolments (series_id, chat_id, state, since) SELECT s.id, ?, 'enrolled', ? FROM shift_series s"
        f" WHERE s.id = ? AND s.for_whom = 'clients' AND s.active = 1 AND {_FREE}"
        " ON CONFLICT (series_id, chat_id) DO NOTHING RETURNING id",
        (chat, now, series),
    )
    return int(rows[0][0]) if rows else None


async def wait(tx: Tx, series: int, chat: ChatId, now: int) -> bool:
    """At the end of the queue; False for who is in the class or its queue already."""
    return bool(
        await tx.run(
            "INSERT INTO enrolments (series_id, chat_id, state, since) VALUES (?, ?, 'waiting', ?)"
            " ON CONFLICT (series_id, chat_id) DO NOTHING",
            (series, chat, now),
        )
    )


async def hold(tx: Tx, id_: int, until: int) -> bool:
    """Keep a free place for who waits; False where none is free, or they wait no more."""
    return bool(
        await tx.run(
            "UPDATE enrolments SET state = 'held', until = ? WHERE id = ? AND state = 'waiting'"
            " AND EXISTS (SELECT 1 FROM shift_series s WHERE s.id = enrolments.series_id AND s.active = 1"
            f" AND {_FREE})",
            (until, id_),
        )
    )


async def settle(tx: Tx, id_: int, now: int) -> bool:
    """The place kept for somebody is theirs; False where it is not kept any more."""
    return bool(
        await tx.run(
            "UPDATE enrolments SET state = 'enrolled', until = NULL, since = ? WHERE id = ? AND state = 'held'",
            (now, id_),
        )
    )


async def drop(tx: Tx, id_: int) -> bool:
    """They are neither in the class nor in its queue any more; False where that was so already."""
    return bool(await tx.run("DELETE FROM enrolments WHERE id = ?", (id_,)))


async def get(tx: Tx, id_: int) -> Enrolment | None:
    """One."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM enrolments WHERE id = ?", (id_,))
    return _of_row(row) if row else None


async def of(tx: Tx, series: int, chat: ChatId) -> Enrolment | None:
    """How somebody stands to a class."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM enrolments WHERE series_id = ? AND chat_id = ?", (series, chat))
    return _of_row(row) if row else None


async def of_person(tx: Tx, chat: ChatId) -> list[Enrolment]:
    """Everything somebody is in or waits for."""
    rows = await tx.all(f"SELECT {_COLUMNS} FROM enrolments WHERE chat_id = ? ORDER BY id", (chat,))
    return [_of_row(row) for row in rows]


async def of_series(tx: Tx, series: int) -> list[Enrolment]:
    """Everybody of a class: who has a place, then who is offered one, then who waits, each in the order they came."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM enrolments WHERE series_id = ?"
        " ORDER BY CASE state WHEN 'enrolled' THEN 0 WHEN 'held' THEN 1 ELSE 2 END, id",
        (series,),
    )
    return [_of_row(row) for row in rows]


async def first(tx: Tx, series: int) -> Enrolment | None:
    """Who waits longest and can be reached."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM enrolments e WHERE series_id = ? AND state = 'waiting'"
        " AND EXISTS (SELECT 1 FROM chats c WHERE c.id = e.chat_id AND c.reach = 'open') ORDER BY id LIMIT 1",
        (series,),
    )
    return _of_row(row) if row else None


async def place(tx: Tx, one: Enrolment) -> int:
    """Their place in the queue, the first is 1."""
    row = await tx.one(
        "SELECT count(*) FROM enrolments WHERE series_id = ? AND state = 'waiting' AND id <= ?", (one.series, one.id)
    )
    return int(row[0]) if row else 1


async def counts(tx: Tx, series: int) -> tuple[int, int]:
    """How many seats are taken, and how many people wait."""
    row = await tx.one(
        f"SELECT count(*) FILTER (WHERE state IN {_SEATED}), count(*) FILTER (WHERE state = 'waiting')"
        " FROM enrolments WHERE series_id = ?",
        (series,),
    )
    return (int(row[0]), int(row[1])) if row else (0, 0)


async def courses(tx: Tx, since: date, programme: str | None = None) -> list[ShiftSeries]:
    """The classes that go on, or have ended since that day, of one programme or of all."""
    rows = await tx.all(
        f"SELECT {_SERIES} FROM shift_series s WHERE s.active = 1 AND s.for_whom = 'clients'"
        " AND (s.last_on IS NULL OR s.last_on >= ?) AND (? IS NULL OR s.programme = ?)"
        " ORDER BY s.programme, s.starts, s.id",
        (since.isoformat(), programme, programme),
    )
    return [shift_series.of_row(row) for row in rows]


async def to_pass_on(tx: Tx) -> list[int]:
    """Classes with a free seat and somebody who waits."""
    rows = await tx.all(
        "SELECT s.id FROM shift_series s WHERE s.for_whom = 'clients' AND s.active = 1"
        f" AND EXISTS (SELECT 1 FROM enrolments w WHERE w.series_id = s.id AND w.state = 'waiting') AND {_FREE}"
    )
    return [row[0] for row in rows]


async def unfilled(tx: Tx, now: int, most: int, only: int | None = None) -> list[tuple[int, ChatId]]:
    """Dates ahead on which somebody of a class (or ``only`` this one) has no place yet; a date they left is left."""
    rows = await tx.all(
        "SELECT s.id, e.chat_id FROM enrolments e JOIN shifts s ON s.series_id = e.series_id"
        " WHERE e.state = 'enrolled' AND (? IS NULL OR e.id = ?) AND s.state = 'open' AND s.starts_at > ?"
        " AND NOT EXISTS (SELECT 1 FROM signups g"
        " WHERE g.shift_id = s.id AND g.chat_id = e.chat_id AND g.state IN ('confirmed', 'left'))"
        " ORDER BY s.starts_at, s.id, e.id LIMIT ?",
        (only, only, now, most),
    )
    return [(shift, ChatId(chat)) for shift, chat in rows]


async def dates(tx: Tx, series: int, chat: ChatId, now: int) -> list[tuple[Shift, bool]]:
    """The dates of a class that are not over and of which somebody is, and whether they come; the soonest first."""
    rows = await tx.all(
        "SELECT EXISTS (SELECT 1 FROM signups g WHERE g.shift_id = s.id AND g.chat_id = ? AND g.state = 'confirmed'),"
        f" {shifts.COLUMNS} FROM shifts s WHERE s.series_id = ? AND s.state = 'open' AND s.ends_at > ?"
        " AND EXISTS (SELECT 1 FROM signups g WHERE g.shift_id = s.id AND g.chat_id = ?"
        " AND g.state IN ('confirmed', 'left')) ORDER BY s.starts_at, s.id",
        (chat, series, now, chat),
    )
    return [(shifts.of_row(row[1:]), bool(row[0])) for row in rows]


async def cannot(tx: Tx, shift: int) -> list[ChatId]:
    """Who is in the class and said that they cannot come on this date."""
    rows = await tx.all(
        "SELECT e.chat_id FROM enrolments e JOIN shifts s ON s.series_id = e.series_id"
        " WHERE s.id = ? AND e.state = 'enrolled'"
        " AND EXISTS (SELECT 1 FROM signups g WHERE g.shift_id = s.id AND g.chat_id = e.chat_id AND g.state = 'left')"
        " AND NOT EXISTS (SELECT 1 FROM signups g WHERE g.shift_id = s.id AND g.chat_id = e.chat_id"
        " AND g.state = 'confirmed') ORDER BY e.id",
        (shift,),
    )
    return [ChatId(row[0]) for row in rows]


async def ahead(tx: Tx, series: int, chat: ChatId, now: int) -> list[int]:
    """The sign-ups of somebody for dates of a class that have not begun."""
    rows = await tx.all(
        "SELECT g.id FROM signups g JOIN shifts s ON s.id = g.shift_id"
        " WHERE s.series_id = ? AND g.chat_id = ? AND g.state = 'confirmed' AND s.starts_at > ?",
        (series, chat, now),
    )
    return [row[0] for row in rows]


async def comes_then(tx: Tx, chat: ChatId, programme: str, starts_at: int) -> bool:
    """Whether somebody has a place on a class of a programme that begins at that moment."""
    row = await tx.one(
        "SELECT 1 FROM signups g JOIN shifts s ON s.id = g.shift_id WHERE g.chat_id = ? AND g.state = 'confirmed'"
        " AND s.for_whom = 'clients' AND s.state = 'open' AND s.programme = ? AND s.starts_at = ?",
        (chat, programme, starts_at),
    )
    return row is not None


async def over(tx: Tx, now: int, on: str) -> list[Enrolment]:
    """Who is still in the queue of, or in, a class that gives no more dates."""
    columns = ", ".join(f"e.{name}" for name in _COLUMNS.split(", "))
    rows = await tx.all(
        f"SELECT {columns} FROM enrolments e JOIN shift_series s ON s.id = e.series_id"
        " WHERE (s.active = 0 OR s.last_on < ?) AND NOT EXISTS (SELECT 1 FROM shifts d WHERE d.series_id = s.id"
        " AND d.state = 'open' AND d.ends_at > ?) ORDER BY e.id",
        (on, now),
    )
    return [_of_row(row) for row in rows]


def _of_row(row: Record) -> Enrolment:
    id_, series, chat, state, since, until = row
    return Enrolment(
        id_,
        series,
        ChatId(chat),
        Standing(state),
        datetime.fromtimestamp(since, UTC),
        None if until is None else datetime.fromtimestamp(until, UTC),
    )
