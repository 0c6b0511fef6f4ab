"""One's own shifts: what asks for an answer, what is ahead and what is past; nothing of somebody else."""

from __future__ import annotations

from datetime import time, timedelta

from conftest import Running, labels, words
from desk import crowd, tap
from letters import rows
from own_shifts import at, call_off, full, leave, mine, tick
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi


async def test_own_shifts_stand_soonest_first_each_with_the_way_to_its_card(running: Running, api: BotApi) -> None:
    """SH-D6: the hour is Istanbul's, and that is said."""
    later = await need(running, day_ahead(running, 5))
    sooner = await need(running, day_ahead(running, 2), start=time(15))
    [samir] = await team(running, api, 1)
    for number in (later, sooner):
        await press(running, samir, f"shift.join:{number}")
    said = await mine(running, samir)
    assert said.index("be there 15:00") < said.index("be there 09:30")
    assert "Times are Istanbul's." in said
    assert "⏱ My hours" in labels(samir)
    assert len(samir.last.keyboard) <= 6
    await tap(running, samir, "1")
    assert "be there at 15:00" in words(samir)
    assert "✅ You are on." in words(samir)


async def test_a_kept_place_comes_first_and_a_queue_with_its_number_last(running: Running, api: BotApi) -> None:
    """SH-G4: what was accepted is among what they come to."""
    number, (on, first, second) = await full(running, api)
    other = await need(running, day_ahead(running, 1), start=time(20))
    await press(running, first, f"shift.join:{other}")
    await leave(running, on, number)
    await tick(running)
    said = await mine(running, first)
    assert said.splitlines()[1] == "🔔 Please answer:"
    assert "kept for you until today" in said.splitlines()[2]
    assert said.index("be there 20:00") > said.index("You come to:")
    said = await mine(running, second)
    assert "You wait for a place:" in said
    assert said.splitlines()[2].endswith("number 1")
    await press(running, first, f"shift.join:{number}")
    said = await mine(running, first)
    assert "Please answer" not in said
    assert "1 · " not in said.splitlines()[1]
    assert len([line for line in said.splitlines() if "be there" in line]) == 2


async def test_who_waits_for_staffs_yes_sees_that(running: Running, api: BotApi) -> None:
    """SH-F7: not confirmed before it is."""
    number = await need(running, approval=True)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    assert "waits for our answer" in await mine(running, samir)
    assert "📅 Add to calendar" not in labels(samir)


async def test_at_half_past_midnight_the_night_shift_is_still_on_under_its_first_day(
    running: Running, api: BotApi
) -> None:
    """SH-D1, SH-D4: 23:00 to 02:00 is listed under the day it began, and is running."""
    on = day_ahead(running, 3)
    number = await need(running, on, start=time(23), minutes=180)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    at(running, on + timedelta(days=1), time(0, 30))
    said = await mine(running, samir)
    assert f"{on.day}.{on.month}, be there 23:00" in said
    assert "on now, until 02:00" in said
    await tap(running, samir, "1")
    assert "Until 02:00" in words(samir)
    api.clock.forward(timedelta(hours=2))
    assert "You have no shifts yet." in await mine(running, samir)
    await tap(running, samir, "Past shifts")
    assert f"{on.day}.{on.month} · " in words(samir)


async def test_at_one_in_the_morning_today_is_todays_date(running: Running, api: BotApi) -> None:
    """SH-D4: the local day counts, whatever the machine's zone."""
    on = day_ahead(running, 3)
    number = await need(running, on, start=time(2), minutes=60)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    at(running, on, time(1))
    await press(running, samir, f"shift:{number}")
    assert ": today, " in words(samir)


async def test_nothing_of_a_cancelled_shift_is_left(running: Running, api: BotApi) -> None:
    """SH-E12: neither in the list nor in what is past, and no reminder."""
    number = await need(running)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    await call_off(running, number, {"en": "The hall is being repaired."})
    assert "You have no shifts yet." in await mine(running, samir)
    assert await rows(running, "SELECT count(*) FROM reminders WHERE state = 'planned' AND kind LIKE 'shift%'") == [
        (0,)
    ]
    api.clock.forward(timedelta(days=5))
    await press(running, samir, "myshifts.past")
    assert "Nothing is past yet." in words(samir)


async def test_two_places_at_one_time_are_listed_and_left_one_by_one(running: Running, api: BotApi) -> None:
    """SH-B5: as staff or an older release may have put them in."""
    cook = await need(running, seats=2)
    clothes = await need(running, seats=2, task="clothes")
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{cook}")
    async with running.bot.db.write() as tx:
        await tx.run(
            "INSERT INTO signups (shift_id, chat_id, state, made_at)"
            " SELECT ?, chat_id, 'confirmed', 1 FROM signups WHERE shift_id = ?",
            (clothes, cook),
        )
    assert (await mine(running, samir)).count("be there 09:30") == 2
    await tap(running, samir, "2", "I cannot come", "I cannot come")
    assert (await mine(running, samir)).count("be there 09:30") == 1
    assert await rows(running, "SELECT shift_id FROM signups WHERE state = 'confirmed'") == [(cook,)]


async def test_what_is_past_says_without_reproach_who_was_there(running: Running, api: BotApi) -> None:
    """SH-I3's neighbour: planned is not attended."""
    numbers = [await need(running, day_ahead(running, 1), start=time(8 + 2 * hour), minutes=60) for hour in range(3)]
    [samir] = await team(running, api, 1)
    for number in numbers:
        await press(running, samir, f"shift.join:{number}")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE signups SET attended = 1, minutes = 60 WHERE shift_id = ?", (numbers[0],))
        await tx.run("UPDATE signups SET attended = 0 WHERE shift_id = ?", (numbers[1],))
    api.clock.forward(timedelta(days=2))
    await press(running, samir, "myshifts.past")
    [_, latest, middle, first] = words(samir).splitlines()
    assert latest.endswith("not written down yet")
    assert middle.endswith("did not happen")
    assert first.endswith("✅ you were there")


async def test_six_shifts_are_two_pages(running: Running, api: BotApi) -> None:
    numbers = [await need(running, day_ahead(running, day)) for day in range(1, 7)]
    [samir] = await team(running, api, 1)
    for number in numbers:
        await press(running, samir, f"shift.join:{number}")
    said = await mine(running, samir)
    assert "5. " in said
    assert len(samir.last.keyboard) <= 6
    await tap(running, samir, "More")
    assert "6. " in words(samir)
    await press(running, samir, "myshifts:99")
    assert "6. " in words(samir)


async def test_who_is_not_on_the_team_is_shown_the_way(running: Running, api: BotApi) -> None:
    [stranger] = await crowd(running, api, "X", 1)
    said = await mine(running, stranger)
    assert "get to know you" in said
    assert "🤝 Become a volunteer" in labels(stranger)
    await press(running, stranger, "myshifts.remind")
    assert "button is old" in words(stranger)


async def test_a_shift_whose_programme_is_gone_is_still_told(running: Running, api: BotApi) -> None:
    """SH-E11's neighbour: one lost programme must not stop the reminders of everybody."""
    number = await need(running)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shifts SET programme = 'gone'")
    assert "be there 09:30" in await mine(running, samir)
    at(running, day_ahead(running, 2), time(9, 31))
    await tick(running)
    assert "be there at 09:30" in words(samir)
