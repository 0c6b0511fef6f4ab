"""What a restored file still owes that was settled since it was copied; never which people are erased again."""

from __future__ import annotations

from bot.domain.chats import ChatId
from storage.database import Tx

REASON = "restored"


async def void_owed(tx: Tx, now: int) -> int:
    """End every message that was owed when the copy was made: most of them went out since."""
    return await tx.run(
        "UPDATE outbox SET state = 'void', reason = ?, ended_at = ?, payload = NULL WHERE state IN ('open', 'sending')",
        (REASON, now),
    )


async def miss_reminders(tx: Tx, now: int) -> int:
    """What was due meanwhile to be told counts as missed; what has to be done however late stays planned."""
    return await tx.run(
        "UPDATE reminders SET state = 'missed' WHERE state = 'planned' AND due_at <= ? AND useful_until IS NOT NULL",
        (now,),
    )


async def unknown_receivers(tx: Tx, broadcast: int) -> int:
    """Whoever was still to get this sending may have had it since; returns how many."""
    return await tx.run(
        "UPDATE receivers SET state = 'unknown', outbox_id = NULL"
        " WHERE broadcast_id = ? AND state IN ('waiting', 'owed')",
        (broadcast,),
    )


async def private_chats(tx: Tx) -> list[tuple[ChatId, bytes]]:
    """Number and sealed Telegram id of everybody."""
    return [(ChatId(row[0]), row[1]) for row in await tx.all("SELECT id, ref FROM chats WHERE kind = 'private'")]
