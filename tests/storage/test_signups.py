"""A seat is guarded by the database: processes, forgotten locks and writers of their own never overfill a shift."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from racing import home, racers, winners, with_people

from bot.domain.chats import ChatId
from bot.domain.shifts import Signup, State
from storage import signups
from storage.database import Database

PEOPLE, ROUNDS = 8, 200
SHIFT = (
    "INSERT INTO shifts (series_id, original_on, programme, task, place, starts_at, ends_at, seats, minimum,"
    " cutoff_minutes, alert_minutes, approval, language, note)"
    " VALUES (1, date('2026-01-01', '+' || ? || ' days'), 'soup', 'cook', 'hall', 9999999999, 9999999999 + 1, ?,"
    " 0, 0, 0, 0, '', '{}')"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with people, and a shift of one seat for each round."""
    path = with_people(tmp_path / "a.sqlite3", PEOPLE)
    with sqlite3.connect(path) as raw:
        raw.execute(
            "INSERT INTO shift_series (programme, task, place, starts, minutes, first_on)"
            " VALUES ('soup', 'cook', 'hall', '09:30', 60, '2026-01-01')"
        )
        raw.executemany(SHIFT, [(number, 1) for number in range(ROUNDS)])
    raw.close()
    return path


async def test_eight_processes_on_one_seat_two_hundred_rounds(path: Path) -> None:
    """SH-A1, SH-B7: in every round exactly one has it."""
    everybody = await racers("storage/racer.py", path, PEOPLE)
    for shift in range(1, ROUNDS + 1):
        assert await winners(everybody, [shift] * PEOPLE) == 1
    await home(everybody)
    with sqlite3.connect(path) as raw:
        [(rows, filled, who)] = raw.execute(
            "SELECT count(*), count(DISTINCT shift_id), count(DISTINCT chat_id) FROM signups"
        ).fetchall()
    raw.close()
    assert (rows, filled) == (ROUNDS, ROUNDS)
    assert who > 1  # they did meet


@pytest.mark.parametrize("state", ["asked", "held", "confirmed"])
def test_a_writer_of_its_own_is_stopped_by_the_file(path: Path, state: str) -> None:
    """SH-B7: an import script that knows no guard cannot overfill a shift, nor enter somebody twice."""
    until = 5 if state == "held" else None
    sql = "INSERT INTO signups (shift_id, chat_id, state, until, made_at, size) VALUES (1, ?, ?, ?, 1, ?)"
    with sqlite3.connect(path) as raw:
        with pytest.raises(sqlite3.IntegrityError, match="the shift is full"):
            raw.execute(sql, (1, state, until, 2))
        raw.execute(sql, (1, state, until, 1))
        with pytest.raises(sqlite3.IntegrityError, match="the shift is full"):
            raw.execute(sql, (2, state, until, 1))
        raw.execute(sql, (2, "left", None, 1))
        with pytest.raises(sqlite3.IntegrityError, match="the shift is full"):
            raw.execute("UPDATE signups SET state = 'confirmed' WHERE chat_id = 2")
        with pytest.raises(sqlite3.IntegrityError, match="the shift is full"):
            raw.execute("UPDATE signups SET size = 2 WHERE chat_id = 1")
        raw.execute("UPDATE shifts SET seats = 3 WHERE id = 1")
        with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
            raw.execute(sql, (1, "confirmed", None, 1))
    raw.close()


async def test_staff_can_put_somebody_in_beyond_the_seats_and_nobody_else(path: Path) -> None:
    """SH-A3, SH-A4: what is over is said so, and the next still finds it full."""
    db = await Database.open(path)
    try:
        async with db.write() as tx:
            first = await signups.take(tx, Signup(0, 1, ChatId(1), State.CONFIRMED), 1)
            assert first is not None
            assert await signups.take(tx, Signup(0, 1, ChatId(1), State.CONFIRMED, over=True), 1) is None
            assert await signups.take(tx, Signup(0, 1, ChatId(2), State.CONFIRMED, over=True), 1) is not None
            assert await signups.take(tx, Signup(0, 1, ChatId(3), State.CONFIRMED), 1) is None
            assert await signups.end(tx, first, State.LEFT, 2)
            assert not await signups.end(tx, first, State.LEFT, 2)
            assert await signups.take(tx, Signup(0, 1, ChatId(3), State.CONFIRMED), 1) is None
    finally:
        await db.close()


async def test_nobody_gets_a_place_on_what_has_begun_or_is_cancelled(path: Path) -> None:
    db = await Database.open(path)
    try:
        async with db.write() as tx:
            assert await signups.take(tx, Signup(0, 1, ChatId(1), State.CONFIRMED), 9999999999) is None
            await tx.run("UPDATE shifts SET state = 'cancelled' WHERE id = 1")
            assert await signups.take(tx, Signup(0, 1, ChatId(1), State.CONFIRMED), 1) is None
    finally:
        await db.close()
