"""How short each shift was when it was last looked at near its start; never whom that is told."""

from __future__ import annotations

from bot.domain.alerts import Level
from bot.domain.shifts import Shift
from storage import shifts
from storage.database import Tx


async def near(tx: Tx, now: int) -> list[tuple[Shift, Level | None]]:
    """Shifts to come whose own alert time has come and that anybody can join, each with what is known of it."""
    rows = await tx.all(
        f"SELECT a.level, {shifts.COLUMNS} FROM shifts s LEFT JOIN shift_alerts a ON a.shift_id = s.id"
        f" WHERE s.state = 'open' AND {shifts.HELP} AND s.starts_at > ? AND s.starts_at - s.alert_minutes * 60 <= ?"
        " AND coalesce(s.seats, 1) > 0 AND coalesce(s.opens_at, 0) <= ? ORDER BY s.starts_at, s.id",
        (now, now, now),
    )
    return [(shifts.of_row(row[1:]), Level(row[0]) if row[0] else None) for row in rows]


async def put(tx: Tx, shift: int, level: Level) -> None:
    """It is so short now."""
    await tx.run(
        "INSERT INTO shift_alerts (shift_id, level) VALUES (?, ?)"
        " ON CONFLICT (shift_id) DO UPDATE SET level = excluded.level",
        (shift, level),
    )


async def forget(tx: Tx, now: int) -> None:
    """Nobody is looked for at a shift that has begun."""
    await tx.run("DELETE FROM shift_alerts WHERE shift_id IN (SELECT id FROM shifts WHERE starts_at <= ?)", (now,))
