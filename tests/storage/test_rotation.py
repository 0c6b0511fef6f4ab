"""Keys change while the bot stands; interrupted half way nobody is created twice and nothing is done twice."""

from __future__ import annotations

from typing import Any

import pytest
from conftest import Running, words

from bot import opening
from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.services import keys
from storage import rotation
from storage.vault import Keys, Vault


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


@pytest.fixture
async def people(api: BotApi, settings: Settings) -> list[Phone]:
    """Five people who have chosen English, the first one in the wish for a language; the bot has stopped."""
    phones = [api.phone(f"P{n}") for n in range(5)]
    async with Running(api, settings) as bot:
        await bot.start()
        for phone in phones:
            phone.start()
            await bot.calm()
            phone.press("English")
        await bot.calm()
        phones[0].press("Language")
        await bot.calm()
        phones[0].press("➕")
        api.faults.unparsable_update()
        await bot.calm()
    return phones


async def change_half(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """As if killed after three of the five chats."""
    keys.begin_rotation(settings.key_file)
    monkeypatch.setattr(rotation, "BATCH", 3)
    async with opening.opened(settings) as (db, tools, _), db.write() as tx:
        assert await rotation.batch(tx, tools.vault, rotation.CHATS) == 3
    monkeypatch.undo()


async def change_whole(settings: Settings) -> None:
    keys.begin_rotation(settings.key_file)
    async with opening.opened(settings) as (db, tools, _):
        await keys.rotate(db, tools.vault)
    keys.end_rotation(settings.key_file)


async def test_after_the_change_everything_opens_without_the_old_key(
    api: BotApi, settings: Settings, people: list[Phone]
) -> None:
    old = Keys.load(settings.key_file)
    async with opening.opened(settings) as (db, _, _), db.write() as tx:
        before = await tx.all("SELECT found, ref FROM chats ORDER BY id")
    await change_whole(settings)
    new = Keys.load(settings.key_file)
    assert set(new.seal) == {2}
    assert old.seal[1] not in new.seal.values()
    raw = settings.database.read_bytes()
    assert not any(each in raw for row in before for each in row)
    async with opening.opened(settings) as (db, tools, _), db.write() as tx:
        for what in rotation.TABLES:
            for id_, sealed in await tx.all(
                f"SELECT {what.key}, {what.column} FROM {what.table} WHERE {what.column} IS NOT NULL"
            ):
                assert tools.vault.open(what.field, id_, sealed)
        assert await tx.all("SELECT count(*) FROM inbox WHERE payload IS NOT NULL") == [(1,)]
    async with Running(api, settings) as again:
        await again.start()
        for phone in people[1:]:
            phone.send("/help")
        await again.calm()
        assert [words(phone)[0] for phone in people[1:]] == ["🙋"] * 4
        assert await rows(again, "SELECT count(*) FROM chats") == [(5,)]


async def test_interrupted_half_way_nobody_is_created_twice_and_every_form_goes_on(
    api: BotApi, settings: Settings, people: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    await change_half(settings, monkeypatch)
    async with Running(api, settings) as bot:
        await bot.start()
        people[0].send("klingon")
        for phone in people[1:]:
            phone.send("/help")
        new = api.phone("New")
        new.start()
        await bot.calm()
        assert "do not know this language" in words(people[0])
        assert [words(phone)[0] for phone in people[1:]] == ["🙋"] * 4
        assert await rows(bot, "SELECT count(*) FROM chats") == [(6,)]
    await change_whole(settings)
    async with Running(api, settings) as again:
        await again.start()
        for phone in (*people, new):
            phone.start()
        await again.calm()
        assert await rows(again, "SELECT count(*) FROM chats") == [(6,)]


async def test_a_form_in_the_last_row_of_an_interrupted_change_goes_on_too(
    api: BotApi, settings: Settings, people: list[Phone], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its person's hash is still the old one while the update comes under the new."""
    async with Running(api, settings) as bot:
        await bot.start()
        people[4].press("Language")
        await bot.calm()
        people[4].press("➕")
        await bot.calm()
    await change_half(settings, monkeypatch)
    async with Running(api, settings) as bot:
        await bot.start()
        people[4].send("klingon")
        await bot.calm()
        assert "do not know this language" in words(people[4])


@pytest.mark.parametrize("whole", [False, True])
async def test_what_came_before_the_change_is_not_done_again_after_it(
    api: BotApi, settings: Settings, people: list[Phone], monkeypatch: pytest.MonkeyPatch, whole: bool
) -> None:
    """Telegram sends again what it was not told of: TG-8."""
    async with Running(api, settings) as bot:
        await bot.start()
        update = people[1].send("/help")
        await bot.calm()
    if whole:
        await change_whole(settings)
    else:
        await change_half(settings, monkeypatch)
    before = len(people[1].messages)
    async with Running(api, settings) as bot:
        await bot.start()
        api.duplicate(update)
        await bot.calm()
    assert len(people[1].messages) == before


async def test_an_update_parked_before_the_change_is_erased_with_its_person_after_it(
    api: BotApi, settings: Settings, people: list[Phone]
) -> None:
    async with opening.opened(settings) as (db, _, _), db.write() as tx:
        await tx.run("UPDATE inbox SET person = (SELECT found FROM chats WHERE id = 2) WHERE state = 'parked'")
    await change_whole(settings)
    async with Running(api, settings) as bot:
        await bot.start()
        people[1].tap(people[1].last.id, "erase.now")
        await bot.calm()
        assert await rows(bot, "SELECT * FROM inbox WHERE state = 'parked'") == []


async def test_a_change_begun_is_taken_up_and_not_begun_again(settings: Settings) -> None:
    first = keys.begin_rotation(settings.key_file)
    assert keys.begin_rotation(settings.key_file) == first == Keys.load(settings.key_file)
    assert Vault(first).rotating
