"""Composition root: builds the parts, runs intake, worker, sender and clockwork in one TaskGroup, stops in order."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import logging
import os
import signal
from dataclasses import dataclass
from typing import Any

from telegram.error import EndPointNotFound, InvalidToken, TelegramError
from telegram.ext import Application, ExtBot

import handlers
from bot import menus
from bot.config import Mode, Settings
from bot.i18n import Catalogues
from bot.opening import lock, opened
from bot.runtime.clockwork import Clockwork
from bot.runtime.feeder import Feeder
from bot.runtime.intake import PATIENCE_SECONDS, Intake
from bot.runtime.pacer import PAID_RATE, Pacer, Rates
from bot.runtime.requests import AiohttpRequest
from bot.runtime.sender import Sender
from bot.runtime.worker import Worker
from bot.work import Tools
from storage import facts
from storage.database import Database

log = logging.getLogger(__name__)

RUNNING = "running"
STOP_SECONDS = 2.5
CONFIRM_SECONDS = 1.0

os.environ.setdefault("PTB_TIMEDELTA", "true")  # PTB's own switch to durations as timedelta


class _Bot(ExtBot[None]):
    """PTB takes a 401 of a running bot for "no such method"; a token revoked meanwhile has to end the process."""

    async def do_api_request(self, *args: Any, **options: Any) -> Any:
        """One call; raises InvalidToken for a 401."""
        try:
            return await super().do_api_request(*args, **options)
        except EndPointNotFound as error:
            if isinstance(error.__cause__, InvalidToken) and "unauthorized" in error.__cause__.message.lower():
                raise error.__cause__ from None
            raise


@dataclass(slots=True)
class Bot:
    """The parts of a running bot."""

    settings: Settings
    db: Database
    tools: Tools
    catalogues: Catalogues
    application: Application[Any, Any, Any, Any, Any, Any]
    sender: Sender
    worker: Worker
    intake: Intake
    clockwork: Clockwork
    feeder: Feeder
    broken: asyncio.Future[None]

    async def idle(self) -> None:
        """Wait until everything kept is worked and everything owed is sent: for tests and the demo."""
        while not (self.worker.idle and self.sender.idle and self.feeder.idle):  # noqa: ASYNC110  three parts, none knows the others
            await asyncio.sleep(0.005)


async def build(settings: Settings, db: Database, tools: Tools, catalogues: Catalogues) -> Bot:
    """Put the parts together; nothing runs yet."""
    bot = _Bot(
        settings.bot_token.get_secret_value(),
        base_url=f"{settings.api_url}/bot",
        base_file_url=f"{settings.api_url}/file/bot",
        request=AiohttpRequest(settings.senders * 2 + 2),
        get_updates_request=AiohttpRequest(1),
    )
    application = Application.builder().bot(bot).updater(None).job_queue(None).build()
    handlers.register(application, catalogues)
    broken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
    paid = PAID_RATE if settings.paid_broadcast else 0.0
    pacer = Pacer(Rates(settings.rate, chat_burst=settings.chat_burst, paid_per_second=paid))
    sender = Sender(db, tools, application.bot, pacer, settings.senders)
    worker = Worker(db, tools, application, sender)
    intake = Intake(db, tools, application.bot, worker.wake, broken)
    clockwork = Clockwork(db, tools, sender, pacer, broken)
    if settings.backup_folder is not None:
        clockwork.keep_in(settings.backup_folder, settings.backup_days)
    feeder = Feeder(db, tools, sender, paid or settings.rate)
    return Bot(settings, db, tools, catalogues, application, sender, worker, intake, clockwork, feeder, broken)


async def run(settings: Settings, ready: asyncio.Event | None = None) -> None:
    """Run until SIGTERM or SIGINT; raises Refused where the bot cannot start or go on."""
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    async with lock(settings.database), opened(settings) as (db, tools, catalogues):
        await serve(await build(settings, db, tools, catalogues), stop, ready)


async def serve(bot: Bot, stop: asyncio.Event, ready: asyncio.Event | None = None) -> None:
    """Run the parts until ``stop``; then finish what is in hand."""
    try:
        if not await _meet_telegram(bot, stop):
            return
        unclean = await _mark_running(bot)
        await bot.sender.recover()
        await bot.worker.recover(unclean)
        async with asyncio.TaskGroup() as group:
            sending, working = group.create_task(bot.sender.run()), group.create_task(bot.worker.run())
            inward = [group.create_task(_inward(bot)), group.create_task(menus.set_up(bot, handlers))]
            inward.append(group.create_task(bot.feeder.run()))
            watch = group.create_task(_watch(bot.broken))
            bot.clockwork.start()
            log.info("ready")
            if ready:
                ready.set()
            await stop.wait()
            await _wind_down(bot, inward, sending, working)
            watch.cancel()
    finally:
        bot.clockwork.stop()
        await bot.application.shutdown()
        await bot.application.bot.shutdown()  # the connections of a bot that never met Telegram


async def _wind_down(
    bot: Bot, inward: list[asyncio.Task[None]], sending: asyncio.Task[None], working: asyncio.Task[None]
) -> None:
    """Take nothing new, finish the update in hand, let what is in flight end, confirm, mark the stop as clean."""
    bot.clockwork.stop()
    for part in inward:
        part.cancel()
    bot.worker.stop()
    latest = asyncio.get_running_loop().time() + STOP_SECONDS
    await asyncio.wait([*inward, working], timeout=STOP_SECONDS)
    bot.sender.stop()  # not before: the last commit may hand it messages it has to see through
    await asyncio.wait([sending], timeout=latest - asyncio.get_running_loop().time())
    for part in (*inward, sending, working):
        part.cancel()
    if not working.cancelling():
        async with bot.db.write() as tx:
            await facts.drop(tx, RUNNING)
    if bot.settings.mode is Mode.POLLING:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CONFIRM_SECONDS):
                await bot.intake.confirm()


async def _meet_telegram(bot: Bot, stop: asyncio.Event) -> bool:
    """Call getMe until it answers; False when told to stop meanwhile. A refused token ends it."""
    async with asyncio.TaskGroup() as group:
        either = [group.create_task(_greet(bot)), group.create_task(stop.wait())]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        for task in either:
            task.cancel()
    return not stop.is_set()


async def _greet(bot: Bot) -> None:
    for tries in itertools.count():
        try:
            await bot.application.initialize()
        except InvalidToken:
            raise
        except TelegramError as error:
            if tries == 0:
                log.warning("Telegram cannot be reached (%s): trying again", type(error).__name__)
            await asyncio.sleep(PATIENCE_SECONDS[min(tries, len(PATIENCE_SECONDS) - 1)])
        else:
            return


async def _mark_running(bot: Bot) -> bool:
    """Whether the last stop was unclean; from now on this one is, until it is marked clean."""
    async with bot.db.write() as tx:
        unclean = await facts.get(tx, RUNNING) is not None
        await facts.put(tx, RUNNING, b"1")
        await facts.put(tx, facts.USERNAME, bot.application.bot.username.encode())
    return unclean


async def _inward(bot: Bot) -> None:
    """Take updates in, by polling or by webhook."""
    settings = bot.settings
    if settings.mode is Mode.POLLING:
        await bot.intake.poll()
    else:
        secret = settings.webhook_secret.get_secret_value()
        await bot.intake.listen(settings.webhook_url, secret, settings.webhook_host, settings.webhook_port)


async def _watch(broken: asyncio.Future[None]) -> None:
    """A part that cannot raise by itself (webhook, clockwork) found the storage failing."""
    await asyncio.shield(broken)
