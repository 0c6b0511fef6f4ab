"""A date, a day or a series is called off: everybody on it is told once, with a reason, and nothing comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from conftest import Running, labels, words
from letters import rows, said
from planning import act, every_week, morning, news, shown, states, tick, walk
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.services import schedule
from bot.services.catalogue_file import read

OFF = "This shift does not take place."
PLANNED = "SELECT count(*) FROM reminders WHERE state = 'planned' AND kind LIKE 'shift%'"


def day_code(on: date) -> str:
    return f"{on:%m%d}"


async def test_a_date_is_called_off_with_a_reason(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F1, SH-F8, SH-F9, SH-E12: day, hour, place and reason to everybody on it; then nothing more of it."""
    await morning(running, api)
    number = await need(running, seats=2)
    people = await team(running, api, 2)
    for phone in people:
        await press(running, phone, f"shift.join:{number}")
    await press(running, sara, f"date:{number}")
    await act(running, sara, "Cancel")
    assert "2 people will be told." in words(sara)
    await act(running, sara, "Hall closed")
    await act(running, sara, "Cancel, tell 2")
    assert "1 date is cancelled." in words(sara)
    for phone in people:
        assert len(news(phone, OFF)) == 1
        assert "09:30" in words(phone)
        assert "Church hall" in words(phone)
        assert "The hall is closed." in words(phone)
    assert await rows(running, PLANNED) == [(0,)]
    api.clock.forward(timedelta(days=2, hours=23))
    await tick(running)
    assert all("🔔" not in text for phone in people for text in said(phone)[-1:])
    await press(running, people[0], f"shift:{number}")
    assert "does not take place" in words(people[0])


async def test_who_left_hears_nothing(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F15."""
    await morning(running, api)
    number = await need(running, seats=2)
    left, stays = await team(running, api, 2)
    for phone in (left, stays):
        await press(running, phone, f"shift.join:{number}")
    await press(running, left, "place.gone:1")
    await walk(running, api, sara, f"date.off.why:{number}:weather")
    await act(running, sara, "Cancel, tell 1")
    assert (len(news(left, OFF)), len(news(stays, OFF))) == (0, 1)


async def test_a_whole_day_is_one_act(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F8: three shifts of one day; each notice has its own hour."""
    await morning(running, api)
    on = day_ahead(running)
    numbers = [await need(running, on, time(hour), 60) for hour in (9, 11, 13)]
    other = await need(running, on + timedelta(days=1))
    [samir] = await team(running, api, 1)
    for number in numbers:
        await press(running, samir, f"shift.join:{number}")
    await press(running, sara, f"date.off:{numbers[0]}")
    await act(running, sara, "The whole day")
    await act(running, sara, "Holiday")
    assert "3 dates do not take place" in words(sara)
    act_button = next(label for label in labels(sara) if "Cancel" in label)
    assert act_button == "✖️ Cancel, tell 1"
    await act(running, sara, act_button)
    assert "3 dates are cancelled." in words(sara)
    assert len(news(samir, OFF)) == 3
    assert all("It is a holiday." in text for text in news(samir, OFF))
    assert await rows(running, "SELECT count(*), min(id) FROM shifts WHERE state = 'open'") == [(1, other)]
    await press(running, sara, f"day.off.do:{day_code(on)}:holiday:3.1.3")
    assert "Nothing is planned then." in words(sara)
    assert len(news(samir, OFF)) == 3


async def test_numbers_that_changed_meanwhile_are_shown_first(running: Running, api: BotApi, sara: Phone) -> None:
    await morning(running, api)
    number = await need(running)
    await walk(running, api, sara, f"date.off.why:{number}:other")
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{number}")
    await act(running, sara, "Cancel 1")
    assert "1 person will be told." in shown(sara)
    assert await rows(running, "SELECT state FROM shifts") == [("open",)]


async def test_a_cancelled_date_stays_so_when_the_series_goes_on(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-E2: the maker runs twice and the series changes."""
    dates = await every_week(running)
    await walk(running, api, sara, f"date.off.why:{dates[1]}:few")
    await act(running, sara, "Cancel 1")
    await walk(running, api, sara, f"date.look:{dates[0]}:minimum.1:all:left")
    await act(running, sara, "Change dates")
    for _ in range(2):
        await tick(running)
    assert await rows(running, f"SELECT state FROM shifts WHERE id = {dates[1]}") == [("cancelled",)]
    assert await rows(running, "SELECT count(*) FROM shifts") == [(len(dates),)]


async def ending(running: Running, api: BotApi, sara: Phone) -> tuple[list[int], Phone]:
    """A series with one person on its second date, and its end chosen."""
    await morning(running, api)
    dates = await every_week(running)
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{dates[1]}")
    await press(running, sara, f"date:{dates[0]}")
    await act(running, sara, "End the series")
    await act(running, sara, "No reason told")
    assert "1 date has people on it." in shown(sara)
    return dates, samir


async def test_a_series_ends_and_keeps_dates_with_people(running: Running, api: BotApi, sara: Phone) -> None:
    dates, samir = await ending(running, api, sara)
    await act(running, sara, "Keep those 1")
    assert "1 date with people stays." in words(sara)
    assert await rows(running, "SELECT id FROM shifts WHERE state = 'open'") == [(dates[1],)]
    assert news(samir, OFF) == []
    await tick(running)
    assert await rows(running, "SELECT count(*) FROM shifts") == [(len(dates),)]


async def test_a_series_ends_with_notice(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F9, SH-E12."""
    dates, samir = await ending(running, api, sara)
    await act(running, sara, "Cancel, tell 1")
    assert len(news(samir, OFF)) == 1
    assert await states(running) == [(dates[1], "cancelled")]
    await press(running, sara, f"date.end:{dates[0]}")
    assert "button is old" in words(sara)


async def test_a_place_that_goes_leaves_the_past_and_asks_about_the_future(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """SH-E11: past shifts and their hours stay; coordinators are asked about what is ahead."""
    await morning(running, api)
    past = await need(running, day_ahead(running, 1), place="classroom")
    ahead = await need(running, day_ahead(running, 5), place="classroom")
    [samir] = await team(running, api, 1)
    for number in (past, ahead):
        await press(running, samir, f"shift.join:{number}")
    api.clock.forward(timedelta(days=2))
    async with running.bot.db.write() as tx:
        await tx.run(f"UPDATE signups SET attended = 1, minutes = 90 WHERE shift_id = {past}")
    organisation = read()
    places = {key: place for key, place in organisation.catalogue.places.items() if key != "classroom"}
    without = replace(organisation, catalogue=replace(organisation.catalogue, places=places))
    async with running.bot.db.write() as tx:
        await schedule.load(tx, without)
    await tick(running)
    assert len(news(sara, "1 shift is at a place that is gone.")) == 1
    await tick(running)
    assert len(news(sara, "1 shift is at a place that is gone.")) == 1
    await act(running, sara, "Shifts")
    await act(running, sara, "1")
    assert "not in the catalogue any more" in words(sara)
    assert await rows(running, "SELECT minutes FROM signups WHERE attended = 1") == [(90,)]
    await act(running, sara, "Move")
    await act(running, sara, "Place")
    await act(running, sara, "Church hall")
    await act(running, sara, "See what changes")
    await act(running, sara, "Change 1, tell 1")
    assert "Church hall" in words(samir)
