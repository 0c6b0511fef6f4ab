"""A bot that has an announcement to send to many: people who said yes to news, and one approved for a given moment.

What is measured with it stands in the files that use it.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

from bench import counts
from bot import opening
from bot.config import PREFIX
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.announcements import Content, Repeats
from bot.domain.audiences import Part, Who
from bot.domain.chats import Kind
from bot.domain.hearing import News
from bot.domain.people import Grant, Role
from bot.domain.timetable import ISTANBUL, today
from bot.services import announcement_sendings, announcements
from bot.work import Work
from storage import chats, people

TEXT = "Open tomorrow"


@asynccontextmanager
async def bot_with_crowd(
    api: BotApi, home: Path, fans: Sequence[Phone], others: Sequence[Phone], wait: timedelta, **env: str
) -> AsyncIterator[int]:
    """The whole bot in a process of its own (its id), which begins to send ``TEXT`` to the fans after the wait."""
    variables = await counts.prepare(api, home)
    clock = home / "clock"
    clock.write_text(str(_until_noon(api.clock.now())))  # nobody gets news at night, and a bench may run at any hour
    settings = counts.settings_of(api, home).model_copy(update={"clock_file": clock})
    async with opening.opened(settings) as (db, tools, _words), db.write() as tx:
        await _fill(Work(tools, tx, tools.clock.now()), fans, others, wait)
    variables |= {PREFIX + name: value for name, value in (env | {"CLOCK_FILE": str(clock)}).items()}
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.ours", env=variables, stderr=asyncio.subprocess.DEVNULL
    )
    try:
        yield bot.pid
    finally:
        bot.terminate()
        await bot.wait()


def _until_noon(now: datetime) -> float:
    """Seconds until the next noon in Istanbul."""
    local = now.astimezone(ISTANBUL)
    noon = local.replace(hour=12, minute=0, second=0, microsecond=0)
    return ((noon if local <= noon else noon + timedelta(days=1)) - local).total_seconds()


async def _fill(work: Work, fans: Sequence[Phone], others: Sequence[Phone], wait: timedelta) -> None:
    for phone in (*others, *fans):
        phone.person.started = True
        chat = await chats.add(work.tx, work.vault, phone.id, Kind.PRIVATE, today(work.now))
        await chats.set_language(work.tx, chat.id, "en")
        if phone not in others:
            await chats.set_news(work.tx, chat.id, News.YES)
    await people.grant(work.tx, chat.id, Grant(Role.COORDINATOR), work.seconds)
    number = await announcements.begin(work, chat, "en")
    await announcements.write(work, chat, number, "en", Content(TEXT, TEXT))
    await announcements.toggle(work, chat, number, Part(Who.NEWS), out=False)
    await announcements.set_time(work, chat, number, work.now + wait, Repeats.ONCE)
    await announcement_sendings.approve(work, chat, number)
