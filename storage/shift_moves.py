"""Who was asked again after a shift moved, and dates that go to another series; never what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.domain.catalogue import PlaceKey
from bot.domain.chats import ChatId
from bot.domain.shifts import Shift
from storage.database import Record, Tx

_ASKED = "agree_by IS NOT NULL AND state IN ('asked', 'held', 'confirmed')"


@dataclass(frozen=True, slots=True)
class Asked:
    """When and where the shift was that somebody agreed to."""

    asked_at: int
    starts_at: datetime
    ends_at: datetime
    place: PlaceKey


async def ask(tx: Tx, signup: int, old: Shift, asked_at: int, agree_by: int) -> Asked:
    """Ask for a yes; returns what they agreed to, which is not the last move where they never answered that one."""
    await tx.run(
        "DELETE FROM shift_moves WHERE signup_id = ? AND (SELECT agree_by FROM signups WHERE id = ?) IS NULL",
        (signup, signup),
    )
    rows = await tx.all(
        "INSERT INTO shift_moves (signup_id, asked_at, starts_at, ends_at, place) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (signup_id) DO UPDATE SET asked_at = excluded.asked_at"
        " RETURNING asked_at, starts_at, ends_at, place",
        (signup, asked_at, int(old.starts_at.timestamp()), int(old.ends_at.timestamp()), old.need.place),
    )
    await tx.run("UPDATE signups SET agree_by = ? WHERE id = ?", (agree_by, signup))
    return _asked(rows[0])


async def agree(tx: Tx, signup: int, asked_at: int) -> bool:
    """A yes to that move; False where a later one asks, or none does."""
    return bool(
        await tx.run(
            f"UPDATE signups SET agree_by = NULL WHERE id = ? AND {_ASKED}"
            " AND (SELECT asked_at FROM shift_moves WHERE signup_id = signups.id) = ?",
            (signup, asked_at),
        )
    )


async def get(tx: Tx, signup: int) -> Asked | None:
    """What somebody had agreed to before the shift moved."""
    row = await tx.one("SELECT asked_at, starts_at, ends_at, place FROM shift_moves WHERE signup_id = ?", (signup,))
    return _asked(row) if row else None


async def asked(tx: Tx, chat: ChatId, asked_at: int) -> list[int]:
    """The places of somebody about which one act asks."""
    rows = await tx.all(
        f"SELECT id FROM signups WHERE chat_id = ? AND {_ASKED}"
        " AND id IN (SELECT signup_id FROM shift_moves WHERE asked_at = ?) ORDER BY id",
        (chat, asked_at),
    )
    return [row[0] for row in rows]


async def open_answers(tx: Tx, shift: int) -> tuple[int, datetime | None]:
    """How many have not answered yet, and until when the last can."""
    row = await tx.one(f"SELECT count(*), max(agree_by) FROM signups WHERE shift_id = ? AND {_ASKED}", (shift,))
    if row is None or not row[0]:
        return 0, None
    return row[0], datetime.fromtimestamp(row[1], UTC)


async def to_series(tx: Tx, old: int, new: int, first_on: date) -> None:
    """The dates of a series from that day on are another's now, cancelled ones too, so that none comes back."""
    await tx.run(
        "UPDATE shifts SET series_id = ? WHERE series_id = ? AND original_on >= ?", (new, old, first_on.isoformat())
    )
    await tx.run(
        "INSERT INTO standings (series_id, chat_id, since, filled_until)"
        " SELECT ?, chat_id, since, filled_until FROM standings WHERE series_id = ?",
        (new, old),
    )


async def by_another_day(tx: Tx, series: int, weekday: int, days: int, first_on: date) -> None:
    """The dates of one day of the week (0 is Monday) are named by another day from then on."""
    await tx.run(
        "UPDATE shifts SET original_on = date(original_on, ? || ' days')"
        " WHERE series_id = ? AND original_on >= ? AND (strftime('%w', original_on) + 6) % 7 = ?",
        (days, series, first_on.isoformat(), weekday),
    )


async def keep_over(tx: Tx, shift: int, signups: Sequence[int]) -> None:
    """Exactly these of a shift are beyond its seats, and staff keep them."""
    marks = ", ".join("?" * len(signups))
    await tx.run(
        f"UPDATE signups SET over = id IN ({marks}) WHERE shift_id = ? AND state IN ('asked', 'held', 'confirmed')",
        (*signups, shift),
    )


async def wait_first(tx: Tx, shift: int, chat: ChatId, now: int) -> None:
    """Back to the head of the queue: what was kept for them ended by no doing of theirs."""
    await tx.run(
        "INSERT INTO shift_waits (id, shift_id, chat_id, since)"
        " SELECT min(0, coalesce(min(id), 0)) - 1, ?, ?, ? FROM shift_waits WHERE true"
        " ON CONFLICT (shift_id, chat_id) DO NOTHING",
        (shift, chat, now),
    )


def _asked(row: Record) -> Asked:
    at, starts, ends, place = row
    return Asked(at, datetime.fromtimestamp(starts, UTC), datetime.fromtimestamp(ends, UTC), place)
