"""Who belongs to an audience, as conditions on a row of chats; never a name, a text or what is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.audiences import Audience, Part, Who, session_of
from bot.domain.chats import ChatId
from bot.domain.people import MAY, Action
from bot.domain.timetable import stretch
from storage.database import Tx

_FACT = "EXISTS (SELECT 1 FROM volunteer_facts f JOIN volunteers v ON v.chat_id = f.chat_id AND v.state = 'approved'"
_FACT += " WHERE f.chat_id = c.id AND f.kind = '{}' AND f.value = ?)"
_ROLE = "EXISTS (SELECT 1 FROM grants g WHERE g.chat_id = c.id AND g.role IN ({}))"
_STAFF = ", ".join(f"'{role}'" for role in sorted(MAY[Action.SEE_REQUESTS]))
_PLACE = "EXISTS (SELECT 1 FROM signups g JOIN shifts s ON s.id = g.shift_id WHERE g.chat_id = c.id"
_PLACE += " AND g.state IN ('asked', 'held', 'confirmed') AND {})"

_CONDITIONS: Mapping[Who, str] = {
    Who.NEWS: "c.news = 'yes'",
    Who.REQUESTS: "EXISTS (SELECT 1 FROM requests r WHERE r.chat_id = c.id AND r.service = ?"
    " AND r.state IN ('requested', 'offered', 'confirmed'))",
    Who.FOLLOWERS: "EXISTS (SELECT 1 FROM follows o WHERE o.chat_id = c.id AND o.programme = ?)",
    Who.VOLUNTEERS: _ROLE.format("'volunteer'"),
    Who.TASK: _FACT.format("task"),
    Who.SPEAKS: _FACT.format("language"),
    Who.DAY: _FACT.format("day"),
    Who.SHIFT: _PLACE.format("s.id = ?"),
    Who.SESSION: _PLACE.format("s.programme = ? AND s.starts_at BETWEEN ? AND ?"),
    Who.STAFF: _ROLE.format(_STAFF),
}


def _condition(part: Part) -> tuple[str, Sequence[object]]:
    sql = _CONDITIONS[part.who]
    session = session_of(part.of) if part.who is Who.SESSION else None
    if session is not None:
        programme, on = session
        return sql, (programme, *stretch(on, on))
    return sql, (part.of,) * sql.count("?")


def _any(parts: frozenset[Part]) -> tuple[str, list[object]]:
    pairs = [_condition(part) for part in sorted(parts)]
    return " OR ".join(sql for sql, _ in pairs) or "0", [value for _, values in pairs for value in values]


def _hears(*, urgent: bool) -> str:
    hears = "c.hears <> 'nothing'" if urgent else "c.hears = 'all'"
    return f"c.kind = 'private' AND c.reach = 'open' AND {hears}"


def _where(audience: Audience, *, urgent: bool) -> tuple[str, list[object]]:
    """Who can be written to and wants to hear; in danger also who wants no announcements, never who wants nothing."""
    put_in, first = _any(audience.include)
    left_out, second = _any(audience.exclude)
    sql = f"{_hears(urgent=urgent)} AND ({put_in}) AND NOT ({left_out})"
    return sql, [*first, *second]


async def languages(tx: Tx, audience: Audience, *, urgent: bool) -> dict[str, int]:
    """How many people of it read each language; '' is of those who chose none."""
    sql, params = _where(audience, urgent=urgent)
    rows = await tx.all(f"SELECT coalesce(c.language, ''), count(*) FROM chats c WHERE {sql} GROUP BY 1", params)
    return dict(rows)


async def counts(tx: Tx, parts: Sequence[Part], *, urgent: bool) -> list[int]:
    """How many people each part alone has, counted in one pass."""
    pairs = [_condition(part) for part in parts]
    if not pairs:
        return []
    sums = ", ".join(f"coalesce(sum({sql}), 0)" for sql, _ in pairs)
    row = await tx.one(
        f"SELECT {sums} FROM chats c WHERE {_hears(urgent=urgent)}", [value for _, values in pairs for value in values]
    )
    return [int(count) for count in row] if row else []


async def between(tx: Tx, audience: Audience, after: int, until: int, *, urgent: bool) -> list[tuple[ChatId, str]]:
    """Its people with row numbers above ``after`` and up to ``until``, and the language each reads."""
    sql, params = _where(audience, urgent=urgent)
    rows = await tx.all(
        f"SELECT c.id, coalesce(c.language, '') FROM chats c WHERE c.id > ? AND c.id <= ? AND {sql} ORDER BY c.id",
        [after, until, *params],
    )
    return [(ChatId(id_), language) for id_, language in rows]


async def last(tx: Tx) -> int:
    """The greatest row number there is."""
    row = await tx.one("SELECT coalesce(max(id), 0) FROM chats")
    return int(row[0]) if row else 0
