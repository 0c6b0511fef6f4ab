"""What is promised on a ticket and what became of it; one guarded statement for each step. Never a rule."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime

from bot.domain.chats import ChatId
from bot.domain.giving import Allotment, State
from bot.domain.schedule import SlotKey
from storage.database import Record, Tx
from storage.stocks import ACTIVE, TAKEN

_NAMES = "id, ticket_id, stock_id, item_id, chat_id, state, period, again_on, until, changed_at, by_chat"
_COLUMNS = ", ".join(f"a.{name}" for name in _NAMES.split(", "))


async def promise(tx: Tx, new: Allotment, now: int) -> int | None:
    """A piece of the stock, if there is one and the household has none: the only way to it; returns its number."""
    rows = await tx.all(
        "INSERT INTO allotments (ticket_id, stock_id, item_id, chat_id, state, period, again_on, until, made_at,"
        f" changed_at, by_chat) SELECT ?, s.id, s.item_id, ?, ?, ?, ?, ?, ?, ?, ? FROM stocks s WHERE s.id = ?"
        f" AND s.amount > {TAKEN} ON CONFLICT DO NOTHING RETURNING id",
        (
            new.ticket,
            new.chat,
            new.state,
            new.period,
            None if new.again_on is None else new.again_on.isoformat(),
            None if new.until is None else int(new.until.timestamp()),
            now,
            now,
            new.by,
            new.stock,
        ),
    )
    return int(rows[0][0]) if rows else None


async def turn(tx: Tx, id_: int, before: Collection[State], after: State, now: int, by: ChatId | None = None) -> bool:
    """From one of these states to another; False where it stands in none of them: somebody was faster."""
    states = ", ".join(f"'{state}'" for state in sorted(before))
    rows = await tx.all(
        "UPDATE allotments SET state = ?, until = NULL, changed_at = ?, by_chat = ?"
        f" WHERE id = ? AND state IN ({states}) RETURNING id",
        (after, now, by, id_),
    )
    return bool(rows)


async def get(tx: Tx, id_: int) -> Allotment | None:
    """One, whatever became of it."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM allotments a WHERE a.id = ?", (id_,))
    return _of_row(row) if row else None


async def of_ticket(tx: Tx, ticket: int) -> list[Allotment]:
    """Everything on a ticket that is promised or was collected, in the order it was asked."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM allotments a WHERE a.ticket_id = ? AND a.state IN {ACTIVE} ORDER BY a.id", (ticket,)
    )
    return [_of_row(row) for row in rows]


async def open_of(tx: Tx, chat: ChatId, item: int, size: str) -> Allotment | None:
    """What a household is promised of one item and size, and has not collected."""
    row = await tx.one(
        f"SELECT {_COLUMNS} FROM allotments a JOIN stocks s ON s.id = a.stock_id WHERE a.chat_id = ?"
        " AND a.item_id = ? AND s.size = ? AND a.state IN ('asked', 'held', 'granted') ORDER BY a.id LIMIT 1",
        (chat, item, size),
    )
    return _of_row(row) if row else None


async def periods(tx: Tx, chat: ChatId, item: int) -> set[str]:
    """The times in which a household has, or is promised, one."""
    rows = await tx.all(
        f"SELECT period FROM allotments WHERE chat_id = ? AND item_id = ? AND period <> '' AND state IN {ACTIVE}",
        (chat, item),
    )
    return {row[0] for row in rows}


async def used(tx: Tx, chat: ChatId, item: int, size: str) -> set[SlotKey]:
    """The days on which a household has, or is promised, one of this size: a second is not for the same number."""
    rows = await tx.all(
        "SELECT s.series, s.original_on FROM allotments a JOIN stocks s ON s.id = a.stock_id"
        f" WHERE a.chat_id = ? AND a.item_id = ? AND s.size = ? AND a.state IN {ACTIVE}",
        (chat, item, size),
    )
    return {(row[0], date.fromisoformat(row[1])) for row in rows}


async def open_of_person(tx: Tx, chat: ChatId) -> list[Allotment]:
    """Everything somebody is promised and has not collected."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM allotments a WHERE a.chat_id = ? AND a.state IN ('asked', 'held', 'granted')"
        " ORDER BY a.id",
        (chat,),
    )
    return [_of_row(row) for row in rows]


async def asked(tx: Tx, item: int | None = None) -> list[Allotment]:
    """What waits for a yes, of one item or of all, in the order it was asked."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM allotments a WHERE a.state = 'asked' AND (? IS NULL OR a.item_id = ?) ORDER BY a.id",
        (item, item),
    )
    return [_of_row(row) for row in rows]


async def open_on(tx: Tx, slot: SlotKey) -> list[Allotment]:
    """Everything promised for one day and not collected."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM allotments a JOIN tickets t ON t.id = a.ticket_id WHERE t.series = ?"
        " AND t.original_on = ? AND a.state IN ('asked', 'held', 'granted') ORDER BY a.id",
        (slot[0], slot[1].isoformat()),
    )
    return [_of_row(row) for row in rows]


def _of_row(row: Record) -> Allotment:
    id_, ticket, stock, item, chat, state, period, again_on, until, changed_at, by = row
    return Allotment(
        id_,
        ticket,
        stock,
        item,
        None if chat is None else ChatId(chat),
        State(state),
        period,
        None if again_on is None else date.fromisoformat(again_on),
        None if until is None else datetime.fromtimestamp(until, UTC),
        datetime.fromtimestamp(changed_at, UTC),
        None if by is None else ChatId(by),
    )
