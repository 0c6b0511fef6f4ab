"""Choosing which free shifts to see: only what there is, kept per person, and never a way to a hidden place."""

from __future__ import annotations

from datetime import time, timedelta

from conftest import Running, labels, words
from desk import tap
from letters import rows
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import PlaceKey


async def choose(running: Running, phone: Phone, *buttons: str) -> str:
    """From the list to the filter, these buttons, and back to the list."""
    running.api.clock.forward(timedelta(seconds=20))
    await press(running, phone, "shifts.filter")
    await tap(running, phone, *buttons, "Back", "Show: ")
    return words(phone)


async def test_a_task_is_chosen_and_kept(running: Running, api: BotApi) -> None:
    await need(running, seats=2)
    await need(running, start=time(15), seats=2, task="clothes")
    samir, amal = await team(running, api, 2)
    shown = await choose(running, samir, "What", "⬜ 🍳 Cook")
    assert shown.startswith("🤝 Free shifts, as you filtered them")
    assert "be there 09:30" in shown
    assert "15:00" not in shown
    await press(running, amal, "shifts")
    assert "15:00" in words(amal)
    shown = await choose(running, samir, "What", "☑️ 🍳 Cook")
    assert "15:00" in shown


async def test_days_places_and_languages_are_those_that_occur(running: Running, api: BotApi) -> None:
    on = day_ahead(running, 3)
    await need(running, on, language="ar")
    await need(running, on + timedelta(days=1), start=time(15))
    [samir] = await team(running, api, 1)
    await press(running, samir, "shifts.by:day")
    occurring = {day.weekday(): f"⬜ {day:%A}" for day in (on, on + timedelta(days=1))}
    assert labels(samir) == [*(occurring[day] for day in sorted(occurring)), "⬅️ Back"]
    shown = await choose(running, samir, "Days", f"{on:%A}")
    assert "15:00" not in shown
    shown = await choose(running, samir, "Language", "العربية")
    assert "09:30" in shown
    await press(running, samir, "shifts.clear")
    assert "Show: 2" in " ".join(labels(samir))
    assert await rows(running, "SELECT count(*) FROM shift_filters") == [(0,)]


async def test_where_nothing_fits_it_says_how_many_there_are_besides(running: Running, api: BotApi) -> None:
    await need(running, seats=1)
    other = await need(running, start=time(15), seats=1, task="clothes")
    [samir, amal] = await team(running, api, 2)
    await press(running, amal, f"shift.join:{other}")
    await press(running, samir, "shifts.by:task")
    await press(running, samir, "shifts.pick:task:0:clothes")
    await press(running, samir, "shifts")
    assert words(samir).startswith("🔎 Nothing is free as you filtered it.")
    assert "Without the filter there is 1 shift." in words(samir)
    await tap(running, samir, "Everything again")
    await press(running, samir, "shifts")
    assert "09:30" in words(samir)


async def test_full_shifts_are_shown_on_wish_but_never_closed_ones(running: Running, api: BotApi) -> None:
    """SH-A10: closed is not full."""
    full = await need(running, seats=1)
    await need(running, start=time(15), seats=0)
    samir, amal = await team(running, api, 2)
    await press(running, amal, f"shift.join:{full}")
    await press(running, samir, "shifts")
    assert "09:30" not in words(samir)
    await press(running, samir, "shifts.filter")
    await tap(running, samir, "Full ones too", "Show: 1")
    assert "no place left" in words(samir)
    assert "15:00" not in words(samir)
    await tap(running, samir, "1", "Waiting list")
    assert "number 1 on the waiting list" in words(samir)


async def test_a_place_told_only_to_who_is_confirmed_is_not_found_by_the_filter(running: Running, api: BotApi) -> None:
    """SH-H4: neither as a choice nor by trying."""
    await need(running, programme="mothers_group", place=PlaceKey("hall"))
    [samir] = await team(running, api, 1)
    await press(running, samir, "shifts.filter")
    assert "📍 Where" not in labels(samir)
    await press(running, samir, "shifts.pick:place:0:hall")
    assert "button is old" in words(samir)
    assert await rows(running, "SELECT count(*) FROM shift_filters") == [(0,)]


async def test_what_was_chosen_and_is_there_no_more_can_be_taken_off(running: Running, api: BotApi) -> None:
    number = await need(running, task="clothes")
    [samir] = await team(running, api, 1)
    await press(running, samir, "shifts.pick:task:0:clothes")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shifts SET state = 'cancelled' WHERE id = ?", (number,))
    await press(running, samir, "shifts.by:task")
    assert any(label.startswith("☑️") for label in labels(samir))
    await press(running, samir, "shifts.pick:task:0:clothes")
    assert await rows(running, "SELECT count(*) FROM shift_filters") == [(0,)]


async def test_odd_choices_are_old_buttons(running: Running, api: BotApi) -> None:
    [samir] = await team(running, api, 1)
    for odd in ("shifts.by:colour", "shifts.by", "shifts.pick:task:0:nothing", "shifts.full:maybe", "shifts.by:day:x"):
        await press(running, samir, odd)
        assert "button is old" in words(samir)
