"""Messages the bot owes: written with the change they speak of, emptied when ended; never a network call."""

from __future__ import annotations

import json
import logging
from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.domain.chats import ChatId
from bot.domain.delivery import COPIES, Call, Order, Outgoing, State, Upload
from storage import chats
from storage.database import Tx
from storage.numbers import Numbers
from storage.vault import Unreadable, Vault

log = logging.getLogger(__name__)

PAYLOAD = "outbox.payload"


@dataclass(frozen=True, slots=True)
class Claimed:
    """A row taken for sending, with the chat's Telegram id."""

    id: int
    chat: ChatId
    to: int
    call: Call
    lost: int
    tries: int


@dataclass(frozen=True, slots=True)
class Closing:
    """What became of a row. ``due_at`` counts only where it is open again."""

    id: int
    state: State
    due_at: int = 0
    lost: int = 0
    message_id: int | None = None
    reason: str | None = None
    ended_at: int | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """What the sender has to know of an open row to put it in its lane."""

    id: int
    chat: ChatId
    lane: int
    edits: int | None
    due_at: int
    expires_at: int | None
    group: bool


def packed(call: Call) -> bytes:
    """A call as it is stored, before it is sealed."""
    held: dict[str, Any] = {"method": call.method, "params": call.params, "plain": call.plain}
    if call.file is not None:
        held["file"] = asdict(call.file) | {"content": b64encode(call.file.content).decode()}
    if call.order is not None:
        held["order"] = asdict(call.order)
    return json.dumps(held, ensure_ascii=False).encode()


def sealed(vault: Vault, id_: int, call: Call) -> bytes:
    """A call as it is stored."""
    return vault.seal(PAYLOAD, id_, packed(call))


def read(payload: bytes) -> Call:
    """A call from what ``written`` made of it."""
    held = json.loads(payload)
    file, order = held.get("file"), held.get("order")  # rows of earlier releases have none
    upload = Upload(**file | {"content": b64decode(file["content"])}) if file else None
    return Call(held["method"], held["params"], held["plain"], upload, Order(**order) if order else None)


def take_number(numbers: Numbers) -> int:
    """The number of the next row."""
    return numbers.take("outbox")


async def add(tx: Tx, vault: Vault, messages: Iterable[Outgoing]) -> None:
    """Owe these messages."""
    await tx.many(
        "INSERT INTO outbox (id, chat_id, lane, edits, payload, due_at, expires_at, gone_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (m.id, m.chat, int(m.lane), m.edits, sealed(vault, m.id, m.call), m.due_at, m.expires_at, _gone_at(m))
            for m in messages
        ],
    )


def _gone_at(message: Outgoing) -> int | None:
    return None if message.call.lasts is None else message.due_at + message.call.lasts


async def over(tx: Tx, now: int) -> list[tuple[ChatId, int]]:
    """The messages whose time in the chat is over, by chat and Telegram's number, each once."""
    rows = await tx.all(
        "UPDATE outbox SET gone_at = NULL WHERE gone_at <= ? AND state NOT IN ('open', 'sending')"
        " RETURNING chat_id, message_id",
        (now,),
    )
    return [(ChatId(chat), message) for chat, message in rows if message is not None]


async def add_done(tx: Tx, message: Outgoing, now: int) -> None:
    """Count an edit as sent that needs none: what it changes is kept by us."""
    await tx.run(
        "INSERT INTO outbox (id, chat_id, lane, edits, state, due_at, message_id, reason, ended_at)"
        " VALUES (?, ?, ?, ?, 'sent', ?, ?, 'behind neutral words', ?)",
        (message.id, message.chat, int(message.lane), message.edits, message.due_at, message.edits, now),
    )


async def claim(tx: Tx, vault: Vault, ids: Sequence[int], now: int) -> list[Claimed]:
    """Take these rows for sending; rows ended meanwhile (voided, erased) do not come back.

    A row into which a value was moved from another, or that is damaged, ends here and stops nobody else.
    """
    marks = ", ".join("?" * len(ids))
    rows = await tx.all(
        f"UPDATE outbox SET state = 'sending', tries = tries + 1 WHERE state = 'open' AND id IN ({marks})"
        " RETURNING id, chat_id, (SELECT ref FROM chats WHERE id = chat_id), payload, lost, tries",
        tuple(ids),
    )
    out: list[Claimed] = []
    for id_, chat, ref, payload, lost, tries in rows:
        try:
            call = read(vault.open(PAYLOAD, id_, payload))
            to = chats.telegram_id_of(vault.open(chats.REF, chat, ref).decode())
        except Unreadable:
            log.error("message %d does not open: it was not sent; compare with the last backup", id_)
            await close(tx, [Closing(id_, State.DEAD, lost=lost, reason="does not open", ended_at=now)])
            continue
        if to is None:
            await close(tx, [Closing(id_, State.VOID, lost=lost, reason="no phone", ended_at=now)])
            continue
        out.append(Claimed(id_, ChatId(chat), to, call, lost, tries))
    return out


