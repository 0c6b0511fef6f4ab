"""Calling people to step in: a few at a time, never twice, not at night for an afternoon, not once it is filled."""

from __future__ import annotations

from datetime import time, timedelta

from conftest import Running, labels, words
from desk import tap
from letters import row_of, rows, said
from standing_in import go_to, number_of, on, place, tick
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.services import shift_changes, shifts
from bot.work import Work
from storage import audit

CALL = "Somebody is needed. Can you come?"
CALLED = "SELECT count(*) FROM callouts"


def called(*phones: Phone) -> list[Phone]:
    return [phone for phone in phones if any(CALL in text for text in said(phone))]


async def gives_back_late(running: Running, api: BotApi, others: int, at: time = time(9)) -> tuple[int, list[Phone]]:
    """Somebody leaves a shift of 15:00 on its own day; so many others are on the team."""
    day = day_ahead(running)
    giver, *team_ = await team(running, api, others + 1)
    async with running.bot.db.write() as tx:
        for order, phone in enumerate(team_):
            chat = (await row_of(running, tx, phone)).id
            await tx.run("UPDATE volunteers SET asked_at = ? WHERE chat_id = ?", (100 - order, chat))
    shift, signup = await on(running, giver, seats=1, start=time(15))
    go_to(running, api, day, at)
    await press(running, giver, f"place.leave:{signup}")
    assert "It is soon. If you cannot come, we look for somebody at once." in words(giver)
    await press(running, giver, f"place.gone:{signup}")
    assert "It is soon, so we look for somebody." in words(giver)
    return shift, [giver, *team_]


