"""Who talks to whom at this moment; never what is said."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.talks import OpenTalk
from storage.database import Record, Tx

_COLUMNS = "id, request_id, client_chat, staff_chat, last_at"


async def of(tx: Tx, chat: ChatId) -> OpenTalk | None:
    """The talk somebody is in, at either end."""
    sql = f"SELECT {_COLUMNS} FROM talks WHERE client_chat = ? OR staff_chat = ?"
    return _talk(await tx.one(sql, (chat, chat)))


async def of_request(tx: Tx, request: int) -> OpenTalk | None:
    """The talk about a request."""
    return _talk(await tx.one(f"SELECT {_COLUMNS} FROM talks WHERE request_id = ?", (request,)))


async def get(tx: Tx, id_: int) -> OpenTalk | None:
    """One talk."""
    return _talk(await tx.one(f"SELECT {_COLUMNS} FROM talks WHERE id = ?", (id_,)))


async def add(tx: Tx, request: int, client: ChatId, staff: ChatId, now: int) -> OpenTalk | None:
    """One begins; None where either is in one already."""
    rows = await tx.all(
        "INSERT INTO talks (request_id, client_chat, staff_chat, begun_at, last_at) VALUES (?, ?, ?, ?, ?)"
        f" ON CONFLICT DO NOTHING RETURNING {_COLUMNS}",
        (request, client, staff, now, now),
    )
    return _talk(rows[0] if rows else None)


async def touch(tx: Tx, id_: int, now: int) -> None:
    """Somebody wrote."""
    await tx.run("UPDATE talks SET last_at = ? WHERE id = ?", (now, id_))


async def drop(tx: Tx, id_: int) -> bool:
    """It is over; False where it was already."""
    return bool(await tx.run("DELETE FROM talks WHERE id = ?", (id_,)))


def _talk(row: Record | None) -> OpenTalk | None:
    if row is None:
        return None
    id_, request, client, staff, last_at = row
    return OpenTalk(id_, request, ChatId(client), ChatId(staff), last_at)
