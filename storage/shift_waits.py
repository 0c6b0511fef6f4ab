"""Who waits for a place on which shift, in the order they came; never who may have it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.chats import ChatId
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody on the list of a shift; ``told`` is what was said to them already, so that it is said once."""

    id: int
    shift: int
    chat: ChatId
    told: str


async def join(tx: Tx, shift: int, chat: ChatId, now: int) -> bool:
    """At the end of the list; False for who waits already, and keeps their place in it."""
    return bool(
        await tx.run(
            "INSERT INTO shift_waits (shift_id, chat_id, since) VALUES (?, ?, ?)"
            " ON CONFLICT (shift_id, chat_id) DO NOTHING",
            (shift, chat, now),
        )
    )


async def leave(tx: Tx, shift: int, chat: ChatId) -> bool:
    """Not any more; False for who did not wait."""
    return bool(await tx.run("DELETE FROM shift_waits WHERE shift_id = ? AND chat_id = ?", (shift, chat)))


async def close(tx: Tx, shift: int) -> list[ChatId]:
    """Nobody waits for this shift any more; returns who did."""
    rows = await tx.all("DELETE FROM shift_waits WHERE shift_id = ? RETURNING chat_id", (shift,))
    return [ChatId(row[0]) for row in rows]


async def queue(tx: Tx, shift: int) -> list[Wait]:
    """Everybody who waits and can be reached, first come first."""
    rows = await tx.all(
        "SELECT w.id, w.shift_id, w.chat_id, w.told FROM shift_waits w JOIN chats c ON c.id = w.chat_id"
        " AND c.reach = 'open' WHERE w.shift_id = ? ORDER BY w.id",
        (shift,),
    )
    return [Wait(id_, shift_, ChatId(chat), told) for id_, shift_, chat, told in rows]


async def of_person(tx: Tx, chat: ChatId) -> list[int]:
    """The shifts somebody waits for."""
    return [row[0] for row in await tx.all("SELECT shift_id FROM shift_waits WHERE chat_id = ?", (chat,))]


async def place(tx: Tx, shift: int, chat: ChatId) -> int | None:
    """The person's place in the queue, the first is 1; None for who does not wait."""
    row = await tx.one(
        "SELECT (SELECT count(*) FROM shift_waits b WHERE b.shift_id = a.shift_id AND b.id <= a.id)"
        " FROM shift_waits a WHERE a.shift_id = ? AND a.chat_id = ?",
        (shift, chat),
    )
    return int(row[0]) if row else None


async def tell(tx: Tx, id_: int, told: str) -> None:
    """That was said to who waits."""
    await tx.run("UPDATE shift_waits SET told = ? WHERE id = ?", (told, id_))


async def forget(tx: Tx, now: int) -> int:
    """Waiting for a shift that has begun or was cancelled is over."""
    return await tx.run(
        "DELETE FROM shift_waits WHERE shift_id IN (SELECT id FROM shifts WHERE starts_at <= ? OR state = 'cancelled')",
        (now,),
    )
