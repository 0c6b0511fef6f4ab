"""The SQLite file: one writer behind one fair lock, readers beside it; never a table's name beyond migrations.

Short statements of a transaction run on the writer connection in the event loop's own thread, because a thread
hop costs more than the statement; BEGIN, COMMIT and long reads go through aiosqlite (docs/decisions/0002).
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiosqlite
import yoyo

from storage.beside import reading, to_read

MIGRATIONS = Path(__file__).parent / "migrations"
BUSY_SECONDS = 3.0  # less than the 5 s in which a stop or a failure has to end the process

Record = tuple[Any, ...]
Params = Sequence[Any] | dict[str, Any]

FATAL_CODES = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
    }
)


class StorageFailed(Exception):
    """The file can no longer be trusted to keep what it is given; the process has to leave."""


REASONS = {
    sqlite3.SQLITE_FULL: "the disk is full: make room, then start again",
    sqlite3.SQLITE_IOERR: "the disk answers with read or write errors: check it, then start again",
    sqlite3.SQLITE_CORRUPT: "the file is damaged: restore the last backup",
    sqlite3.SQLITE_NOTADB: "the file is not a database: check IIMP_DATABASE, or restore the last backup",
    sqlite3.SQLITE_READONLY: "the file is read-only: give this user the right to write it and its folder",
    sqlite3.SQLITE_CANTOPEN: "the file cannot be opened: check IIMP_DATABASE and the rights of its folder",
    sqlite3.SQLITE_BUSY: "another process holds the file locked: end that process, then start again",
    sqlite3.SQLITE_LOCKED: "another process holds the file locked: end that process, then start again",
}


def reason(error: sqlite3.Error) -> str:
    """One clear clause for an operator, without any value of a row."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    return REASONS.get(code, f"SQLite says {type(error).__name__} {code}")


def is_fatal(error: sqlite3.Error) -> bool:
    """Whether the error is of the file and not of one statement."""
    return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in FATAL_CODES


class Tx:
    """One open transaction. Writes of one update can be undone alone by a savepoint opened at its first write."""

    __slots__ = ("_armed", "_raw", "_saved")

    def __init__(self, raw: sqlite3.Connection) -> None:
        self._raw = raw
        self._armed = False
        self._saved = False

    async def all(self, sql: str, params: Params = ()) -> list[Record]:
        """Every row of a SELECT or a RETURNING (a row left unfetched would make COMMIT fail)."""
        return self._execute(sql, params).fetchall()

    async def one(self, sql: str, params: Params = ()) -> Record | None:
        """The first row, or None."""
        rows = self._execute(sql, params).fetchall()
        return rows[0] if rows else None

    async def run(self, sql: str, params: Params = ()) -> int:
        """The number of rows changed."""
        return self._execute(sql, params).rowcount

    async def many(self, sql: str, rows: Iterable[Params]) -> None:
        """One statement for many rows."""
        self._save()
        try:
            self._raw.executemany(sql, rows)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def arm(self) -> None:
        """Open a savepoint at the next write."""
        self._armed, self._saved = True, False

    def undo(self) -> None:
        """Undo what was written since ``arm``; the savepoint stays open for what follows."""
        if self._saved:
            self._plain("ROLLBACK TO work")

    def release(self) -> None:
        """Keep what was written since ``arm``."""
        if self._saved:
            self._plain("RELEASE work")
        self._armed, self._saved = False, False

    def _execute(self, sql: str, params: Params) -> sqlite3.Cursor:
        if self._armed and not sql.startswith("SELECT"):
            self._save()
        try:
            return self._raw.execute(sql, params)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def _save(self) -> None:
        if self._armed and not self._saved:
            self._plain("SAVEPOINT work")
            self._saved = True

    def _plain(self, sql: str) -> None:
        try:
            self._raw.execute(sql)
        except sqlite3.Error as error:
            raise self._failed(error) from error

    def _failed(self, error: sqlite3.Error) -> Exception:
        """A full disk ends the whole transaction and not the savepoint alone: then nothing of it may count."""
        if is_fatal(error) or not self._raw.in_transaction:
            return StorageFailed(reason(error))
        return error


Rider = Callable[[Tx], Awaitable[Callable[[], None] | None]]


