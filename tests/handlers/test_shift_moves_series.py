"""Moving more than one date: this and later, all, and what stays where it is."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from conftest import Running, words
from letters import rows
from planning import act, every_week, morning, move_code, news, states, tick, walk
from volunteering import day_ahead, moment, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.shift_plans import code

MOVED = "This shift has moved."


async def on_shift(running: Running, number: int, *phones: Phone) -> None:
    for phone in phones:
        await press(running, phone, f"shift.join:{number}")


async def test_the_whole_series_moves_its_day_with_its_people(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-E3, SH-E4: preview with dates and people, one message each, no bookable leftovers, no doubles."""
    await morning(running, api)
    dates = await every_week(running, seats=2)
    samir, amal = await team(running, api, 2)
    await on_shift(running, dates[0], samir, amal)
    await on_shift(running, dates[2], samir)
    on = day_ahead(running, 3)
    new = on + timedelta(days=1)
    await walk(running, api, sara, f"date.move:{dates[0]}:{move_code(new, time(14), 120)}")
    await act(running, sara, "All to come")
    assert f"{len(dates)} dates change" in words(sara)
    assert "2 people are told." in words(sara)
    await act(running, sara, f"Change {len(dates)}, tell 2")
    assert "2 shifts have moved" in words(samir)
    assert words(amal).startswith("🕥 " + MOVED)
    await tick(running)
    days = await rows(running, "SELECT original_on, starts_at FROM shifts WHERE state = 'open' ORDER BY starts_at")
    assert len(days) in (len(dates), len(dates) + 1)  # the horizon may reach one more of the new day
    weekdays = {datetime.fromtimestamp(at, UTC).isoweekday() for _on, at in days}
    assert weekdays == {new.isoweekday()}
    assert len({at for _on, at in days}) == len(days)
    assert await rows(running, "SELECT rule FROM shift_series WHERE id = (SELECT max(id) FROM shift_series)") == [
        (f"FREQ=WEEKLY;BYDAY={code(new)}",)
    ]
    assert await states(running) == [(dates[0], "confirmed")] * 2 + [(dates[2], "confirmed")]
    await act(running, samir, "I come to all of them")
    assert await rows(running, "SELECT count(*) FROM signups WHERE agree_by IS NOT NULL") == [(1,)]


async def test_this_and_later_leaves_what_is_before(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-E10: another hour from the third date on; the series is split, rows keep their numbers."""
    await morning(running, api)
    dates = await every_week(running)
    [samir] = await team(running, api, 1)
    await on_shift(running, dates[3], samir)
    third = day_ahead(running, 3) + timedelta(weeks=2)
    await walk(running, api, sara, f"date.look:{dates[2]}:{move_code(third, time(14, 30), 120)}:later:left")
    await act(running, sara, f"Change {len(dates) - 2}, tell 1")
    clock = "SELECT strftime('%H:%M', starts_at + 3 * 3600, 'unixepoch'), count(*) FROM shifts GROUP BY 1 ORDER BY 1"
    assert await rows(running, clock) == [("14:00", 2), ("14:30", len(dates) - 2)]
    await tick(running)
    await tick(running)
    assert await rows(running, clock) == [("14:00", 2), ("14:30", len(dates) - 2)]
    assert await states(running) == [(dates[3], "confirmed")]
    assert await rows(running, "SELECT last_on IS NULL FROM shift_series ORDER BY id") == [(0,), (1,)]


async def test_a_cancelled_week_does_not_come_back_on_another_day(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-E2: the day of the series changes, and the date stays cancelled."""
    await morning(running, api)
    dates = await every_week(running)
    await walk(running, api, sara, f"date.off.why:{dates[1]}:few")
    await act(running, sara, "Cancel 1")
    new = day_ahead(running, 3) + timedelta(days=1)
    await walk(running, api, sara, f"date.look:{dates[0]}:{move_code(new, time(14), 120)}:all:left")
    await act(running, sara, f"Change dates: {len(dates) - 1}")
    await tick(running)
    week = (new + timedelta(weeks=1)).isoformat()
    assert await rows(running, f"SELECT state FROM shifts WHERE original_on = '{week}'") == [("cancelled",)]


async def test_dates_with_people_can_stay_where_they_are(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-E3: keep the old date; no second one is made for that week."""
    await morning(running, api)
    dates = await every_week(running)
    [samir] = await team(running, api, 1)
    await on_shift(running, dates[0], samir)
    new = day_ahead(running, 3) + timedelta(days=1)
    await walk(
        running, api, sara, f"date.look:{dates[1]}:{move_code(new + timedelta(weeks=1), time(14), 120)}:all:left"
    )
    await act(running, sara, "Keep dates with people")
    await act(running, sara, f"Change dates: {len(dates) - 1}")
    await tick(running)
    first = day_ahead(running, 3)
    weeks = "SELECT count(*) FROM shifts WHERE state = 'open' AND starts_at < ?"
    end = int(moment(first + timedelta(days=6), time(0)).timestamp())
    assert await rows(running, weeks.replace("?", str(end))) == [(1,)]
    assert await rows(running, f"SELECT own FROM shifts WHERE id = {dates[0]}") == [(1,)]
    assert news(samir, MOVED) == []


async def test_a_date_changed_by_hand_is_left_alone_unless_staff_say_so(
    running: Running, api: BotApi, sara: Phone
) -> None:
    await morning(running, api)
    dates = await every_week(running)
    on = day_ahead(running, 3) + timedelta(weeks=1)
    await walk(running, api, sara, f"date.look:{dates[1]}:{move_code(on, time(18), 120)}:one:left")
    await act(running, sara, "Change dates: 1")
    first = move_code(day_ahead(running, 3), time(15), 120)
    await walk(running, api, sara, f"date.look:{dates[0]}:{first}:all:left")
    assert "1 date changed by hand stays." in words(sara)
    await act(running, sara, "Also those by hand")
    assert f"{len(dates)} dates change" in words(sara)
    await walk(running, api, sara, f"date.look:{dates[0]}:{first}:all:left")
    await act(running, sara, "Change dates")
    clock = f"SELECT strftime('%H:%M', starts_at + 3 * 3600, 'unixepoch') FROM shifts WHERE id = {dates[1]}"
    assert await rows(running, clock) == [("18:00",)]
