"""When somebody wants to be reminded of shifts, and who said then that they come; never when that is due."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.shift_reminders import Choice
from storage.database import Tx


async def get(tx: Tx, chat: ChatId) -> Choice | None:
    """What somebody chose; None for who is no volunteer and is reminded as everybody is."""
    row = await tx.one("SELECT lead_minutes, day_before FROM volunteers WHERE chat_id = ?", (chat,))
    return Choice(row[0], bool(row[1])) if row else None


async def choose(tx: Tx, chat: ChatId, choice: Choice) -> bool:
    """They choose anew; False for who is no volunteer."""
    return bool(
        await tx.run(
            "UPDATE volunteers SET lead_minutes = ?, day_before = ? WHERE chat_id = ?",
            (choice.lead, int(choice.day_before), chat),
        )
    )


async def be_sure(tx: Tx, signup: int, starts: int) -> bool:
    """The person said again that they come at that start; also where the shift was moved there and waited for that."""
    return bool(
        await tx.run(
            "UPDATE signups SET sure_of = ?, agree_by = NULL WHERE id = ? AND state = 'confirmed'", (starts, signup)
        )
    )


async def is_sure(tx: Tx, signup: int) -> bool:
    """Whether they said so of the start it has now."""
    row = await tx.one(
        "SELECT 1 FROM signups g JOIN shifts s ON s.id = g.shift_id WHERE g.id = ? AND g.sure_of = s.starts_at",
        (signup,),
    )
    return row is not None


async def sure_of(tx: Tx, shift: int) -> frozenset[int]:
    """The numbers of the places on a shift whose people said so."""
    rows = await tx.all(
        "SELECT g.id FROM signups g JOIN shifts s ON s.id = g.shift_id"
        " WHERE s.id = ? AND g.state = 'confirmed' AND g.sure_of = s.starts_at",
        (shift,),
    )
    return frozenset(row[0] for row in rows)
