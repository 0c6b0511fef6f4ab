"""Who is to get a sending, one row each, and how it ended for them; never a text or a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.broadcasts import Ending, Receiver
from bot.domain.chats import ChatId
from storage.database import Tx


async def add(tx: Tx, broadcast: int, people: Sequence[tuple[ChatId, str]]) -> None:
    """Write down these people and the language each gets; one who is there already counts once."""
    await tx.many(
        "INSERT INTO receivers (broadcast_id, chat_id, language) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        [(broadcast, chat, language) for chat, language in people],
    )


async def copy(tx: Tx, broadcast: int, of: int, span: tuple[int, int], states: Iterable[Ending]) -> int:
    """Write down those of an earlier sending for whom it ended so, with row numbers of chats in (after, until].

    Their message goes along, where there is one. Returns how many that were.
    """
    wanted = tuple(states)
    marks = ", ".join("?" * len(wanted))
    return await tx.run(
        "INSERT INTO receivers (broadcast_id, chat_id, language, message_id, sent_at)"
        " SELECT ?, chat_id, language, message_id, sent_at FROM receivers"
        f" WHERE broadcast_id = ? AND chat_id > ? AND chat_id <= ? AND state IN ({marks})",
        (broadcast, of, *span, *wanted),
    )


async def waiting(tx: Tx, broadcast: int, most: int, *, urgent: bool, sent_after: int | None) -> list[Receiver]:
    """The next who have not had it, with whether they still want it and can be reached.

    ``sent_after`` is for changes: a message sent before then can no longer be changed.
    """
    hears = "c.hears <> 'nothing'" if urgent else "c.hears = 'all'"
    fresh = "1" if sent_after is None else f"(r.message_id IS NOT NULL AND r.sent_at > {int(sent_after)})"
    wants = fresh if sent_after is not None else hears
    rows = await tx.all(
        f"SELECT r.chat_id, r.language, r.message_id, {wants}, c.reach = 'open'"
        " FROM receivers r JOIN chats c ON c.id = r.chat_id"
        " WHERE r.broadcast_id = ? AND r.state = 'waiting' ORDER BY r.chat_id LIMIT ?",
        (broadcast, most),
    )
    return [Receiver(ChatId(chat), tag, message, bool(want), bool(open_)) for chat, tag, message, want, open_ in rows]


async def put(tx: Tx, broadcast: int, ended: Iterable[tuple[ChatId, Ending, int | None]]) -> None:
    """Each of these people stands so now, with the row of the outbox their message is owed under."""
    await tx.many(
        "UPDATE receivers SET state = ?, outbox_id = ? WHERE broadcast_id = ? AND chat_id = ?",
        [(state, owed, broadcast, chat) for chat, state, owed in ended],
    )


async def settle(tx: Tx, broadcast: int) -> Mapping[str, int]:
    """Write down for whom it ended since the last look; returns how many ended in each state."""
    rows = await tx.all(
        "UPDATE receivers SET state = CASE o.state"
        "   WHEN 'sent' THEN 'sent' WHEN 'uncertain' THEN 'unknown' WHEN 'expired' THEN 'withheld'"
        "   ELSE iif((SELECT reach FROM chats WHERE id = o.chat_id) = 'open', 'failed', 'blocked') END,"
        " message_id = coalesce(o.message_id, receivers.message_id), sent_at = coalesce(receivers.sent_at, o.ended_at)"
        " FROM outbox o WHERE receivers.broadcast_id = ? AND receivers.state = 'owed' AND o.id = receivers.outbox_id"
        " AND o.state NOT IN ('open', 'sending') RETURNING receivers.state",
        (broadcast,),
    )
    return Counter(row[0] for row in rows)


async def take_back(tx: Tx, broadcast: int, now: int) -> int:
    """Nobody is owed it any more but those whose message is on its way; returns how many wait again."""
    await tx.run(
        "UPDATE outbox SET state = 'void', reason = 'held back', ended_at = ?, payload = NULL"
        " WHERE state = 'open' AND id IN (SELECT outbox_id FROM receivers WHERE broadcast_id = ? AND state = 'owed')",
        (now, broadcast),
    )
    return await tx.run(
        "UPDATE receivers SET state = 'waiting', outbox_id = NULL WHERE broadcast_id = ? AND state = 'owed'"
        " AND outbox_id IN (SELECT id FROM outbox WHERE state = 'void' AND reason = 'held back')",
        (broadcast,),
    )


async def owed(tx: Tx, broadcast: int) -> int:
    """How many messages of it are in the outbox."""
    row = await tx.one("SELECT count(*) FROM receivers WHERE broadcast_id = ? AND state = 'owed'", (broadcast,))
    return int(row[0]) if row else 0


async def on_their_way(tx: Tx) -> list[int]:
    """The sendings of which messages are in the outbox, those too that are stopped or paused."""
    return [row[0] for row in await tx.all("SELECT DISTINCT broadcast_id FROM receivers WHERE state = 'owed'")]


async def of_message(tx: Tx, chat: ChatId, message: int) -> int | None:
    """The announcement that stands in this message of somebody's chat, also where neutral words stood above it."""
    row = await tx.one(
        "SELECT b.announcement_id FROM receivers r JOIN broadcasts b ON b.id = r.broadcast_id"
        " WHERE r.chat_id = ?1 AND r.message_id IN (?2, (SELECT o.message_id FROM veiled v"
        " JOIN outbox s ON s.id = v.shown JOIN outbox o ON o.id = v.id WHERE v.chat_id = ?1 AND s.message_id = ?2))",
        (chat, message),
    )
    return int(row[0]) if row else None
