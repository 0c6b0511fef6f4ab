"""Opens an installation: process lock, keys, database, words; one clear line for each way it cannot. Nothing runs."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path

from filelock import FileLock, Timeout
from telegram.error import InvalidToken

from bot.config import Settings, SettingsError, days_kept
from bot.domain.chats import Chat
from bot.domain.delivery import Call
from bot.domain.notices import Notice
from bot.i18n import Catalogues
from bot.runtime.intake import CannotListen
from bot.work import Clock, Tools
from handlers import papers, rendering
from handlers.views import notices
from storage import keycheck
from storage.database import Database, StorageFailed, migrate
from storage.numbers import Numbers
from storage.vault import KeyFileError, Keys, Unreadable, Vault

LOCALES = Path(__file__).parent.parent / "locales"


class Refused(Exception):
    """The bot cannot start or go on; ``code`` is the process's exit code, the text one clear line."""

    def __init__(self, code: int, line: str) -> None:
        super().__init__(line)
        self.code, self.line = code, line


CONFIG, LOCKED, STORAGE, TOKEN = 2, 3, 4, 5
"""Exit codes: settings or keys, another process, the file, Telegram refuses the token."""


@asynccontextmanager
async def lock(database: Path) -> AsyncIterator[None]:
    """Only one process may write; raises Refused for a second one."""
    held = FileLock(str(database) + ".lock", timeout=0)
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        held.acquire()
    except Timeout:
        raise Refused(LOCKED, f"another bot process uses {database}: end it first") from None
    except OSError as error:
        raise Refused(STORAGE, f"{database}: {os.strerror(error.errno or 0)}") from None
    try:
        yield
    finally:
        held.release()


def migrated(database: Path) -> list[str]:
    """Bring the file to this release; returns the migrations applied."""
    try:
        return migrate(database)
    except StorageFailed as error:
        raise Refused(STORAGE, f"{database}: {error}") from None


async def _unlocked(settings: Settings) -> tuple[Vault, Database]:
    try:
        vault = Vault(Keys.load(settings.key_file))
        migrate(settings.database)
        return vault, await Database.open(settings.database)
    except KeyFileError as error:
        raise Refused(CONFIG, str(error)) from None
    except StorageFailed as error:
        raise Refused(STORAGE, f"{settings.database}: {error}") from None


@asynccontextmanager
async def opened(settings: Settings) -> AsyncIterator[tuple[Database, Tools, Catalogues]]:
    """Migrated database, keys and words; raises Refused with one clear line."""
    vault, db = await _unlocked(settings)
    try:
        catalogues = Catalogues.load(LOCALES)
        async with db.write() as tx:
            await keycheck.check(tx, vault)
            numbers = await Numbers.load(tx)

        def render(notice: Notice, chat: Chat) -> Call:
            screen, t = rendering.draw(catalogues, chat.language or "en", lambda t: notices.words(notice, t))
            return rendering.send(screen, t)

        tools = Tools(
            vault,
            numbers,
            Clock(settings.clock_file),
            render,
            partial(papers.make, catalogues),
            settings.paid_broadcast,
            days_kept(),
        )
        try:
            yield db, tools, catalogues
        finally:
            tools.practices.close_over()
    except Exception as error:
        refused = _refusal(error, settings)
        if refused is None:
            raise
        raise refused from None
    finally:
        await db.close()


@asynccontextmanager
async def beside(settings: Settings) -> AsyncIterator[tuple[Database, Tools, Catalogues]]:
    """Open for a short job, also beside a running bot; where none runs, the file is brought to this release."""
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(lock(settings.database))
        except Refused as refused:
            if refused.code != LOCKED:
                raise
        yield await stack.enter_async_context(opened(settings))


def _refusal(error: BaseException, settings: Settings) -> Refused | None:
    """The one line for what ended the bot, also from among what a TaskGroup gathered; None for the unforeseen."""
    match error:
        case BaseExceptionGroup():
            return next((found for inner in error.exceptions if (found := _refusal(inner, settings))), None)
        case Refused():
            return error
        case KeyFileError() | CannotListen() | SettingsError():
            return Refused(CONFIG, str(error))
        case StorageFailed():
            return Refused(STORAGE, f"{settings.database}: {error}")
        case Unreadable():
            return Refused(STORAGE, f"{settings.database}: {error} does not open: restore the last backup")
        case InvalidToken():
            return Refused(TOKEN, "Telegram refuses the token: get the current one from @BotFather")
    return None
