"""The suite's ground: a local Telegram, a real SQLite file and the real bot, in one process; never a mock."""

from __future__ import annotations

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import hypothesis
import pytest
import typed
from pydantic import SecretStr
from ready import fresh, shipped_texts

from bot import app, opening
from bot.config import Settings
from bot.demo import seed
from bot.demo.api import BotApi, Limits
from bot.demo.clock import Clock
from bot.demo.phone import Phone
from bot.domain.timetable import today
from bot.i18n import strip_marks
from bot.services import schedule
from bot.services.catalogue_file import read
from storage.vault import Keys

hypothesis.settings.register_profile("untimed", deadline=None)  # machines are noisy: no test is a race against time
hypothesis.settings.load_profile("untimed")

RECORDINGS = Path(__file__).parent.parent / "build" / "recordings"
HOURS_AHEAD = "TESTS_HOURS_AHEAD"
"""Names how far ahead of the real one every test's clock begins, to try the suite on another day or by night."""


class Running:
    """The real bot against the local Bot API; it can be stopped and started again on the same file."""

    def __init__(self, api: BotApi, settings: Settings) -> None:
        self.api, self.settings = api, settings
        self._stop: asyncio.Event | None = None
        self._task: asyncio.Task[None] | None = None
        self._group = asyncio.TaskGroup()
        self.parts: app.Bot | None = None

    @property
    def bot(self) -> app.Bot:
        assert self.parts is not None
        return self.parts

    async def start(self) -> None:
        self._stop, ready = asyncio.Event(), asyncio.Event()
        self._task = self._group.create_task(self._run(self._stop, ready))
        watcher = self._group.create_task(ready.wait())
        await asyncio.wait([self._task, watcher], return_when=asyncio.FIRST_COMPLETED)
        watcher.cancel()
        if self._task.done():
            await self._task

    async def stop(self) -> None:
        assert self._stop is not None and self._task is not None
        self._stop.set()
        await self._task
        self.parts = None

    async def calm(self) -> None:
        """Until the bot has taken everything that was sent, worked on it and said everything it owes."""
        while self.api.pending:
            await asyncio.sleep(0.005)
        await self.bot.idle()

    async def _run(self, stop: asyncio.Event, ready: asyncio.Event) -> None:
        async with opening.lock(self.settings.database), opening.opened(self.settings) as (db, tools, words):
            self.parts = await app.build(self.settings, db, tools, words)
            await app.serve(self.parts, stop, ready)

    async def __aenter__(self) -> Running:
        await self._group.__aenter__()
        return self

    async def __aexit__(self, *trouble: object) -> None:
        if self._task is not None and not self._task.done():
            await self.stop()
        await self._group.__aexit__(None, None, None)


@pytest.fixture(scope="session", autouse=True)
def _anywhere() -> None:
    """Tests may run in any folder and with any time zone; settings of the machine do not leak in."""
    for name in [name for name in os.environ if name.startswith("IIMP_")]:
        del os.environ[name]


@pytest.fixture(scope="session", autouse=True)
def _read_once() -> Iterator[None]:
    with shipped_texts():
        yield


@pytest.fixture
async def api(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[BotApi]:
    """A Telegram without limits; every call goes into a recording that the suite checks at its end."""
    marker = request.node.get_closest_marker("limits")
    limits = marker.args[0] if marker else Limits.none()
    RECORDINGS.mkdir(parents=True, exist_ok=True)
    record = RECORDINGS / f"{os.getpid()}.jsonl"
    clock = Clock(offset_file=tmp_path / "clock")
    clock.forward(timedelta(hours=int(os.environ.get(HOURS_AHEAD, "0"))))
    async with BotApi(record=record, limits=limits, clock=clock) as running:
        yield running
    assert typed.faults(running.calls) == []


@pytest.fixture
def settings(api: BotApi, tmp_path: Path) -> Settings:
    """Settings of a bot of its own, with fresh keys."""
    keys = tmp_path / "keys"
    Keys.fresh().save(keys)
    return Settings(
        bot_token=SecretStr(api.token),
        database=tmp_path / "bot.sqlite3",
        key_file=keys,
        api_url=api.url,
        clock_file=tmp_path / "clock",
        rate=10_000,
        chat_burst=10_000,
    )


@asynccontextmanager
async def storage_of(settings: Settings) -> AsyncIterator[tuple[object, ...]]:
    """The bot's own file, while no bot runs on it."""
    async with opening.opened(settings) as parts:
        yield parts


async def load_example(settings: Settings) -> None:
    """The example organisation with its changes of lately."""
    organisation = read()
    fresh(settings.database)
    async with opening.opened(settings) as (db, tools, _words), db.write() as tx:
        await schedule.load(tx, organisation)
        for change in seed.changes(organisation, today(tools.clock.now())):
            await schedule.change_date(tx, change)


@pytest.fixture
async def running(api: BotApi, settings: Settings) -> AsyncIterator[Running]:
    """The bot, with the example organisation, running."""
    await load_example(settings)
    async with Running(api, settings) as bot:
        await bot.start()
        yield bot


@pytest.fixture
async def newcomer(api: BotApi, running: Running) -> Phone:
    """A phone in Arabic that has chosen English, so that tests read easily, and has asked for nothing yet."""
    phone = api.phone("Amina", language_code="ar")
    phone.start()
    await running.calm()
    phone.press("English")
    await running.calm()
    return phone


@pytest.fixture
async def amina(running: Running, newcomer: Phone) -> Phone:
    """The same phone some days later: whether she wants news was asked long ago."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET news = 'asked' WHERE kind = 'private'")
    return newcomer


def words(phone: Phone) -> str:
    """The last message without direction marks."""
    return strip_marks(phone.last.text)


def labels(phone: Phone) -> list[str]:
    """The buttons under the last message, without direction marks."""
    return [strip_marks(key.text) for row in phone.last.keyboard for key in row]
