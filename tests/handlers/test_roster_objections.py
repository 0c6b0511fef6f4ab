"""What speaks against putting somebody in: named, set aside by a second tap, or final."""

from __future__ import annotations

from datetime import time

import pytest
from conftest import Running, labels, words
from desk import tap
from letters import rows, said
from rosters import call, chat_of, morning
from volunteering import COOK, day_ahead, need, plan, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.shifts import Rules, ShiftSeries
from storage import shift_series

PUTS = "SELECT result FROM audit WHERE action = 'put in' ORDER BY id"


ON = "SELECT shift_id, over, added_later FROM signups WHERE state = 'confirmed' ORDER BY id"


@pytest.fixture(autouse=True)
async def _morning(running: Running, api: BotApi) -> None:
    await morning(running, api)


async def test_everything_against_it_is_named_and_set_aside_by_a_second_tap(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-H10: unapproved, clashing, under age: three named warnings, an explicit override, a log entry."""
    soup = await need(running, seats=3)
    carry = await need(running, seats=3, task="carry", start=time(10))
    [samir] = await team(running, api, 1)
    await call(running, samir, "Samir")
    await press(running, samir, f"shift.join:{soup}")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE volunteers SET state = 'applied', age = 'under_16'")
    await press(running, sara, f"roster.put:{carry}")
    assert "⚠️ Samir" in labels(sara)
    await tap(running, sara, "Samir")
    for warning in ("Samir was not put in yet", "Not approved for this task.", "Too young for this task",
                    "Clash with: 🍳 Cook, ", "09:30 to 13:00"):  # fmt: skip
        assert warning in words(sara)
    assert await rows(running, ON) == [(soup, 0, 0)]
    assert await rows(running, PUTS) == []
    await tap(running, sara, "Put in anyway")
    assert await rows(running, ON) == [(soup, 0, 0), (carry, 0, 0)]
    assert await rows(running, PUTS) == [("despite not_approved under_age clash",)]


async def test_an_override_counts_only_for_what_was_seen(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-H10: what has come up since is shown first."""
    number = await need(running, seats=1)
    samir, amal = await team(running, api, 2)
    chat = await chat_of(running, samir)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE volunteers SET state = 'applied' WHERE chat_id = ?", (chat,))
    await press(running, sara, f"roster.in:{number}:{chat}:0")
    await press(running, amal, f"shift.join:{number}")
    await tap(running, sara, "Put in anyway")
    assert any("The shift is full" in text for text in said(sara))
    assert len(await rows(running, ON)) == 1
    await tap(running, sara, "Put in anyway")
    assert (number, 1, 0) in await rows(running, ON)


async def test_beyond_the_seats_is_marked_and_no_more_can_join(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-A3, SH-A4, SH-I8: an over-booked shift names who is over; seats left are nought, never fewer."""
    number = await need(running, seats=1)
    samir, amal, other = await team(running, api, 3)
    chat = await chat_of(running, amal)
    await press(running, samir, f"shift.join:{number}")
    await press(running, sara, f"roster.in:{number}:{chat}:0")
    assert "one more than there are seats" in words(sara)
    await tap(running, sara, "Put in anyway")
    assert "beyond the seats" in words(sara)
    assert "1 more than there are seats." in words(sara)
    assert "no place left" in words(sara)
    await press(running, other, f"shift.join:{number}")
    assert "has just filled" in words(other)
    await press(running, samir, "place.gone:1")
    await press(running, other, f"shift.join:{number}")
    assert "has just filled" in words(other)
    assert await rows(running, ON) == [(number, 1, 0)]


async def test_before_the_opening_only_staff_put_in(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-H7: refused for volunteers; allowed and logged for staff."""
    on = day_ahead(running, 5)
    [number] = await plan(running, ShiftSeries(0, COOK, None, time(9, 30), 60, on, on, opens_days=2))
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    assert "You can sign up later" in words(samir)
    await press(running, sara, f"roster.in:{number}:{await chat_of(running, samir)}:0")
    assert "Sign-up has not opened yet." in words(sara)
    await tap(running, sara, "Put in anyway")
    assert await rows(running, PUTS) == [("despite not_yet",)]


async def test_a_tired_person_and_a_closed_shift_are_named(running: Running, api: BotApi, sara: Phone) -> None:
    soup = await need(running, seats=2, minutes=60)
    shut = await need(running, seats=0, start=time(11), minutes=60)
    async with running.bot.db.write() as tx:
        await shift_series.set_rules(tx, Rules(120, 1))
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{soup}")
    await press(running, sara, f"roster.in:{shut}:{await chat_of(running, samir)}:0")
    for warning in ("The shift is closed", "Too little rest before or after: 🍳 Cook", "enough shifts in that week"):
        assert warning in words(sara)
    await tap(running, sara, "Put in anyway")
    assert (shut, 1, 0) in await rows(running, ON)


async def test_nobody_is_put_on_a_cancelled_shift(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-E12: the one bar that staff cannot set aside."""
    number = await need(running, seats=2)
    [samir] = await team(running, api, 1)
    chat = await chat_of(running, samir)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shifts SET state = 'cancelled'")
    await press(running, sara, f"roster.in:{number}:{chat}:4095")
    assert "does not take place" in words(sara)
    assert labels(sara) == ["⬅️ Back"]
    await press(running, sara, f"roster.put:{number}")
    assert "does not take place" in words(sara)
    await press(running, sara, f"roster:{number}")
    assert labels(sara) == ["⬅️ Back"]
    assert await rows(running, ON) == []
