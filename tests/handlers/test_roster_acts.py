"""Staff put in and take out: every objection named, every override explicit and written down, everybody told once."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from conftest import Running, labels, words
from desk import crowd, staff, tap
from letters import rows, said
from rosters import LONG, call, chat_of, morning, speak, tick
from volunteering import day_ahead, moment, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.volunteers import State
from storage import volunteers

PUTS = "SELECT result FROM audit WHERE action = 'put in' ORDER BY id"
PLANNED = "SELECT count(*) FROM reminders WHERE kind LIKE 'shift%' AND state = 'planned'"
ON = "SELECT shift_id, over, added_later FROM signups WHERE state = 'confirmed' ORDER BY id"


@pytest.fixture(autouse=True)
async def _morning(running: Running, api: BotApi) -> None:
    await morning(running, api)


@pytest.fixture
async def omid(running: Running, api: BotApi) -> Phone:
    """A second coordinator."""
    return await staff(running, api, "Omid", Grant(Role.COORDINATOR))


async def test_putting_in_tells_the_person_and_the_others_but_not_who_did_it(
    running: Running, api: BotApi, sara: Phone, omid: Phone
) -> None:
    """SH-F13, SH-D13: the hour of arrival first, and the way out at hand."""
    number = await need(running, seats=2)
    [samir] = await team(running, api, 1)
    await call(running, samir, "Samir")
    before = len(said(sara))
    await press(running, sara, f"roster:{number}")
    await tap(running, sara, "Put in", "Samir")
    assert "1. ✅ Samir" in words(sara)
    assert len(said(sara)) == before
    assert words(samir).startswith("✅ We have put you down for a shift: in 3 days")
    assert words(omid).startswith("🤝 Samir comes.")
    assert await rows(running, PUTS) == [("done",)]
    assert await rows(running, PLANNED) == [(2,)]
    await tap(running, samir, "I cannot come", "I cannot come")
    assert await rows(running, ON) == []


async def test_who_is_in_already_stays_in_once(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-B3: the staff's way makes no second place, and nobody hears of it again."""
    number = await need(running, seats=2)
    [samir] = await team(running, api, 1)
    chat = await chat_of(running, samir)
    await press(running, samir, f"shift.join:{number}")
    heard = len(said(samir))
    for _ in range(3):
        await press(running, sara, f"roster.in:{number}:{chat}:0")
    assert await rows(running, ON) == [(number, 0, 0)]
    assert len(said(samir)) == heard
    assert sara.alerts[-1].text == "They were on it already."
    await press(running, sara, f"roster.put:{number}")
    assert not any("Volunteer" in label for label in labels(sara))


async def test_afterwards_staff_add_who_was_there(running: Running, api: BotApi, sara: Phone, omid: Phone) -> None:
    """SH-H11: a volunteer is refused; staff add, marked, and nobody is reminded of what is over."""
    number = await need(running, day_ahead(running, 1), seats=1)
    samir, amal = await team(running, api, 2)
    await press(running, amal, f"shift.join:{number}")
    api.clock.forward(timedelta(days=2))
    await press(running, samir, f"shift.join:{number}")
    assert "has begun or is over" in words(samir)
    heard = len(said(samir)), len(said(omid))
    await press(running, sara, f"roster.in:{number}:{await chat_of(running, samir)}:0")
    assert "counts as added later" in words(sara)
    await tap(running, sara, "Put in anyway")
    assert await rows(running, ON) == [(number, 0, 0), (number, 1, 1)]
    assert (len(said(samir)), len(said(omid))) == heard
    assert await rows(running, "SELECT count(*) FROM reminders WHERE about = 2") == [(0,)]


