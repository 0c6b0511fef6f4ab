"""Which people and which services are paused; what is over counts no more and is dropped; never why it ends."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.domain.chats import ChatId
from bot.domain.pauses import PersonPause, Why
from storage.database import Tx


async def pause(tx: Tx, chat: ChatId, why: Why, until: int, by: ChatId) -> None:
    """Pause somebody; the last decision counts."""
    await tx.run(
        "INSERT INTO pauses (chat_id, reason, until, by_chat) VALUES (?, ?, ?, ?) ON CONFLICT (chat_id)"
        " DO UPDATE SET reason = excluded.reason, until = excluded.until, by_chat = excluded.by_chat",
        (chat, why, until, by),
    )


async def of(tx: Tx, chat: ChatId, now: int) -> PersonPause | None:
    """The pause of somebody that still counts."""
    row = await tx.one("SELECT reason, until FROM pauses WHERE chat_id = ? AND until > ?", (chat, now))
    return PersonPause(chat, Why(row[0]), datetime.fromtimestamp(row[1], UTC)) if row else None


async def end(tx: Tx, chat: ChatId, now: int) -> bool:
    """End it; False where it counts no more."""
    return bool(await tx.run("DELETE FROM pauses WHERE chat_id = ? AND until > ?", (chat, now)))


async def pause_service(tx: Tx, service: str, again_on: date) -> None:
    """Pause a service; the last decision counts."""
    await tx.run(
        "INSERT INTO service_pauses (service, again_on) VALUES (?, ?)"
        " ON CONFLICT (service) DO UPDATE SET again_on = excluded.again_on",
        (service, again_on.isoformat()),
    )


async def of_service(tx: Tx, service: str, today: date) -> date | None:
    """When a paused service can be asked for again."""
    sql = "SELECT again_on FROM service_pauses WHERE service = ? AND again_on > ?"
    row = await tx.one(sql, (service, today.isoformat()))
    return date.fromisoformat(row[0]) if row else None


async def services(tx: Tx, today: date) -> dict[str, date]:
    """Every paused service, and when it can be asked for again."""
    rows = await tx.all("SELECT service, again_on FROM service_pauses WHERE again_on > ?", (today.isoformat(),))
    return {service: date.fromisoformat(again_on) for service, again_on in rows}


async def end_service(tx: Tx, service: str, today: date) -> bool:
    """It can be asked for from now; False where it could be already."""
    sql = "DELETE FROM service_pauses WHERE service = ? AND again_on > ?"
    return bool(await tx.run(sql, (service, today.isoformat())))
