"""Reminders of shifts come from the rows as they are then: as the person chose, once, and never of what is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

from conftest import Running, labels, words
from desk import tap
from letters import row_of, rows, said
from own_shifts import at, call_off, tick
from volunteering import day_ahead, moment, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.shifts import State
from bot.services import shift_reminders, shifts, signups
from bot.work import Work
from storage import shifts as shelf

PLANNED = "SELECT count(*) FROM reminders WHERE state = 'planned' AND kind LIKE 'shift%'"


async def joined(running: Running, api: BotApi, start: time = time(14), **needed: object) -> tuple[int, Phone]:
    """Somebody on a shift in three days; their phone has nothing newer."""
    number = await need(running, start=start, minutes=60, **needed)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    return number, samir


def reminded(phone: Phone) -> list[str]:
    """The reminders that came."""
    return [text for text in said(phone) if "🔔" in text[:3] and "be there at" in text.splitlines()[0]]


async def go(running: Running, days: int, hour: time) -> None:
    """On to that hour, with what is due by then."""
    at(running, day_ahead(running, days), hour)
    await tick(running)


async def move(running: Running, number: int, start: datetime) -> None:
    """The shift begins at another hour, as staff's act does it."""
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        shift = await shifts.require(work, number)
        moved = replace(shift, starts_at=start, ends_at=start + timedelta(hours=1), own=True)
        await shelf.change(tx, moved)
        for one in await signups.places.active(tx, number):
            await shift_reminders.plan(work, one.id, moved)


