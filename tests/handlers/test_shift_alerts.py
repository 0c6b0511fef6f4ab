"""Coordinators hear that a shift is short: once for each cause, at its own time, and never of what is over."""

from __future__ import annotations

from datetime import date, time, timedelta

import pytest
from conftest import Running, words
from desk import tap
from letters import rows, said
from rosters import morning, tick
from volunteering import COOK, day_ahead, moment, need, plan, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.shifts import ShiftSeries

NOBODY, MISSING = "Nobody comes so far.", "missing."


@pytest.fixture(autouse=True)
async def _morning(running: Running, api: BotApi) -> None:
    await morning(running, api)


def told(phone: Phone) -> int:
    return sum("🔴" in text and (NOBODY in text or MISSING in text) for text in said(phone))


async def at(running: Running, api: BotApi, on: date, hour: time) -> None:
    """Go on to that wall time, and tick."""
    api.clock.forward(moment(on, hour) - running.bot.tools.clock.now())
    await tick(running)


async def test_each_shift_is_looked_at_at_its_own_lead_time_and_told_once(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-F10: at its own lead time, once, however often one looks; the button leads to the roster."""
    await need(running, seats=3, minimum=2, alert_minutes=24 * 60)
    late = await need(running, start=time(15), seats=3, minimum=1, alert_minutes=3 * 60)
    await at(running, api, day_ahead(running, 2), time(9))
    assert told(sara) == 0
    await at(running, api, day_ahead(running, 0), time(9, 31))
    for _ in range(3):
        await tick(running)
    assert told(sara) == 1
    assert words(sara).startswith("🔴 Nobody comes so far.\n🍳 Cook: tomorrow")
    await at(running, api, day_ahead(running, 1), time(12, 1))
    assert told(sara) == 2
    await tap(running, sara, "Who comes")
    assert words(sara).startswith("📋 🍳 Cook: today")
    assert await rows(running, "SELECT shift_id FROM shift_alerts") == [(late,)]


async def test_it_is_told_again_only_after_enough_had_come(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F10: short, then empty is a new cause; back to short is none; filled and fallen again is one."""
    number = await need(running, seats=3, minimum=2)
    samir, amal = await team(running, api, 2)
    await press(running, samir, f"shift.join:{number}")
    await at(running, api, day_ahead(running, 1), time(9, 31))
    assert (told(sara), "🔴 1 person is missing." in words(sara)) == (1, True)
    await press(running, samir, "place.gone:1")
    await tick(running)
    assert (told(sara), NOBODY in words(sara)) == (2, True)
    await press(running, samir, f"shift.join:{number}")
    await tick(running)
    await press(running, samir, "place.gone:2")
    await tick(running)
    assert told(sara) == 2
    api.clock.forward(timedelta(seconds=20))
    for phone in (samir, amal):
        await press(running, phone, f"shift.join:{number}")
    await tick(running)
    await press(running, amal, "place.gone:4")
    await tick(running)
    assert told(sara) == 3


async def test_a_shift_that_needs_nobody_is_told_of_only_when_it_becomes_empty(
    running: Running, api: BotApi, sara: Phone
) -> None:
    number = await need(running, seats=3)
    [samir] = await team(running, api, 1)
    await at(running, api, day_ahead(running, 2), time(9))
    assert told(sara) == 0
    await press(running, samir, f"shift.join:{number}")
    await tick(running)
    await press(running, samir, "place.gone:1")
    await tick(running)
    assert told(sara) == 1


async def test_never_of_what_is_cancelled_begun_past_or_closed(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F10, SH-F1."""
    gone = await need(running, seats=3, minimum=1)
    begun = await need(running, day_ahead(running, 0), start=time(10), seats=3, minimum=1, alert_minutes=0)
    await need(running, start=time(15), seats=0, minimum=1)
    on = day_ahead(running, 5)
    await plan(running, ShiftSeries(0, COOK, None, time(9, 30), 60, on, on, opens_days=1))
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shifts SET state = 'cancelled' WHERE id = ?", (gone,))
        await tx.run("UPDATE shifts SET minimum = 1")
    await at(running, api, day_ahead(running, 0), time(10, 1))
    await at(running, api, day_ahead(running, 3), time(16))
    assert told(sara) == 0
    assert await rows(running, f"SELECT count(*) FROM shift_alerts WHERE shift_id = {begun}") == [(0,)]


async def test_at_night_only_what_begins_soon_is_told_and_without_a_sound(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-F10: the rest waits for the morning and is not forgotten."""
    await need(running, day_ahead(running, 2), start=time(23), seats=3, minimum=1, alert_minutes=24 * 60)
    await need(running, day_ahead(running, 2), start=time(9), seats=3, minimum=1, alert_minutes=10 * 60)
    await at(running, api, day_ahead(running, 1), time(23, 30))
    assert told(sara) == 1
    assert "be there at 09:00" in words(sara)
    loud = [one for one in api.calls if NOBODY in str(one.params.get("text"))]
    assert [one.params.get("disable_notification") for one in loud] == [True]
    await at(running, api, day_ahead(running, 1), time(8, 1))
    assert told(sara) == 2
    assert "be there at 23:00" in words(sara)


async def test_only_who_may_plan_at_that_moment_is_told(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F16."""
    await need(running, seats=3, minimum=1)
    [samir] = await team(running, api, 1)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE role = 'coordinator'")
    await at(running, api, day_ahead(running, 2), time(9, 31))
    assert (told(sara), told(samir)) == (0, 0)


async def test_the_volunteers_group_is_asked_too(running: Running, api: BotApi, sara: Phone) -> None:
    group = api.group("Volunteers")
    group.add(sara)
    group.add(api.bot)
    group.say(sara, f"/volunteers@{api.bot['username']}")
    await running.calm()
    await need(running, seats=3, minimum=2)
    await at(running, api, day_ahead(running, 2), time(9, 31))
    assert any("We need 2 more people." in text for text in said(group))
