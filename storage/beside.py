"""Reading the file on a connection that cannot write, beside the writer or from another process; never a write."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiosqlite


def to_read(path: Path) -> str:
    """The file's address for a connection that cannot write."""
    return f"{path.absolute().as_uri()}?mode=ro"


@asynccontextmanager
async def reading(path: Path) -> AsyncIterator[aiosqlite.Connection]:
    """A connection that cannot write, holds no lock and no key; closed with the block."""
    async with aiosqlite.connect(to_read(path), uri=True) as reader:
        await reader.execute_fetchall("PRAGMA query_only=ON")
        yield reader