async def test_two_reminders_come_with_the_arrival_first_and_the_first_asks(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-D13: the hour of arrival leads; what the person answers is kept for staff."""
    number, samir = await joined(running, api)
    await go(running, 2, time(14, 1))
    assert words(samir).startswith("🔔 tomorrow, ")
    assert "be there at 14:00" in words(samir).splitlines()[0]
    assert {"✅ I will come", "✖️ I cannot come"} <= set(labels(samir))
    await tap(running, samir, "I will come")
    assert words(samir).startswith("✅ Thank you.")
    assert await rows(running, "SELECT g.sure_of = s.starts_at FROM signups g JOIN shifts s ON s.id = shift_id") == [
        (1,)
    ]
    await go(running, 1, time(11, 1))
    assert words(samir).startswith("🔔 today, ")
    assert "✅ I will come" not in labels(samir)
    await tick(running)
    assert len(reminded(samir)) == 1  # the answer stands in the place of the first
    await press(running, sara, f"roster:{number}")
    assert "has answered the reminder" in words(sara)


async def test_nothing_comes_of_a_cancelled_shift(running: Running, api: BotApi) -> None:
    """SH-F1: only that it does not take place."""
    number, samir = await joined(running, api)
    await call_off(running, number, {})
    await go(running, 2, time(14, 1))
    await go(running, 1, time(11, 1))
    assert reminded(samir) == []
    assert words(samir).startswith("✖️ This shift does not take place.")


async def test_who_left_hears_nothing_and_who_came_back_is_reminded_once(running: Running, api: BotApi) -> None:
    """SH-F2: read in the transaction that tells, not when the batch was picked."""
    number, samir = await joined(running, api)
    await press(running, samir, "place.gone:1")
    await go(running, 2, time(14, 1))
    assert reminded(samir) == []
    at(running, day_ahead(running, 0), time(14, 2))
    await press(running, samir, f"shift.join:{number}")
    await go(running, 1, time(11, 1))
    assert len(reminded(samir)) == 1


async def test_leaving_and_coming_back_before_it_gives_exactly_one(running: Running, api: BotApi) -> None:
    """SH-F2."""
    number, samir = await joined(running, api)
    await press(running, samir, "place.gone:1")
    await press(running, samir, f"shift.join:{number}")
    await go(running, 2, time(14, 1))
    assert len(reminded(samir)) == 1


async def test_a_moved_shift_is_reminded_of_at_its_new_hour_only(running: Running, api: BotApi) -> None:
    """SH-F3: from ten to three, and to the next week; the answer to an old reminder says nothing of the new hour."""
    number, samir = await joined(running, api, start=time(15))
    await go(running, 2, time(15, 1))
    old = samir.last.id
    start = moment(day_ahead(running, 8), time(17))
    await move(running, number, start)
    samir.tap(old, f"place.sure:1:{int(moment(day_ahead(running, 1), time(15)).timestamp())}")
    await running.calm()
    assert "button is old" in words(samir)
    await go(running, 1, time(12, 1))
    assert reminded(samir) == []  # the refusal stands in the place of the only one
    await go(running, 6, time(17, 1))
    assert "be there at 17:00" in words(samir)
    await go(running, 1, time(14, 1))
    assert ["17:00" in text for text in reminded(samir)] == [True, True]


async def test_only_who_is_confirmed_is_reminded(running: Running, api: BotApi) -> None:
    """SH-F6, SH-F7: one asked, one refused, one confirmed."""
    number = await need(running, start=time(14), seats=3, approval=True)
    asked, refused, confirmed = people = await team(running, api, 3)
    for phone in people:
        await press(running, phone, f"shift.join:{number}")
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        await signups.end(work, await signups.require(work, 2), State.DECLINED, by=None)
        await signups.places.settle(tx, 3, State.CONFIRMED)
        await signups.begun(work, await row_of(running, tx, confirmed), 3)
    await go(running, 2, time(14, 1))
    assert [len(reminded(phone)) for phone in (asked, refused, confirmed)] == [0, 0, 1]


async def test_a_new_choice_holds_for_every_place_ahead_and_says_for_how_many(running: Running, api: BotApi) -> None:
    """SH-F17."""
    _number, samir = await joined(running, api)
    other = await need(running, day_ahead(running, 4), start=time(14))
    await press(running, samir, f"shift.join:{other}")
    await press(running, samir, "myshifts.remind")
    assert "☑️ 3 h before" in labels(samir)
    await tap(running, samir, "1 h before")
    assert "holds for all 2 shifts" in words(samir)
    assert "☑️ 1 h before" in labels(samir)
    await tap(running, samir, "The day before")
    assert await rows(running, PLANNED) == [(2,)]
    await go(running, 3, time(12, 59))
    assert reminded(samir) == []
    await go(running, 0, time(13, 1))
    assert len(reminded(samir)) == 1
    assert "✅ I will come" not in labels(samir)
    for odd in ("myshifts.lead:7", "myshifts.lead:0", "myshifts.day:maybe"):
        await press(running, samir, odd)
        assert "button is old" in words(samir)


async def test_after_a_standstill_only_the_nearer_one_is_told(running: Running, api: BotApi) -> None:
    _number, samir = await joined(running, api)
    at(running, day_ahead(running, 3), time(11, 30))
    await tick(running)
    await tick(running)
    [only] = reminded(samir)
    assert only.startswith("🔔 today") or "today" in only
    at(running, day_ahead(running, 0), time(14, 1))
    await tick(running)
    assert len(reminded(samir)) == 1


async def test_a_receipt_promises_only_what_will_come(running: Running, api: BotApi) -> None:
    at(running, day_ahead(running, 1), time(12))
    [samir] = await team(running, api, 1)
    today, later = await need(running, day_ahead(running, 0), start=time(18)), await need(running)
    await press(running, samir, f"shift.join:{today}")
    assert "remind you the day before" not in words(samir)
    await press(running, samir, f"shift.join:{later}")
    assert "remind you the day before" in words(samir)


async def test_anothers_reminder_cannot_be_answered(running: Running, api: BotApi) -> None:
    _number, _samir = await joined(running, api)
    [other] = await team(running, api, 1, "W")
    starts = int(moment(day_ahead(running, 3), time(14)).timestamp())
    await press(running, other, f"place.sure:1:{starts}")
    assert "button is old" in words(other)
    assert await rows(running, "SELECT sure_of FROM signups") == [(None,)]
