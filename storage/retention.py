"""Deleting what has served its time, a few rows at a time, by the rules of the domain; never how long it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.retention import AT_ONCE, RULES, Keep, Rule
from bot.domain.timetable import today
from bot.domain.translations import RUNNING
from storage.database import Tx

_KEYS = {
    "invites": ("hash",),
    "calendar_exports": ("chat_id", "shift_id"),
    "receivers": ("broadcast_id", "chat_id"),
    "erased": ("found",),
    "service_pauses": ("service",),
    "shift_drafts": ("chat_id", "kind"),
}
"""The key of a table without row numbers."""
_BESIDE = {
    "calendar_exports": "JOIN shifts ON shifts.id = calendar_exports.shift_id",
    "callouts": "JOIN shifts ON shifts.id = callouts.shift_id",
    "handovers": "JOIN signups ON signups.id = handovers.signup_id JOIN shifts ON shifts.id = signups.shift_id",
    "receivers": "JOIN broadcasts ON broadcasts.id = receivers.broadcast_id",
}
"""Where the instant stands from which the days of a table are counted."""
_ONLY = {
    Keep.REQUESTS: "coalesce(requests.keep_until, 0) <= :now",
    Keep.TRANSLATIONS: "translation_tasks.stage NOT IN ({})".format(
        ", ".join(f"'{stage}'" for stage in sorted(RUNNING))
    ),
    Keep.NUMBERS: "NOT EXISTS (SELECT 1 FROM allotments a WHERE a.ticket_id = tickets.id AND a.state = 'collected'"
    " AND a.chat_id IS NOT NULL AND a.again_on > :today)",
    Keep.IDLE: "NOT EXISTS (SELECT 1 FROM follows WHERE follows.chat_id = chats.id)"
    " AND NOT EXISTS (SELECT 1 FROM enrolments WHERE enrolments.chat_id = chats.id)",
    Keep.AUDIT: "audit.at <= (SELECT max(at) FROM audit) - 31536000",  # as its trigger says
}
"""What else has to be true."""
PEOPLE_AT_ONCE = 100
"""With a person many rows go."""


@dataclass(frozen=True, slots=True)
class Gone:
    """How many rows went; ``people`` of them with everything of theirs."""

    rows: int
    people: int


async def forget(tx: Tx, days: Mapping[Keep, int], now: datetime, most: int = AT_ONCE) -> Gone:
    """Delete at most so many rows whose time is over; ask again until none goes."""
    rows = people = 0
    for rule in RULES:
        left = most - rows
        if left <= 0:
            break
        if rule.name is Keep.IDLE:
            people = await _people(tx, rule, days[rule.name], now, min(left, PEOPLE_AT_ONCE))
            rows += people
        else:
            rows += await _rows(tx, rule, days[rule.name], now, left)
    return Gone(rows, people)


async def _rows(tx: Tx, rule: Rule, days: int, now: datetime, most: int) -> int:
    keys = _KEYS.get(rule.table, ("rowid",))
    chosen, named = ", ".join(f"{rule.table}.{key}" for key in keys), ", ".join(keys)
    sql = f"DELETE FROM {rule.table} WHERE ({named}) IN (SELECT {chosen} {_due(rule)} LIMIT :most)"
    return await tx.run(sql, _values(days, now, most))


async def _people(tx: Tx, rule: Rule, days: int, now: datetime, most: int) -> int:
    """With a person goes what broke here of theirs, which hangs on their hash alone."""
    rows = await tx.all(f"SELECT chats.id, chats.found {_due(rule)} LIMIT :most", _values(days, now, most))
    if rows:
        marks = ", ".join("?" * len(rows))
        await tx.run(f"DELETE FROM inbox WHERE state = 'parked' AND person IN ({marks})", [row[1] for row in rows])
        await tx.run(f"DELETE FROM chats WHERE id IN ({marks})", [row[0] for row in rows])
    return len(rows)


def _due(rule: Rule) -> str:
    """FROM and WHERE of the rows whose time is over. A column that may be empty counts as long ago."""
    first, *others = (_is_over(column) for column in rule.basis)
    terms = [first, *(f"({term} OR {column} IS NULL)" for term, column in zip(others, rule.basis[1:], strict=True))]
    if rule.states:
        states = ", ".join(f"'{state}'" for state in rule.states)
        terms.append(f"{rule.table}.state IN ({states})")
    if rule.name in _ONLY:
        terms.append(_ONLY[rule.name])
    return f"FROM {rule.table} {_BESIDE.get(rule.table, '')} WHERE {' AND '.join(terms)}"


def _is_over(column: str) -> str:
    """A date is over with its last second, an instant at once."""
    return f"{column} < :day" if column.endswith("_on") else f"{column} <= :before"


def _values(days: int, now: datetime, most: int) -> dict[str, object]:
    ago = timedelta(days=days)
    return {
        "now": int(now.timestamp()),
        "before": int((now - ago).timestamp()),
        "day": (today(now) - ago).isoformat(),
        "today": today(now).isoformat(),
        "most": most,
    }
