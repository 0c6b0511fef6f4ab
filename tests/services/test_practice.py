"""A practice's little database: of the file's form, with nobody else in it, whole or not at all."""

from __future__ import annotations

import time
from datetime import UTC, datetime

import pytest
from conftest import Running
from desk import staff
from register import PUBLIC

from bot.demo.api import BotApi
from bot.domain.chats import Chat
from bot.domain.people import Grant, Role
from bot.services import practice, practice_people
from bot.work import Work
from storage import appointments, chats
from storage import practice as shelf
from storage.database import Tx
from storage.practice import World

HOLDS_SECONDS = 0.05
"""Nobody holds the writer longer."""


@pytest.fixture
async def omar(running: Running, api: BotApi) -> Chat:
    """A case worker's chat."""
    phone = await staff(running, api, "Omar", Grant(Role.CASE_WORKER))
    await staff(running, api, "Sara", Grant(Role.COORDINATOR))
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, phone.id)
    assert chat is not None
    return chat


def work_on(running: Running, tx: Tx, chat: Chat) -> Work:
    return Work(running.bot.tools, tx, running.bot.tools.clock.now(), chat)


async def begun(running: Running, work: Work, chat: Chat) -> World:
    await practice.begin(work, chat)
    world = practice.world_of(work, chat)
    assert world is not None
    return world


def test_only_what_is_nobodys_is_copied() -> None:
    assert set(shelf._PUBLIC) <= PUBLIC


async def test_it_has_the_form_of_the_file_and_of_people_only_who_practises(running: Running, omar: Chat) -> None:
    form = "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE '%yoyo%' ORDER BY 1, 2"
    async with running.bot.db.write() as tx:
        world = await shelf.make(tx, omar.id, 900_000, datetime(2027, 1, 1, tzinfo=UTC))
        assert await world.tx.all(form) == await tx.all(form)
        assert await world.tx.all("SELECT id FROM chats") == [(omar.id,)]
        assert await world.tx.all("SELECT DISTINCT chat_id FROM grants") == [(omar.id,)]
        assert await world.tx.all("SELECT * FROM programmes") == await tx.all("SELECT * FROM programmes")
        for table in ("inbox", "outbox", "conversations", "requests", "audit"):
            assert await world.tx.all(f"SELECT * FROM {table}") == [], table
        assert await world.tx.all("PRAGMA foreign_key_check") == []
        world.close()


async def test_an_error_takes_the_whole_act_back_and_the_file_stands_where_it_did(running: Running, omar: Chat) -> None:
    async with running.bot.db.write() as tx:
        work = work_on(running, tx, omar)
        world = await begun(running, work, omar)
        with pytest.raises(ZeroDivisionError):
            async with practice.inside(work, omar, world):
                assert await appointments.claim(work.tx, 900_001, omar.id)
                raise ZeroDivisionError
        assert work.tx is tx
        [(claimed,)] = await world.tx.all("SELECT claimed_by FROM requests WHERE id = 900001")
        assert claimed is None
        assert await tx.all("SELECT * FROM requests") == []


async def test_it_begins_whole_or_not_at_all(running: Running, omar: Chat, monkeypatch: pytest.MonkeyPatch) -> None:
    async def breaks(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(practice_people, "arrive", breaks)
    async with running.bot.db.write() as tx:
        with pytest.raises(ZeroDivisionError):
            await practice.begin(work_on(running, tx, omar), omar)
    assert len(running.bot.tools.practices) == 0


async def test_beginning_does_not_hold_the_writer_for_long(running: Running, omar: Chat) -> None:
    async with running.bot.db.write() as tx:
        started = time.process_time()
        await practice.begin(work_on(running, tx, omar), omar)
        assert time.process_time() - started < 4 * HOLDS_SECONDS, "four times, for a slow machine"


async def test_when_the_bot_stops_every_practice_is_closed(running: Running, omar: Chat) -> None:
    practices = running.bot.tools.practices
    async with running.bot.db.write() as tx:
        await practice.begin(work_on(running, tx, omar), omar)
    assert len(practices) == 1
    await running.stop()
    assert len(practices) == 0
    await running.start()
