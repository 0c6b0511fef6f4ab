"""Who waits for a piece of which item and size, in the order they came; never who may have it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.chats import ChatId
from storage.database import Record, Tx


@dataclass(frozen=True, slots=True)
class Wait:
    """Somebody on the list; ``told`` is the stock of which they heard that the first tap has it, 0 for none."""

    id: int
    item: int
    size: str
    chat: ChatId
    told: int


async def join(tx: Tx, item: int, size: str, chat: ChatId, now: int) -> None:
    """At the end of the list; who waits already keeps their place in it."""
    await tx.run(
        "INSERT INTO item_waits (item_id, size, chat_id, since) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (item_id, size, chat_id) DO NOTHING",
        (item, size, chat, now),
    )


async def leave(tx: Tx, item: int, size: str, chat: ChatId) -> bool:
    """Not any more; False for who did not wait."""
    sql = "DELETE FROM item_waits WHERE item_id = ? AND size = ? AND chat_id = ?"
    return bool(await tx.run(sql, (item, size, chat)))


async def leave_all(tx: Tx, chat: ChatId) -> int:
    """For nothing any more; returns on how many lists they were."""
    return await tx.run("DELETE FROM item_waits WHERE chat_id = ?", (chat,))


async def queue(tx: Tx, item: int, size: str) -> list[Wait]:
    """Everybody who waits and can be reached, first come first."""
    rows = await tx.all(
        "SELECT w.id, w.item_id, w.size, w.chat_id, w.told FROM item_waits w JOIN chats c ON c.id = w.chat_id"
        " AND c.reach = 'open' WHERE w.item_id = ? AND w.size = ? ORDER BY w.id",
        (item, size),
    )
    return [_of_row(row) for row in rows]


async def of_person(tx: Tx, chat: ChatId) -> list[Wait]:
    """What somebody waits for."""
    rows = await tx.all(
        "SELECT id, item_id, size, chat_id, told FROM item_waits WHERE chat_id = ? ORDER BY id", (chat,)
    )
    return [_of_row(row) for row in rows]


async def place(tx: Tx, item: int, size: str, chat: ChatId) -> int | None:
    """The person's place in the queue, the first is 1; None for who does not wait."""
    row = await tx.one(
        "SELECT (SELECT count(*) FROM item_waits b WHERE b.item_id = a.item_id AND b.size = a.size AND b.id <= a.id)"
        " FROM item_waits a WHERE a.item_id = ? AND a.size = ? AND a.chat_id = ?",
        (item, size, chat),
    )
    return int(row[0]) if row else None


async def waited_for(tx: Tx) -> list[tuple[int, str]]:
    """Every item and size somebody waits for."""
    rows = await tx.all("SELECT DISTINCT item_id, size FROM item_waits ORDER BY item_id, size")
    return [(row[0], row[1]) for row in rows]


async def counts(tx: Tx) -> dict[tuple[int, str], int]:
    """How many wait for each item and size."""
    rows = await tx.all("SELECT item_id, size, count(*) FROM item_waits GROUP BY item_id, size")
    return {(row[0], row[1]): row[2] for row in rows}


async def tell(tx: Tx, id_: int, stock: int) -> None:
    """They heard that the first tap has a piece of this stock; 0 makes it news again."""
    await tx.run("UPDATE item_waits SET told = ? WHERE id = ?", (stock, id_))


def _of_row(row: Record) -> Wait:
    id_, item, size, chat, told = row
    return Wait(id_, item, size, ChatId(chat), told)
