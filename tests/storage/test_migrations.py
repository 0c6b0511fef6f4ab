"""Every earlier version of the file comes to this release with its data in it."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from ready import fresh
from versions import FILES, VAULT, at_version, filled

from storage import chats, conversations, inbox
from storage.database import Database, StorageFailed, migrate
from storage.numbers import Numbers


def shape(path: Path) -> list[tuple[Any, ...]]:
    raw = sqlite3.connect(path)
    try:
        return raw.execute(
            "SELECT type, name, sql FROM sqlite_schema WHERE name NOT GLOB '*yoyo*' ORDER BY 1, 2"
        ).fetchall()
    finally:
        raw.close()


@pytest.mark.parametrize("version", range(len(FILES) + 1))
async def test_a_file_of_each_version_with_data_comes_to_this_one(version: int, tmp_path: Path) -> None:
    path = at_version(version, tmp_path)
    assert migrate(path) == FILES[version:]
    assert migrate(path) == []
    assert shape(path) == shape(fresh(tmp_path / "fresh.sqlite3"))
    raw = sqlite3.connect(path)
    assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert raw.execute("PRAGMA foreign_key_check").fetchall() == []
    raw.close()
    db = await Database.open(path)
    try:
        async with db.write() as tx:
            if version:
                [kept] = await inbox.waiting(tx, VAULT, 9)
                assert (kept.seq, kept.raw) == (9, b"{}")
                assert kept.chat is not None
                assert (kept.chat.id, kept.chat.language) == (7, "ar")
                assert kept.step == conversations.Step("wish", "which", 99)
                assert await chats.address(tx, VAULT, kept.chat.id) == 700
                assert (await Numbers.load(tx)).take("inbox") == 10
            if version >= 2:
                assert await tx.all("SELECT key FROM places") == [("hall",)]
                assert await tx.all("SELECT id, to_on FROM closures") == [(1, "2026-01-02")]
            if version >= 5:
                assert await tx.all("SELECT service, state FROM requests") == [("family", "requested")]
            if version >= 3:
                assert await tx.all("SELECT seq FROM inbox WHERE album = x'aa'") == [(4,)]
    finally:
        await db.close()


def test_every_version_has_data_in_this_test() -> None:
    """A new migration adds its rows to ``versions.ROWS``."""
    counts = [len(filled(version)) for version in range(len(FILES) + 1)]
    assert counts == sorted(set(counts))


def test_migrations_are_numbered_without_a_gap() -> None:
    assert [int(name[:4]) for name in FILES] == list(range(1, len(FILES) + 1))


def test_a_lock_left_by_a_killed_migration_is_broken(tmp_path: Path) -> None:
    path = at_version(1, tmp_path)
    with sqlite3.connect(path) as raw:
        raw.execute("INSERT INTO yoyo_lock (locked, ctime, pid) VALUES (1, '2026-01-01', 99999)")
    raw.close()
    assert migrate(path) == FILES[1:]


def test_a_file_that_is_no_database_is_one_clear_line(tmp_path: Path) -> None:
    """AB-66's neighbour: never a traceback."""
    (tmp_path / "a.sqlite3").write_bytes(b"not a database, but long enough to be taken for one" * 99)
    with pytest.raises(StorageFailed, match="not a database"):
        migrate(tmp_path / "a.sqlite3")
