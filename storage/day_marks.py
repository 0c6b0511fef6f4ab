"""What is said of sessions on their day, and whom it was told, as rows; never what it means, never a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from bot.domain.catalogue import ProgrammeKey
from bot.domain.chats import ChatId
from bot.domain.day import DayMark, Mark, MarkState
from bot.domain.schedule import SeriesId, Session
from storage.database import Record, Tx

_COLUMNS = "id, series, original_on, programme, kind, minutes, state, by_chat, at, tell_at, edit_id"


@dataclass(frozen=True, slots=True)
class Hearer:
    """Somebody who is to be told; ``place`` where they hold a place there, and did not only follow the programme."""

    chat: ChatId
    place: bool


async def standing(tx: Tx) -> list[DayMark]:
    """Everything that counts, of any session."""
    return [_of_row(row) for row in await tx.all(f"SELECT {_COLUMNS} FROM day_marks WHERE state = 'stands'")]


async def of_session(tx: Tx, session: Session) -> list[DayMark]:
    """What counts of one session, in the order it was said."""
    rows = await tx.all(
        f"SELECT {_COLUMNS} FROM day_marks WHERE series = ? AND original_on = ? AND state = 'stands' ORDER BY id",
        (session.series, session.original_on.isoformat()),
    )
    return [_of_row(row) for row in rows]


async def get(tx: Tx, id_: int) -> DayMark | None:
    """One, whatever became of it."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM day_marks WHERE id = ?", (id_,))
    return _of_row(row) if row else None


async def add(tx: Tx, new: DayMark) -> DayMark | None:
    """Say it, whatever its ``id`` says; None where the same kind stands already."""
    row = await tx.one(
        "INSERT INTO day_marks (series, original_on, programme, kind, minutes, by_chat, at, tell_at, edit_id)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING"
        f" RETURNING {_COLUMNS}",
        (
            new.series,
            new.original_on.isoformat(),
            new.programme,
            new.kind,
            new.minutes,
            new.by,
            int(new.at.timestamp()),
            new.tell_at,
            new.edit,
        ),
    )
    return _of_row(row) if row else None


async def replace(tx: Tx, id_: int) -> None:
    """It counts no more, because the same is said anew; who was not told yet hears only that."""
    await tx.run("UPDATE day_marks SET state = 'replaced', tell_at = NULL WHERE id = ? AND state = 'stands'", (id_,))


async def undo(tx: Tx, id_: int, now: int) -> bool:
    """It counts no more, and who was told hears that; False where it did not count."""
    return bool(
        await tx.run(
            "UPDATE day_marks SET state = 'undone', tell_at = ? WHERE id = ? AND state = 'stands'",
            (now, id_),
        )
    )


async def restore(tx: Tx, undone: DayMark, tell_at: int) -> bool:
    """What it had replaced counts again; who hears the correction is not told that once more. False for nothing."""
    row = await tx.one(
        "UPDATE day_marks SET state = 'stands', tell_at = ? WHERE id = (SELECT max(id) FROM day_marks"
        " WHERE series = ? AND original_on = ? AND kind = ? AND state = 'replaced' AND id < ?) RETURNING id",
        (tell_at, undone.series, undone.original_on.isoformat(), undone.kind, undone.id),
    )
    if row is None:
        return False
    await tx.run(
        "INSERT INTO day_told (mark_id, chat_id, outbox_id) SELECT ?, chat_id, outbox_id FROM day_told"
        " WHERE mark_id = ? AND true ON CONFLICT DO NOTHING",
        (row[0], undone.id),
    )
    return True


async def withdraw(tx: Tx, id_: int, now: int) -> list[ChatId]:
    """Messages about it that have not left are void; returns whose, who need no correction."""
    rows = await tx.all(
        "UPDATE outbox SET state = 'void', reason = 'taken back', ended_at = ?, payload = NULL"
        " WHERE state = 'open' AND id IN (SELECT outbox_id FROM day_told WHERE mark_id = ?) RETURNING chat_id",
        (now, id_),
    )
    chats = [ChatId(row[0]) for row in rows]
    await tx.many("DELETE FROM day_told WHERE mark_id = ? AND chat_id = ?", [(id_, chat) for chat in chats])
    return chats


