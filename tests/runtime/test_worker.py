"""A failing update is undone, tried again, parked and apologised for, and holds up nobody."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest
from conftest import Running, words
from telegram import Update
from telegram.ext import CallbackContext, TypeHandler

import handlers
from bot import app, opening
from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.refusals import Outdated
from bot.runtime.intake import arrival
from bot.runtime.worker import TRIES
from handlers.feature import Command, Feature
from handlers.talk import Talk
from handlers.views import start as views
from storage import facts, inbox, languages
from storage.database import StorageFailed
from storage.inbox import Arrival


class Trial:
    """A feature that fails as it is told, after it has written and said something."""

    def __init__(self) -> None:
        self.tried = 0
        self.fails = 10**6

    async def fail(self, talk: Talk, *_: str) -> None:
        self.tried += 1
        await languages.wish(talk.work.tx, "xx", "2026-01")
        talk.say(views.form_expired)
        talk.toast("too early")
        if self.tried <= self.fails:
            raise RuntimeError("words of a person")

    async def refuse(self, talk: Talk, *_: str) -> None:
        await languages.wish(talk.work.tx, "xx", "2026-01")
        talk.say(views.form_expired)
        raise Outdated

    async def fill(self, talk: Talk, *_: str) -> None:
        """Meets a full disk and makes nothing of it."""
        self.tried += 1
        if self.tried <= self.fails:
            try:
                await talk.work.tx.run("INSERT INTO facts (name, value) VALUES ('big', zeroblob(90000000))")
            except Exception:  # noqa: BLE001  the careless handler
                logging.getLogger(__name__).info("swallowed")
        talk.show(views.menu)

    @property
    def feature(self) -> Feature:
        commands = {"fail": self.fail, "refuse": self.refuse, "fill": self.fill}
        return Feature("trial", {name: Command(call) for name, call in commands.items()}, {"trial": self.fail})


@pytest.fixture
def trial(monkeypatch: pytest.MonkeyPatch) -> Trial:
    made = Trial()
    monkeypatch.setattr(handlers, "FEATURES", (made.feature, *handlers.FEATURES))
    return made


@pytest.fixture
async def running(api: BotApi, settings: Settings, trial: Trial) -> AsyncIterator[Running]:
    async with Running(api, settings) as bot:
        await bot.start()
        yield bot


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


def said(phone: Phone) -> list[str]:
    return [message.text for message in phone.visible if not message.mine]


async def test_a_failing_update_is_undone_tried_three_times_and_parked_with_a_code(
    running: Running, amina: Phone, trial: Trial, caplog: pytest.LogCaptureFixture
) -> None:
    """TG-9, TG-33."""
    before = len(said(amina))
    amina.send("/fail")
    await running.calm()
    assert trial.tried == TRIES
    assert await rows(running, "SELECT * FROM wished_languages") == []
    [(payload, incident, tries)] = await rows(
        running, "SELECT payload, incident, tries FROM inbox WHERE state = 'parked'"
    )
    assert payload is not None
    assert len(said(amina)) == before + 1
    assert incident in words(amina)
    assert words(amina).startswith("⚠️ Sorry")
    assert f"incident {incident}: RuntimeError at test_worker.py" in caplog.text
    assert "words of a person" not in "\n".join(record.getMessage() for record in caplog.records)
    assert tries == 0  # tries count the deaths of a process, not the tries in place


async def test_an_update_that_fails_once_is_done_once(running: Running, amina: Phone, trial: Trial) -> None:
    trial.fails = 1
    amina.send("/fail")
    await running.calm()
    assert trial.tried == 2
    assert await rows(running, "SELECT people FROM wished_languages") == [(1,)]
    assert [text for text in said(amina) if text.startswith("🕥")] == [said(amina)[-1]]


async def test_a_failing_tap_ends_its_spinner_without_the_words_of_the_failed_handler(
    running: Running, amina: Phone
) -> None:
    amina.tap(amina.last.id, "trial")
    await amina.until(lambda phone: not phone.waiting_taps)
    assert [alert.text for alert in amina.alerts][-1] == ""
    await running.calm()
    assert words(amina).startswith("⚠️ Sorry")


async def test_of_a_new_person_whose_first_update_fails_no_row_stays(running: Running, api: BotApi) -> None:
    new = api.phone("New")
    new.send("/fail")
    await running.calm()
    assert await rows(running, "SELECT * FROM chats") == []
    new.start()
    await running.calm()
    assert words(new) == "👋 🌐"


async def test_one_bad_update_delays_nobody_and_keeps_the_order(running: Running, api: BotApi, amina: Phone) -> None:
    """TG-19: all of these are in one batch, and share its commit."""
    others = [api.phone(f"P{n}") for n in range(10)]
    for other in others[:5]:
        other.start()
    amina.send("/help")
    amina.send("/fail")
    amina.send("/privacy")
    for other in others[5:]:
        other.start()
    await running.calm()
    assert [text.split()[0] for text in said(amina)][-3:] == ["🙋", "⚠️", "🔒"]
    assert [words(other) for other in others] == ["👋 🌐"] * 10
    assert await rows(running, "SELECT count(*) FROM inbox WHERE state = 'parked'") == [(1,)]
    [(batches,)] = await rows(running, "SELECT count(DISTINCT finished_at) FROM inbox WHERE seq > 2")
    assert batches <= 2


async def test_finished_updates_are_emptied_at_once(running: Running, amina: Phone) -> None:
    amina.send("my secret")
    await running.calm()
    kept = await rows(running, "SELECT DISTINCT payload, person, state FROM inbox")
    assert kept == [(None, b"", "done")]


async def test_a_refusal_undoes_the_change_and_its_words_arrive(running: Running, amina: Phone) -> None:
    amina.send("/refuse")
    await running.calm()
    assert await rows(running, "SELECT * FROM wished_languages") == []
    assert said(amina)[-1].startswith("🕥")
    assert "🔒" not in "".join(said(amina))
    assert await rows(running, "SELECT state FROM inbox WHERE state <> 'done'") == []


async def test_a_refusal_reaches_a_new_person_too(running: Running, api: BotApi) -> None:
    new = api.phone("New")
    new.send("/refuse")
    await running.calm()
    assert words(new).startswith("🕥")
    assert await rows(running, "SELECT count(*) FROM chats") == [(1,)]


async def test_a_context_factory_that_raises_is_no_success(
    running: Running, amina: Phone, monkeypatch: pytest.MonkeyPatch
) -> None:
    """PTB returns normally and calls no error handler."""

    def broken(*_: object) -> None:
        raise ValueError

    with monkeypatch.context() as patch:
        patch.setattr(CallbackContext, "from_update", broken)
        amina.send("/help")
        await running.calm()
    assert words(amina).startswith("⚠️ Sorry")
    assert await rows(running, "SELECT count(*) FROM inbox WHERE state = 'parked'") == [(1,)]


async def test_an_error_handler_that_raises_hides_no_failure(running: Running, amina: Phone) -> None:
    async def broken(_update: object, _context: object) -> None:
        raise ValueError

    running.bot.application.error_handlers.clear()
    running.bot.application.add_error_handler(broken)
    amina.send("/fail")
    await running.calm()
    assert words(amina).startswith("⚠️ Sorry")
    assert await rows(running, "SELECT * FROM wished_languages") == []


async def test_what_nothing_handled_is_no_success(running: Running, amina: Phone) -> None:
    running.bot.application.handlers.clear()
    amina.tap(amina.last.id, "menu")
    await amina.until(lambda phone: not phone.waiting_taps)
    await running.calm()
    assert words(amina).startswith("⚠️ Sorry")


async def test_a_later_group_that_fails_undoes_the_earlier_ones(running: Running, amina: Phone) -> None:
    async def broken(_update: object, _context: object) -> None:
        raise ValueError

    running.bot.application.add_handler(TypeHandler(Update, broken), group=1)
    amina.press("Language")
    await running.calm()
    assert words(amina).startswith("⚠️ Sorry")
    assert not any("👋" in text for text in said(amina))


@pytest.fixture
async def stopped(api: BotApi, settings: Settings, trial: Trial) -> Phone:
    """A person who has chosen English with a bot that has stopped."""
    async with Running(api, settings) as bot:
        await bot.start()
        phone = api.phone("Amina", language_code="ar")
        phone.start()
        await bot.calm()
        phone.press("English")
        await bot.calm()
    return phone


def two_for(phone: Phone) -> list[Arrival]:
    """Two updates, /help both, as they are kept."""
    who = {"from": {"id": phone.id, "is_bot": False, "first_name": "A"}, "chat": {"id": phone.id, "type": "private"}}
    entity = {"type": "bot_command", "offset": 0, "length": 5}
    message = {"date": 1, "text": "/help", "entities": [entity], **who}
    return [arrival({"update_id": n, "message": {**message, "message_id": n}}) for n in (900, 901)]


async def test_a_full_disk_ends_the_process_and_nothing_of_the_batch_counts(
    api: BotApi, settings: Settings, trial: Trial, stopped: Phone
) -> None:
    """Even where a handler swallows the error: SQLite has ended the whole transaction, not the savepoint."""
    stopped.send("/help")
    stopped.send("/fill")
    stopped.send("/privacy")
    async with opening.opened(settings) as (db, tools, catalogues):
        pages = db.raw.execute("PRAGMA page_count").fetchone()[0]
        db.raw.execute(f"PRAGMA max_page_count = {pages + 8}")
        bot = await app.build(settings, db, tools, catalogues)
        with pytest.raises(ExceptionGroup) as raised:
            async with asyncio.timeout(10):
                await app.serve(bot, asyncio.Event())
    assert raised.group_contains(StorageFailed)
    assert said(stopped)[-1].startswith("🏠")
    trial.fails, trial.tried = 0, 0
    async with Running(api, settings) as again:
        await again.start()
        await again.calm()
        assert [text.split()[0] for text in said(stopped)][-3:] == ["🙋", "🏠", "🔒"]


async def test_an_update_that_killed_the_process_three_times_is_parked(
    api: BotApi, settings: Settings, trial: Trial, stopped: Phone
) -> None:
    async with opening.opened(settings) as (db, tools, _), db.write() as tx:
        await inbox.store(tx, tools.vault, tools.numbers, two_for(stopped), 1)
        await tx.run("UPDATE inbox SET tries = ? WHERE state = 'waiting' AND seq % 2 = 1", (TRIES,))
        await facts.put(tx, app.RUNNING, b"1")
    async with Running(api, settings) as again:
        await again.start()
        await again.calm()
        states = await rows(again, "SELECT state FROM inbox WHERE seq > 2 ORDER BY seq")
        assert states == [("parked",), ("done",)]
        assert [text.split()[0] for text in said(stopped)][-2:] == ["⚠️", "🙋"]


async def test_an_update_whose_seal_does_not_open_is_parked_alone(
    api: BotApi, settings: Settings, trial: Trial, stopped: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    """AB-67: a sealed text copied from another row."""
    async with opening.opened(settings) as (db, tools, _), db.write() as tx:
        await inbox.store(tx, tools.vault, tools.numbers, two_for(stopped), 1)
        await tx.run("UPDATE inbox SET payload = (SELECT payload FROM inbox WHERE seq = 4) WHERE seq = 3")
    async with Running(api, settings) as again:
        await again.start()
        await again.calm()
        assert await rows(again, "SELECT state FROM inbox WHERE seq > 2") == [("parked",), ("done",)]
    assert [text.split()[0] for text in said(stopped)][-2:] == ["⚠️", "🙋"]
    assert "does not open" in caplog.text
