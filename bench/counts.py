"""What one schedule answer costs: SQL statements, commits, HTTP calls, over a burst of taps."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

from pydantic import SecretStr

from bot import app, opening
from bot.config import PREFIX, Settings
from bot.demo.api import BotApi, Limits
from bot.services import schedule
from bot.services.catalogue_file import read
from storage.vault import Keys

FAST = 1_000_000
BURST = 50


async def prepare(api: BotApi, home: Path) -> dict[str, str]:
    """A database with the example organisation; returns the environment of a bot on it."""
    settings = settings_of(api, home)
    async with opening.opened(settings) as (db, _tools, _words), db.write() as tx:
        await schedule.load(tx, read())
    values = {
        "BOT_TOKEN": api.token,
        "DATABASE": settings.database,
        "KEY_FILE": settings.key_file,
        "API_URL": api.url,
        "RATE": FAST,
        "CHAT_BURST": FAST,
        "LOG_LEVEL": "ERROR",
    }
    return {**os.environ, **{PREFIX + name: str(value) for name, value in values.items()}}


def settings_of(api: BotApi, home: Path) -> Settings:
    """Settings of a bot in its own folder, without limits of speed."""
    home.mkdir(parents=True, exist_ok=True)
    keys = home / "keys"
    if not keys.exists():
        Keys.fresh().save(keys)
    return Settings(
        bot_token=SecretStr(api.token),
        database=home / "bot.sqlite3",
        key_file=keys,
        api_url=api.url,
        rate=FAST,
        chat_burst=FAST,
    )


async def per_turn(home: Path) -> dict[str, float]:
    """Counts per turn of a tap on "food" by each of fifty people at once."""
    async with BotApi(limits=Limits.none()) as api:
        await prepare(api, home)
        settings = settings_of(api, home)
        async with opening.opened(settings) as (db, tools, words), asyncio.TaskGroup() as group:
            bot = await app.build(settings, db, tools, words)
            stop, ready = asyncio.Event(), asyncio.Event()
            group.create_task(app.serve(bot, stop, ready))
            await ready.wait()
            found = await _count(api, bot)
            stop.set()
    return found


async def _count(api: BotApi, bot: app.Bot) -> dict[str, float]:
    phones = [api.phone(f"P{i}", language_code="ar") for i in range(BURST)]
    for phone in phones:
        phone.start()
    await _calm(api, bot)
    for phone in phones:
        phone.press("العربية")
    await _calm(api, bot)
    for phone in phones:
        phone.tap(phone.last.id, "today")
        phone.tap(phone.last.id, "food")  # whether they want news is asked, and written down, once
    await _calm(api, bot)
    statements: list[str] = []
    commits, calls = bot.db.commits, len(api.calls)
    bot.db.raw.set_trace_callback(statements.append)
    for phone in phones:
        phone.tap(phone.last.id, "food")
    await _calm(api, bot)
    bot.db.raw.set_trace_callback(None)
    answers = [call for call in list(api.calls)[calls:] if call.method.lower() != "getupdates"]
    plumbing = ("BEGIN", "COMMIT", "ROLLBACK")
    return {
        "sql_per_turn": sum(not sql.startswith(plumbing) for sql in statements) / BURST,
        "commits_per_turn": (bot.db.commits - commits) / BURST,
        "http_per_turn": len(answers) / BURST,
    }


async def _calm(api: BotApi, bot: app.Bot) -> None:
    while api.pending:
        await asyncio.sleep(0.005)
    await bot.idle()
