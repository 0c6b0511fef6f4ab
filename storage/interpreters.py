"""What interpreters speak, and whether a client was asked for one; never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.interpretations import Skills
from storage.database import Record, Tx


async def get(tx: Tx, chat: ChatId) -> Skills:
    """What somebody has said of themselves; nothing yet where there is no row."""
    row = await tx.one("SELECT languages, woman, paused FROM interpreters WHERE chat_id = ?", (chat,))
    return _skills(row) if row else Skills()


async def every(tx: Tx) -> dict[ChatId, Skills]:
    """The same of everybody."""
    rows = await tx.all("SELECT chat_id, languages, woman, paused FROM interpreters")
    return {ChatId(chat): _skills(rest) for chat, *rest in rows}


async def put(tx: Tx, chat: ChatId, skills: Skills) -> None:
    """Keep it."""
    await tx.run(
        "INSERT INTO interpreters (chat_id, languages, woman, paused) VALUES (?, ?, ?, ?) ON CONFLICT (chat_id)"
        " DO UPDATE SET languages = excluded.languages, woman = excluded.woman, paused = excluded.paused",
        (chat, " ".join(skills.languages), int(skills.woman), int(skills.paused)),
    )


async def ask(tx: Tx, request: int, now: int) -> bool:
    """The client is asked; False where that was done before."""
    return bool(
        await tx.run(
            "INSERT INTO interpreter_questions (request_id, asked_at) VALUES (?, ?)"
            " ON CONFLICT (request_id) DO NOTHING",
            (request, now),
        )
    )


async def answer(tx: Tx, request: int, now: int) -> None:
    """The client has answered."""
    await tx.run("UPDATE interpreter_questions SET answered_at = ? WHERE request_id = ?", (now, request))


async def answered(tx: Tx, request: int) -> bool | None:
    """Whether the client has answered; None where nobody has asked."""
    row = await tx.one("SELECT answered_at FROM interpreter_questions WHERE request_id = ?", (request,))
    return row[0] is not None if row else None


def _skills(row: Record | list[object]) -> Skills:
    languages, woman, paused = row
    return Skills(tuple(str(languages).split()), bool(woman), bool(paused))
