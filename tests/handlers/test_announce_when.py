"""Announcements at their time: planned, repeated, and never at night."""

from __future__ import annotations

from datetime import timedelta

import pytest
from announcing import draft, fans, got, step, tap_sent, wake
from conftest import Running, words
from desk import tap

from bot.demo.api import BotApi
from bot.demo.phone import Phone


@pytest.fixture(autouse=True)
async def _by_day(running: Running, api: BotApi) -> None:
    wake(running, api)


async def send(running: Running, api: BotApi, phone: Phone) -> None:
    api.clock.forward(timedelta(seconds=20))
    await tap(running, phone, "Send to")
    await step(running)


async def test_at_night_it_waits_until_people_are_awake(running: Running, api: BotApi, sara: Phone) -> None:
    people = await fans(running, api, ["en"])
    await draft(running, api, sara, "Good morning")
    now = running.bot.tools.clock.now()
    local = now.hour * 60 + now.minute
    api.clock.forward(timedelta(minutes=(20 * 60 - local) % (24 * 60)))  # 20:00 in UTC, 23:00 in Istanbul
    await tap(running, sara, "Send to")
    await step(running)
    assert got(people[0], "Good morning") == 0
    api.clock.forward(timedelta(hours=9, minutes=1))
    await step(running)
    assert got(people[0], "Good morning") == 1


async def test_planned_for_a_day_it_goes_to_who_was_there_at_the_approval(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """MS-B13: the rule is written down: who comes later is not among them, and the count that was shown stays."""
    people = await fans(running, api, ["en", "en"])
    await draft(running, api, sara, "See you on Friday")
    await tap(running, sara, "🕒 When")
    days = [key.data for row in sara.last.keyboard for key in row if key.data and key.data.startswith("ann.hours")]
    sara.tap(sara.last.id, days[2] or "")
    await running.calm()
    await tap(running, sara, "10:00", "Useless after", "Back")
    assert "It goes out" in words(sara)
    assert "Useless after 1 hour" in words(sara)
    await send(running, api, sara)
    assert "Planned" in words(sara)
    late = await fans(running, api, ["en"])
    assert [got(phone, "See you") for phone in (*people, *late)] == [0, 0, 0]
    async with running.bot.db.write() as tx:
        starts = (await tx.all("SELECT starts_at FROM broadcasts"))[0][0]
    api.clock.forward(timedelta(seconds=starts + 60 - running.bot.tools.clock.now().timestamp()))
    await step(running)
    assert [got(phone, "See you") for phone in (*people, *late)] == [1, 1, 0]


async def test_every_day_it_goes_to_who_is_there_that_day(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B13: one that repeats looks its people up each time."""
    people = await fans(running, api, ["en"])
    await draft(running, api, sara, "Tea at four")
    await tap(running, sara, "🕒 When", "How often", "Back")
    await send(running, api, sara)
    assert got(people[0], "Tea at four") == 1
    late = await fans(running, api, ["en"])
    api.clock.forward(timedelta(days=1, minutes=1))
    await step(running)
    assert [got(phone, "Tea at four") for phone in (*people, *late)] == [2, 1]
    api.clock.forward(timedelta(seconds=20))
    await tap_sent(running, sara, "/announce")
    planned = [key.data for row in sara.last.keyboard for key in row if key.data and "ann.card" in key.data][0]
    sara.tap(sara.last.id, planned or "")
    await running.calm()
    await tap(running, sara, "Stop it")
    api.clock.forward(timedelta(days=2))
    await step(running)
    assert [got(phone, "Tea at four") for phone in (*people, *late)] == [2, 1]
