"""Messages that wait for an interpreter; the words are sealed, one person has one, guarded by the database."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from bot.domain.chats import ChatId
from bot.domain.interpretations import Interpretation, Stage
from storage.database import Record, Tx
from storage.numbers import allot
from storage.vault import Vault

TEXT, ANSWER = "interpretations.text", "interpretations.answer"
_COLUMNS = (
    "id, request_id, text, source, target, to_client, until, asked_by, stage, taken_by, answer, returned, shown, typed"
)
_RUNNING = "stage IN ('open', 'taken')"


async def add(tx: Tx, vault: Vault, new: Interpretation) -> Interpretation:
    """One more; its number is allotted first because the sealed field is bound to it."""
    number = await allot(tx, "interpretations")
    sealed, until = vault.seal(TEXT, number, new.text.encode()), int(new.until.timestamp())
    await tx.run(
        "INSERT INTO interpretations (id, request_id, text, source, target, to_client, until, asked_by)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (number, new.request, sealed, new.source, new.target, int(new.to_client), until, new.asked_by),
    )
    return replace(new, id=number)


async def get(tx: Tx, vault: Vault, id_: int) -> Interpretation | None:
    """One."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM interpretations WHERE id = ?", (id_,))
    return _interpretation(vault, row) if row else None


async def of_request(tx: Tx, vault: Vault, request: int) -> list[Interpretation]:
    """All of a request, oldest first."""
    rows = await tx.all(f"SELECT {_COLUMNS} FROM interpretations WHERE request_id = ? ORDER BY id", (request,))
    return [_interpretation(vault, row) for row in rows]


async def seen_of(tx: Tx, vault: Vault, client: ChatId) -> list[Interpretation]:
    """Those of a client's requests whose words stand in an interpreter's chat."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM interpretations WHERE stage = 'taken'"
        " AND request_id IN (SELECT id FROM requests WHERE chat_id = ?)",
        (client,),
    )
    return [_interpretation(vault, row) for row in rows]


async def in_hand(tx: Tx, chat: ChatId) -> int | None:
    """The one somebody has at this moment."""
    row = await tx.one("SELECT id FROM interpretations WHERE taken_by = ? AND stage = 'taken'", (chat,))
    return int(row[0]) if row else None


async def take(tx: Tx, id_: int, by: ChatId, until: int) -> bool:
    """The first who asks has it until then; False for anybody after."""
    return bool(
        await tx.run(
            "UPDATE interpretations SET stage = 'taken', taken_by = ?, until = ? WHERE id = ? AND stage = 'open'",
            (by, until, id_),
        )
    )


async def show(tx: Tx, id_: int, message: int) -> None:
    """The words stand in this message."""
    await tx.run("UPDATE interpretations SET shown = ? WHERE id = ?", (message, id_))


async def write(tx: Tx, vault: Vault, id_: int, answer: str, typed: int | None) -> None:
    """Keep a translation, not sent yet; an empty one takes it back."""
    sealed = vault.seal(ANSWER, id_, answer.encode()) if answer else None
    await tx.run("UPDATE interpretations SET answer = ?, typed = ? WHERE id = ?", (sealed, typed, id_))


async def reopen(tx: Tx, id_: int, until: int) -> None:
    """Nobody has it any more; others may take it until then."""
    await tx.run(
        "UPDATE interpretations SET stage = 'open', until = ?, returned = 1, taken_by = NULL, answer = NULL,"
        " shown = NULL, typed = NULL WHERE id = ? AND stage = 'taken'",
        (until, id_),
    )


async def finish(tx: Tx, id_: int) -> bool:
    """It is translated; True once."""
    return bool(
        await tx.run(
            "UPDATE interpretations SET stage = 'done', shown = NULL, typed = NULL WHERE id = ? AND stage = 'taken'",
            (id_,),
        )
    )


async def drop(tx: Tx, id_: int, stage: Stage) -> bool:
    """It ends without an answer, and its words go."""
    return bool(
        await tx.run(
            "UPDATE interpretations SET stage = ?, text = NULL, answer = NULL, shown = NULL, typed = NULL"
            f" WHERE id = ? AND {_RUNNING}",
            (stage, id_),
        )
    )


def _interpretation(vault: Vault, row: Record) -> Interpretation:
    number, request, text, source, target, to_client, until, asked, stage, taken, answer, returned, shown, typed = row
    return Interpretation(
        number,
        request,
        vault.open(TEXT, number, text).decode() if text else "",
        source,
        target,
        bool(to_client),
        datetime.fromtimestamp(until, UTC),
        None if asked is None else ChatId(asked),
        Stage(stage),
        None if taken is None else ChatId(taken),
        vault.open(ANSWER, number, answer).decode() if answer else "",
        bool(returned),
        shown,
        typed,
    )
