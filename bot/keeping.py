"""Puts a backup together and a restore: opening, services and files in their order; never what a row means."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bot import opening
from bot.config import Settings
from bot.domain.backups import MOST_DAYS, aside_of
from bot.domain.catalogue import SOURCE_LANGUAGE
from bot.domain.status import Status
from bot.i18n import strip_marks
from bot.opening import CONFIG, LOCKED, STORAGE, Refused
from bot.services import backups, restoring
from bot.services import status as status_service
from bot.services.restoring import Settled
from bot.stages import reach
from bot.work import Clock, Work
from handlers import rendering
from handlers.views import status as views
from storage import backups as shelf
from storage import sealed_file
from storage.database import StorageFailed
from storage.vault import KeyFileError, Keys, Unreadable, Vault


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did; ``aside`` is where the database before it is kept."""

    made_at: datetime
    held: shelf.Looked
    aside: Path | None
    settled: Settled


async def backup(settings: Settings, folder: Path | None) -> backups.Made:
    """Make one, also beside a running bot. Raises Refused."""
    into = folder or settings.backup_folder
    if into is None:
        raise Refused(CONFIG, "name a folder, or set IIMP_BACKUP_FOLDER; best on another disk")
    if not settings.database.exists():
        raise Refused(STORAGE, f"{settings.database}: there is no database yet")
    async with opening.beside(settings) as (db, tools, _words):
        try:
            return await backups.make(db, tools.vault, into, tools.clock.now(), settings.backup_days)
        except backups.BackupFailed as failed:
            raise Refused(STORAGE, str(failed)) from None


async def status(settings: Settings) -> tuple[Status, list[str]]:
    """How the bot stands, and the same as lines in English. Raises Refused."""
    if not settings.database.exists():
        raise Refused(STORAGE, f"{settings.database}: there is no database yet")
    running = await _runs(settings.database)
    async with opening.beside(settings) as (db, tools, words), db.write() as tx:
        found = await status_service.look(Work(tools, tx, tools.clock.now()), running=running)
    screen, t = rendering.draw(words, SOURCE_LANGUAGE, lambda t: views.status(t, found))
    return found, [strip_marks(rendering.plain(line)) for line in t.finish("\n".join(screen.lines)).split("\n")]


async def _runs(database: Path) -> bool:
    try:
        async with opening.lock(database):
            return False
    except Refused as refused:
        return refused.code == LOCKED


async def restore(settings: Settings, file: Path, *, old: bool = False) -> Restored:
    """Put a backup in the database's place, once it was read whole; nothing is changed before that. Raises Refused."""
    async with opening.lock(settings.database):
        vault = _vault(settings)
        made = settings.database.with_name(settings.database.name + ".restore")
        shelf.remove(made)
        try:
            made_at, held = await _unsealed(vault, file, made)
            now = Clock(settings.clock_file).now()
            if now - made_at > timedelta(days=MOST_DAYS) and not old:
                raise Refused(
                    CONFIG,
                    f"{file.name} is older than {MOST_DAYS} days: people erased before then would come back;"
                    " if there is no other, add --even-if-old",
                )
            settled = await _settled(settings, vault, file, made, made_at)
            reach("restore.settled")
            wanted = settings.database.with_name(aside_of(settings.database.name, now))
            aside = await asyncio.to_thread(shelf.put_in_place, made, settings.database, wanted)
            reach("restore.replaced")
        except OSError as error:
            raise Refused(STORAGE, f"{error.filename or file}: {os.strerror(error.errno or 0)}") from None
        finally:
            shelf.remove(made)
    return Restored(made_at, held, aside, settled)


def _vault(settings: Settings) -> Vault:
    try:
        return Vault(Keys.load(settings.key_file))
    except KeyFileError as error:
        raise Refused(CONFIG, str(error)) from None


async def _unsealed(vault: Vault, file: Path, made: Path) -> tuple[datetime, shelf.Looked]:
    """Open the backup beside the database and read it whole."""
    try:
        made_at = await asyncio.to_thread(sealed_file.unseal, vault, file, made)
        held = await asyncio.to_thread(shelf.look_over, made, vault)
    except KeyFileError as error:
        raise Refused(CONFIG, str(error)) from None
    except (StorageFailed, Unreadable) as error:
        raise Refused(STORAGE, f"{file.name}: {error}; try an older backup") from None
    reach("restore.opened")
    return made_at, held


async def _settled(settings: Settings, vault: Vault, file: Path, made: Path, made_at: datetime) -> Settled:
    """Bring the copy to this release and to now."""
    gone = shelf.erased(settings.database)
    for folder in {file.parent, settings.backup_folder or file.parent}:
        listed = _listed(vault, folder, made)
        gone = {hash_: max(gone.get(hash_, 0), listed.get(hash_, 0)) for hash_ in gone | listed}
    async with opening.opened(settings.model_copy(update={"database": made})) as (db, tools, _words):
        return await restoring.settle(db, tools, made_at, gone)


def _listed(vault: Vault, folder: Path, made: Path) -> dict[bytes, int]:
    try:
        return backups.listed_erased(vault, folder, made)
    except (KeyFileError, Unreadable, ValueError):
        raise Refused(
            STORAGE, f"{folder / backups.ERASED} does not open: without it erased people may come back; move it away"
        ) from None