class Database:
    """The writer connection and its lock; ``riders`` add their writes to every commit instead of making their own."""

    def __init__(self, path: Path, writer: aiosqlite.Connection, raw: sqlite3.Connection) -> None:
        self.path = path
        self.riders: list[Rider] = []
        self.commits = 0
        self._writer = writer
        self.raw = raw
        self._lock = asyncio.Lock()
        self._failed: StorageFailed | None = None

    @classmethod
    async def open(cls, path: Path) -> Database:
        """Open the file with every safety on; raises StorageFailed with the reason."""
        opened: list[sqlite3.Connection] = []

        def connect() -> sqlite3.Connection:
            raw = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            opened.append(raw)
            return raw

        writer = aiosqlite.Connection(connect, iter_chunk_size=64)
        try:
            await writer
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON"):
                await writer.execute_fetchall(f"PRAGMA {pragma}")
            await writer.execute_fetchall("SELECT count(*) FROM sqlite_schema")
        except sqlite3.Error as error:
            if opened:
                await writer.close()
            raise StorageFailed(reason(error)) from error
        return cls(path, writer, opened[0])

    async def close(self) -> None:
        """Close the writer; an aiosqlite thread left open would keep the process alive."""
        await self._writer.close()

    @asynccontextmanager
    async def write(self) -> AsyncIterator[Tx]:
        """One transaction: committed at the end of the block, undone when it raises."""
        async with self._lock:
            if self._failed:
                raise self._failed
            tx = Tx(self.raw)
            try:
                await self._begin()
                yield tx
                after = [await rider(tx) for rider in self.riders]
                cancelled = await self._commit()
            except BaseException as error:
                await self._abandon(error)
                raise
        for step in after:
            if step:
                step()
        if cancelled:
            raise cancelled

    def read(self) -> AbstractAsyncContextManager[aiosqlite.Connection]:
        """A connection of its own for long reads and reports; it never holds the writer."""
        return reading(self.path)

    async def scrub(self) -> bool:
        """Cut the write-ahead log, where erased bytes still stand; False while a reader keeps it from being cut."""
        async with self._lock:
            try:
                await self._writer.execute_fetchall("PRAGMA busy_timeout = 0")
                rows = list(await self._writer.execute_fetchall("PRAGMA wal_checkpoint(TRUNCATE)"))
            except sqlite3.Error as error:
                raise StorageFailed(reason(error)) from error
            finally:
                await self._writer.execute_fetchall(f"PRAGMA busy_timeout = {int(BUSY_SECONDS * 1000)}")
        return int(rows[0][0]) == 0

    async def _begin(self) -> None:
        try:
            await self._writer.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            raise StorageFailed(reason(error)) from error

    async def _commit(self) -> asyncio.CancelledError | None:
        """Commit. One that has begun cannot be called back: a caller cancelled meanwhile hears of it afterwards.

        Riders have taken their writes along and must learn what became of them, whoever's transaction it was.
        """
        cancelled = None
        committing = asyncio.get_running_loop().create_task(self._writer.commit())
        while not committing.done():
            try:
                await asyncio.wait([committing])
            except asyncio.CancelledError as error:
                cancelled = error
        try:
            committing.result()
        except sqlite3.Error as error:
            raise StorageFailed(reason(error)) from error
        self.commits += 1
        return cancelled

    async def _abandon(self, error: BaseException) -> None:
        if isinstance(error, StorageFailed):
            self._failed = error
        with contextlib.suppress(sqlite3.Error):  # the error that led here says more
            await self._writer.rollback()  # queued behind a BEGIN that a cancelled caller no longer waits for


def migrate(path: Path) -> list[str]:
    """Apply the migrations that are missing; returns their names.

    Looks the file over first: damaged, locked, read-only or of a newer release, it is refused and not touched. The
    caller holds the process lock, so a lock left in the file by a killed migration is stale and is broken.
    """
    known = yoyo.read_migrations(str(MIGRATIONS))
    try:
        applied = _look_over(path)
        if unknown := sorted(applied - {migration.id for migration in known}):
            raise StorageFailed(f"the file is of a newer release (it has {unknown[0]}): start that release")
        if len(applied) == len(known):
            return []
        backend = yoyo.get_backend(f"sqlite:///{quote(str(path.absolute()))}")
        try:
            backend.break_lock()
            with backend.lock():
                missing = backend.to_apply(known)
                with contextlib.redirect_stdout(io.StringIO()):  # yoyo prints what SQLite's own checks return
                    backend.apply_migrations(missing)
                return [migration.id for migration in missing]
        finally:
            backend.connection.close()
    except sqlite3.Error as error:
        raise StorageFailed(reason(error)) from error


def _look_over(path: Path) -> set[str]:
    """The migrations the file has; sqlite3.Error or StorageFailed where it cannot be read, trusted and written."""
    with contextlib.closing(sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        said = raw.execute("PRAGMA quick_check(1)").fetchall()
        if said != [("ok",)]:
            raise StorageFailed(REASONS[sqlite3.SQLITE_CORRUPT])
        tables = raw.execute("SELECT count(*) FROM sqlite_schema WHERE name = '_yoyo_migration'").fetchone()
        rows = raw.execute("SELECT migration_id FROM _yoyo_migration").fetchall() if tables[0] else []
        raw.execute("ROLLBACK")
    return {row[0] for row in rows}


def require_readable(path: Path) -> None:
    """Raises StorageFailed with the reason where the file cannot be opened for reading."""
    try:
        with contextlib.closing(sqlite3.connect(to_read(path), uri=True)) as raw:
            raw.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite3.Error as error:
        raise StorageFailed(reason(error)) from error
