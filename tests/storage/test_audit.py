"""The audit is append-only, and a row that was changed or taken out is found."""

from __future__ import annotations

import sqlite3
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.chats import ChatId
from storage import audit
from storage.database import Database, migrate


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    migrate(tmp_path / "a.sqlite3")
    db = await Database.open(tmp_path / "a.sqlite3")
    async with db.write() as tx:
        for number in range(5):
            await audit.add(tx, 1000 + number, ChatId(7), "read", f"request {number}")
    yield db
    await db.close()


@pytest.mark.parametrize("sql", ["UPDATE audit SET actor = 8", "DELETE FROM audit", "DELETE FROM audit WHERE id = 2"])
async def test_no_row_is_changed_or_taken_out(database: Database, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        async with database.write() as tx:
            await tx.run(sql)


@pytest.mark.parametrize("sql", ["UPDATE audit SET actor = 8 WHERE id = 3", "DELETE FROM audit WHERE id = 3"])
async def test_who_goes_round_the_guard_is_found(database: Database, sql: str) -> None:
    async with database.write() as tx:
        assert await audit.broken(tx) is None
        await tx.run("DROP TRIGGER audit_is_never_changed")
        await tx.run("DROP TRIGGER audit_is_kept_a_year")
        await tx.run(sql)
        assert await audit.broken(tx) in (3, 4)


async def test_after_a_year_the_oldest_may_go_and_the_rest_still_fits(database: Database) -> None:
    async with database.write() as tx:
        await audit.add(tx, 1003 + 366 * 86400, None, "join", "admin")
        assert await tx.run("DELETE FROM audit WHERE at < 1003") == 3
        assert await audit.broken(tx) is None