async def next_to_tell(tx: Tx, now: int) -> DayMark | None:
    """The one that people are to be told of, or told that it is taken back."""
    row = await tx.one(f"SELECT {_COLUMNS} FROM day_marks WHERE tell_at <= ? ORDER BY tell_at, id LIMIT 1", (now,))
    return _of_row(row) if row else None


async def all_told(tx: Tx, id_: int) -> None:
    """Nobody is left."""
    await tx.run("UPDATE day_marks SET tell_at = NULL WHERE id = ?", (id_,))


async def told(tx: Tx, id_: int, chat: ChatId, outbox: int | None) -> None:
    """This person has been told, or cannot be."""
    await tx.run(
        "INSERT INTO day_told (mark_id, chat_id, outbox_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        (id_, chat, outbox),
    )


async def to_correct(tx: Tx, id_: int, most: int) -> list[ChatId]:
    """The next people who were told and have not heard that it is taken back."""
    rows = await tx.all(
        "SELECT chat_id FROM day_told WHERE mark_id = ? AND corrected = 0 AND outbox_id IS NOT NULL"
        " ORDER BY chat_id LIMIT ?",
        (id_, most),
    )
    return [ChatId(row[0]) for row in rows]


async def corrected(tx: Tx, id_: int, chat: ChatId) -> None:
    """This person has heard it."""
    await tx.run("UPDATE day_told SET corrected = 1 WHERE mark_id = ? AND chat_id = ?", (id_, chat))


async def hearers(
    tx: Tx, mark: DayMark, starts_at: int, shifts: Sequence[int], most: int | None = None
) -> list[Hearer]:
    """Who is to be told and has not been: who follows the programme, and who holds a place on one of these shifts.

    But for lateness only those who follow and were reminded of this very date: they may be on their way.
    """
    reminded = (
        " AND EXISTS (SELECT 1 FROM reminders r WHERE r.about = f.id AND r.state = 'told'"
        " AND r.kind IN ('follow_evening', 'follow_hours') AND r.useful_until = :starts)"
    )
    places = ", ".join(str(int(one)) for one in shifts)
    rows = await tx.all(
        "SELECT chat, max(place) FROM ("
        " SELECT f.chat_id AS chat, 0 AS place FROM follows f WHERE f.programme = :programme"
        " AND NOT EXISTS (SELECT 1 FROM reminders_stopped s WHERE s.chat_id = f.chat_id AND s.topic = 'followed')"
        f"{'' if mark.kind is Mark.LATE else reminded}"
        f" UNION ALL SELECT g.chat_id, 1 FROM signups g WHERE g.shift_id IN ({places}) AND g.state = 'confirmed'"
        " AND g.chat_id IS NOT NULL"
        ") WHERE chat IS NOT :by AND chat NOT IN (SELECT chat_id FROM day_told WHERE mark_id = :mark)"
        " GROUP BY chat ORDER BY chat LIMIT :most",
        {
            "programme": mark.programme,
            "starts": starts_at,
            "by": mark.by,
            "mark": mark.id,
            "most": -1 if most is None else most,
        },
    )
    return [Hearer(ChatId(chat), bool(place)) for chat, place in rows]


def _of_row(row: Record) -> DayMark:
    id_, series, original_on, programme, kind, minutes, state, by, at, tell_at, edit = row
    return DayMark(
        id_,
        SeriesId(series),
        date.fromisoformat(original_on),
        ProgrammeKey(programme),
        Mark(kind),
        minutes,
        MarkState(state),
        None if by is None else ChatId(by),
        datetime.fromtimestamp(at, UTC),
        tell_at,
        edit,
    )