async def test_two_tasks_at_once_by_staffs_word_are_dropped_one_by_one(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-B5: both stand, each with its own way out, and dropping one leaves the other."""
    soup = await need(running, seats=2)
    clothes = await need(running, seats=2, task="clothes")
    [samir] = await team(running, api, 1)
    chat = await chat_of(running, samir)
    await press(running, samir, f"shift.join:{soup}")
    await press(running, sara, f"roster.in:{clothes}:{chat}:0")
    await tap(running, sara, "Put in anyway")
    for number in (soup, clothes):
        await press(running, samir, f"shift:{number}")
        assert "✅ You are on." in words(samir)
        assert "✖️ I cannot come" in labels(samir)
    await tap(running, samir, "I cannot come", "I cannot come")
    assert await rows(running, ON) == [(soup, 0, 0)]


async def test_a_kept_place_becomes_theirs_by_staffs_word(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-G7: promoting the one a place is kept for takes no second seat."""
    number = await need(running, seats=1)
    samir, amal = await team(running, api, 2)
    await press(running, samir, f"shift.join:{number}")
    await press(running, amal, f"shift.wait:{number}")
    await press(running, samir, "place.gone:1")
    await press(running, sara, f"roster:{number}")
    assert "kept until" in words(sara)
    await press(running, sara, f"roster.in:{number}:{await chat_of(running, amal)}:0")
    assert await rows(running, ON) == [(number, 0, 0)]
    await tick(running)
    assert not any("A place is free" in text for text in said(amal))


async def test_taking_out_tells_kindly_in_their_language_and_asks_the_queue(
    running: Running, api: BotApi, sara: Phone, omid: Phone
) -> None:
    """SH-F12, SH-G1, SH-F13: a preview, a second tap that names the act, and everybody concerned told."""
    number = await need(running, seats=1)
    samir, amal = await team(running, api, 2)
    await call(running, samir, "Samir")
    await press(running, samir, f"shift.join:{number}")
    await press(running, amal, f"shift.wait:{number}")
    await press(running, sara, f"roster:{number}")
    await tap(running, sara, "1", "Take out", "Plans changed")
    assert "Take Samir out of this shift?" in words(sara)
    assert "Reason: Our plans have changed." in words(sara)
    assert len(await rows(running, ON)) == 1
    heard = len(said(sara))
    await tap(running, sara, "Take out and tell them")
    assert len(said(sara)) == heard
    assert words(samir).startswith("🤝 You are not on this shift any more. You do not need to come.")
    assert "Our plans have changed." in words(samir)
    assert "Samir is not on this shift any more." in words(omid)
    await tick(running)
    assert words(amal).startswith("🔔 A place is free for you.")
    assert await rows(running, "SELECT result FROM audit WHERE action = 'take out'") == [("changed",)]
    assert await rows(running, "SELECT count(*) FROM reminders WHERE about = 1 AND state = 'planned'") == [(0,)]
    await press(running, sara, "roster.gone:1:none")
    assert "button is old" in words(sara)


async def test_who_is_taken_out_reads_it_in_their_own_language(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F12: the receiver's language, never the actor's."""
    number = await need(running, seats=1)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    await speak(running, samir, LONG)
    await press(running, sara, "roster.gone:1:mistake")
    assert words(samir).startswith("🤝 [Yōū ārē")
    assert "mīstākē" in words(samir)
    assert words(sara).startswith("📋 🍳 Cook")


async def test_hours_that_are_marked_are_not_taken_away(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-H11: leaving a past shift never changes hours."""
    number = await need(running, day_ahead(running, 1), seats=1)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    api.clock.forward(timedelta(days=2))
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE signups SET attended = 1, minutes = 90")
    for action in ("roster.out:1", "roster.gone:1:none"):
        await press(running, sara, action)
        assert "button is old" in words(sara)
    await press(running, sara, "roster.one:1")
    assert labels(sara) == ["⬅️ Back"]


async def test_at_night_nobody_is_woken_by_a_sound(running: Running, api: BotApi, sara: Phone) -> None:
    number = await need(running, seats=1)
    [samir] = await team(running, api, 1)
    api.clock.forward(moment(day_ahead(running, 0), time(23)) - running.bot.tools.clock.now())
    await press(running, sara, f"roster.in:{number}:{await chat_of(running, samir)}:0")
    [told] = [one for one in api.calls if "put you down" in str(one.params.get("text"))]
    assert told.params["disable_notification"]


async def test_the_list_begins_with_who_may_come(running: Running, api: BotApi, sara: Phone) -> None:
    """Those who wish the task first, those against whom something speaks last, and nobody who is not of the team."""
    number = await need(running, seats=3)
    late, wishes, able = await team(running, api, 3)
    [refused] = await crowd(running, api, "X", 1)
    for phone, name in ((late, "Anna"), (wishes, "Zoe"), (able, "Ben"), (refused, "Rami")):
        await call(running, phone, name)
    applied, wishing, no = [await chat_of(running, phone) for phone in (late, wishes, refused)]
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE volunteers SET state = 'applied' WHERE chat_id = ?", (applied,))
        await volunteers.add(tx, wishing, volunteers.Fact.WISH, "cook")
        await volunteers.begin(tx, no, State.REFUSED, 1)
    await press(running, sara, f"roster.put:{number}")
    assert labels(sara) == ["👤 Zoe", "👤 Ben", "⚠️ Anna", "⬅️ Back"]
