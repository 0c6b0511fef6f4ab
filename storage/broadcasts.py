"""Sendings and their texts as rows; the receivers stand in their own file; never a decision."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from bot.domain.broadcasts import Broadcast, Counts, Purpose, State
from bot.domain.chats import ChatId
from bot.domain.delivery import Call
from storage.database import Record, Tx
from storage.numbers import allot
from storage.vault import Vault

CALL = "broadcast_texts.call"
_COLUMNS = (
    "id, announcement_id, purpose, of_broadcast, state, urgent, by_chat, starts_at, useful_until, cursor,"
    " total, sent, failed, blocked, unknown, withheld, began_at, ended_at, card_message, card_at"
)


async def add(tx: Tx, new: Broadcast) -> int:
    """Plan a sending (its number is not used); returns its number."""
    rows = await tx.all(
        "INSERT INTO broadcasts (announcement_id, purpose, of_broadcast, state, urgent, by_chat, starts_at,"
        " useful_until, card_message) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            new.announcement,
            new.purpose,
            new.of,
            new.state,
            int(new.urgent),
            new.by,
            int(new.starts_at.timestamp()),
            int(new.useful_until.timestamp()) if new.useful_until else None,
            new.card_message,
        ),
    )
    return int(rows[0][0])


async def put_texts(tx: Tx, vault: Vault, broadcast: int, calls: Mapping[str, Call]) -> None:
    """Freeze what each language gets, in place of what it was to get."""
    await tx.run("DELETE FROM broadcast_texts WHERE broadcast_id = ?", (broadcast,))
    for language, call in calls.items():
        id_ = await allot(tx, "broadcast_texts")
        held = json.dumps({"method": call.method, "params": call.params, "plain": call.plain}, ensure_ascii=False)
        await tx.run(
            "INSERT INTO broadcast_texts (id, broadcast_id, language, call) VALUES (?, ?, ?, ?)",
            (id_, broadcast, language, vault.seal(CALL, id_, held.encode())),
        )


async def texts(tx: Tx, vault: Vault, broadcast: int) -> dict[str, Call]:
    """What each language gets."""
    rows = await tx.all("SELECT id, language, call FROM broadcast_texts WHERE broadcast_id = ?", (broadcast,))
    held = {language: json.loads(vault.open(CALL, id_, call)) for id_, language, call in rows}
    return {language: Call(one["method"], one["params"], one["plain"]) for language, one in held.items()}


async def get(tx: Tx, number: int) -> Broadcast | None:
    """One sending."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM broadcasts WHERE id = ?", (number,))
    return _of_row(row) if row else None


async def in_hand(tx: Tx) -> list[Broadcast]:
    """Every sending that is not over, urgent ones first."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM broadcasts WHERE state IN ('planned', 'gathering', 'ready', 'running', 'paused')"
        " ORDER BY urgent DESC, id"
    )
    return [_of_row(row) for row in rows]


async def of_announcement(tx: Tx, announcement: int) -> list[Broadcast]:
    """Every sending of one announcement, the latest first."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM broadcasts WHERE announcement_id = ? ORDER BY id DESC", (announcement,)
    )
    return [_of_row(row) for row in rows]


async def latest(tx: Tx, most: int) -> list[Broadcast]:
    """The last sendings."""
    return [
        _of_row(row) for row in await tx.all(f"SELECT {_COLUMNS} FROM broadcasts ORDER BY id DESC LIMIT ?", (most,))
    ]


async def change(tx: Tx, number: int, old: Iterable[State], new: State) -> bool:
    """Bring it from one of these states to another; False where it stands elsewhere by now."""
    states = tuple(old)
    marks = ", ".join("?" * len(states))
    sql = f"UPDATE broadcasts SET state = ? WHERE id = ? AND state IN ({marks})"
    return bool(await tx.run(sql, (new, number, *states)))


async def gathered(tx: Tx, number: int, cursor: int, more: int) -> None:
    """So many receivers more are written down, up to this row of chats."""
    await tx.run("UPDATE broadcasts SET cursor = ?, total = total + ? WHERE id = ?", (cursor, more, number))


async def count(tx: Tx, number: int, ended: Mapping[str, int]) -> None:
    """So many more ended in these states, which are names of columns."""
    if ended:
        sums = ", ".join(f"{name} = {name} + {int(some)}" for name, some in sorted(ended.items()))
        await tx.run(f"UPDATE broadcasts SET {sums} WHERE id = ?", (number,))


async def began(tx: Tx, number: int, now: int) -> None:
    """It goes out from now on; after a pause the first moment stays."""
    await tx.run("UPDATE broadcasts SET began_at = coalesce(began_at, ?) WHERE id = ?", (now, number))


async def end(tx: Tx, number: int, state: State, now: int) -> None:
    """It is over."""
    await tx.run("UPDATE broadcasts SET state = ?, ended_at = ? WHERE id = ?", (state, now, number))


async def retime(tx: Tx, number: int, starts_at: int, useful_until: int | None) -> None:
    """Another time, and until when it is useful."""
    await tx.run(
        "UPDATE broadcasts SET starts_at = ?, useful_until = ? WHERE id = ?", (starts_at, useful_until, number)
    )


async def put_card(tx: Tx, number: int, chat: ChatId, message: int, now: int) -> None:
    """From now on this person watches it in this message."""
    await tx.run(
        "UPDATE broadcasts SET by_chat = ?, card_message = ?, card_at = ? WHERE id = ?", (chat, message, now, number)
    )


async def card_shown(tx: Tx, number: int, now: int) -> None:
    """Its card was changed at that moment."""
    await tx.run("UPDATE broadcasts SET card_at = ? WHERE id = ?", (now, number))


def _of_row(row: Record) -> Broadcast:
    id_, announcement, purpose, of, state, urgent, by, starts, useful, cursor, *counts, began, ended, card, shown = row
    return Broadcast(
        id_,
        announcement,
        Purpose(purpose),
        of,
        State(state),
        bool(urgent),
        ChatId(by) if by is not None else None,
        datetime.fromtimestamp(starts, UTC),
        _at(useful),
        cursor,
        Counts(*counts),
        _at(began),
        _at(ended),
        card,
        _at(shown),
    )


def _at(seconds: int | None) -> datetime | None:
    return None if seconds is None else datetime.fromtimestamp(seconds, UTC)
