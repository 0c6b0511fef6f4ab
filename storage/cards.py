"""Cards of requests in the staff's group: which message, and what it says now; never a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.chats import ChatId
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Card:
    """One card; ``message`` is None until Telegram has it."""

    request: int
    group: ChatId
    message: int | None
    shown: str


async def every(tx: Tx) -> list[Card]:
    """The cards there are, with the message's number where it is known by now."""
    rows = await tx.all(
        "SELECT c.request_id, c.group_id, coalesce(c.message_id, o.message_id), c.shown FROM cards c"
        " LEFT JOIN outbox o ON o.id = c.outbox_id ORDER BY c.request_id"
    )
    return [Card(request, ChatId(group), message, shown) for request, group, message, shown in rows]


async def add(tx: Tx, card: Card, outbox: int) -> None:
    """A card is on its way."""
    await tx.run(
        "INSERT INTO cards (request_id, group_id, outbox_id, shown) VALUES (?, ?, ?, ?)",
        (card.request, card.group, outbox, card.shown),
    )


async def change(tx: Tx, card: Card, shown: str) -> None:
    """It says something else now."""
    await tx.run("UPDATE cards SET shown = ?, message_id = ? WHERE request_id = ?", (shown, card.message, card.request))


async def drop(tx: Tx, request: int) -> None:
    """It says its last word, and is looked at no more."""
    await tx.run("DELETE FROM cards WHERE request_id = ?", (request,))
