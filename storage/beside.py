"""Reading the file from a process beside the bot's, which holds no lock and no key; never a write."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite

from storage.database import StorageFailed, reason, to_read


@asynccontextmanager
async def reading(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """A connection that cannot write; closed with the block."""
    async with aiosqlite.connect(to_read(path), uri=True) as reader:
        await reader.execute_fetchall("PRAGMA query_only=ON")
        yield reader


def require_readable(path: Path) -> None:
    """Raises StorageFailed with the reason where the file cannot be opened for reading."""
    try:
        with contextlib.closing(sqlite3.connect(to_read(path), uri=True)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        raise StorageFailed(reason(error)) from error
