"""The week's shifts for staff: what is short first, the same numbers as everywhere, and as a picture."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from conftest import Running, labels, words
from desk import tap
from rosters import morning
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone


@pytest.fixture(autouse=True)
async def _monday(running: Running, api: BotApi) -> None:
    """A Monday at nine."""
    await morning(running, api)
    ahead = (7 - day_ahead(running, 0).weekday()) % 7
    api.clock.forward(timedelta(days=ahead))


async def test_what_is_short_stands_first_and_each_line_leads_to_its_roster(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-A8, SH-A10: places left are counted as on every other screen; no seats are closed, blank is unlimited."""
    on = day_ahead(running, 1)
    full = await need(running, on, time(9), seats=1)
    await need(running, on, time(10), seats=2)
    await need(running, on, time(11), seats=0)
    await need(running, on, time(12), seats=None, minimum=2)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{full}")
    await press(running, sara, "board")
    lines = words(sara).splitlines()
    assert "everybody can come · 🔴 2 missing" in lines[1]
    assert "2 places left" in lines[2]
    assert "no place left" in lines[3]
    assert "closed" in lines[4]
    await tap(running, sara, "3")
    assert words(sara).startswith("📋 🍳 Cook: tomorrow")
    assert "1. ✅ Volunteer" in words(sara)
    await tap(running, sara, "Back")
    assert words(sara).splitlines() == lines


async def test_the_weeks_go_on_and_back(running: Running, sara: Phone) -> None:
    await need(running, day_ahead(running, 7))
    await press(running, sara, "board")
    assert "There are no shifts on these days." in words(sara)
    await tap(running, sara, "Week after")
    assert "1. " in words(sara)
    await tap(running, sara, "Week before", "Week before")
    assert "There are no shifts on these days." in words(sara)
    assert not any("picture" in label for label in labels(sara))


async def test_a_full_week_has_pages_and_cancelled_shifts_are_left_out(running: Running, sara: Phone) -> None:
    """SH-E12."""
    gone = await need(running, day_ahead(running, 1), start=time(7))
    for hour in range(8, 16):
        await need(running, day_ahead(running, 1), start=time(hour), minutes=30)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shifts SET state = 'cancelled' WHERE id = ?", (gone,))
    await press(running, sara, "board")
    assert "07:00" not in words(sara)
    assert labels(sara)[:7] == ["1", "2", "3", "4", "5", "6", "➡️ More"]
    await tap(running, sara, "More")
    assert labels(sara)[:2] == ["7", "8"]


async def test_the_week_as_one_picture(running: Running, api: BotApi, sara: Phone) -> None:
    await need(running, day_ahead(running, 1), seats=2, minimum=1)
    await press(running, sara, "board")
    await tap(running, sara, "As a picture")
    assert sara.last.kind == "photo"
    assert [one.method for one in api.calls].count("sendPhoto") == 1
