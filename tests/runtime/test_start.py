"""Starting the real process: one clear line and the right exit code where it cannot, patience where it need not yet.

What every word of the command line refuses alike (tests/test_cli.py) is here once.
"""

from __future__ import annotations

import asyncio
import shutil
import socket
import sqlite3
from pathlib import Path

import aiohttp
from conftest import load_example
from processes import STOP_SECONDS, bot_process, ended, heard, refused

from bot import opening
from bot.config import Settings
from bot.demo.api import BotApi, Limits
from storage.database import migrate
from storage.vault import Keys

PATIENCE = 15.0


async def test_without_a_token_it_says_where_to_get_one(settings: Settings) -> None:
    code, line = await refused(settings, bot_token=None)
    assert code == opening.CONFIG
    assert "IIMP_BOT_TOKEN is not set" in line and "BotFather" in line


async def test_a_token_that_telegram_refuses_ends_it_with_a_code_of_its_own(settings: Settings) -> None:
    code, line = await refused(settings, bot_token="987654321:" + "x" * 35)
    assert code == opening.TOKEN
    assert "refuses the token" in line and "BotFather" in line


async def test_without_its_key_file_it_does_not_start_and_makes_no_database(settings: Settings) -> None:
    """AB-68: no start, never plain text instead."""
    settings.key_file.unlink()
    code, line = await refused(settings)
    assert code == opening.CONFIG
    assert str(settings.key_file) in line and "keys new" in line
    assert not settings.database.exists()


async def test_with_the_key_file_of_another_database_it_does_not_start(settings: Settings) -> None:
    """AB-68."""
    await load_example(settings)
    before = contents(settings.database)
    settings.key_file.unlink()
    Keys.fresh().save(settings.key_file)
    code, line = await refused(settings)
    assert code == opening.CONFIG
    assert "not this database's" in line
    assert contents(settings.database) == before


async def test_a_file_of_a_newer_release_is_refused_and_left_as_it_is(settings: Settings) -> None:
    """AB-66, where the schema tells it."""
    migrate(settings.database)
    with sqlite3.connect(settings.database) as raw:
        raw.execute(
            "INSERT INTO _yoyo_migration (migration_hash, migration_id, applied_at_utc) VALUES ('x', '9999_later', 0)"
        )
    raw.close()
    before = settings.database.read_bytes()
    code, line = await refused(settings)
    assert code == opening.STORAGE
    assert "newer release" in line and "9999_later" in line
    assert settings.database.read_bytes() == before


async def test_a_second_process_on_one_database_says_why_it_leaves(api: BotApi, settings: Settings) -> None:
    async with bot_process(settings) as first:
        await heard(first)
        code, line = await refused(settings)
        assert code == opening.LOCKED
        assert str(settings.database) in line and "another bot process" in line
        phone = api.phone("Amina", language_code="en")
        phone.start()
        await phone.heard()  # the first is not disturbed


async def test_without_a_network_it_waits_and_works_once_there_is_one(settings: Settings) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    offline = settings.model_copy(update={"api_url": f"http://127.0.0.1:{port}"})
    async with bot_process(offline) as process:
        said = await heard(process, "cannot be reached")
        async with BotApi(port=port, limits=Limits.none()) as api:
            phone = api.phone("Amina", language_code="en")
            phone.start()
            await phone.until(lambda one: one.visible[1:], PATIENCE)
            process.terminate()
            code, more = await ended(process, STOP_SECONDS)
    assert code == 0
    assert (said + more).count("cannot be reached") == 1


async def test_another_poller_is_one_line_and_patience_until_it_has_gone(api: BotApi, settings: Settings) -> None:
    """TG-10, TG-40: two instances during a change of machines."""
    met = asyncio.Event()

    async def other_poller() -> list[int]:
        """Stays through two meetings: each poll ends by 409 when the other program begins one."""
        answers = []
        async with aiohttp.ClientSession() as session:
            for _ in range(3):
                met.set()
                async with session.post(f"{api.url}/bot{api.token}/getUpdates", data={"timeout": 30}) as answer:
                    answers.append(answer.status)
        return answers

    async with asyncio.TaskGroup() as group:
        rival = group.create_task(other_poller())
        await met.wait()
        async with bot_process(settings) as process:
            await rival
            phone = api.phone("Amina", language_code="en")
            phone.start()
            await phone.until(lambda one: one.visible[1:], PATIENCE)
            said = await heard(process, "Telegram answers again")
            process.terminate()
            code, more = await ended(process, STOP_SECONDS)
    assert rival.result() == [409, 409, 409]
    assert code == 0
    assert (said + more).count("409") == 1 and "another program polls with this token" in said


def contents(database: Path) -> list[str]:
    """The file as statements: another key must not change a row."""
    copy = database.with_suffix(".copy")
    shutil.copy(database, copy)
    raw = sqlite3.connect(copy)
    try:
        return list(raw.iterdump())
    finally:
        raw.close()
