"""Staff plan shifts by taps: nothing is lost half way, nothing is made twice."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from conftest import Running, labels, words
from desk import staff, tap
from letters import rows
from planning import act, every_week, morning, tick, walk
from volunteering import day_ahead, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.schedule import Closure
from bot.domain.shift_plans import code
from bot.services import schedule

ANSWERS = ("programme:clothes", "task:clothes", "place:hall")
MADE = "SELECT count(*) FROM shifts"


async def answer(running: Running, api: BotApi, sara: Phone, *answers: str) -> None:
    await walk(running, api, sara, "plan.new", *(f"plan.set:{one}" for one in (*ANSWERS, *answers)))


async def weekly(running: Running, api: BotApi, sara: Phone, start: str = "1400") -> None:
    """Every answer of a series on the weekday of three days ahead."""
    first = day_ahead(running, 3)
    await walk(running, api, sara, "plan.new", *(f"plan.set:{one}" for one in ANSWERS))
    await walk(running, api, sara, f"plan.set:days:{code(first)}", "plan")
    rest = (f"first:{first.isoformat()}", f"start:{start}", "length:120", "seats:3", "minimum:2")
    await walk(running, api, sara, *(f"plan.set:{one}" for one in rest))


async def test_a_series_is_made_by_taps_alone(running: Running, api: BotApi, sara: Phone) -> None:
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "More", "Plan shifts", "New", "Clothes for children", "Sort clothes")
    await tap(running, sara, "Church hall", "Tuesday", "Friday", "Friday", "Every week so")
    api.clock.forward(timedelta(seconds=20))
    await act(running, sara, "Later")
    await act(running, sara, ".")
    await act(running, sara, "Later")
    await act(running, sara, "14:00")
    for choice in ("2 h", "3", "2"):
        await act(running, sara, choice)
    assert "👕 Sort clothes" in words(sara)
    assert "dates until" in words(sara)
    await tap(running, sara, "✅ Make")
    assert "dates are made" in words(sara)
    [(rule, starts, seats, minimum)] = await rows(running, "SELECT rule, starts, seats, minimum FROM shift_series")
    assert (rule, starts, seats, minimum) == ("FREQ=WEEKLY;BYDAY=TU", "14:00", 3, 2)


async def test_a_second_press_makes_nothing_and_says_so(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-E9: by the same button, and by the same answers given again."""
    await weekly(running, api, sara)
    await press(running, sara, "plan.make")
    before = await rows(running, MADE)
    assert before[0][0] >= 6
    await press(running, sara, "plan.make")
    assert "Nothing new" in words(sara)
    await weekly(running, api, sara)
    assert "Planned already" in words(sara)
    assert not any("Make" in label for label in labels(sara))
    assert await rows(running, MADE) == before
    assert await rows(running, "SELECT count(*) FROM shift_series") == [(1,)]


async def test_one_date_that_is_there_is_left_out_for_good(running: Running, api: BotApi, sara: Phone) -> None:
    first = day_ahead(running, 3)
    once = ("days:once", f"first:{first.isoformat()}", "start:1400", "length:120", "seats:any", "minimum:0")
    await answer(running, api, sara, *once)
    await press(running, sara, "plan.make")
    assert await rows(running, MADE) == [(1,)]
    await weekly(running, api, sara)
    assert "Planned already" in words(sara)
    await press(running, sara, "plan.make")
    await tick(running)
    doubles = "SELECT starts_at FROM shifts GROUP BY starts_at HAVING count(*) > 1"
    assert await rows(running, doubles) == []
    assert (await rows(running, MADE))[0][0] >= 6


async def test_answers_survive_a_restart(running: Running, api: BotApi, sara: Phone) -> None:
    await answer(running, api, sara, "days:once")
    await running.stop()
    await running.start()
    await press(running, sara, "plan")
    assert "Which day" in words(sara)
    assert await rows(running, "SELECT count(*) FROM shift_drafts") == [(1,)]


