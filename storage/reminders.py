"""What is due when, as rows; never what it says."""

from __future__ import annotations

from bot.domain.reminders import Kind, Reminder
from storage.database import Tx


async def plan(tx: Tx, kind: Kind, about: int, due_at: int) -> None:
    """Plan one; the same one again changes nothing, a voided one counts again."""
    await tx.run(
        "INSERT INTO reminders (kind, about, due_at) VALUES (?, ?, ?)"
        " ON CONFLICT (kind, about, due_at) DO UPDATE SET state = 'planned' WHERE state = 'void'",
        (kind, about, due_at),
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
    """The oldest that are due; late ones too."""
    rows = await tx.all(
        "SELECT id, kind, about, due_at FROM reminders WHERE state = 'planned' AND due_at <= ?"
        " ORDER BY due_at, id LIMIT ?",
        (now, most),
    )
    return [Reminder(id_, Kind(kind), about, due_at) for id_, kind, about, due_at in rows]


async def close(tx: Tx, id_: int, *, told: bool) -> None:
    """It was told, or no longer counted."""
    await tx.run("UPDATE reminders SET state = ? WHERE id = ?", ("told" if told else "void", id_))


async def forget(tx: Tx, due_before: int) -> int:
    """Drop what was due long ago."""
    return await tx.run("DELETE FROM reminders WHERE state <> 'planned' AND due_at < ?", (due_before,))
