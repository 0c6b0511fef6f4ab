"""Who belongs to an audience, as conditions on a row of chats; never a name, a text or what is sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.audiences import Audience, Part, Who, session_of
from bot.domain.chats import ChatId
from bot.domain.people import MAY, Action
from bot.domain.timetable import stretch
from storage.database import Tx

_STAFF = ", ".join(f"'{role}'" for role in sorted(MAY[Action.SEE_REQUESTS]))


@dataclass(frozen=True, slots=True)
class _Rows:
    """Rows that make somebody one of a sort: where they stand, the column that says whose, and which of them."""

    source: str
    chat: str
    which: str

    @property
    def exists(self) -> str:
        """As a condition on one row of chats: quick where most of chats is read anyway."""
        return f"EXISTS (SELECT 1 FROM {self.source} WHERE {self.chat} = c.id AND {self.which})"

    @property
    def among(self) -> str:
        """The same, from the rows to chats: quick where they are few."""
        return f"c.id IN (SELECT {self.chat} FROM {self.source} WHERE {self.which})"


def _fact(kind: str) -> _Rows:
    team = "volunteer_facts f JOIN volunteers v ON v.chat_id = f.chat_id AND v.state = 'approved'"
    return _Rows(team, "f.chat_id", f"f.kind = '{kind}' AND f.value = ?")


def _role(roles: str) -> _Rows:
    return _Rows("rights g", "g.chat_id", f"g.role IN ({roles})")


def _place(which: str) -> _Rows:
    held = "s.for_whom = 'volunteers' AND g.chat_id IS NOT NULL AND g.state IN ('asked', 'held', 'confirmed')"
    return _Rows("signups g JOIN shifts s ON s.id = g.shift_id", "g.chat_id", f"{held} AND {which}")


_NEWS = "c.news = 'yes'"
_SORTS: Mapping[Who, _Rows] = {
    Who.FOLLOWERS: _Rows("follows o", "o.chat_id", "o.programme = ?"),
    Who.REQUESTS: _Rows(
        "requests r", "r.chat_id", "r.service = ? AND r.state IN ('requested', 'offered', 'confirmed')"
    ),
    Who.VOLUNTEERS: _role("'volunteer'"),
    Who.TASK: _fact("task"),
    Who.SPEAKS: _fact("language"),
    Who.DAY: _fact("day"),
    Who.SHIFT: _place("s.id = ?"),
    Who.SESSION: _place("s.programme = ? AND s.starts_at BETWEEN ? AND ?"),
    Who.STAFF: _role(_STAFF),
}


def _values(part: Part) -> Sequence[object]:
    session = session_of(part.of) if part.who is Who.SESSION else None
    if session is not None:
        programme, on = session
        return programme, *stretch(on, on)
    return (part.of,) if part.of else ()


def _any(parts: frozenset[Part]) -> tuple[str, list[object]]:
    some = sorted(parts)
    sql = [_NEWS if part.who is Who.NEWS else _SORTS[part.who].exists for part in some]
    return " OR ".join(sql) or "0", [value for part in some for value in _values(part)]


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
    """How many people each part alone has, in one statement."""
    among = [_NEWS if part.who is Who.NEWS else _SORTS[part.who].among for part in parts]
    each = [f"(SELECT count(*) FROM chats c WHERE {_hears(urgent=urgent)} AND {sql})" for sql in among]
    row = await tx.one(f"SELECT {', '.join(each) or '0'}", [value for part in parts for value in _values(part)])
    return [int(count) for count in row][: len(parts)] if row else []


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
