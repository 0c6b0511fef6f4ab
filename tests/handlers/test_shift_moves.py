"""A shift moves: who is on it keeps the place and is asked, clashes are seen before, and nothing is made twice."""

from __future__ import annotations

from datetime import time, timedelta

import pytest
from conftest import Running, labels, words
from desk import tap
from letters import rows, said
from planning import act, every_week, morning, move_code, news, shown, states, tick, walk
from volunteering import day_ahead, moment, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone

PLANNED = "SELECT kind, due_at FROM reminders WHERE state = 'planned' AND kind LIKE 'shift%' ORDER BY due_at"
MOVED = "This shift has moved."


async def on_shift(running: Running, number: int, *phones: Phone) -> None:
    for phone in phones:
        await press(running, phone, f"shift.join:{number}")


async def one_moved(running: Running, api: BotApi, sara: Phone, at: time = time(15)) -> tuple[int, Phone]:
    """A shift of three days ahead with one person, moved to that hour by staff; at nine in the morning."""
    await morning(running, api)
    number = await need(running, seats=2, minutes=120)
    [samir] = await team(running, api, 1)
    await on_shift(running, number, samir)
    await walk(running, api, sara, f"date.look:{number}:{move_code(day_ahead(running), at, 120)}:one:left")
    assert "09:30 to 11:30 becomes" in words(sara)
    await act(running, sara, "Change 1, tell 1")
    return number, samir


