"""What is due when, as rows; never what it says."""

from __future__ import annotations

from bot.domain.reminders import Kind, Outcome, Reminder
from storage.database import Tx


async def plan(tx: Tx, kind: Kind, about: int, due_at: int, useful_until: int | None = None) -> None:
    """Plan one; the same one again changes nothing, a voided one counts again."""
    await tx.run(
        "INSERT INTO reminders (kind, about, due_at, useful_until) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (kind, about, due_at) DO UPDATE SET state = 'planned', useful_until = excluded.useful_until"
        " WHERE state = 'void'",
        (kind, about, due_at, useful_until),
    )


async def void(tx: Tx, about: int, *kinds: Kind) -> None:
    """Nothing planned of these kinds counts any more for this row."""
    marks = ", ".join("?" * len(kinds))
    await tx.run(
        f"UPDATE reminders SET state = 'void' WHERE state = 'planned' AND about = ? AND kind IN ({marks})",
        (about, *kinds),
    )


async def told(tx: Tx, kind: Kind, about: int) -> int:
    """How often this was told of this row."""
    row = await tx.one("SELECT count(*) FROM reminders WHERE kind = ? AND about = ? AND state = 'told'", (kind, about))
    return int(row[0]) if row else 0


async def ahead(tx: Tx, kind: Kind, about: int, now: int) -> bool:
    """Whether one is planned that is not due yet."""
    sql = "SELECT 1 FROM reminders WHERE kind = ? AND about = ? AND state = 'planned' AND due_at > ?"
    return await tx.one(sql, (kind, about, now)) is not None


async def before(tx: Tx, kind: Kind, about: int, until: int) -> bool:
    """Whether one is planned that is due by then, or is due already."""
    sql = "SELECT 1 FROM reminders WHERE kind = ? AND about = ? AND state = 'planned' AND due_at <= ?"
    return await tx.one(sql, (kind, about, until)) is not None


async def due(tx: Tx, now: int, most: int) -> list[Reminder]:
    """Those that are due, late ones too: what is soonest of no use first, the work of the house before all."""
    rows = await tx.all(
        "SELECT id, kind, about, due_at, useful_until FROM reminders WHERE state = 'planned' AND due_at <= ?"
        " ORDER BY coalesce(useful_until, 0), due_at, id LIMIT ?",
        (now, most),
    )
    return [Reminder(id_, Kind(kind), about, due_at, until) for id_, kind, about, due_at, until in rows]


async def still_planned(tx: Tx, id_: int) -> bool:
    """Whether nothing has voided it meanwhile."""
    return await tx.one("SELECT 1 FROM reminders WHERE id = ? AND state = 'planned'", (id_,)) is not None


async def next_due(tx: Tx) -> int | None:
    """When the next one is due, in Unix seconds."""
    row = await tx.one("SELECT min(due_at) FROM reminders WHERE state = 'planned'")
    return row[0] if row else None


async def missed(tx: Tx, due_after: int) -> int:
    """How many that were due since then, of somebody, came too late to be told."""
    row = await tx.one(
        "SELECT count(*) FROM reminders WHERE state = 'missed' AND due_at > ? AND about > 0", (due_after,)
    )
    return int(row[0]) if row else 0


async def close(tx: Tx, id_: int, outcome: Outcome) -> None:
    """It was told, counts no longer, or came too late."""
    await tx.run("UPDATE reminders SET state = ? WHERE id = ?", (outcome, id_))
