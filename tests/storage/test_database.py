"""One writer behind a fair lock: undone on cancel, ended by a failing file, never left open."""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from ready import fresh

from storage import database, facts, inbox
from storage.database import Database, StorageFailed
from storage.inbox import Arrival
from storage.numbers import Numbers
from storage.vault import Keys, Vault


@pytest.fixture
async def db(tmp_path: Path) -> AsyncIterator[Database]:
    opened = await Database.open(fresh(tmp_path / "a.sqlite3"))
    yield opened
    await opened.close()


async def value(db: Database, name: str) -> bytes | None:
    async with db.write() as tx:
        return await facts.get(tx, name)


async def test_writers_take_turns_in_the_order_they_came(db: Database) -> None:
    order: list[int] = []

    async def write(number: int) -> None:
        async with db.write() as tx:
            order.append(number)
            await asyncio.sleep(0)
            await facts.put(tx, "n", str(number).encode())
            order.append(number)

    async with asyncio.TaskGroup() as group:
        for number in range(20):
            group.create_task(write(number))
    assert order == [number for each in range(20) for number in (each, each)]
    assert await value(db, "n") == b"19"


async def test_a_cancelled_writer_is_undone_and_the_next_one_goes_on(db: Database) -> None:
    inside = asyncio.Event()

    async def hang() -> None:
        async with db.write() as tx:
            await facts.put(tx, "n", b"half")
            inside.set()
            await asyncio.Event().wait()

    async with asyncio.TaskGroup() as group:
        hanging = group.create_task(hang())
        await inside.wait()
        hanging.cancel()
    assert await value(db, "n") is None


async def test_a_writer_cancelled_at_any_of_its_waits_leaves_no_transaction_behind(db: Database) -> None:
    async def write() -> None:
        async with db.write() as tx:
            await facts.put(tx, "n", b"x")

    for turns in range(12):
        async with asyncio.TaskGroup() as group:
            task = group.create_task(write())
            for _ in range(turns):
                await asyncio.sleep(0.0002)
            task.cancel()
        async with db.write() as tx:
            await facts.drop(tx, "n")
        assert not db.raw.in_transaction


async def test_a_block_that_raises_is_undone_whole(db: Database) -> None:
    with pytest.raises(ValueError, match="no"):
        async with db.write() as tx:
            await facts.put(tx, "n", b"half")
            raise ValueError("no")
    assert await value(db, "n") is None


async def test_undoing_one_update_keeps_the_others_of_the_batch(db: Database) -> None:
    async with db.write() as tx:
        for name, fails in (("a", False), ("b", True), ("c", False)):
            tx.arm()
            await facts.put(tx, name, b"1")
            if fails:
                tx.undo()
                await facts.put(tx, "said", b"sorry")
            tx.release()
    assert [await value(db, name) for name in ("a", "b", "c", "said")] == [b"1", None, b"1", b"sorry"]


async def test_a_failing_check_is_raised_and_not_swallowed_with_the_doubles(db: Database) -> None:
    """OR IGNORE would acknowledge the update and lose it."""
    vault = Vault(Keys.fresh())
    given = [Arrival(b"{}", "same", 1), Arrival(b"{}", "same", 1)]
    async with db.write() as tx:
        numbers = await Numbers.load(tx)
        await inbox.store(tx, vault, numbers, given, 1)
        assert await inbox.counts(tx) == {"waiting": 1}
    with pytest.raises(sqlite3.IntegrityError):
        async with db.write() as tx:
            await inbox.store(tx, vault, numbers, [Arrival(b"{}", "other", 1)], None)  # type: ignore[arg-type]


async def test_rows_of_a_returning_are_all_fetched(db: Database) -> None:
    """One left unfetched makes COMMIT fail."""
    async with db.write() as tx:
        await tx.many("INSERT INTO facts VALUES (?, ?)", [(str(n), b"x") for n in range(9)])
    async with db.write() as tx:
        assert await tx.one("UPDATE facts SET value = x'00' RETURNING name") == ("0",)
        await tx.run("UPDATE facts SET value = x'01' RETURNING name")
    assert await value(db, "8") == b"\1"


