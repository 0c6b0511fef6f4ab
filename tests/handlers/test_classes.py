"""Classes for clients: joining, waiting, one date missed, leaving; who of many has the last place; never a name."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from conftest import Running, labels, words
from desk import crowd, tap
from following import coming as next_of
from learning import SLOWLY, a_class, coming, go_to, join, standing
from letters import rows, said
from planning import morning, tick
from volunteering import day_ahead, press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import ProgrammeKey
from handlers.views.times import local

PLANNED = "SELECT kind FROM reminders WHERE state = 'planned' AND kind LIKE 'class_%' ORDER BY due_at LIMIT 2"


async def test_a_client_joins_from_the_programme_and_has_every_date(
    running: Running, api: BotApi, amina: Phone
) -> None:
    await morning(running, api)
    _number, dates = await a_class(running)
    await press(running, amina, "prog:literacy:menu")
    await tap(running, amina, "Join")
    assert "2 places are free." in words(amina)
    assert "We keep that you are in it, until you leave it." in words(amina)
    await tap(running, amina, "I want a place")
    assert words(amina).startswith("✅ You have a place: Reading and writing")
    assert "At the door, say your number:" in words(amina)
    assert await standing(running) == ["enrolled"]
    assert [await coming(running, date) for date in dates] == [1] * len(dates)
    assert await rows(running, PLANNED) == [("class_day",), ("class_hours",)]
    await press(running, amina, "mine")
    await tap(running, amina, "My classes")
    assert "✏️ Reading and writing" in labels(amina)


async def test_the_same_tap_twice_is_one_place(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina, amina)
    assert await standing(running) == ["enrolled"]
    assert await coming(running, dates[0]) == 1


async def test_of_eight_at_the_last_place_one_has_it(running: Running, api: BotApi) -> None:
    """SH-A1, MS-A11: the others are told at once and can wait, each at their place in the queue."""
    await morning(running, api)
    number, dates = await a_class(running, seats=1)
    phones = await crowd(running, api, "C", 8)
    for phone in phones:
        await press(running, phone, f"class:{number}")
    for phone in phones:
        phone.press("I want a place")
    await running.calm()
    assert [words(phone).split(":")[0] for phone in phones].count("✅ You have a place") == 1
    losers = [phone for phone in phones if words(phone).startswith("🕥 The last place has just gone.")]
    assert len(losers) == 7
    for phone in losers:
        await tap(running, phone, "Waiting list")
    assert "Your place on the list: 7" in words(losers[-1])
    assert await standing(running) == ["enrolled", *["waiting"] * 7]
    assert await coming(running, dates[0]) == 1


async def test_a_freed_place_is_kept_for_the_first_and_then_for_the_next(running: Running, api: BotApi) -> None:
    """MS-A11: one offer at a time, kept for some waking hours; who does not answer can wait again."""
    await morning(running, api)
    number, dates = await a_class(running, seats=1)
    has, first, second = await crowd(running, api, "C", 3)
    await join(running, number, has)
    for phone in (first, second):
        await press(running, phone, f"class.wait:{number}")
    api.clock.forward(SLOWLY)
    await press(running, has, f"class.leave:{number}")
    await tap(running, has, "Yes, leave it")
    assert "You are not on the list any more." in words(has)
    await tick(running)
    assert words(first).startswith("🔔 A place is free for you.\n✏️ Reading and writing\nWe keep it for you until today")
    assert not any("A place is free" in text for text in said(second))
    await press(running, has, f"class.join:{number}")
    assert words(has).startswith("🕥 The last place has just gone.")
    api.clock.forward(timedelta(hours=4, minutes=1))
    await tick(running)
    assert words(first).startswith("🕥 The place has gone to the next person.")
    await tick(running)
    await tap(running, second, "I take it")
    assert words(second).startswith("✅ You have a place")
    assert await standing(running) == ["enrolled"]
    assert await coming(running, dates[0]) == 1
    await tap(running, first, "Waiting list")
    assert "Your place on the list: 1" in words(first)


async def test_an_offer_that_is_not_wanted_goes_on_at_once(running: Running, api: BotApi) -> None:
    await morning(running, api)
    number, _dates = await a_class(running, seats=1)
    has, first, second = await crowd(running, api, "C", 3)
    await join(running, number, has)
    for phone in (first, second):
        await press(running, phone, f"class.wait:{number}")
    await press(running, has, f"class.gone:{number}")
    await tick(running)
    await tap(running, first, "No, thank you")
    await tick(running)
    assert words(second).startswith("🔔 A place is free for you.")
    assert await standing(running) == ["held"]


async def test_who_is_in_already_is_not_asked_again(running: Running, api: BotApi) -> None:
    """MS-A12: a place kept and taken before it was told is told no more."""
    await morning(running, api)
    number, _dates = await a_class(running, seats=1)
    has, first = await crowd(running, api, "C", 2)
    await join(running, number, has)
    await press(running, first, f"class.wait:{number}")
    await press(running, has, f"class.gone:{number}")
    await press(running, first, f"class.join:{number}")
    assert words(first).startswith("✅ You have a place")
    await tick(running)
    assert not any("A place is free" in text for text in said(first))


async def test_an_erased_person_frees_the_place_for_the_next(running: Running, api: BotApi) -> None:
    """SH-G1."""
    await morning(running, api)
    number, dates = await a_class(running, seats=1)
    has, first = await crowd(running, api, "C", 2)
    await join(running, number, has)
    await press(running, first, f"class.wait:{number}")
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM chats WHERE id = (SELECT chat_id FROM enrolments WHERE state = 'enrolled')")
    assert await coming(running, dates[0]) == 0
    await tick(running)
    assert words(first).startswith("🔔 A place is free for you.")


async def test_i_cannot_come_can_be_undone_until_it_begins(running: Running, api: BotApi, amina: Phone) -> None:
    """The place on the class stays, only this date is free of them, and of it nobody reminds them."""
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    await press(running, amina, f"class.no:{dates[0]}:class")
    assert any(label.startswith("✅ I come after all: ") for label in labels(amina))
    assert [await coming(running, date) for date in dates[:2]] == [0, 1]
    await tick(running)
    assert await coming(running, dates[0]) == 0
    await go_to(running, api, 2, time(18, 1))
    await tick(running)
    assert not any("tomorrow" in text for text in said(amina))
    await press(running, amina, f"class.dates:{number}:0")
    assert "Tap to change it." in words(amina)
    await press(running, amina, f"class.yes:{dates[0]}:0")
    assert await coming(running, dates[0]) == 1
    await go_to(running, api, 1, time(13, 1))
    await tick(running)
    assert words(amina).startswith("🔔 ✏️ Reading and writing: today")
    await go_to(running, api, 0, time(15, 1))
    await press(running, amina, f"class.no:{dates[0]}:class")
    assert "This button is old." in words(amina)


async def test_reminders_come_the_evening_before_and_two_hours_before(
    running: Running, api: BotApi, amina: Phone
) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    await go_to(running, api, 2, time(18, 1))
    await tick(running)
    assert words(amina).startswith("🔔 ✏️ Reading and writing: tomorrow")
    await tap(running, amina, "I cannot come")
    assert await coming(running, dates[0]) == 0
    api.clock.forward(SLOWLY)
    amina.press("I come after all")
    await running.calm()
    await go_to(running, api, 1, time(13, 1))
    await tick(running)
    assert words(amina).startswith("🔔 ✏️ Reading and writing: today")


async def test_who_stopped_reminders_of_classes_gets_none(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, _dates = await a_class(running)
    await join(running, number, amina)
    await press(running, amina, "remind")
    await tap(running, amina, "My classes")
    await go_to(running, api, 2, time(18, 1))
    await tick(running)
    assert not any("tomorrow" in text for text in said(amina))


async def test_dates_made_later_are_theirs_too(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    await go_to(running, api, 14, time(9))
    await tick(running)
    later = await rows(running, f"SELECT max(id) FROM shifts WHERE series_id = {number}")
    assert later[0][0] > dates[-1]
    assert await coming(running, later[0][0]) == 1


async def test_who_joins_again_keeps_what_they_said_of_a_date(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    await press(running, amina, f"class.no:{dates[0]}:0")
    await press(running, amina, f"class.gone:{number}")
    assert [await coming(running, date) for date in dates[:2]] == [0, 0]
    api.clock.forward(SLOWLY)
    await join(running, number, amina)
    assert [await coming(running, date) for date in dates[:2]] == [0, 1]


async def test_nobody_acts_on_what_is_not_theirs(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    for button in (f"class.no:{dates[0]}:0", f"class.yes:{dates[0]}:0", f"class.way:{dates[0]}x", "class:999"):
        await press(running, amina, button)
        assert "This button is old." in words(amina)
    await press(running, amina, f"class.gone:{number}")
    assert await standing(running) == []


@pytest.mark.parametrize("hour", [time(7, 30), time(9)])
async def test_nobody_is_woken(running: Running, api: BotApi, amina: Phone, hour: time) -> None:
    await morning(running, api)
    number, _dates = await a_class(running, start=hour)
    await join(running, number, amina)
    due = await rows(running, "SELECT kind, (due_at / 3600 + 3) % 24 FROM reminders WHERE kind LIKE 'class_%'")
    assert all(8 <= at < 22 for _kind, at in due)
    assert ("class_day", 18) in due


async def test_a_sensitive_group_is_not_named_on_a_lock_screen(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, _dates = await a_class(running, programme="counselling", place="family_room")
    await join(running, number, amina)
    await go_to(running, api, 2, time(18, 1))
    await tick(running)
    assert words(amina).startswith("🔔 Reminder: tomorrow")
    assert "worries" not in words(amina)
    assert "🫂" not in words(amina)


async def test_who_follows_the_programme_too_hears_of_the_date_once(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """The class's reminder says it; the programme's own is for those who have no place."""
    await morning(running, api)
    (only,) = await crowd(running, api, "F", 1)
    bot = running.bot
    key = ProgrammeKey("literacy")
    api.clock.forward((await next_of(running, key)).starts_at + timedelta(minutes=1) - bot.tools.clock.now())
    start = local((await next_of(running, key)).starts_at)
    days = (start.date() - day_ahead(running, 0)).days
    number, _dates = await a_class(running, start=start.time(), days=days)
    await join(running, number, amina)
    for phone in (amina, only):
        await press(running, phone, "follow:literacy")
    before = [len(said(phone)) for phone in (amina, only)]
    await go_to(running, api, days - 1, time(18, 1))
    await tick(running)
    await tick(running)
    assert [len(said(phone)) for phone in (amina, only)] == [count + 1 for count in before]
