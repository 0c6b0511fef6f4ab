"""The file that the tests of storage begin with: of this release, with nothing in it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from ready import fresh

from storage.database import Database, Tx


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """Open, and closed behind the test."""
    db = await Database.open(fresh(tmp_path / "a.sqlite3"))
    try:
        yield db
    finally:
        await db.close()


@pytest.fixture
async def tx(database: Database) -> AsyncIterator[Tx]:
    """One transaction for the whole test."""
    async with database.write() as tx:
        yield tx
