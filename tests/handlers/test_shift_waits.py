"""Waiting for a place: first come first, one place kept at a time, passed on however it came free."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from conftest import Running, labels, words
from desk import tap
from letters import row_of, rows, said
from volunteering import day_ahead, moment, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.shifts import State
from bot.services import reminders, signups
from bot.work import Work

OFFERED = "A place is free for you."


async def tick(running: Running) -> None:
    """What the clockwork does every ten seconds."""
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        await reminders.compare(work)
        while await reminders.tell_due(work) == reminders.MOST:
            pass
        await bot.sender.owe(tx, [work])
    await running.calm()


async def full(running: Running, api: BotApi, waiting: int = 2, **needed: object) -> tuple[int, list[Phone]]:
    """A shift with one seat that the first has, and so many who wait; at nine in the morning of a day."""
    now = running.bot.tools.clock.now()
    api.clock.forward(moment(day_ahead(running, 1), time(9)) - now)
    number = await need(running, seats=1, **needed)
    people = await team(running, api, waiting + 1)
    await press(running, people[0], f"shift.join:{number}")
    for phone in people[1:]:
        await press(running, phone, f"shift.wait:{number}")
    return number, people


async def leave(running: Running, phone: Phone, number: int) -> None:
    await press(running, phone, f"shift:{number}")
    await tap(running, phone, "I cannot come", "I cannot come")


async def test_the_first_who_waits_is_asked_and_others_find_it_full(running: Running, api: BotApi) -> None:
    """SH-G3: the place is kept for who waits, and a passer-by does not take it."""
    number, (on, first, second) = await full(running, api)
    assert "You are number 2 on the waiting list" in words(second)
    await leave(running, on, number)
    await tick(running)
    assert words(first).startswith("🔔 " + OFFERED)
    assert "until today" in words(first)
    [passer] = await team(running, api, 1, "P")
    await press(running, passer, f"shift.join:{number}")
    assert "has just filled" in words(passer)
    await tap(running, first, "I will come")
    assert words(first).startswith("✅ You are on")
    assert not any(OFFERED in text for text in said(second))


async def test_an_ignored_place_goes_to_the_next(running: Running, api: BotApi) -> None:
    """SH-G4: the count is right, and the next is asked; who was asked hears how to wait again."""
    number, (on, first, second) = await full(running, api)
    await leave(running, on, number)
    await tick(running)
    api.clock.forward(timedelta(hours=4, minutes=1))
    await tick(running)
    await tick(running)
    assert "gone to the next person" in words(first)
    assert words(second).startswith("🔔 " + OFFERED)
    assert await rows(running, "SELECT state FROM signups ORDER BY id") == [("left",), ("lapsed",), ("held",)]
    await press(running, first, f"shift.join:{number}")
    assert "has just filled" in words(first)


async def test_a_no_passes_the_place_on_at_once(running: Running, api: BotApi) -> None:
    number, (on, first, second) = await full(running, api)
    await leave(running, on, number)
    await tick(running)
    await tap(running, first, "No, thank you")
    await tick(running)
    assert words(second).startswith("🔔 " + OFFERED)


@pytest.mark.parametrize("way", ["staff", "erased", "role", "seats"])
async def test_every_way_a_place_comes_free_asks_the_queue(running: Running, api: BotApi, way: str) -> None:
    """SH-G1, SH-G2: removed by staff, erased, role lost, more seats: one function, and the first is asked."""
    number, (on, first, _) = await full(running, api)
    bot = running.bot
    if way == "erased":
        await press(running, on, "erase.now")
    else:
        async with bot.db.write() as tx:
            work = Work(bot.tools, tx, bot.tools.clock.now())
            chat = await row_of(running, tx, on)
            if way == "staff":
                [held] = await signups.places.active(tx, number)
                await signups.end(work, held, State.REMOVED, by=None)
            elif way == "role":
                await signups.free_places(work, chat, State.REMOVED)
            else:
                await tx.run("UPDATE shifts SET seats = 2 WHERE id = ?", (number,))
            await bot.sender.owe(tx, [work])
    await tick(running)
    assert words(first).startswith("🔔 " + OFFERED)


async def test_who_has_another_shift_by_then_is_passed_over_with_a_word(running: Running, api: BotApi) -> None:
    """SH-C8, SH-G9: never a clash; the person keeps their place in the queue and is told once."""
    number, (on, first, second) = await full(running, api)
    other = await need(running, seats=3, task="clothes")
    await press(running, first, f"shift.join:{other}")
    assert words(first).startswith("✅ You are on")
    await leave(running, on, number)
    await tick(running)
    await tick(running)
    assert sum("not for you this time" in text for text in said(first)) == 1
    assert words(second).startswith("🔔 " + OFFERED)
    assert await rows(running, "SELECT count(*) FROM shift_waits") == [(1,)]


async def test_near_the_start_nothing_is_kept_and_everybody_hears_at_once(running: Running, api: BotApi) -> None:
    """SH-G8: at 23:40 for 08:00 the first tap has it, and nobody is woken by a sound."""
    number, (on, first, second) = await full(running, api, start=time(8))
    at = moment(day_ahead(running, 2), time(23, 40))
    api.clock.forward(at - running.bot.tools.clock.now())
    await leave(running, on, number)
    await tick(running)
    for phone in (first, second):
        assert words(phone).startswith("🔔 A place is free.")
        assert "✅ I will come" in labels(phone)
    await tap(running, second, "I will come")
    assert words(second).startswith("✅ You are on")
    await tap(running, first, "I will come")
    assert "has just filled" in words(first)
    silent = [call for call in api.calls if call.params.get("disable_notification")]
    assert silent


async def test_two_who_act_on_one_kept_place_give_one_place(running: Running, api: BotApi) -> None:
    """SH-G7: the place is taken once; the other is told."""
    number, (on, first, second) = await full(running, api)
    await leave(running, on, number)
    await tick(running)
    second.tap(second.last.id, f"shift.join:{number}")
    first.press("I will come")
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM signups WHERE state IN ('held', 'confirmed')") == [(1,)]
    assert words(first).startswith("✅ You are on")
    assert "has just filled" in words(second)


async def test_the_list_is_left_and_anothers_offer_is_not_mine(running: Running, api: BotApi) -> None:
    number, (on, first, second) = await full(running, api)
    await press(running, first, f"shift.unwait:{number}")
    await leave(running, on, number)
    await tick(running)
    [(signup,)] = await rows(running, "SELECT id FROM signups WHERE state = 'held'")
    await press(running, first, f"place.no:{signup}")
    assert "button is old" in words(first)
    assert words(second).startswith("🔔 " + OFFERED)
