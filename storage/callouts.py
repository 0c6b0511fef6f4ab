"""Shifts for which people are being called, and how often somebody was; never whom to call, never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from storage.database import Tx


async def begin(tx: Tx, shift: int, target: int, now: int) -> None:
    """Call until so many come; where it runs already, the larger number counts."""
    await tx.run(
        "INSERT INTO callout_runs (shift_id, target, begun_at) VALUES (?, ?, ?)"
        " ON CONFLICT (shift_id) DO UPDATE SET target = max(target, excluded.target)",
        (shift, target, now),
    )


async def target(tx: Tx, shift: int) -> int | None:
    """How many have to come; None where nobody is called."""
    row = await tx.one("SELECT target FROM callout_runs WHERE shift_id = ?", (shift,))
    return int(row[0]) if row else None


async def running(tx: Tx) -> list[int]:
    """The shifts for which people are being called."""
    return [row[0] for row in await tx.all("SELECT shift_id FROM callout_runs ORDER BY shift_id")]


async def end(tx: Tx, shift: int) -> bool:
    """Nobody is called any more; False where that was so already."""
    return bool(await tx.run("DELETE FROM callout_runs WHERE shift_id = ?", (shift,)))


async def called_since(tx: Tx, since: int, most: int) -> set[ChatId]:
    """Who was called so often since then, whatever the shift."""
    rows = await tx.all(
        "SELECT chat_id FROM callouts WHERE asked_at >= ? GROUP BY 1 HAVING count(*) >= ?", (since, most)
    )
    return {ChatId(row[0]) for row in rows}


async def note_yes(tx: Tx) -> None:
    """Who took a place after they were called has answered."""
    await tx.run(
        "UPDATE callouts SET answer = 'yes' WHERE answer IS NULL AND EXISTS (SELECT 1 FROM signups g"
        " WHERE g.shift_id = callouts.shift_id AND g.chat_id = callouts.chat_id AND g.made_at >= callouts.asked_at)"
    )
