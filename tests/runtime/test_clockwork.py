"""The sweep: forms expire, what has served its time goes, erased bytes leave the file, a failing file ends it all."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from conftest import Running, words

from bot import app, opening
from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.chats import ChatId
from bot.domain.retention import DAYS, Keep
from bot.services.chats import SCRUB
from storage import conversations, facts
from storage.database import StorageFailed


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


async def test_finished_rows_go_after_their_days(running: Running, amina: Phone, api: BotApi) -> None:
    api.faults.unparsable_update()
    await running.calm()
    api.clock.forward(timedelta(days=DAYS[Keep.UPDATES], hours=1))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT state, count(*) FROM inbox GROUP BY state") == [("parked", 1)]
    assert await rows(running, "SELECT count(*) > 0 FROM outbox") == [(1,)]
    api.clock.forward(timedelta(days=DAYS[Keep.MESSAGES]))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT * FROM outbox") == []
    api.clock.forward(timedelta(days=DAYS[Keep.PARKED]))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT * FROM inbox") == []


async def test_who_is_away_for_a_year_is_forgotten_with_everything(running: Running, amina: Phone, api: BotApi) -> None:
    """The privacy word says so; who came back in time stays."""
    api.clock.forward(timedelta(days=200))
    back = api.phone("Back")
    back.start()
    await running.calm()
    api.clock.forward(timedelta(days=166))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT id FROM chats") == [(2,)]
    assert await rows(running, "SELECT * FROM outbox WHERE chat_id = 1") == []
    assert await rows(running, f"SELECT * FROM facts WHERE name = '{SCRUB}'") == []


async def test_it_forgets_once_a_night_and_at_the_start(running: Running, amina: Phone, api: BotApi) -> None:
    old = "INSERT INTO reminders (kind, about, due_at, state) VALUES ('digest', 0, 1, 'told')"
    await running.bot.clockwork.sweep()
    await rows(running, old)
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT count(*) FROM reminders WHERE due_at = 1") == [(1,)]
    api.clock.forward(timedelta(days=1))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT count(*) FROM reminders WHERE due_at = 1") == [(0,)]
    await rows(running, old)
    await running.stop()
    await running.start()
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT count(*) FROM reminders WHERE due_at = 1") == [(0,)]


async def test_a_form_long_expired_is_forgotten_untold(running: Running, amina: Phone, api: BotApi) -> None:
    async with running.bot.db.write() as tx:
        left = conversations.Step("wish", "which", 1, {})
        await conversations.put(tx, running.bot.tools.vault, ChatId(1), left)
    await running.bot.clockwork.forget()
    assert await rows(running, "SELECT * FROM conversations") == []


async def test_a_checkpoint_kept_busy_by_a_reader_is_repeated_until_the_erased_bytes_are_gone(
    running: Running, amina: Phone, settings: Settings
) -> None:
    """TG-23: a backup or a report may be reading just then."""
    running.bot.db.raw.execute("PRAGMA busy_timeout = 20")
    erased = (await rows(running, "SELECT found, ref FROM chats"))[0]
    async with running.bot.db.read() as reader:
        await reader.execute_fetchall("BEGIN")
        await reader.execute_fetchall("SELECT count(*) FROM chats")
        amina.tap(amina.last.id, "erase.now")
        await running.calm()
        await running.bot.clockwork.sweep()
        assert await rows(running, f"SELECT count(*) FROM facts WHERE name = '{SCRUB}'") == [(1,)]
        assert any(each in bytes_of(settings) for each in erased)
    await running.bot.clockwork.sweep()
    assert await rows(running, f"SELECT count(*) FROM facts WHERE name = '{SCRUB}'") == [(0,)]
    assert not any(each in bytes_of(settings) for each in erased)


def bytes_of(settings: Settings) -> bytes:
    wal = Path(f"{settings.database}-wal")
    return settings.database.read_bytes() + (wal.read_bytes() if wal.exists() else b"")


async def test_who_is_erased_during_a_scrub_is_scrubbed_the_next_time(
    running: Running, amina: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    scrub = running.bot.db.scrub

    async def slow() -> bool:
        done = await scrub()
        async with running.bot.db.write() as tx:  # somebody else is erased just now
            await facts.put(tx, SCRUB, b"another")
        return done

    async with running.bot.db.write() as tx:
        await facts.put(tx, SCRUB, b"one")
    monkeypatch.setattr(running.bot.db, "scrub", slow)
    await running.bot.clockwork.sweep()
    monkeypatch.undo()
    assert await rows(running, f"SELECT value FROM facts WHERE name = '{SCRUB}'") == [(b"another",)]


async def test_a_file_that_fails_under_the_sweep_ends_the_process(api: BotApi, settings: Settings) -> None:
    """APScheduler hides a job's error."""
    async with opening.opened(settings) as (db, tools, catalogues):
        bot = await app.build(settings, db, tools, catalogues)
        ready = asyncio.Event()

        async def break_file() -> None:
            await ready.wait()
            db.raw.execute("PRAGMA query_only = ON")
            bot.clockwork._scheduler.modify_job("sweep", next_run_time=tools.clock.real_now())

        async with opening.lock(settings.database):
            with pytest.raises(ExceptionGroup) as raised:
                async with asyncio.timeout(10), asyncio.TaskGroup() as group:
                    group.create_task(app.serve(bot, asyncio.Event(), ready))
                    group.create_task(break_file())
    assert raised.group_contains(StorageFailed, match="read-only")


async def test_a_sweep_that_fails_otherwise_is_done_again(
    running: Running, amina: Phone, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    async def broken(*_: object) -> None:
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr(conversations, "expire", broken)
        running.bot.clockwork._scheduler.modify_job("sweep", next_run_time=running.bot.tools.clock.real_now())
        while "job sweep failed: ValueError" not in caplog.text:
            await asyncio.sleep(0.005)
    amina.send("/help")
    await running.calm()
    assert words(amina).startswith("🙋")
    await running.bot.clockwork.sweep()