async def test_a_single_shift_for_today_is_there_at_once(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-E6: made at nine for five: seen at once, and its reminder is planned with the place."""
    await morning(running, api)
    on = day_ahead(running, 0)
    once = ("days:once", f"first:{on.isoformat()}", "start:1700", "length:120", "seats:2", "minimum:1")
    await answer(running, api, sara, *once)
    assert "✅ Make 1 date" in labels(sara)
    await press(running, sara, "plan.make")
    [samir] = await team(running, api, 1)
    samir.send("/shifts")
    await running.calm()
    assert "be there 17:00" in words(samir)
    await tap(running, samir, "1", "I will come")
    assert words(samir).startswith("✅ You are on: today")
    planned = "SELECT kind FROM reminders WHERE kind LIKE 'shift%' AND state = 'planned'"
    assert await rows(running, planned) == [("shift_hours",)]


async def test_a_night_belongs_to_the_day_it_begins(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-D1: stored as two instants, listed under its first day with the day it ends, shown while it runs."""
    await morning(running, api)
    on = day_ahead(running, 1)
    once = ("days:once", f"first:{on.isoformat()}", "start:2300", "length:180", "seats:2", "minimum:0")
    await answer(running, api, sara, *once)
    await press(running, sara, "plan.make")
    [(length,)] = await rows(running, "SELECT ends_at - starts_at FROM shifts")
    assert length == 3 * 3600
    api.clock.forward(timedelta(days=1, hours=15, minutes=30))  # 00:30 of the day after
    await press(running, sara, "dates")
    day, after = (f"{one:%a} {one.day}.{one.month}" for one in (on, on + timedelta(days=1)))
    assert f"{day}, 23:00 until {after}, 02:00" in words(sara)


async def test_a_series_in_the_night_keeps_its_weekday_and_hour(running: Running, api: BotApi) -> None:
    """SH-D3: 01:30 is the evening before in UTC, and slips no day."""
    await every_week(running, time(1, 30))
    found = await rows(running, "SELECT strftime('%w %H:%M', starts_at + 3 * 3600, 'unixepoch') FROM shifts")
    assert len(found) >= 6
    assert set(found) == {(f"{day_ahead(running, 3).isoweekday() % 7} 01:30",)}


async def test_a_closed_day_is_left_out_by_name(running: Running, api: BotApi, sara: Phone) -> None:
    first = day_ahead(running, 3)
    async with running.bot.db.write() as tx:
        await schedule.close(tx, Closure(first, first, None, {"en": "Holiday."}))
    await weekly(running, api, sara)
    assert "Closed days left out" in words(sara)
    await press(running, sara, "plan.make")
    assert await rows(running, f"SELECT count(*) FROM shifts WHERE original_on = '{first}'") == [(0,)]


async def test_fewer_seats_ask_for_the_minimum_again(running: Running, api: BotApi, sara: Phone) -> None:
    await weekly(running, api, sara)
    await walk(running, api, sara, "plan.set:minimum:3", "plan.ask:seats", "plan.set:seats:1")
    assert "at least" in words(sara)
    assert "2" not in labels(sara)


async def test_rules_say_how_many_they_hold_for(running: Running, api: BotApi, sara: Phone) -> None:
    dates = await every_week(running)
    await walk(running, api, sara, "plan.rules", "plan.rule:rest:60", "plan.rule:most:2")
    assert f"holds for {len(dates)} shifts to come" in words(sara)
    assert "✅ 1 h" in labels(sara)
    assert await rows(running, "SELECT rest_minutes, most_a_week FROM shift_rules") == [(60, 2)]
    await walk(running, api, sara, "plan.rule:rest:7")
    assert "button is old" in words(sara)


PRESSES = ("dates", "date:1", "date.more:1", "date.set:1:seats", "date.pick:1:seats.2", "date.look:1:seats.2:one:left",
           "date.do:1:seats.2:one:left:x", "date.over:1:1:1", "date.out:1:1:0:0", "date.move:1", "date.off:1",
           "date.off.why:1:few", "date.off.do:1:few:x", "day.off:1224", "day.off.why:1224:few", "day.off.do:1224:few:x",
           "date.end:1", "date.end.why:1:few", "date.end.do:1:few:all:x", "plan", "plan.new", "plan.ask:task",
           "plan.set:task:cook", "plan.make", "plan.rules", "plan.rule:rest:0")  # fmt: skip


@pytest.mark.parametrize("role", [None, Role.VOLUNTEER, Role.CASE_WORKER])
async def test_nobody_else_plans(running: Running, api: BotApi, role: Role | None) -> None:
    """SH-H4: the right is asked at every press."""
    await every_week(running)
    phone = await staff(running, api, "X", Grant(role)) if role else (await team(running, api, 1))[0]
    for data in PRESSES:
        api.clock.forward(timedelta(seconds=10))
        await press(running, phone, data)
        assert "button is old" in words(phone), data
    assert await rows(running, "SELECT count(*) FROM audit WHERE action LIKE 'shift%'") == [(0,)]


async def test_a_removed_coordinator_changes_nothing(running: Running, api: BotApi, sara: Phone) -> None:
    await weekly(running, api, sara)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants")
    await act(running, sara, "Make")
    assert "button is old" in words(sara)
    assert await rows(running, MADE) == [(0,)]


ODD = ("", "0", "-1", "9" * 40, "٣", "ß", "\ud800", "soup", "x" * 40, "seats.", "seats.-1", "1224", "12242500.60.x",
       "02300900.60.x", "12240900.0.x", "lead.7", "language.xx", "opens.1")  # fmt: skip


async def test_forged_buttons_of_staff_are_old_too(running: Running, api: BotApi, sara: Phone) -> None:
    """AB-16: whatever the arguments, a quiet answer."""
    [number, *_] = await every_week(running)
    before = await rows(running, "SELECT * FROM shifts")
    actions = {data.split(":")[0] for data in PRESSES} - {"plan.make", "plan.new"} | {"date.when"}
    for action in sorted(actions):
        for odd in ODD:
            for data in (f"{action}:{odd}", f"{action}:{number}:{odd}", f"{action}:{number}:seats.2:{odd}"):
                api.clock.forward(timedelta(seconds=1))
                sara.tap(sara.last.id, data)
        await running.calm()
    assert await rows(running, "SELECT count(*) FROM inbox WHERE state = 'parked'") == [(0,)]
    assert await rows(running, "SELECT * FROM shifts") == before
    assert await rows(running, "SELECT reason FROM outbox WHERE state = 'dead'") == []
