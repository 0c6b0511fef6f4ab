"""Who wants to help or does, and what they said by taps; never a rule, never a sentence."""

from __future__ import annotations

from collections import defaultdict
from enum import StrEnum

from bot.domain.catalogue import Gate, TaskKey
from bot.domain.chats import ChatId
from bot.domain.volunteers import Age, Day, State, Volunteer
from storage.database import Record, Tx

_COLUMNS = "chat_id, state, age, lead_minutes, asked_at"
_Facts = dict[str, set[str]]


class Fact(StrEnum):
    """What a row of facts is about."""

    WISH = "wish"
    TASK = "task"
    LANGUAGE = "language"
    DAY = "day"
    GATE = "gate"
    ASKED = "asked"
    """Staff were told that they wish to do a task with a gate."""


async def get(tx: Tx, chat: ChatId) -> Volunteer | None:
    """One person; None for somebody who never said they want to help."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM volunteers WHERE chat_id = ?", (chat,))
    if row is None:
        return None
    facts: _Facts = defaultdict(set)
    for kind, value in await tx.all("SELECT kind, value FROM volunteer_facts WHERE chat_id = ?", (chat,)):
        facts[kind].add(value)
    return _volunteer(row, facts)


async def every(tx: Tx) -> list[Volunteer]:
    """Everybody, whatever their state, in the order in which they came."""
    facts: dict[int, _Facts] = defaultdict(lambda: defaultdict(set))
    for chat, kind, value in await tx.all("SELECT chat_id, kind, value FROM volunteer_facts"):
        facts[chat][kind].add(value)
    rows = await tx.all(f"SELECT {_COLUMNS} FROM volunteers ORDER BY applied_at, chat_id")
    return [_volunteer(row, facts[row[0]]) for row in rows]


async def waiting(tx: Tx) -> int:
    """How many wait for an answer."""
    row = await tx.one("SELECT count(*) FROM volunteers WHERE state = 'applied'")
    return int(row[0]) if row else 0


async def begin(tx: Tx, chat: ChatId, state: State, now: int) -> None:
    """The first answer is kept; who has begun goes on where they were."""
    await tx.run(
        "INSERT INTO volunteers (chat_id, state, applied_at) VALUES (?, ?, ?) ON CONFLICT (chat_id) DO NOTHING",
        (chat, state, now),
    )


async def admit(tx: Tx, chat: ChatId, now: int) -> None:
    """They are on the team without having asked for it: somebody invited them."""
    await tx.run(
        "INSERT INTO volunteers (chat_id, state, applied_at, decided_at) VALUES (?, 'approved', ?, ?)"
        " ON CONFLICT (chat_id) DO UPDATE SET state = 'approved', decided_at = excluded.decided_at",
        (chat, now, now),
    )


async def move(tx: Tx, chat: ChatId, old: State, new: State, now: int) -> bool:
    """They send it, or begin anew; False where they stand elsewhere by now."""
    return bool(
        await tx.run(
            "UPDATE volunteers SET state = ?, applied_at = ?, decided_at = NULL, decided_by = NULL"
            " WHERE chat_id = ? AND state = ?",
            (new, now, chat, old),
        )
    )


async def decide(tx: Tx, chat: ChatId, verdict: tuple[State, State], by: ChatId | None, now: int) -> bool:
    """Staff decide from one state to another: the first who does counts, False for anybody after."""
    old, new = verdict
    return bool(
        await tx.run(
            "UPDATE volunteers SET state = ?, decided_at = ?, decided_by = ? WHERE chat_id = ? AND state = ?",
            (new, now, by, chat, old),
        )
    )


async def decided_at(tx: Tx, chat: ChatId) -> int | None:
    """When staff decided, in Unix seconds; None where they have not."""
    row = await tx.one("SELECT decided_at FROM volunteers WHERE chat_id = ?", (chat,))
    return row[0] if row else None


async def set_age(tx: Tx, chat: ChatId, age: Age) -> None:
    """Keep as much of an age as was told."""
    await tx.run("UPDATE volunteers SET age = ? WHERE chat_id = ?", (age, chat))


async def add(tx: Tx, chat: ChatId, fact: Fact, value: str) -> bool:
    """One fact more; False where it is there already."""
    return bool(
        await tx.run(
            "INSERT INTO volunteer_facts (chat_id, kind, value) VALUES (?, ?, ?)"
            " ON CONFLICT (chat_id, kind, value) DO NOTHING",
            (chat, fact, value),
        )
    )


async def drop(tx: Tx, chat: ChatId, fact: Fact, value: str) -> bool:
    """One fact less; False where it was not there."""
    return bool(
        await tx.run(
            "DELETE FROM volunteer_facts WHERE chat_id = ? AND kind = ? AND value = ?",
            (chat, fact, value),
        )
    )


async def drop_all(tx: Tx, chat: ChatId, *facts: Fact) -> None:
    """None of these any more."""
    marks = ", ".join("?" * len(facts))
    await tx.run(f"DELETE FROM volunteer_facts WHERE chat_id = ? AND kind IN ({marks})", (chat, *facts))


async def remove(tx: Tx, chat: ChatId) -> bool:
    """Nothing of it is kept; False where there was nothing."""
    return bool(await tx.run("DELETE FROM volunteers WHERE chat_id = ?", (chat,)))


def _volunteer(row: Record, facts: _Facts) -> Volunteer:
    chat, state, age, lead_minutes, asked_at = row
    return Volunteer(
        chat=ChatId(chat),
        state=State(state),
        age=Age(age),
        wishes=frozenset(map(TaskKey, facts[Fact.WISH])),
        tasks=frozenset(map(TaskKey, facts[Fact.TASK])),
        languages=frozenset(facts[Fact.LANGUAGE]),
        days=frozenset(map(Day, facts[Fact.DAY])),
        gates=frozenset(map(Gate, facts[Fact.GATE])),
        lead_minutes=lead_minutes,
        asked_at=asked_at,
    )