async def close(tx: Tx, closings: Iterable[Closing]) -> None:
    """Write down what became of claimed rows; an ended row loses its payload at once."""
    await tx.many(
        "UPDATE outbox SET state = ?, due_at = ?, lost = ?, message_id = ?, reason = ?, ended_at = ?,"
        " payload = iif(?, payload, NULL) WHERE id = ?",
        [
            (c.state, c.due_at, c.lost, c.message_id, c.reason, c.ended_at, c.state == State.OPEN, c.id)
            for c in closings
        ],
    )


async def rewrite(tx: Tx, vault: Vault, id_: int, call: Call) -> None:
    """Send another call in the row's place (plain words for unreadable HTML, a new message for a lost one)."""
    await tx.run("UPDATE outbox SET payload = ?, edits = NULL WHERE id = ?", (sealed(vault, id_, call), id_))


async def void_chat(tx: Tx, chat: ChatId, reason: str, now: int) -> int:
    """End everything still owed to a chat that cannot be reached."""
    return await tx.run(
        "UPDATE outbox SET state = 'void', reason = ?, ended_at = ?, payload = NULL"
        " WHERE chat_id = ? AND state = 'open'",
        (reason, now, chat),
    )


async def has(tx: Tx, id_: int) -> bool:
    """Whether this message is still known."""
    return await tx.one("SELECT 1 FROM outbox WHERE id = ?", (id_,)) is not None


async def written(tx: Tx, chat: ChatId) -> list[tuple[int, int | None, bool]]:
    """Messages that came to a chat, by their numbers there: when, where that is still known, and whether changed since.

    The newest comes first.
    """
    rows = await tx.all(
        "SELECT message_id, max(iif(edits IS NULL, ended_at, NULL)), max(edits IS NOT NULL) FROM outbox"
        " WHERE chat_id = ? AND state = 'sent' AND message_id IS NOT NULL GROUP BY 1 ORDER BY 1 DESC",
        (chat,),
    )
    return [(message, sent_at, bool(changed)) for message, sent_at, changed in rows]


async def recover(tx: Tx, now: int) -> int:
    """After a stop, settle the rows that were in flight, as they may have arrived; returns how many stay uncertain.

    Edits are repeated; a message goes out once more at the most, and one lost twice ends as uncertain.
    """
    await tx.run("UPDATE outbox SET lost = lost + 1 WHERE state = 'sending' AND edits IS NULL")
    uncertain = await tx.run(
        "UPDATE outbox SET state = 'uncertain', reason = 'answer lost twice', ended_at = ?, payload = NULL"
        " WHERE state = 'sending' AND lost >= ?",
        (now, COPIES),
    )
    await tx.run("UPDATE outbox SET state = 'open' WHERE state = 'sending'")
    return uncertain


async def owed(tx: Tx) -> list[Owed]:
    """Every open row, oldest first."""
    rows = await tx.all(
        "SELECT o.id, o.chat_id, o.lane, o.edits, o.due_at, o.expires_at, c.kind = 'group'"
        " FROM outbox o JOIN chats c ON c.id = o.chat_id WHERE o.state IN ('open', 'sending') ORDER BY o.id"
    )
    return [Owed(*row) for row in rows]


async def sent_since(tx: Tx, chat: ChatId, at: int) -> list[int]:
    """The messages a chat got since then, by Telegram's numbers; one that was only changed since is not among them."""
    rows = await tx.all(
        "SELECT DISTINCT message_id FROM outbox WHERE chat_id = ? AND state = 'sent' AND edits IS NULL"
        " AND message_id IS NOT NULL AND ended_at > ? ORDER BY message_id",
        (chat, at),
    )
    return [row[0] for row in rows]


async def counts(tx: Tx) -> dict[str, int]:
    """How many rows stand in each state."""
    return dict(await tx.all("SELECT state, count(*) FROM outbox GROUP BY state"))
