"""Answers the organisation has written itself, by language: public words, so they are not sealed."""

from __future__ import annotations

from itertools import groupby

from bot.domain.chats import ChatId
from bot.domain.kept_answers import OwnAnswer
from storage.database import Record, Tx

_TEXTS = "SELECT answer_id, language, text FROM own_answer_texts"


async def add(tx: Tx, by: ChatId, now: int) -> int:
    """A new answer, still without words; returns its number."""
    rows = await tx.all("INSERT INTO own_answers (created_at, by_chat) VALUES (?, ?) RETURNING id", (now, by))
    return int(rows[0][0])


async def put(tx: Tx, id_: int, language: str, text: str) -> None:
    """Its words in one language, in place of those before."""
    await tx.run(
        "INSERT INTO own_answer_texts (answer_id, language, text) VALUES (?, ?, ?)"
        " ON CONFLICT (answer_id, language) DO UPDATE SET text = excluded.text",
        (id_, language, text),
    )


async def every(tx: Tx) -> list[OwnAnswer]:
    """All of them, the newest first."""
    rows = await tx.all(f"{_TEXTS} ORDER BY answer_id DESC, language")
    return [_answer(list(some)) for _, some in groupby(rows, key=lambda row: row[0])]


async def get(tx: Tx, id_: int) -> OwnAnswer | None:
    """One."""
    rows = await tx.all(f"{_TEXTS} WHERE answer_id = ? ORDER BY language", (id_,))
    return _answer(rows) if rows else None


async def drop(tx: Tx, id_: int) -> bool:
    """It is gone in every language; False where it was gone before."""
    return bool(await tx.run("DELETE FROM own_answers WHERE id = ?", (id_,)))


def _answer(rows: list[Record]) -> OwnAnswer:
    return OwnAnswer(rows[0][0], {language: text for _, language, text in rows})