async def test_foreign_keys_are_on_and_never_deferred(db: Database) -> None:
    """A deferred one passes the savepoint and fails the batch's COMMIT."""
    async with db.write() as tx:
        tables = [row[0] for row in await tx.all("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        texts = " ".join(row[0] or "" for row in await tx.all("SELECT sql FROM sqlite_schema"))
        assert "DEFERRED" not in texts.upper()
        assert any([await tx.all(f"PRAGMA foreign_key_list({table})") for table in tables])
    assert db.raw.execute("PRAGMA foreign_keys").fetchone() == (1,)
    assert db.raw.execute("PRAGMA defer_foreign_keys").fetchone() == (0,)
    with pytest.raises(sqlite3.IntegrityError):
        async with db.write() as tx:
            await tx.run("INSERT INTO conversations (chat_id, name, expires_at) VALUES (9, 'x', 1)")


async def test_the_safeties_are_on(db: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1}
    assert {name: db.raw.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


async def test_intake_during_a_batch_waits_for_its_turn(db: Database) -> None:
    """On one connection a second BEGIN would be an error; nothing of the first may be committed by the second."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def batch() -> None:
        async with db.write() as tx:
            await facts.put(tx, "batch", b"1")
            begun.set()
            await go_on.wait()
            raise ValueError("the batch fails")

    async def intake() -> None:
        await begun.wait()
        go_on.set()
        async with db.write() as tx:
            await facts.put(tx, "intake", b"1")

    with pytest.raises(ExceptionGroup):
        async with asyncio.TaskGroup() as group:
            task = group.create_task(intake())
            group.create_task(batch())
    assert task.done()
    if task.cancelled():
        await intake()
    assert await value(db, "batch") is None


async def test_a_full_disk_fails_everything_that_follows(db: Database) -> None:
    pages = db.raw.execute("PRAGMA page_count").fetchone()[0]
    db.raw.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageFailed, match="disk is full"):
        async with db.write() as tx:
            await tx.run("INSERT INTO facts VALUES ('big', zeroblob(900000))")
    with pytest.raises(StorageFailed):
        async with db.write():
            pass


@pytest.mark.parametrize("content", [b"this is no database, it only looks like a file of one" * 40, None])
async def test_a_file_that_cannot_be_used_is_one_clear_line_and_leaves_no_thread(
    tmp_path: Path, content: bytes | None
) -> None:
    """An aiosqlite thread left open keeps the process alive."""
    before = threading.active_count()
    path = tmp_path / "b.sqlite3"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content)
    with pytest.raises(StorageFailed, match="not a database|cannot be opened"):
        await Database.open(path)
    for _ in range(200):
        if threading.active_count() <= before:
            break
        await asyncio.sleep(0.005)
    assert threading.active_count() <= before


async def test_another_process_that_holds_the_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.05)
    db = await Database.open(fresh(tmp_path / "a.sqlite3"))
    other = sqlite3.connect(tmp_path / "a.sqlite3", isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageFailed, match="another process"):
            async with db.write():
                pass
    finally:
        other.close()
        await db.close()


async def test_a_scrub_that_a_reader_keeps_busy_says_so_and_holds_up_no_writer(db: Database) -> None:
    """A report or a backup may read for minutes; nobody holds the writer longer than 50 ms."""
    async with db.read() as reader:
        await reader.execute_fetchall("BEGIN")
        await reader.execute_fetchall("SELECT * FROM facts")
        async with db.write() as tx:
            await facts.put(tx, "n", b"x")
        started = time.monotonic()
        assert await db.scrub() is False
        assert time.monotonic() - started < 0.5
    assert await db.scrub() is True
    assert Path(f"{db.path}-wal").stat().st_size == 0
