"""Who was asked to take over a place, to step in or to translate, and what they said; never whom to ask or a word."""

from __future__ import annotations

from enum import StrEnum

from bot.domain.chats import ChatId
from bot.domain.handovers import Answer, Ask
from storage.database import Record, Tx


class Book(StrEnum):
    """In which table it is written."""

    HANDOVERS = "handover_asks"
    CALLOUTS = "callouts"
    TRANSLATIONS = "translation_asks"


_ABOUT = {Book.HANDOVERS: "handover_id", Book.CALLOUTS: "shift_id", Book.TRANSLATIONS: "task_id"}
_OVER = {
    Book.HANDOVERS: "NOT EXISTS (SELECT 1 FROM handovers h WHERE h.id = a.handover_id AND h.state = 'open')",
    Book.CALLOUTS: "NOT EXISTS (SELECT 1 FROM callout_runs r WHERE r.shift_id = a.shift_id)",
    Book.TRANSLATIONS: "NOT EXISTS (SELECT 1 FROM translation_tasks t WHERE t.id = a.task_id AND t.stage = 'open')",
}


async def add(tx: Tx, book: Book, new: Ask, now: int) -> None:
    """Somebody is asked, or answers what they were not asked; an answer takes the place of none."""
    about = _ABOUT[book]
    await tx.run(
        f"INSERT INTO {book} ({about}, chat_id, asked_at, answer, outbox_id) VALUES (?, ?, ?, ?, ?)"
        f" ON CONFLICT ({about}, chat_id) DO UPDATE SET answer = coalesce(excluded.answer, answer)",
        (new.about, new.chat, now, new.answer, new.outbox),
    )


async def remember(tx: Tx, chat: ChatId, now: int) -> None:
    """This person was asked now: others come first next time."""
    await tx.run("UPDATE volunteers SET asked_at = ? WHERE chat_id = ?", (now, chat))


async def of(tx: Tx, book: Book, about: int) -> list[Ask]:
    """Everybody who was asked, in the order they were."""
    rows = await tx.all(f"SELECT {_columns(book)} FROM {book} a WHERE a.{_ABOUT[book]} = ? ORDER BY a.id", (about,))
    return [_of_row(row) for row in rows]


async def one(tx: Tx, book: Book, about: int, chat: ChatId) -> Ask | None:
    """One person who was asked."""
    row = await tx.one(
        f"SELECT {_columns(book)} FROM {book} a WHERE a.{_ABOUT[book]} = ? AND a.chat_id = ?", (about, chat)
    )
    return _of_row(row) if row else None


async def settle(tx: Tx, book: Book) -> None:
    """Take over what Telegram calls the messages that ask, before the outbox forgets it."""
    await tx.run(
        f"UPDATE {book} SET message_id = o.message_id FROM outbox o WHERE o.id = {book}.outbox_id"
        f" AND {book}.answer IS NULL AND {book}.message_id IS NULL AND o.message_id IS NOT NULL"
    )


async def hanging(tx: Tx, book: Book) -> list[Ask]:
    """Who still is asked what is settled; not those whose question is on its way at this moment."""
    rows = await tx.all(
        f"SELECT {_columns(book)} FROM {book} a WHERE a.answer IS NULL AND {_OVER[book]} AND NOT EXISTS"
        " (SELECT 1 FROM outbox o WHERE o.id = a.outbox_id AND o.state = 'sending' AND a.message_id IS NULL)"
    )
    return [_of_row(row) for row in rows]


async def forget(tx: Tx, book: Book, about: int) -> None:
    """Whose question was settled before they answered may be asked again."""
    await tx.run(f"DELETE FROM {book} WHERE {_ABOUT[book]} = ? AND (answer IS NULL OR answer = 'over')", (about,))


async def unsend(tx: Tx, outbox: int, now: int) -> None:
    """A question that has not gone out does not need to."""
    await tx.run(
        "UPDATE outbox SET state = 'void', reason = 'settled', ended_at = ?, payload = NULL"
        " WHERE id = ? AND state = 'open'",
        (now, outbox),
    )


def _columns(book: Book) -> str:
    return f"a.{_ABOUT[book]}, a.chat_id, a.answer, a.outbox_id, a.message_id"


def _of_row(row: Record) -> Ask:
    about, chat, answer, outbox, message = row
    return Ask(about, ChatId(chat), Answer(answer) if answer else None, outbox, message)
