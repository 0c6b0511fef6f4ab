"""Texts to be translated, in a real SQLite file: one a language, one a person, sealed, and free again when erased."""

from __future__ import annotations

import sqlite3
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.announcements import Content
from bot.domain.chats import ChatId, Kind
from bot.domain.retention import DAYS, Keep
from bot.domain.translations import Stage, Task
from storage import announcements, chats, retention, translations
from storage.database import Tx
from storage.vault import Keys, Vault

VAULT = Vault(Keys.fresh())
UNTIL = datetime(2026, 12, 1, tzinfo=UTC)
WORDS = Content("<b>closed</b>", "closed", None, ("Map",))


async def person(tx: Tx, number: int) -> ChatId:
    return (await chats.add(tx, VAULT, number, Kind.PRIVATE, date(2026, 12, 1))).id


async def made(tx: Tx, by: ChatId, *targets: str) -> list[Task]:
    announcement = await announcements.add(tx, by, "en", 1)
    found = [await translations.add(tx, VAULT, Task(0, announcement, "en", tag, WORDS, UNTIL, by)) for tag in targets]
    return [task for task in found if task is not None]


async def test_it_comes_out_as_it_went_in_and_its_words_are_sealed(tx: Tx) -> None:
    (task,) = await made(tx, await person(tx, 1), "ar")
    assert await translations.get(tx, VAULT, task.id) == task
    [(held,)] = await tx.all("SELECT original FROM translation_tasks")
    assert b"closed" not in held


async def test_a_language_is_asked_for_once_while_something_can_come_of_it(tx: Tx) -> None:
    staff = await person(tx, 1)
    first, _other = await made(tx, staff, "ar", "fa")
    again = Task(0, first.announcement, "en", "ar", WORDS, UNTIL, staff)
    assert await translations.add(tx, VAULT, again) is None
    assert await translations.end(tx, first.id, Stage.LAPSED)
    assert not await translations.end(tx, first.id, Stage.ENDED)
    assert await translations.add(tx, VAULT, again) is not None
    assert await tx.all("SELECT count(original) FROM translation_tasks WHERE stage = 'lapsed'") == [(0,)]


async def test_one_person_has_one_and_a_text_has_one_person(tx: Tx) -> None:
    staff, one, other = [await person(tx, number) for number in (1, 2, 3)]
    first, second = await made(tx, staff, "ar", "fa")
    assert await translations.take(tx, first.id, one)
    assert not await translations.take(tx, first.id, other)
    assert await translations.in_hand(tx, one) == first.id
    with pytest.raises(sqlite3.IntegrityError):
        await translations.take(tx, second.id, one)


async def test_who_is_erased_frees_what_they_have_and_not_what_they_sent(tx: Tx) -> None:
    staff, one, other = [await person(tx, number) for number in (1, 2, 3)]
    first, second = await made(tx, staff, "ar", "fa")
    for task, chat in ((first, one), (second, other)):
        await translations.take(tx, task.id, chat)
        await translations.told(tx, task.id, 5)
        await translations.write(tx, VAULT, task.id, WORDS)
    assert await translations.send(tx, second.id)
    await tx.run("DELETE FROM chats WHERE id <> ?", (staff,))
    freed, sent = await translations.running(tx, VAULT, first.announcement)
    assert (freed.stage, freed.taken_by, freed.answer, freed.told) == (Stage.OPEN, None, None, False)
    assert (sent.stage, sent.taken_by, sent.answer) == (Stage.SENT, None, WORDS)


async def test_what_is_not_written_is_not_sent_and_what_ended_is_forgotten_in_time(tx: Tx) -> None:
    staff = await person(tx, 1)
    first, second = await made(tx, staff, "ar", "fa")
    await translations.take(tx, first.id, staff)
    assert not await translations.send(tx, first.id)
    assert await translations.free(tx, first.id)
    assert not await translations.free(tx, first.id)
    await translations.end(tx, second.id, Stage.ENDED)
    await retention.forget(tx, DAYS, UNTIL + timedelta(days=DAYS[Keep.TRANSLATIONS]))
    assert [task.id for task in await translations.running(tx, VAULT)] == [first.id]
