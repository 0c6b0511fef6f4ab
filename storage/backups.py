"""Copies of the SQLite file: made while others write, looked over whole, put in place; never how they are sealed."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yoyo

from storage.database import BUSY_SECONDS, MIGRATIONS, StorageFailed, reason
from storage.keycheck import FACT, FIELD
from storage.rotation import TABLES
from storage.vault import KeyFileError, Unreadable, Vault

Counts = dict[str, int]
"""Rows by table."""
BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file."""


@dataclass(frozen=True, slots=True)
class Looked:
    """What a copy holds; ``unreadable`` are sealed fields that do not open, as they did not before it was copied."""

    counts: Counts
    unreadable: tuple[str, ...]

    @property
    def rows(self) -> int:
        """All rows."""
        return sum(self.counts.values())


def copy(database: Path, target: Path) -> Counts:
    """Copy the file as it stands at one moment, through SQLite's own backup; writers go on meanwhile.

    Raises StorageFailed.
    """
    remove(target)
    try:
        with contextlib.closing(_opened(database)) as source, contextlib.closing(sqlite3.connect(target)) as to:
            target.chmod(0o600)
            source.execute("PRAGMA query_only=ON")
            source.execute("BEGIN")
            counts = _counts(source)  # of the moment that is copied: the transaction holds it
            source.backup(to)
            source.execute("ROLLBACK")
    except sqlite3.Error as error:
        raise StorageFailed(reason(error)) from error
    return counts


def look_over(copied: Path, vault: Vault) -> Looked:
    """Read a copy whole: every page, every reference, every sealed field.

    A single field that does not open is no reason to have no backup, and is named. Raises StorageFailed where it is
    damaged or of a newer release, KeyFileError where it is under other keys.
    """
    try:
        with contextlib.closing(_opened(copied)) as raw:
            if raw.execute("PRAGMA integrity_check(1)").fetchall() != [("ok",)]:
                raise StorageFailed("the copy is damaged")
            if raw.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise StorageFailed("the copy has rows that refer to nothing")
            _require_known(raw)
            _require_keys(raw, vault)
            return Looked(_counts(raw), tuple(_unreadable(raw, vault)))
    except sqlite3.Error as error:
        raise StorageFailed(reason(error)) from error
    finally:
        for name in BESIDE:
            copied.with_name(copied.name + name).unlink(missing_ok=True)


def erased(database: Path) -> dict[bytes, int]:
    """Who was erased, as the file knows; nothing where it is missing or cannot be read any more."""
    try:
        with contextlib.closing(_opened(database)) as raw:
            return dict(raw.execute("SELECT found, at FROM erased").fetchall())
    except sqlite3.Error:
        return {}


def put_in_place(new: Path, database: Path, wanted: Path) -> Path | None:
    """Let ``new`` be the database from now on, and keep the one before, as ``wanted`` or numbered; None without one.

    At every moment either the old or the new file stands there whole: a name is only ever put over another. Raises
    OSError.
    """
    aside = _unused(wanted)
    before = database.exists()
    if before:
        _settle(database)
        try:
            os.link(database, aside)
        except OSError:  # a file system without links
            shutil.copyfile(database, aside)
            _to_disk(aside)
    for name in BESIDE:  # they belong to the file before: beside the new one they would damage it
        left = database.with_name(database.name + name)
        if left.exists():
            left.replace(aside.with_name(aside.name + name))
    _to_disk(new)
    new.replace(database)
    folder_to_disk(database.parent)
    return aside if before else None


def have(folder: Path) -> None:
    """Make the folder where it is missing. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True)


def remove(copied: Path) -> None:
    """Remove a copy and what SQLite kept beside it."""
    for name in ("", *BESIDE):
        copied.with_name(copied.name + name).unlink(missing_ok=True)


def folder_to_disk(folder: Path) -> None:
    """See the names in a folder onto the disk."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _to_disk(file: Path) -> None:
    with file.open("rb") as opened:
        os.fsync(opened.fileno())


def _unused(wanted: Path) -> Path:
    """This name, or the first with a number after it that no file has: nothing kept is ever written over."""
    numbered = (wanted.with_name(f"{wanted.name}-{number}") for number in itertools.count(2))
    return next(path for path in itertools.chain([wanted], numbered) if not path.exists())


def _settle(database: Path) -> None:
    """Bring what is in the write-ahead log into the file, where it can still be read at all."""
    with contextlib.suppress(sqlite3.Error), contextlib.closing(_opened(database)) as raw:
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _opened(database: Path) -> sqlite3.Connection:
    """A connection to a file that exists."""
    uri = f"{database.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _counts(raw: sqlite3.Connection) -> Counts:
    names = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name")
    return {name: raw.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for (name,) in names.fetchall()}


def _require_known(raw: sqlite3.Connection) -> None:
    known = {migration.id for migration in yoyo.read_migrations(str(MIGRATIONS))}
    applied = {row[0] for row in raw.execute("SELECT migration_id FROM _yoyo_migration")}
    if unknown := sorted(applied - known):
        raise StorageFailed(f"the copy is of a newer release (it has {unknown[0]}): use that release")


def _require_keys(raw: sqlite3.Connection, vault: Vault) -> None:
    marked = raw.execute("SELECT value FROM facts WHERE name = ?", (FACT,)).fetchone()
    try:
        if marked is not None:
            vault.open(FIELD, 0, marked[0])
    except Unreadable:
        raise KeyFileError("the copy is of another key file: put back the right one") from None


def _unreadable(raw: sqlite3.Connection, vault: Vault) -> Iterator[str]:
    """The sealed fields that do not open; of an older release, of those it has."""
    for what in TABLES:
        has = raw.execute("SELECT 1 FROM pragma_table_info(?) WHERE name = ?", (what.table, what.column)).fetchone()
        rows = f"SELECT {what.key}, {what.column} FROM {what.table} WHERE {what.column} IS NOT NULL"
        for id_, sealed in raw.execute(rows) if has else ():
            try:
                vault.open(what.field, id_, sealed)
            except Unreadable as error:
                yield str(error)
