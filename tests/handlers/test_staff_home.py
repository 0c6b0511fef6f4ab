"""The staff's first screen says how today stands, and leads to everything in two taps."""

from __future__ import annotations

from datetime import time

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from following import at, at_noon_before
from volunteering import moment, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


async def test_today_says_what_is_on_who_comes_and_what_waits(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    session = await at_noon_before(running)
    number = await need(running, on=session.on, seats=3, minimum=2)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    at(running, moment(session.on, time(8, 45)))
    await ask(running, amina)
    await press(running, sara, "staff")
    seen = words(sara)
    assert "🍲 🕥 10:30 Soup kitchen · 1 of 3 volunteers · 🔴 1 missing" in seen
    assert "🙋 1 new request" in seen
    assert "📋 1 shift is short" in seen
    await tap(running, sara, "Shifts this week")
    assert words(sara).startswith("📋 Shifts from ")


async def test_a_case_worker_sees_what_is_theirs_and_no_more(running: Running, api: BotApi, amina: Phone) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    await ask(running, amina)
    nurse.send("/staff")
    await running.calm()
    assert "new request" not in words(nurse)
    shown = " ".join(labels(nurse))
    assert "Timetable" not in shown
    assert "Announce" not in shown
    await tap(running, nurse, "More")
    assert "Invite" not in " ".join(labels(nurse))
    assert len(nurse.last.keyboard) <= 6


@pytest.mark.parametrize("action", ["staff", "staff.more"])
async def test_nobody_else_sees_it(running: Running, api: BotApi, amina: Phone, action: str) -> None:
    await press(running, amina, action)
    assert "Staff" not in words(amina)
    samir = await staff(running, api, "Samir", Grant(Role.VOLUNTEER))
    await press(running, samir, action)
    assert not words(samir).startswith("🗂")
