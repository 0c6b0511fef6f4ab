"""Hours people helped: shifts attended and what staff wrote down; never who may see them, never a sentence."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

from bot.domain.catalogue import Text
from bot.domain.chats import ChatId
from bot.domain.hours import Entry, Hours, Line
from bot.domain.timetable import stretch, today
from storage.database import Tx
from storage.shifts import HELP

_ATTENDED = f"g.state = 'confirmed' AND g.attended = 1 AND {HELP}"


async def of(tx: Tx, chat: ChatId, now: int) -> Hours:
    """Everything of one person, the latest first."""
    lines = [*await _attended(tx, chat), *await _by_hand(tx, chat)]
    row = await tx.one(
        "SELECT count(*) FILTER (WHERE g.attended = 0),"
        " count(*) FILTER (WHERE g.attended IS NULL AND s.ends_at <= ?),"
        " count(*) FILTER (WHERE g.attended IS NULL AND s.ends_at > ?)"
        " FROM signups g JOIN shifts s ON s.id = g.shift_id WHERE g.chat_id = ? AND g.state = 'confirmed'"
        f" AND {HELP}",
        (now, now, chat),
    )
    missed, unmarked, ahead = row or (0, 0, 0)
    return Hours(tuple(sorted(lines, key=lambda line: line.on, reverse=True)), missed, unmarked, ahead)


async def _attended(tx: Tx, chat: ChatId) -> list[Line]:
    rows = await tx.all(
        "SELECT s.starts_at, k.pictogram, k.texts, p.texts, g.minutes, g.added_later FROM signups g"
        " JOIN shifts s ON s.id = g.shift_id LEFT JOIN tasks k ON k.key = s.task"
        f" LEFT JOIN programmes p ON p.key = s.programme WHERE g.chat_id = ? AND {_ATTENDED}"
        " ORDER BY s.starts_at DESC, g.id DESC",
        (chat,),
    )
    return [
        Line(
            _day(starts_at), pictogram or "🤝", _name(task) or _name(programme), _name(programme), minutes, bool(later)
        )
        for starts_at, pictogram, task, programme, minutes, later in rows
    ]


async def _by_hand(tx: Tx, chat: ChatId) -> list[Line]:
    rows = await tx.all(
        "SELECT h.on_day, k.pictogram, k.texts, h.minutes, h.id FROM hours_added h"
        " LEFT JOIN tasks k ON k.key = h.task WHERE h.chat_id = ? ORDER BY h.on_day DESC, h.id DESC",
        (chat,),
    )
    return [
        Line(date.fromisoformat(on), pictogram or "🤝", _name(task), {}, minutes, later=True, entry=id_)
        for on, pictogram, task, minutes, id_ in rows
    ]


def _day(seconds: int) -> date:
    return today(datetime.fromtimestamp(seconds, UTC))


def _name(texts: str | None) -> Text:
    found: Text = json.loads(texts).get("name", {}) if texts else {}
    return found


async def add(tx: Tx, chat: ChatId, entry: Entry, by: ChatId) -> int | None:
    """Hours written down by hand; None where the answer to the same question stands there already."""
    rows = await tx.all(
        "INSERT INTO hours_added (chat_id, on_day, minutes, task, by_chat, added_at) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (chat_id, added_at) DO NOTHING RETURNING id",
        (chat, entry.on.isoformat(), entry.minutes, entry.task, by, entry.added_at),
    )
    return int(rows[0][0]) if rows else None


async def whose(tx: Tx, entry: int) -> ChatId | None:
    """Whose hours these are; None where they were removed, or their person is gone."""
    row = await tx.one("SELECT chat_id FROM hours_added WHERE id = ?", (entry,))
    return ChatId(row[0]) if row and row[0] is not None else None


async def drop(tx: Tx, entry: int) -> None:
    """They were written down by mistake."""
    await tx.run("DELETE FROM hours_added WHERE id = ?", (entry,))


async def total(tx: Tx, first: date, last: date) -> int:
    """The minutes of everybody on these days, both included; of people who were erased too (SH-H1)."""
    row = await tx.one(
        "SELECT (SELECT coalesce(sum(g.minutes), 0) FROM signups g JOIN shifts s ON s.id = g.shift_id"
        f" WHERE {_ATTENDED} AND s.starts_at BETWEEN ? AND ?)"
        " + (SELECT coalesce(sum(minutes), 0) FROM hours_added WHERE on_day BETWEEN ? AND ?)",
        _between(first, last),
    )
    return int(row[0]) if row else 0


async def people(tx: Tx, first: date, last: date) -> int:
    """How many people helped on these days, each once however many shifts they had (SH-I6); known people only."""
    row = await tx.one(
        "SELECT count(*) FROM (SELECT g.chat_id FROM signups g JOIN shifts s ON s.id = g.shift_id"
        f" WHERE {_ATTENDED} AND g.chat_id IS NOT NULL AND s.starts_at BETWEEN ? AND ?"
        " UNION SELECT chat_id FROM hours_added WHERE chat_id IS NOT NULL AND on_day BETWEEN ? AND ?)",
        _between(first, last),
    )
    return int(row[0]) if row else 0


def _between(first: date, last: date) -> tuple[int | str, ...]:
    return (*stretch(first, last), first.isoformat(), last.isoformat())
