"""The demo: local Bot API and page of phones here, the real bot as a second process against it over HTTP.

Everything lives in one folder and on the loopback interface; nothing is fetched.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path

import click
from aiohttp import web
from pydantic import SecretStr

from bot import opening, queue_display
from bot.config import PREFIX, Settings
from bot.demo import seed
from bot.demo.api import BotApi
from bot.demo.clock import Clock
from bot.demo.phone import Phone
from bot.demo.web import page
from bot.demonstration_classes import lessons
from bot.demonstration_giving import table
from bot.demonstration_team import VOLUNTEER, team
from bot.domain.appointments import Whom
from bot.domain.chats import Kind
from bot.domain.people import Grant, Role
from bot.domain.slots import SlotKind
from bot.domain.timetable import ISTANBUL, today
from bot.services import schedule
from bot.services.catalogue_file import read
from bot.work import Clock as WorkClock
from bot.work import Work
from storage import appointments as requests
from storage import chats, people, slots
from storage.vault import Keys

PHONES = (("Amina", "ar"), ("Reza", "fa"), ("Grace", "en"), ("Marie", "fr"), ("Olga", "ru"), ("Ayşe", "tr"))
STAFF = ("Sara", "en")
REQUESTS = (("Olga", "school", Whom.CHILD, False), ("Marie", "health", Whom.ME, True))
"""What is open when the demo begins: who, which service, for whom, whether it is urgent."""
LEARN = ("Reza", "Olga")
"""Who is in the Turkish class."""
FREE_HOURS = (time(10), time(10, 30))
"""When a family can come the day after tomorrow without asking for a time."""
STOP_SECONDS = 5.0


@dataclass(slots=True)
class Demonstration:
    """``port`` is the page's; ``record`` gets every Bot API call as a JSON line."""

    home: Path
    port: int
    record: Path | None = None
    fresh: bool = False
    stop: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        """Until Ctrl-C, or the bot ends by itself."""
        for sign in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(sign, self.stop.set)
        if self.fresh and self.home.exists():
            shutil.rmtree(self.home)
        self.home.mkdir(parents=True, exist_ok=True)
        clock = Clock(offset_file=self.home / "clock")
        async with BotApi(record=self.record, clock=clock, calls_kept=1000) as api:
            settings = self._settings(api)
            phones = [api.phone(name, language_code=language) for name, language in (*PHONES, STAFF, VOLUNTEER)]
            await self._prepare(settings, phones)
            await self._show(api, settings)

    async def _show(self, api: BotApi, settings: Settings) -> None:
        phones = page(api)
        phones.add_subapp("/board", queue_display.application(settings.database, WorkClock(settings.clock_file)))
        runner = web.AppRunner(phones, access_log=None)
        await runner.setup()
        bot = await _start(settings)
        try:
            site = web.TCPSite(runner, "127.0.0.1", self.port)
            await site.start()
            host, port = runner.addresses[0][:2]
            click.echo(
                f"\nThe phones are here:  http://{host}:{port}/\nThe board:            http://{host}:{port}/board/"
            )
            click.echo("Stop with Ctrl-C.\n")
            await self._until_done(bot)
        finally:
            await _end(bot)
            await runner.cleanup()
        if not self.stop.is_set():
            raise opening.Refused(bot.returncode or 1, "the bot has ended: see above")

    async def _until_done(self, bot: asyncio.subprocess.Process) -> None:
        async with asyncio.TaskGroup() as group:
            ends = [group.create_task(bot.wait()), group.create_task(self.stop.wait())]
            await asyncio.wait(ends, return_when=asyncio.FIRST_COMPLETED)
            for end in ends:
                end.cancel()

    async def _prepare(self, settings: Settings, phones: Sequence[Phone]) -> None:
        """Keys, database, example organisation, staff, open requests and the team, where they are not there yet."""
        if not settings.key_file.exists():
            Keys.fresh().save(settings.key_file)
        async with opening.lock(settings.database), opening.opened(settings) as (db, tools, _words):
            organisation = read()
            async with db.write() as tx:
                if await schedule.is_empty(tx):
                    await schedule.load(tx, organisation)
                    for change in seed.changes(organisation, today(tools.clock.now())):
                        await schedule.change_date(tx, change)
                    await _people(Work(tools, tx, tools.clock.now()), phones)

    def _settings(self, api: BotApi) -> Settings:
        return Settings(
            bot_token=SecretStr(api.token),
            database=self.home / "demo.sqlite3",
            key_file=self.home / "demo.keys",
            api_url=api.url,
            clock_file=self.home / "clock",
            log_level="INFO",
        )


async def _people(work: Work, phones: Sequence[Phone]) -> None:
    """A coordinator, and clients who have asked for something; who has not pressed start is met as everybody is."""
    rows = {}
    for phone in phones:
        if phone.name == VOLUNTEER[0]:
            continue  # met with the team
        chat = await chats.add(work.tx, work.vault, phone.id, Kind.PRIVATE, today(work.now))
        rows[phone.name] = chat
    for role in (Role.COORDINATOR, Role.CASE_WORKER):
        await people.grant(work.tx, rows[STAFF[0]].id, Grant(role), work.seconds)
    for hour in FREE_HOURS:
        at = datetime.combine(today(work.now) + timedelta(days=2), hour, ISTANBUL)
        await slots.open_(work.tx, "family", int(at.timestamp()), SlotKind())
    for name, service, whom, urgent in REQUESTS:
        await requests.add(work.tx, rows[name].id, service, whom, urgent, work.seconds)
    await team(work, {phone.name: phone for phone in phones})
    await lessons(work, [rows[name] for name in LEARN])
    await table(work, rows[STAFF[0]], [rows[name] for name, _language in PHONES])


async def _start(settings: Settings) -> asyncio.subprocess.Process:
    """The bot as its operator runs it."""
    values = {
        "BOT_TOKEN": settings.bot_token.get_secret_value(),
        "DATABASE": settings.database,
        "KEY_FILE": settings.key_file,
        "API_URL": settings.api_url,
        "CLOCK_FILE": settings.clock_file,
        "LOG_LEVEL": settings.log_level,
    }
    env = {**os.environ, **{PREFIX + name: str(value) for name, value in values.items()}}
    return await asyncio.create_subprocess_exec(sys.executable, "-m", "bot", "run", env=env, start_new_session=True)


async def _end(bot: asyncio.subprocess.Process) -> None:
    if bot.returncode is None:
        bot.terminate()
        try:
            async with asyncio.timeout(STOP_SECONDS):
                await bot.wait()
        except TimeoutError:
            bot.kill()
            await bot.wait()
