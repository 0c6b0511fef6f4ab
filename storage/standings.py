"""Who comes to every date of a series; never whether a date is free for them."""

from __future__ import annotations

from datetime import date

from bot.domain.chats import ChatId
from storage.database import Tx


async def begin(tx: Tx, series: int, chat: ChatId, filled_until: date, now: int) -> bool:
    """From now on; False for who does already."""
    return bool(
        await tx.run(
            "INSERT INTO standings (series_id, chat_id, since, filled_until) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (series_id, chat_id) DO NOTHING",
            (series, chat, now, filled_until.isoformat()),
        )
    )


async def end(tx: Tx, series: int, chat: ChatId) -> bool:
    """Not any more; False for who did not."""
    return bool(await tx.run("DELETE FROM standings WHERE series_id = ? AND chat_id = ?", (series, chat)))


async def has(tx: Tx, series: int, chat: ChatId) -> bool:
    """Whether somebody comes to every date."""
    return await tx.one("SELECT 1 FROM standings WHERE series_id = ? AND chat_id = ?", (series, chat)) is not None


async def end_all(tx: Tx, chat: ChatId) -> None:
    """Somebody is not on the team any more."""
    await tx.run("DELETE FROM standings WHERE chat_id = ?", (chat,))


async def filled_until(tx: Tx, series: int, chat: ChatId) -> date:
    """How far their dates have been looked at."""
    row = await tx.one("SELECT filled_until FROM standings WHERE series_id = ? AND chat_id = ?", (series, chat))
    return date.fromisoformat(row[0]) if row else date.max


async def unfilled(tx: Tx) -> list[tuple[int, ChatId, date]]:
    """Series, person and how far dates are made, where theirs are not taken as far; who came first is first."""
    rows = await tx.all(
        "SELECT t.series_id, t.chat_id, s.made_until FROM standings t"
        " JOIN shift_series s ON s.id = t.series_id AND s.active = 1 AND s.made_until > t.filled_until"
        " ORDER BY t.since, t.chat_id"
    )
    return [(series, ChatId(chat), date.fromisoformat(until)) for series, chat, until in rows]


async def filled(tx: Tx, series: int, chat: ChatId, until: date) -> None:
    """The dates as far as that day have been looked at."""
    await tx.run(
        "UPDATE standings SET filled_until = ? WHERE series_id = ? AND chat_id = ?", (until.isoformat(), series, chat)
    )
