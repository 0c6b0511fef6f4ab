"""A shift moves: who is on it keeps the place and is asked, clashes are seen before, and nothing is made twice."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

import pytest
from conftest import Running, labels, words
from desk import tap
from letters import rows, said
from planning import act, every_week, morning, move_code, news, shown, states, tick, walk
from volunteering import day_ahead, moment, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.shift_plans import code

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
