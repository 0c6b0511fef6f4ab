"""Requests whose person cannot be written to, and how long ended ones are kept; never a sentence."""

from __future__ import annotations

from bot.domain.appointments import Request
from storage.appointments import COLUMNS, OPEN, of_row
from storage.database import Tx

_BLOCKED = "(SELECT c.reach FROM chats c WHERE c.id = requests.chat_id) <> 'open'"
_NO_PHONE = "EXISTS (SELECT 1 FROM slips s WHERE s.chat_id = requests.chat_id)"
"""Nothing came back from them: they are told at the desk, where there is something to tell."""


async def flag(tx: Tx, id_: int) -> bool:
    """Somebody has to call; True where that is new."""
    return bool(await tx.run("UPDATE requests SET unreached = 1 WHERE id = ? AND unreached <> 1", (id_,)))


async def flag_blocked(tx: Tx, changed_after: int) -> list[int]:
    """Flag what is open, or was declined or expired since then, of people who have blocked the bot; the new ones."""
    rows = await tx.all(
        f"UPDATE requests SET unreached = 1 WHERE unreached = 0 AND {_BLOCKED} AND NOT {_NO_PHONE}"
        f" AND ({OPEN} OR (state IN ('declined', 'expired') AND changed_at > ?)) RETURNING id",
        (changed_after,),
    )
    return [int(row[0]) for row in rows]


async def clear_back(tx: Tx) -> None:
    """Who writes again is off the list."""
    await tx.run(f"UPDATE requests SET unreached = 0 WHERE unreached <> 0 AND NOT {_BLOCKED}")


async def listed(tx: Tx) -> list[Request]:
    """Who has to be called, the longest first, in whatever state."""
    rows = await tx.all(f"SELECT {COLUMNS} FROM requests WHERE unreached = 1 ORDER BY changed_at, id")
    return [of_row(row) for row in rows]


async def settle(tx: Tx, id_: int) -> bool:
    """Somebody did."""
    return bool(await tx.run("UPDATE requests SET unreached = 2 WHERE id = ? AND unreached = 1", (id_,)))


async def keep_until(tx: Tx, id_: int, until: int) -> None:
    """An ended request is deleted later."""
    await tx.run("UPDATE requests SET keep_until = ? WHERE id = ?", (until, id_))
