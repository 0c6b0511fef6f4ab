"""Ten thousand reminders at one minute, clocks that jump, restarts: once, in the order of use, with replies first."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest
from announcing import wake
from conftest import Running, load_example
from letters import rows

from bot.config import Settings
from bot.demo.api import BotApi, Limits
from bot.demo.phone import Phone
from bot.domain.catalogue import ProgrammeKey
from bot.domain.chats import Kind as ChatKind
from bot.domain.follows import next_after
from bot.domain.reminders import RULES, Kind
from bot.domain.timetable import today
from bot.services import follows, schedule
from bot.services.reminders import _TELL
from bot.work import Work
from storage import chats, reminders
from storage import follows as shelf

SOUP = ProgrammeKey("soup")
MANY, RATE = 10_000, 500
SENDERS = 40
"""More than are ever in flight at once: so far may one overtake another on its way."""


def test_every_kind_has_its_rule_and_its_teller() -> None:
    assert set(RULES) == set(Kind) == set(_TELL)


async def followers(running: Running, api: BotApi, count: int) -> list[tuple[int, Phone]]:
    """So many who follow the soup kitchen, as numbers of their rows."""
    bot, found = running.bot, []
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        planned = await schedule.timetable(work)
        session = next_after(planned, SOUP, work.now)
        assert session is not None
        for number in range(count):
            phone = api.phone(f"P{number}")
            phone.person.started = True
            chat = await chats.add(tx, bot.tools.vault, phone.id, ChatKind.PRIVATE, today(work.now))
            await shelf.add(tx, chat.id, SOUP, 1)
            one = await shelf.find(tx, chat.id, SOUP)
            assert one is not None
            await shelf.planned(tx, one.id, planned.revision, int(session.starts_at.timestamp()))
            found.append((one.id, phone))
    return found


async def due(running: Running, ends: dict[int, int]) -> None:
    """Each is due now; of no use any more so many seconds from now."""
    async with running.bot.db.write() as tx:
        now = int(running.bot.tools.clock.now().timestamp())
        for follow, seconds in ends.items():
            await reminders.plan(tx, Kind.FOLLOW_EVENING, follow, now, now + seconds)


@pytest.fixture
async def paced(api: BotApi, settings: Settings) -> AsyncIterator[Running]:
    """A bot that keeps the pace of a Telegram that takes more in a second than the real one does."""
    await load_example(settings)
    async with Running(api, settings.model_copy(update={"rate": float(RATE), "chat_burst": 4})) as bot:
        await bot.start()
        yield bot


@pytest.mark.limits(Limits(overall_per_second=RATE))
async def test_ten_thousand_at_one_minute_go_in_the_order_of_their_use_with_replies_first(
    api: BotApi, paced: Running
) -> None:
    wake(paced, api)
    amina = api.phone("Amina")
    amina.start()
    await paced.calm()
    people = await followers(paced, api, MANY)
    order = list(range(MANY))
    random.Random(5).shuffle(order)
    await due(paced, {follow: 3600 + 10 * at for (follow, _), at in zip(people, order, strict=True)})
    seen = len(api.calls)
    await paced.bot.clockwork.tell()
    started = time.monotonic()
    while sum(bool(phone.messages) for _, phone in people) < MANY // 2:
        assert time.monotonic() - started < 180
        await asyncio.sleep(0.05)
    before = len(api.calls)
    amina.send("/help")
    await amina.heard()
    between = sum(call.method.lower() == "sendmessage" for call in list(api.calls)[before:])
    assert between < RATE // 2
    while await rows(paced, "SELECT 1 FROM reminders WHERE state = 'planned' AND kind = 'follow_evening' LIMIT 1"):
        assert time.monotonic() - started < 180
        await asyncio.sleep(0.1)
    await paced.calm()
    assert [sum("Soup kitchen" in one.text for one in phone.messages) for _, phone in people] == [1] * MANY
    assert not any((call.error or "").startswith("Too Many") for call in api.calls)
    place = {str(phone.id): at for (_, phone), at in zip(people, order, strict=True)}
    came = [
        place[str(call.params["chat_id"])]
        for call in list(api.calls)[seen:]
        if str(call.params.get("chat_id")) in place
    ]
    assert max(abs(at - position) for position, at in enumerate(came)) <= SENDERS


async def plan_one(running: Running, api: BotApi) -> Phone:
    """One follower, planned for the next date."""
    [(number, phone)] = await followers(running, api, 1)
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        one = await shelf.get(tx, number)
        assert one is not None
        await follows.plan(work, await schedule.timetable(work), one)
    return phone


async def next_start(running: Running) -> datetime:
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        found = next_after(await schedule.timetable(work), SOUP, work.now)
    assert found is not None
    return found.starts_at


def told(phone: Phone) -> int:
    return sum("Soup kitchen" in message.text for message in phone.messages)


async def test_a_clock_that_jumps_two_hours_ahead_and_back_tells_nothing_twice(running: Running, api: BotApi) -> None:
    """AB-65, MS-A14: what was told stays told whatever the clock says afterwards; with two runs at once."""
    phone = await plan_one(running, api)
    start = await next_start(running)
    api.clock.forward(start - timedelta(hours=2) - running.bot.tools.clock.now())
    file, offset = running.settings.clock_file, api.clock.offset.total_seconds()
    assert file is not None
    for hours in (0, 2, -2, 2, -1):
        file.write_text(f"{offset + 3600 * hours:.3f}\n")
        await asyncio.gather(running.bot.clockwork.remind(), running.bot.clockwork.remind())
        await running.calm()
    assert told(phone) == 1


async def test_after_a_day_asleep_what_is_of_no_use_is_counted_and_not_sent(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """MS-A14: not at all if past its usefulness; staff see how many."""
    phone = await plan_one(running, api)
    start = await next_start(running)
    await running.stop()
    api.clock.forward(start + timedelta(hours=1) - api.clock.now())
    await running.start()
    await running.bot.clockwork.remind()
    await running.calm()
    assert told(phone) == 0
    [(missed,)] = await rows(running, "SELECT count(*) FROM reminders WHERE state = 'missed' AND kind LIKE 'follow%'")
    assert missed >= 1


async def test_the_clock_wakes_for_the_next_one_before_the_next_look(running: Running, api: BotApi) -> None:
    [(number, phone)] = await followers(running, api, 1)
    wake(running, api)
    async with running.bot.db.write() as tx:
        now = int(running.bot.tools.clock.now().timestamp())
        await reminders.plan(tx, Kind.FOLLOW_EVENING, number, now + 2, now + 3600)
    await running.bot.clockwork.remind()
    assert told(phone) == 0
    job = running.bot.clockwork._scheduler.get_job("due")
    assert job is not None
    assert job.next_run_time - running.bot.tools.clock.real_now() < timedelta(seconds=3)
    async with asyncio.timeout(8):
        while not told(phone):
            await asyncio.sleep(0.05)
