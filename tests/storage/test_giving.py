"""Stock is guarded by the database: processes and writers of their own never promise beyond it, nor give twice."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from racing import home, racers, winners, with_people

TABLES, ROUNDS = 4, 60
ALLOT = (
    "INSERT INTO allotments (ticket_id, stock_id, item_id, chat_id, state, period, until, made_at, changed_at)"
    " VALUES (?, ?, 1, ?, ?, ?, ?, 1, 1)"
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Four households, each with a number of its own for every round, and a stock of one piece a round."""
    path = with_people(tmp_path / "a.sqlite3", TABLES)
    with sqlite3.connect(path) as raw:
        raw.execute(
            "INSERT INTO items (id, key, pictogram, programme, service) VALUES (1, 'milk', '🍼', 'soup', 'family')"
        )
        for day in range(1, ROUNDS + 1):
            raw.execute(
                "INSERT INTO stocks (id, item_id, series, original_on, amount)"
                " VALUES (?1, 1, 's', date('2026-01-01', '+' || ?1 || ' days'), 1)",
                (day,),
            )
            for chat in range(1, TABLES + 1):
                raw.execute(
                    "INSERT INTO tickets (id, series, original_on, chat_id, number, starts_at, ends_at, place, made_at)"
                    " VALUES (?, 's', date('2026-01-01', '+' || ? || ' days'), ?, ?, 1, 2, 'hall', 1)",
                    (day * 10 + chat, day, chat, chat),
                )
    raw.close()
    return path


@pytest.fixture
def raw(path: Path) -> Iterator[sqlite3.Connection]:
    """A writer that knows no guard of ours, with foreign keys on."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA foreign_keys = ON")
        yield connection


async def test_four_tables_at_one_piece(path: Path) -> None:
    """In every round one household is promised the last piece, and one hand gives it."""
    tables = await racers("storage/giving_racer.py", path, TABLES)
    for day in range(1, ROUNDS + 1):
        wishes = [f"promise {day} {day * 10 + chat}" for chat in range(1, TABLES + 1)]
        assert await winners(tables, wishes) == 1
        with closing(sqlite3.connect(path)) as look:
            [(number,)] = look.execute("SELECT max(id) FROM allotments").fetchall()
        assert await winners(tables, [f"collect {number}"] * TABLES) == 1
    await home(tables)
    with closing(sqlite3.connect(path)) as look:
        sql = "SELECT count(*), count(DISTINCT chat_id), count(DISTINCT by_chat) FROM allotments"
        [(given, takers, hands)] = look.execute(sql).fetchall()
    assert given == ROUNDS
    assert takers > 1  # they did meet
    assert hands > 1


@pytest.mark.parametrize("state", ["asked", "held", "granted", "collected"])
def test_a_writer_of_its_own_is_stopped_by_the_file(raw: sqlite3.Connection, state: str) -> None:
    until = 5 if state == "held" else None
    raw.execute(ALLOT, (11, 1, 1, state, "", until))
    with pytest.raises(sqlite3.IntegrityError, match="the stock is finished"):
        raw.execute(ALLOT, (12, 1, 2, state, "", until))
    raw.execute(ALLOT, (12, 1, 2, "withdrawn", "", None))
    with pytest.raises(sqlite3.IntegrityError, match="the stock is finished"):
        raw.execute("UPDATE allotments SET state = 'granted' WHERE chat_id = 2")
    with pytest.raises(sqlite3.IntegrityError, match="so much is promised"):
        raw.execute("UPDATE stocks SET amount = 0 WHERE id = 1")
    raw.execute("UPDATE stocks SET amount = 9 WHERE id = 1")
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        raw.execute(ALLOT, (11, 1, 1, "granted", "", None))
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        raw.execute(
            "INSERT INTO stocks (item_id, size, series, original_on, amount) VALUES (1, 'S', 's', '2026-01-01', -1)"
        )


def test_one_a_household_in_its_time_on_whatever_day(raw: sqlite3.Connection) -> None:
    raw.execute(ALLOT, (11, 1, 1, "granted", "2026-01", None))
    with pytest.raises(sqlite3.IntegrityError, match="UNIQUE"):
        raw.execute(ALLOT, (21, 2, 1, "asked", "2026-01", None))
    raw.execute(ALLOT, (21, 2, 1, "granted", "2026-02", None))
    raw.execute(ALLOT, (32, 3, 2, "granted", "2026-01", None))


@pytest.mark.parametrize("state", ["asked", "expired", "withdrawn", "refused", "collected"])
def test_only_what_is_granted_is_collected_and_it_never_goes_elsewhere(raw: sqlite3.Connection, state: str) -> None:
    raw.execute(ALLOT, (11, 1, 1, "granted", "", None))
    raw.execute("UPDATE allotments SET state = 'collected'")
    if state == "collected":
        raw.execute("UPDATE allotments SET state = 'granted'")
        return
    with pytest.raises(sqlite3.IntegrityError, match="only once"):
        raw.execute("UPDATE allotments SET state = ?", (state,))
    raw.execute("UPDATE allotments SET state = 'granted'")
    raw.execute("UPDATE allotments SET state = ?", (state,))
    with pytest.raises(sqlite3.IntegrityError, match="only once"):
        raw.execute("UPDATE allotments SET state = 'collected'")


def test_who_goes_leaves_what_was_not_collected_and_the_count_of_what_was(raw: sqlite3.Connection) -> None:
    """A number stays used on its day, so that nobody else comes to the table with it."""
    raw.execute(ALLOT, (11, 1, 1, "granted", "", None))
    raw.execute(ALLOT, (21, 2, 1, "granted", "", None))
    raw.execute("UPDATE allotments SET state = 'collected' WHERE stock_id = 2")
    raw.execute("DELETE FROM chats WHERE id = 1")
    found = raw.execute("SELECT stock_id, state, chat_id FROM allotments ORDER BY stock_id").fetchall()
    assert found == [(1, "withdrawn", None), (2, "collected", None)]
    assert raw.execute("SELECT count(*) FROM tickets WHERE chat_id IS NULL").fetchall() == [(ROUNDS,)]
    assert raw.execute("SELECT n FROM given").fetchall() == [(1,)]
    raw.execute("DELETE FROM tickets")
    assert raw.execute("SELECT count(*) FROM allotments").fetchall() == [(0,)]
    assert raw.execute("SELECT what, key, n FROM tallies").fetchall() == [("given", "milk", 1)]
