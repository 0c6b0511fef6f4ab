"""One household's rows go from one chat of ours to another, and a chat gets another's address; never who may do it.

A table of what a client has stands in ``MOVES``; a test names one that does not, so that nothing is left behind.
"""

from __future__ import annotations

from collections.abc import Mapping

from bot.domain.chats import ChatId
from storage import chats, slips
from storage.database import Tx
from storage.vault import Vault

MOVES: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("consents", "chat_id"): (),
    ("requests", "chat_id"): ("id",),
    ("waits", "chat_id"): ("service",),
    ("births", "chat_id"): (),
    ("follows", "chat_id"): ("programme",),
    ("reminders_stopped", "chat_id"): ("topic",),
    ("announcement_answers", "chat_id"): ("id",),
    ("veiled", "chat_id"): ("id",),
    ("pauses", "chat_id"): (),
    ("enrolments", "chat_id"): ("series_id",),
    ("tickets", "chat_id"): ("series", "original_on"),
    ("item_waits", "chat_id"): ("item_id", "size"),
    ("receivers", "chat_id"): ("broadcast_id",),
    ("day_told", "chat_id"): ("mark_id",),
    ("outbox", "chat_id"): ("id",),
}
"""Whose row it is, and what one person has only once of it: where both have that, the household's stays."""
_DROPPED = ("outbox", "conversations", "desk_codes", "veiled")
"""What belongs to the messages in the old chat: their numbers mean other messages on the new phone."""
PROMISED = "('asked', 'held', 'granted', 'collected')"


async def of_ours(tx: Tx, chat: ChatId) -> bool:
    """Whether somebody was given any right, was locked out, or is or asked to be a volunteer."""
    row = await tx.one(
        "SELECT EXISTS (SELECT 1 FROM grants WHERE chat_id = ?1) OR EXISTS (SELECT 1 FROM lockouts WHERE chat_id = ?1)"
        " OR EXISTS (SELECT 1 FROM volunteers WHERE chat_id = ?1 AND state <> 'draft')",
        (chat,),
    )
    return bool(row and row[0])


async def stamp(tx: Tx, chat: ChatId) -> str:
    """What differs once a chat has another address; it says nothing of the address."""
    row = await tx.one("SELECT substr(found, 1, 4) FROM chats WHERE id = ?", (chat,))
    return row[0].hex() if row else ""


async def has_birth(tx: Tx, chat: ChatId) -> bool:
    """Whether there is a birth card."""
    return await tx.one("SELECT 1 FROM births WHERE chat_id = ?", (chat,)) is not None


async def reconnect(tx: Tx, vault: Vault, chat: ChatId, phone: ChatId) -> None:
    """The household goes on at the phone's address: the phone's own row is folded in, the old address is nobody's."""
    reference = await chats.reference(tx, vault, phone)
    assert reference is not None, "the phone has just shown its number"
    await tx.run(
        "DELETE FROM inbox WHERE state = 'parked' AND person = (SELECT found FROM chats WHERE id = ?)", (chat,)
    )
    for table in _DROPPED:
        await tx.run(f"DELETE FROM {table} WHERE chat_id = ?", (chat,))
    await tx.run(
        "UPDATE receivers SET outbox_id = NULL, message_id = NULL, state = iif(state = 'owed', 'unknown', state)"
        " WHERE chat_id = ?",
        (chat,),
    )
    await _fold(tx, chat, phone)
    new = await tx.one("SELECT found, language, hears, news, discreet, seen_on FROM chats WHERE id = ?", (phone,))
    assert new is not None
    await tx.run("DELETE FROM chats WHERE id = ?", (phone,))
    await tx.run(
        "UPDATE chats SET ref = ?, found = ?, language = coalesce(?, language), hears = iif(? = 'all', hears, ?),"
        " news = iif(? IN ('unasked', 'asked'), news, ?), discreet = max(discreet, ?), seen_on = ?, reach = 'open',"
        " paused_until = NULL, offered = '' WHERE id = ?",
        (
            vault.seal(chats.REF, chat, reference.encode()),
            new[0], new[1], new[2], new[2], new[3], new[3], new[4], new[5], chat,
        ),
    )  # fmt: skip
    await slips.drop(tx, chat)


async def _fold(tx: Tx, chat: ChatId, phone: ChatId) -> None:
    """A number of a day for which the household has one stays without a person; what is promised on it moves."""
    await tx.run(
        "UPDATE allotments SET ticket_id = (SELECT mine.id FROM tickets t JOIN tickets mine"
        "  ON mine.series = t.series AND mine.original_on = t.original_on AND mine.chat_id = ?1"
        "  WHERE t.id = allotments.ticket_id)"
        " WHERE chat_id = ?2 AND EXISTS (SELECT 1 FROM tickets t JOIN tickets mine"
        "  ON mine.series = t.series AND mine.original_on = t.original_on AND mine.chat_id = ?1"
        "  WHERE t.id = allotments.ticket_id)"
        " AND NOT EXISTS (SELECT 1 FROM allotments a JOIN tickets mine ON mine.id = a.ticket_id AND mine.chat_id = ?1"
        "  JOIN tickets t ON t.id = allotments.ticket_id AND t.series = mine.series"
        f"  AND t.original_on = mine.original_on WHERE a.stock_id = allotments.stock_id AND a.state IN {PROMISED})",
        (chat, phone),
    )
    await tx.run(
        "UPDATE allotments SET chat_id = ?1 WHERE chat_id = ?2 AND NOT EXISTS (SELECT 1 FROM allotments a"
        " WHERE a.chat_id = ?1 AND a.item_id = allotments.item_id AND a.period = allotments.period"
        f" AND a.period <> '' AND a.state IN {PROMISED})"
        " AND NOT EXISTS (SELECT 1 FROM tickets t JOIN tickets mine ON mine.series = t.series"
        "  AND mine.original_on = t.original_on AND mine.chat_id = ?1 AND mine.id <> t.id"
        "  WHERE t.id = allotments.ticket_id)",
        (chat, phone),
    )
    for (table, column), once in MOVES.items():
        same = " AND ".join([f"mine.{column} = ?1", *(f"mine.{one} = {table}.{one}" for one in once)])
        await tx.run(
            f"UPDATE {table} SET {column} = ?1 WHERE {column} = ?2"
            f" AND NOT EXISTS (SELECT 1 FROM {table} mine WHERE {same})",
            (chat, phone),
        )