async def test_after_the_cut_off_staff_are_alarmed_and_people_are_called(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """Five at once, least recently asked first, then more every 20 minutes; the one who left is not called."""
    shift, (giver, *others) = await gives_back_late(running, api, 7)
    assert "🔴 A volunteer cannot come." in words(sara)
    assert called(*others) == others[2:]
    assert called(giver) == []
    api.clock.forward(timedelta(minutes=19))
    await tick(running)
    assert len(called(*others)) == 5
    api.clock.forward(timedelta(minutes=2))
    await tick(running)
    assert called(*others) == others
    assert called(giver) == []
    await tap(running, others[4], "I will come")
    assert words(others[4]).startswith("✅ You are on")
    await tick(running)
    assert words(others[0]).startswith("✅ Somebody else has taken it. Thank you.")
    assert words(others[4]).startswith("✅ You are on")
    assert await rows(running, "SELECT count(*) FROM callout_runs") == [(0,)]
    assert await rows(
        running, f"SELECT answer FROM callouts WHERE chat_id = {await number_of(running, others[4])}"
    ) == [("yes",)]
    assert shift


async def test_before_the_cut_off_nobody_is_called(running: Running, api: BotApi, sara: Phone) -> None:
    giver, amal = await team(running, api, 2)
    _shift, signup = await on(running, giver, seats=1)
    await press(running, giver, f"place.leave:{signup}")
    assert "soon" not in words(giver)
    await press(running, giver, f"place.gone:{signup}")
    assert called(amal) == []
    assert "🔴" not in words(sara)


async def test_a_no_silences_this_shift_for_that_person(running: Running, api: BotApi) -> None:
    _shift, (giver, amal) = await gives_back_late(running, api, 1)
    await tap(running, amal, "I cannot")
    assert "We do not call you for this shift again." in words(amal)
    for _ in range(3):
        api.clock.forward(timedelta(minutes=21))
        await tick(running)
    assert await rows(running, "SELECT answer FROM callouts") == [("no",)]
    assert called(amal) == []
    assert "Thank you for answering." in words(amal)
    await press(running, giver, "callout.no:999")
    assert "button is old" in words(giver)


async def test_nobody_is_called_after_it_is_filled_cancelled_or_begun(running: Running, api: BotApi) -> None:
    """SH-F10."""
    shift, (_giver, *others) = await gives_back_late(running, api, 7)
    passer = others[0]
    await press(running, passer, f"shift.join:{shift}")
    api.clock.forward(timedelta(minutes=21))
    await tick(running)
    assert await rows(running, CALLED) == [(5,)]
    assert await rows(running, "SELECT count(*) FROM reminders WHERE kind = 'call_out' AND state = 'planned'") == [(0,)]
    await press(running, others[3], f"shift.join:{shift}")
    assert "has just filled" in words(others[3])


async def test_a_cancelled_shift_calls_nobody(running: Running, api: BotApi) -> None:
    """SH-F10: who had been called hears that it is settled, and nobody else is called."""
    shift, (_giver, *others) = await gives_back_late(running, api, 7)
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        await shift_changes.call_off(work, await shifts.require(work, shift), {})
        await bot.sender.owe(tx, [work])
    api.clock.forward(timedelta(minutes=21))
    await tick(running)
    assert await rows(running, CALLED) == [(5,)]
    assert words(others[5]).startswith("✅ This is settled. Thank you.")


async def test_a_shift_that_has_begun_calls_nobody(running: Running, api: BotApi) -> None:
    """SH-F10."""
    _shift, _ = await gives_back_late(running, api, 7, at=time(14, 50))
    api.clock.forward(timedelta(minutes=21))
    await tick(running)
    await tick(running)
    assert await rows(running, CALLED) == [(5,)]
    assert await rows(running, "SELECT count(*) FROM callouts WHERE answer IS NULL") == [(0,)]


async def test_two_calls_a_day_are_enough_for_anybody(running: Running, api: BotApi) -> None:
    giver, amal = await team(running, api, 2)
    day = day_ahead(running)
    places = [await on(running, giver, seats=1, start=time(hour), minutes=30) for hour in (12, 13, 14)]
    go_to(running, api, day, time(9))
    for _shift, signup in places:
        await press(running, giver, f"place.gone:{signup}")
    assert sum(CALL in text for text in said(amal)) == 2


async def test_at_night_only_a_morning_is_called_for_and_without_a_sound(running: Running, api: BotApi) -> None:
    giver, amal = await team(running, api, 2)
    day = day_ahead(running)
    afternoon, later = await on(running, giver, seats=1, start=time(15), minutes=30)
    morning, early = await on(running, giver, seats=1, start=time(8), minutes=30)
    go_to(running, api, day - timedelta(days=1), time(23))
    await press(running, giver, f"place.gone:{later}")
    await tick(running)
    assert called(amal) == []
    await press(running, giver, f"place.gone:{early}")
    assert called(amal) == [amal]
    assert [
        call for call in api.calls if CALL in str(call.params) and not call.params.get("disable_notification")
    ] == []
    go_to(running, api, day, time(8, 1))
    await tick(running)
    assert await rows(running, "SELECT shift_id FROM callouts ORDER BY id") == [(morning,), (afternoon,)]


async def test_who_waits_is_asked_before_anybody_is_called(running: Running, api: BotApi) -> None:
    """The place is kept for the first of the queue; only when they say no are others called."""
    day = day_ahead(running)
    giver, waiter, amal = await team(running, api, 3)
    shift, signup = await on(running, giver, seats=1, start=time(20))
    await press(running, waiter, f"shift.wait:{shift}")
    go_to(running, api, day, time(9))
    await press(running, giver, f"place.gone:{signup}")
    await tick(running)
    assert "A place is free for you." in words(waiter)
    assert called(amal, waiter) == []
    await tap(running, waiter, "No, thank you")
    api.clock.forward(timedelta(minutes=21))
    await tick(running)
    assert called(amal) == [amal]


async def test_two_who_were_called_take_one_place(running: Running, api: BotApi) -> None:
    """SH-A1."""
    _shift, (_giver, *others) = await gives_back_late(running, api, 3)
    for phone in others:
        phone.press("I will come")
    await running.calm()
    assert sum(words(phone).startswith("✅ You are on") for phone in others) == 1
    assert await rows(running, "SELECT count(*) FROM signups WHERE state = 'confirmed'") == [(1,)]


async def test_staff_call_by_hand_and_end_it(running: Running, api: BotApi, sara: Phone) -> None:
    others = await team(running, api, 7)
    go_to(running, api, day_ahead(running, 1), time(9))
    shift = await need(running, seats=2)
    await press(running, sara, f"roster:{shift}")
    await tap(running, sara, "Call people")
    assert "7 more people are free and would do this." in words(sara)
    await tap(running, sara, "Call 5 now")
    assert words(sara).startswith("🙏 We have called 5 people.")
    await press(running, sara, f"callout.go:{shift}")
    assert len(called(*others)) == 5
    await tap(running, sara, "Call nobody any more")
    api.clock.forward(timedelta(minutes=21))
    await tick(running)
    assert await rows(running, CALLED) == [(5,)]
    assert words(others[0]).startswith("✅ This is settled.")
    async with running.bot.db.write() as tx:
        assert await audit.broken(tx) is None
    assert [row[0] for row in await rows(running, "SELECT result FROM audit WHERE action = 'call out'")] == [
        "done", "done", "ended",
    ]  # fmt: skip


async def test_staff_who_call_at_night_hear_that_people_sleep(running: Running, api: BotApi, sara: Phone) -> None:
    others = await team(running, api, 2)
    go_to(running, api, day_ahead(running, 1), time(23))
    shift = await need(running, seats=2)
    await press(running, sara, f"callout.go:{shift}")
    assert "People sleep now. We call them in the morning." in words(sara)
    assert called(*others) == []
    go_to(running, api, day_ahead(running, 1), time(8, 1))
    await tick(running)
    assert called(*others) == others


async def test_only_who_plans_shifts_may_call(running: Running, api: BotApi) -> None:
    """SH-H4: the right is asked at every press."""
    [samir] = await team(running, api, 1)
    shift = await need(running, seats=2)
    for data in ("callout", "callout.go", "callout.stop"):
        await press(running, samir, f"{data}:{shift}")
        assert "button is old" in words(samir)
    assert await rows(running, CALLED) == [(0,)]


async def test_an_erased_person_is_called_for_by_no_name(running: Running, api: BotApi) -> None:
    """SH-H1: who was called is forgotten with them, and the calls go on."""
    _shift, (_giver, *others) = await gives_back_late(running, api, 6)
    await press(running, others[5], "erase.now")
    assert await rows(running, CALLED) == [(4,)]
    api.clock.forward(timedelta(minutes=21))
    await tick(running)
    assert called(*others[:5]) == others[:5]


async def test_my_shift_has_the_way_to_who_protects_me(running: Running, api: BotApi) -> None:
    [samir] = await team(running, api, 1)
    shift = await need(running, seats=1)
    await place(running, samir, shift)
    await press(running, samir, f"shift:{shift}")
    assert "🛡 A problem with a helper" in labels(samir)
    assert len(labels(samir)) <= 6
