"""Making backups: copied while the bot runs, sealed whole, read back, named last; never a restore, never a screen."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from filelock import FileLock

from bot.domain.backups import is_due, is_old_aside, made_at, name_of, superfluous
from bot.stages import reach
from storage import backups as shelf
from storage import erased, facts, sealed_file
from storage.database import Database, Tx
from storage.vault import KeyFileError, Unreadable, Vault

MADE = "backup_made"
"""The fact when the last backup was made, in Unix seconds."""
UNFINISHED = ".unfinished"
ERASED = "iimp.erased"
"""Kept beside the backups, so that a lost database does not take along who was erased."""
_LINE = "{hash} {at}\n"


@dataclass(frozen=True, slots=True)
class Made:
    """A backup that was read back and found whole."""

    path: Path
    held: shelf.Looked
    size: int
    dropped: int
    """Older ones that went."""


@dataclass(slots=True)
class BackupFailed(Exception):
    """No backup came to be; the text says why."""

    why: str

    def __str__(self) -> str:
        """Why."""
        return self.why


async def make(db: Database, vault: Vault, folder: Path, now: datetime, days: int) -> Made:
    """Make one, drop what is superfluous, note it. Raises BackupFailed, StorageFailed (of our own file)."""
    path = folder / name_of(now)
    copied = db.path.with_name(db.path.name + ".backup")
    try:
        shelf.have(folder)
        with FileLock(f"{copied}.lock", blocking=False):
            held = await _made(db.path, vault, path, copied, now)
            await list_erased(db, vault, folder)
            dropped = _tidy(folder, now, days)
            _drop_asides(db.path, now)
    except TimeoutError:
        raise BackupFailed("another backup is being made at this moment: wait for its end") from None
    except OSError as error:
        raise BackupFailed(f"{folder}: {os.strerror(error.errno or 0)}") from None
    async with db.write() as tx:
        await facts.put(tx, MADE, str(int(now.timestamp())).encode())
    return Made(path, held, path.stat().st_size, dropped)


async def _made(database: Path, vault: Vault, path: Path, copied: Path, now: datetime) -> shelf.Looked:
    """Copy, seal, read back, name; the file beside the database and the unfinished one are gone afterwards."""
    unfinished = path.with_name(path.name + UNFINISHED)
    try:
        counts = await asyncio.to_thread(shelf.copy, database, copied)
        reach("backup.copied")
        await asyncio.to_thread(sealed_file.seal, vault, copied, unfinished, now)
        reach("backup.sealed")
        await asyncio.to_thread(sealed_file.unseal, vault, unfinished, copied)
        found = await asyncio.to_thread(shelf.look_over, copied, vault)
        reach("backup.checked")
    except (KeyFileError, Unreadable) as error:
        raise BackupFailed(f"the backup cannot be read back: {error}") from None
    finally:
        shelf.remove(copied)
    if found.counts != counts:
        raise BackupFailed("the backup does not hold what was copied: check the disk")
    unfinished.replace(path)
    shelf.folder_to_disk(path.parent)
    reach("backup.named")
    return found


def _tidy(folder: Path, now: datetime, days: int) -> int:
    """Drop what is superfluous, and what an ended process left."""
    for left in folder.glob(f"iimp-*.backup{UNFINISHED}"):
        left.unlink(missing_ok=True)
    gone = superfluous((file.name for file in folder.iterdir()), now, days)
    for name in gone:
        (folder / name).unlink(missing_ok=True)
    return len(gone)


def _drop_asides(database: Path, now: datetime) -> None:
    """Databases that a restore replaced long ago hold people who may have been erased since."""
    for file in list(database.parent.iterdir()):
        if is_old_aside(file.name, database.name, now):
            file.unlink(missing_ok=True)


async def nightly(db: Database, vault: Vault, folder: Path, now: datetime, days: int) -> Made | None:
    """Last night's backup where it is missing. Raises as ``make``."""
    return await make(db, vault, folder, now, days) if is_due(newest(folder), now) else None


def newest(folder: Path) -> datetime | None:
    """When the newest backup here was made."""
    try:
        return max((at for file in folder.iterdir() if (at := made_at(file.name))), default=None)
    except OSError:
        return None


async def last(tx: Tx) -> datetime | None:
    """When the last backup was made; None where there was none."""
    mark = await facts.get(tx, MADE)
    return None if mark is None else datetime.fromtimestamp(int(mark), UTC)


# who was erased ------------------------------------------------


async def list_erased(db: Database, vault: Vault, folder: Path) -> None:
    """Write beside the backups who was erased. Raises OSError."""
    async with db.write() as tx:
        everybody = await erased.everybody(tx)
    plain = db.path.with_name(db.path.name + ".erased")
    plain.write_text("".join(_LINE.format(hash=hash_.hex(), at=at) for hash_, at in everybody.items()), "ascii")
    unfinished = folder / (ERASED + UNFINISHED)
    try:
        sealed_file.seal(vault, plain, unfinished, datetime.fromtimestamp(max(everybody.values(), default=0), UTC))
    finally:
        plain.unlink()
    unfinished.replace(folder / ERASED)
    shelf.folder_to_disk(folder)


def listed_erased(vault: Vault, folder: Path, beside: Path) -> dict[bytes, int]:
    """Who was erased, as the list in this folder says; nothing where there is none. Raises KeyFileError, Unreadable."""
    if not (folder / ERASED).exists():
        return {}
    plain = beside.with_name(beside.name + ".erased")
    try:
        sealed_file.unseal(vault, folder / ERASED, plain)
        lines = [line.split() for line in plain.read_text("ascii").splitlines()]
        return {bytes.fromhex(hash_): int(at) for hash_, at in lines}
    finally:
        plain.unlink(missing_ok=True)
