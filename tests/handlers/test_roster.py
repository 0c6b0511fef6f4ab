"""Who comes to a shift: to staff and its day lead, with the numbers every other screen has; never to anybody else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import crowd, staff, tap
from letters import row_of, rows, said
from rosters import call, chat_of, morning
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role

PLANNED = "SELECT count(*) FROM reminders WHERE kind LIKE 'shift%' AND state = 'planned'"
FORGED = (
    "roster", "roster:99", "roster:x", "roster.one:7", "roster.in:1:99:0", "roster.in:1:x", "roster.out:1",
    "roster.gone:1:whim", "place.yes:5", "board:2026-13-45", "board:00010101", "board:20990101", "roster.write:9",
    "roster.send:1:2",
)  # fmt: skip


@pytest.fixture(autouse=True)
async def _morning(running: Running, api: BotApi) -> None:
    await morning(running, api)


async def test_the_roster_names_who_comes_who_asked_and_who_waits(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-A8: the places left are those of every other screen."""
    number = await need(running, seats=1, minimum=2)
    samir, amal = await team(running, api, 2)
    await call(running, samir, "Samir")
    await press(running, samir, f"shift.join:{number}")
    await press(running, amal, f"shift.wait:{number}")
    await press(running, sara, f"roster:{number}")
    assert "1. ✅ Samir 🌱" in words(sara)
    assert "Waiting: 1. Volunteer " in words(sara)
    assert "no place left" in words(sara)
    assert "1 person is missing." in words(sara)
    assert labels(sara) == ["1", "➕ Put in", "✉️ Write to them", "⬅️ Back"]
    await press(running, amal, f"shift:{number}")
    assert "no place left" in words(amal)
    await tap(running, sara, "Back")
    assert "no place left · 🔴 1 missing" in words(sara)


async def test_somebody_who_was_there_before_is_no_first_timer(running: Running, api: BotApi, sara: Phone) -> None:
    past = await need(running, day_ahead(running, 1), seats=2)
    ahead = await need(running, seats=2)
    other = await need(running, day_ahead(running, 4), seats=2, task="clothes")
    [samir] = await team(running, api, 1)
    for number in (past, ahead, other):
        await press(running, samir, f"shift.join:{number}")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE signups SET attended = 1, minutes = 60 WHERE shift_id = ?", (past,))
    for number, marked in ((past, True), (ahead, False), (other, True)):
        await press(running, sara, f"roster:{number}")
        assert ("🌱" in words(sara)) == marked


@pytest.mark.parametrize("action", ["roster:1", "roster.one:1", "roster.put:1", "roster.in:1:1:0", "roster.out:1",
                                    "roster.gone:1:none", "place.yes:1", "place.refuse:1", "roster.write:1",
                                    "roster.send:1:1", "board", "board.picture"])  # fmt: skip
async def test_nobody_else_sees_or_does_anything(running: Running, api: BotApi, sara: Phone, action: str) -> None:
    """SH-H4: a volunteer, a stranger and somebody who was staff learn nothing, whatever the button."""
    number = await need(running, seats=2)
    samir, amal = await team(running, api, 2)
    await call(running, samir, "Samir", shown=True)
    await press(running, samir, f"shift.join:{number}")
    [stranger] = await crowd(running, api, "X", 1)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE chat_id = ?", ((await row_of(running, tx, sara)).id,))
    before = await rows(running, "SELECT state, over FROM signups")
    for phone in (amal, stranger, sara):
        await press(running, phone, action)
        assert "button is old" in words(phone)
        assert "Samir" not in words(phone)
    assert await rows(running, "SELECT state, over FROM signups") == before