async def test_who_is_on_a_moved_shift_is_asked_once_and_stays(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-F3, SH-E10: old and new time side by side; the place hangs on the shift, reminders follow it."""
    number, samir = await one_moved(running, api, sara)
    assert words(samir).startswith("🕥 " + MOVED)
    assert "be there at 15:00" in words(samir)
    assert "Before: " in words(samir)
    assert "09:30" in words(samir)
    assert "We keep your place until" in words(samir)
    assert await states(running) == [(number, "confirmed")]
    start = int(moment(day_ahead(running), time(15)).timestamp())
    kinds = dict(await rows(running, PLANNED))
    assert kinds["shift_day"] == start - 24 * 3600
    assert kinds["shift_hours"] == start - 3 * 3600
    assert "shift_agree" in kinds
    await tap(running, samir, "I will come")
    assert words(samir).startswith("✅ Thank you. Your place is yours.")
    api.clock.forward(timedelta(hours=50))
    await tick(running)
    assert await states(running) == [(number, "confirmed")]
    assert len(news(samir, MOVED)) == 0  # answered in place
    await press(running, samir, "moved.yes:1:1")
    assert "button is old" in words(samir)


async def test_who_does_not_answer_loses_the_place_and_hears_of_it(running: Running, api: BotApi, sara: Phone) -> None:
    number, samir = await one_moved(running, api, sara)
    await press(running, sara, f"date:{number}")
    assert "1 has not answered the new time. Place kept until" in words(sara)
    api.clock.forward(timedelta(hours=38))
    await tick(running)
    assert await states(running) == [(number, "confirmed")]
    api.clock.forward(timedelta(hours=2))
    await tick(running)
    await tick(running)
    assert await states(running) == [(number, "lapsed")]
    assert len(news(samir, "We did not hear from you")) == 1
    assert len(news(sara, "cannot come")) == 1
    assert await rows(running, PLANNED) == []
    await tap(running, samir, "I will come")  # on the question of then
    assert await states(running) == [(number, "lapsed")]


async def test_who_cannot_come_says_so(running: Running, api: BotApi, sara: Phone) -> None:
    number, samir = await one_moved(running, api, sara)
    await tap(running, samir, "I cannot come", "I cannot come")
    assert await states(running) == [(number, "left")]


async def test_a_second_tap_moves_nothing_again(running: Running, api: BotApi, sara: Phone) -> None:
    number, samir = await one_moved(running, api, sara)
    await press(running, sara, f"date.do:{number}:{move_code(day_ahead(running), time(15), 120)}:one:left:1.1.0.0")
    assert "Nothing changes" in words(sara)
    assert len(news(samir, MOVED)) == 1
    assert await rows(running, "SELECT revision, own FROM shifts") == [(1, 1)]


async def test_moved_twice_is_asked_about_what_was_agreed(running: Running, api: BotApi, sara: Phone) -> None:
    """The older question counts no more, and the time they know stands beside the new one."""
    number, samir = await one_moved(running, api, sara)
    first = samir.last
    api.clock.forward(timedelta(seconds=5))
    await walk(running, api, sara, f"date.look:{number}:{move_code(day_ahead(running), time(16), 120)}:one:left")
    await act(running, sara, "Change 1, tell 1")
    assert "Before: " in words(samir)
    assert "09:30" in words(samir)
    samir.press("I will come", message=first)
    await running.calm()
    assert await rows(running, "SELECT agree_by IS NULL FROM signups") == [(0,)]
    await press(running, samir, "moved:1")
    await act(running, samir, "I will come")
    assert await rows(running, "SELECT agree_by IS NULL FROM signups") == [(1,)]


async def test_an_answer_is_only_for_its_own_person(running: Running, api: BotApi, sara: Phone) -> None:
    await one_moved(running, api, sara)
    [(asked_at,)] = await rows(running, "SELECT asked_at FROM shift_moves")
    [stranger] = await team(running, api, 1, "X")
    for data in (f"moved.yes:1:{asked_at}", f"moved.all:{asked_at}", "moved:1"):
        await press(running, stranger, data)
        assert "button is old" in words(stranger)
    assert await rows(running, "SELECT agree_by IS NULL FROM signups") == [(0,)]


async def test_clashes_are_named_before_it_is_saved(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-C6: A 10-12 and B 12-14; A moves to 11-13."""
    await morning(running, api)
    soup = await need(running, start=time(10), minutes=120)
    after = await need(running, start=time(12), minutes=120, task="clothes")
    [samir] = await team(running, api, 1)
    await on_shift(running, soup, samir)
    await on_shift(running, after, samir)
    await walk(running, api, sara, f"date.look:{soup}:{move_code(day_ahead(running), time(11), 120)}:one:left")
    assert "⚠️ A volunteer could not do both: 👕 Sort clothes" in words(sara)
    assert "12:00 to 14:00" in words(sara)
    assert await rows(running, "SELECT revision FROM shifts ORDER BY id") == [(0,), (0,)]
    await act(running, sara, "Change 1, tell 1")
    assert words(samir).startswith("🕥 " + MOVED)
    assert await states(running) == [(soup, "confirmed"), (after, "confirmed")]


async def test_a_moved_date_is_not_made_again(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-E1: the maker goes by the original day."""
    await morning(running, api)
    dates = await every_week(running)
    on = day_ahead(running, 3)
    await walk(running, api, sara, f"date.look:{dates[0]}:{move_code(on, time(18, 30), 120)}:one:left")
    await act(running, sara, "Change dates: 1")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shift_series SET made_until = NULL")
    await tick(running)
    assert await rows(running, "SELECT count(*) FROM shifts") == [(len(dates),)]
    first = await rows(running, f"SELECT starts_at, own FROM shifts WHERE id = {dates[0]}")
    assert first == [(int(moment(on, time(18, 30)).timestamp()), 1)]


async def test_waiting_people_are_told_once_and_offers_end(running: Running, api: BotApi, sara: Phone) -> None:
    """The place that was kept is offered anew to the same person first, for the new time."""
    await morning(running, api)
    number = await need(running, seats=1, minutes=120)
    on, first, second = await team(running, api, 3)
    await on_shift(running, number, on)
    for phone in (first, second):
        await press(running, phone, f"shift.wait:{number}")
    await press(running, on, "place.gone:1")
    await tick(running)
    assert words(first).startswith("🔔 A place is free for you.")
    old = first.last
    await walk(running, api, sara, f"date.look:{number}:{move_code(day_ahead(running), time(15), 120)}:one:left")
    await act(running, sara, "Change 1, tell 2")
    assert len(news(first, MOVED)) == len(news(second, MOVED)) == 1
    await tick(running)
    assert "be there at 15:00" in words(first)
    assert words(first).startswith("🔔 A place is free for you.")
    assert not words(second).startswith("🔔 A place is free")
    assert old.id != first.last.id
    assert [state for _number, state in await states(running)] == ["left", "lapsed", "held"]


async def test_numbers_that_changed_meanwhile_are_shown_first(running: Running, api: BotApi, sara: Phone) -> None:
    await morning(running, api)
    number = await need(running, seats=2, minutes=120)
    await walk(running, api, sara, f"date.look:{number}:{move_code(day_ahead(running), time(15), 120)}:one:left")
    [samir] = await team(running, api, 1)
    await on_shift(running, number, samir)
    await act(running, sara, "Change dates: 1")
    assert "1 person is told." in shown(sara)
    assert await rows(running, "SELECT revision FROM shifts") == [(0,)]
    await act(running, sara, "Change 1, tell 1")
    assert await rows(running, "SELECT revision FROM shifts") == [(1,)]


@pytest.mark.parametrize("what", ["day", "hour", "length", "place"])
async def test_everything_is_chosen_by_taps(running: Running, api: BotApi, sara: Phone, what: str) -> None:
    number = await need(running, minutes=120, programme="clothes")
    names = {"day": "Day", "hour": "Hour", "length": "How long", "place": "Place"}
    choices = {"day": "Later", "hour": "09:00", "length": "3 h", "place": "Classroom"}
    await press(running, sara, f"date:{number}")
    await tap(running, sara, "Move", names[what])
    await act(running, sara, choices[what])
    if what == "day":
        await act(running, sara, ".")
    await act(running, sara, "See what changes")
    assert "becomes" in words(sara)
    assert "Change dates: 1" in " ".join(labels(sara))


async def test_only_another_place_is_asked_about(running: Running, api: BotApi, sara: Phone) -> None:
    """Asked again only about what changed; the new place is named, and the old one."""
    await morning(running, api)
    number = await need(running, seats=2, minutes=120)
    [samir] = await team(running, api, 1)
    await on_shift(running, number, samir)
    code_ = move_code(day_ahead(running), time(9, 30), 120, "classroom")
    await walk(running, api, sara, f"date.look:{number}:{code_}:one:left")
    await act(running, sara, "Change 1, tell 1")
    assert "Classroom" in words(samir)
    assert "Before: Church hall" in words(samir)
    assert len(said(samir)) > 2


async def test_an_erased_person_is_asked_nothing(running: Running, api: BotApi, sara: Phone) -> None:
    _number, samir = await one_moved(running, api, sara)
    await press(running, samir, "erase.now")
    api.clock.forward(timedelta(hours=50))
    await tick(running)
    assert await rows(running, "SELECT chat_id, state FROM signups") == [(None, "left")]
