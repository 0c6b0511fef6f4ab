"""Looks each minute whether last night's backup is there, and the list of who was erased; never how one is made."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from bot.services import backups
from bot.work import Tools
from storage import erased
from storage.database import Database

log = logging.getLogger(__name__)


class Keeper:
    """Makes what is missing; a folder that fails is said once, then tried again in silence."""

    def __init__(self, db: Database, tools: Tools, folder: Path, days: int) -> None:
        self._db, self._tools, self._folder, self._days = db, tools, folder, days
        self._listed: tuple[int, int] | None = None
        self._failed = False

    async def look(self) -> None:
        """One look."""
        try:
            await self._keep()
        except backups.BackupFailed as failed:
            self._say(str(failed))
        except OSError as error:
            self._say(f"{self._folder}: {os.strerror(error.errno or 0)}")
        else:
            self._failed = False

    async def _keep(self) -> None:
        now = self._tools.clock.now()
        made = await backups.nightly(self._db, self._tools.vault, self._folder, now, self._days)
        if made is not None:
            log.info("backup made: %d rows, %d bytes", made.held.rows, made.size)
        async with self._db.write() as tx:
            mark = await erased.mark(tx)
        if mark != self._listed:
            await backups.list_erased(self._db, self._tools.vault, self._folder)
            self._listed = mark

    def _say(self, why: str) -> None:
        if not self._failed:
            log.error("no backup was made: %s", why)
        self._failed = True