async def test_the_day_lead_sees_names_by_consent_and_changes_nothing(running: Running, api: BotApi) -> None:
    """SH-H4: counts, and the names of those who agreed; and nothing once they are off the team."""
    lead, samir, amal = await team(running, api, 3)
    number = await need(running, seats=3, lead=await chat_of(running, lead))
    await call(running, samir, "Samir", shown=True)
    await call(running, amal, "Amal")
    for phone in (samir, amal):
        await press(running, phone, f"shift.join:{number}")
    await press(running, lead, f"roster:{number}")
    assert "Samir" in words(lead)
    assert "Amal" not in words(lead)
    assert "2. ✅ Volunteer " in words(lead)
    assert labels(lead) == ["⬅️ Back"]
    for action in (f"roster.put:{number}", "roster.gone:1:none", f"roster.write:{number}"):
        await press(running, lead, action)
        assert "button is old" in words(lead)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE chat_id = ?", ((await row_of(running, tx, lead)).id,))
    await press(running, lead, f"roster:{number}")
    assert "button is old" in words(lead)


async def test_forged_numbers_are_old_buttons(running: Running, sara: Phone) -> None:
    await need(running)
    for action in FORGED:
        await press(running, sara, action)
        assert "button is old" in words(sara), action


async def test_a_long_roster_has_pages(running: Running, api: BotApi, sara: Phone) -> None:
    number = await need(running, seats=None)
    for phone in await team(running, api, 10):
        await press(running, phone, f"shift.join:{number}")
    api.clock.forward(timedelta(seconds=20))
    await press(running, sara, f"roster:{number}")
    assert labels(sara)[:9] == ["1", "2", "3", "4", "5", "6", "7", "8", "➡️ More"]
    await tap(running, sara, "More")
    assert labels(sara)[:2] == ["9", "10"]
    assert "10. ✅ Volunteer" in words(sara)


async def test_asking_for_a_place_waits_for_staff_and_a_yes_confirms(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-F7: first a pending word, then the confirmation, and only then reminders."""
    number = await need(running, seats=1, approval=True)
    omid = await staff(running, api, "Omid", Grant(Role.ADMIN))
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    assert "We read this and tell you soon" in words(samir)
    assert await rows(running, "SELECT count(*) FROM reminders WHERE kind LIKE 'shift%'") == [(0,)]
    await press(running, omid, f"roster:{number}")
    assert "1. 🕥 Volunteer" in words(omid)
    assert "would like to come" in words(omid)
    await tap(running, sara, "Yes, please come")
    assert "comes." in words(sara)
    assert words(samir).startswith("✅ Yes, please come: in 3 days")
    assert "✖️ I cannot come" in labels(samir)
    assert "comes." in words(omid)
    assert await rows(running, "SELECT state FROM signups") == [("confirmed",)]
    assert await rows(running, PLANNED) == [(2,)]


async def test_the_first_answer_counts_and_the_other_is_told(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F7: two coordinators answer one wish; a double tap changes nothing."""
    number = await need(running, seats=1, approval=True)
    omid = await staff(running, api, "Omid", Grant(Role.ADMIN))
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    sara.press("Yes, please come")
    omid.press("Not this time")
    await running.calm()
    assert await rows(running, "SELECT state FROM signups") == [("confirmed",)]
    assert any("It was answered before." in text and "comes." in text for text in said(omid))
    await press(running, sara, "place.yes:1")
    assert words(sara).startswith("It was answered before.")
    assert sum("Yes, please come" in text for text in said(samir)) == 1


async def test_who_is_refused_is_on_no_roster_and_gets_no_reminder(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F6, SH-F7: pending, then a kind no; the place is free, and nothing more comes."""
    number = await need(running, seats=1, approval=True)
    omid = await staff(running, api, "Omid", Grant(Role.ADMIN))
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    await tap(running, sara, "Not this time")
    assert words(samir).startswith("🤝 Thank you for asking. Not this time.")
    assert "was told: not this time" in words(omid)
    assert "cannot come" not in words(omid)
    await press(running, sara, f"roster:{number}")
    assert "Nobody is on it yet." in words(sara)
    assert "1 of 1 places left" in words(sara)
    assert await rows(running, PLANNED) == [(0,)]


async def test_an_answer_after_the_start_is_too_late(running: Running, api: BotApi, sara: Phone) -> None:
    number = await need(running, seats=1, approval=True)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    api.clock.forward(timedelta(days=3, hours=1))
    await press(running, sara, "place.yes:1")
    assert "has begun or is over" in words(sara)
    assert await rows(running, "SELECT state FROM signups") == [("asked",)]
