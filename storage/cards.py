"""Cards of requests in the staff's group: which message, and what it says now; never a sentence."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.chats import ChatId
from storage.appointments import OPEN
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Card:
    """One card; ``message`` is None until Telegram has it."""

    request: int
    message: int | None
    shown: str


async def settle(tx: Tx) -> None:
    """Take over what became of the messages that were owed, before the outbox forgets it.

    A card that never went out is sent anew, a change that never went out is made anew.
    """
    await tx.run(
        "UPDATE cards SET message_id = o.message_id FROM outbox o WHERE o.id = cards.outbox_id"
        " AND o.message_id IS NOT NULL AND o.message_id IS NOT cards.message_id"
    )
    await tx.run(
        "UPDATE cards SET shown = '' FROM outbox o WHERE o.id = cards.outbox_id AND o.state IN ('void', 'expired')"
        " AND cards.message_id IS NOT NULL AND shown <> ''"
    )
    await tx.run(
        "DELETE FROM cards WHERE message_id IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM outbox o WHERE o.id = cards.outbox_id AND o.state NOT IN ('void', 'expired'))"
    )


async def every(tx: Tx) -> list[Card]:
    """The cards there are."""
    rows = await tx.all("SELECT request_id, message_id, shown FROM cards ORDER BY request_id")
    return [Card(*row) for row in rows]


async def languages(tx: Tx) -> dict[ChatId, str]:
    """The languages of those whose requests are open, where they chose one."""
    rows = await tx.all(
        f"SELECT id, language FROM chats WHERE language IS NOT NULL AND id IN"
        f" (SELECT chat_id FROM requests WHERE {OPEN})"
    )
    return {ChatId(id_): language for id_, language in rows}


async def add(tx: Tx, card: Card, group: ChatId, outbox: int) -> None:
    """A card is on its way."""
    await tx.run(
        "INSERT INTO cards (request_id, group_id, outbox_id, shown) VALUES (?, ?, ?, ?)",
        (card.request, group, outbox, card.shown),
    )


async def change(tx: Tx, request: int, shown: str, outbox: int) -> None:
    """It is about to say something else."""
    await tx.run("UPDATE cards SET shown = ?, outbox_id = ? WHERE request_id = ?", (shown, outbox, request))


async def drop(tx: Tx, request: int) -> None:
    """It says its last word, and is looked at no more."""
    await tx.run("DELETE FROM cards WHERE request_id = ?", (request,))
