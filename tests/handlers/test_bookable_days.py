"""AB-46: a day that is past, closed or a year ahead is refused kindly, with the next days that are open as buttons."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, offer
from letters import rows
from timetables import EXAMPLE
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.open_days import AHEAD, DayBar, against, coming
from bot.domain.schedule import Closure
from bot.domain.timetable import DAY, ISTANBUL, today
from storage import slots

pytestmark = pytest.mark.usefixtures("at_ten")


async def close(running: Running, on: date) -> None:
    """Nothing takes place on this day, as if another had closed it a moment ago."""
    async with running.bot.db.write() as tx:
        closed = "INSERT INTO closures (from_on, to_on, reason, origin) VALUES (?, ?, '{}', 'staff')"
        await tx.run(closed, (on.isoformat(), on.isoformat()))
        await tx.run("UPDATE timetable_revision SET number = number + 1")


def days_below(phone: Phone, action: str) -> list[str]:
    """The days that can be chosen on the last screen, as buttons write them."""
    found = [key.data or "" for row in phone.last.keyboard for key in row]
    return [data.split(":")[2] for data in found if data.startswith(f"{action}:")]


def test_the_next_open_days_leave_out_the_closed_ones_and_end_somewhere() -> None:
    """AB-46."""
    current = date(2026, 12, 1)
    planned = replace(EXAMPLE, closures=(Closure(current + DAY, current + 2 * DAY), Closure(current, current, "soup")))
    assert coming(planned, "family", current, 2) == (current, current + 3 * DAY)
    assert coming(planned, "soup", current, 1) == (current + 3 * DAY,)
    assert against(planned, "family", current - DAY, current) is DayBar.PAST
    assert against(planned, "family", current + DAY, current) is DayBar.CLOSED
    assert against(planned, "family", current + 396 * DAY, current) is DayBar.FAR
    shut = replace(EXAMPLE, closures=(Closure(current, current + AHEAD),))
    assert coming(shut, "family", current, 9) == ()


@pytest.mark.parametrize("which", ["past", "closed", "far"])
async def test_staff_who_offer_or_fix_a_time_see_the_next_open_days(
    running: Running, amina: Phone, sara: Phone, which: str
) -> None:
    """AB-46: by the day, by the hour, by sending and at the desk; and a free time that is opened."""
    await ask(running, amina)
    on = day_ahead(running, {"past": -1, "closed": 3, "far": 90}[which])
    if which == "closed":
        await close(running, on)
    moment = f"{on:%m%d}1000"
    for data, action in (
        (f"case.hours:1:{on:%m%d}:", "case.hours"),
        (f"case.at:1:{moment}:", "case.hours"),
        (f"case.send:1:{moment}", "case.hours"),
        (f"case.fix:1:{moment}", "case.hours"),
        (f"slots.day:family:{on:%m%d}", "slots.day"),
        (f"slots.set:family:{moment}:1:d:-", "slots.day"),
    ):
        running.api.clock.forward(timedelta(seconds=5))
        await press(running, sara, data)
        assert "These days are open:" in words(sara), (data, words(sara))
        below = days_below(sara, action)
        assert len(below) == 9 and f"{on:%m%d}" not in below, data
        assert labels(sara)[-1].startswith("⬅️"), data
    assert await rows(running, "SELECT state FROM requests") == [("requested",)]
    assert await rows(running, "SELECT count(*) FROM slots") == [(0,)]
    await press(running, sara, f"case.hours:1:{below[0]}:")
    assert "which hour?" in words(sara)


async def test_closed_days_are_not_among_those_to_choose_from(running: Running, amina: Phone, sara: Phone) -> None:
    """AB-46."""
    await ask(running, amina)
    on = day_ahead(running, 3)
    await close(running, on)
    for data, action in (("case.days:1", "case.hours"), ("slots.days:family", "slots.day")):
        await press(running, sara, data)
        assert f"{on:%m%d}" not in days_below(sara, action)
        assert len(days_below(sara, action)) == 9


@pytest.mark.parametrize("which", ["past", "closed"])
async def test_a_client_who_takes_an_offered_time_too_late_sees_what_is_free(
    running: Running, api: BotApi, amina: Phone, sara: Phone, which: str
) -> None:
    """AB-46: so does staff at the desk, with days."""
    await ask(running, amina)
    await offer(running, sara)
    (first, second) = await rows(running, "SELECT id, starts_at FROM offers ORDER BY starts_at")
    on = today(datetime.fromtimestamp(first[1], UTC))
    async with running.bot.db.write() as tx:
        assert await slots.toggle(tx, "family", second[1] + 5 * 86400)
    if which == "closed":
        await close(running, on)
    else:
        async with running.bot.db.write() as tx:
            past = int(api.clock.now().timestamp()) - 86400
            await tx.run("UPDATE offers SET starts_at = ? WHERE id = ?", (past, first[0]))
    await press(running, amina, f"mine.pick:1:{first[0]}")
    assert words(amina).startswith("🕥 This time is over." if which == "past" else "🕥 Nobody is here on this day.")
    shown = [key.data or "" for row in amina.last.keyboard for key in row]
    assert any(data.startswith("slot.at:") for data in shown)
    assert "mine.other:1" in shown
    assert f"mine.pick:1:{first[0]}" not in shown
    await press(running, sara, f"case.agree:1:{first[0]}")
    assert "These days are open:" in words(sara)
    assert await rows(running, "SELECT state FROM requests") == [("offered",)]


@pytest.mark.parametrize("which", ["past", "closed"])
async def test_a_client_who_takes_a_free_time_too_late_sees_the_next_free_times(
    running: Running, api: BotApi, amina: Phone, which: str
) -> None:
    """AB-46."""
    at = int((api.clock.now() + timedelta(days=3)).timestamp())
    async with running.bot.db.write() as tx:
        for ahead in (0, 86400 * 2):
            assert await slots.toggle(tx, "family", at + ahead)
    (first, other) = [row[0] for row in await rows(running, "SELECT id FROM slots ORDER BY starts_at")]
    if which == "closed":
        await close(running, day_ahead(running, 3))
    else:
        api.clock.forward(timedelta(days=3, hours=1))
    for data in (f"slot.at:{first}", f"slot.take:{first}:me"):
        await press(running, amina, data)
        assert words(amina).startswith("🕥 This time is over." if which == "past" else "🕥 Nobody is here on this day.")
        shown = [key.data or "" for row in amina.last.keyboard for key in row]
        assert f"slot.at:{other}" in shown and f"slot.at:{first}" not in shown
    await press(running, amina, "slot.list:family")
    assert f"slot.at:{first}" not in [key.data for row in amina.last.keyboard for key in row]
    assert await rows(running, "SELECT count(*) FROM requests") == [(0,)]


async def test_a_time_of_a_closed_day_is_kept_for_nobody_who_waits(running: Running, amina: Phone) -> None:
    """AB-46: what was kept before the day was closed is refused, with what is free."""
    await press(running, amina, "wait:family")
    on = day_ahead(running, 3)
    async with running.bot.db.write() as tx:
        assert await slots.toggle(tx, "family", int(datetime.combine(on, time(10), ISTANBUL).timestamp()))
    await running.bot.clockwork.remind()
    await running.calm()
    assert words(amina).startswith("📅 A time is free for you")
    await close(running, on)
    await press(running, amina, "seat.take:1:me")
    assert words(amina).startswith("🕥 Nobody is here on this day.")
    async with running.bot.db.write() as tx:
        assert await slots.toggle(tx, "family", int(datetime.combine(on, time(11), ISTANBUL).timestamp()))
    await press(running, amina, "seat.no:1")
    await running.bot.clockwork.remind()
    assert await rows(running, "SELECT count(*) FROM holds") == [(1,)]
    assert await rows(running, "SELECT count(*) FROM requests") == [(0,)]


async def test_a_place_on_a_shift_that_is_past_is_refused_with_the_way_to_those_to_come(
    running: Running, api: BotApi
) -> None:
    """AB-46."""
    number = await need(running)
    [samir] = await team(running, api, 1)
    api.clock.forward(timedelta(days=4))
    await press(running, samir, f"shift.join:{number}")
    assert words(samir).startswith("✖️")
    assert any((key.data or "").startswith("shifts") for row in samir.last.keyboard for key in row)
    assert await rows(running, "SELECT count(*) FROM signups") == [(0,)]


@pytest.mark.parametrize("ahead", [-1, 396])
async def test_a_day_of_the_timetable_that_is_past_or_far_brings_those_that_can_be_chosen(
    running: Running, sara: Phone, ahead: int
) -> None:
    """AB-46: a day to add or to move to, and a date that is over."""
    on = day_ahead(running, ahead)
    await press(running, sara, "times.add:soup")
    before = await rows(running, "SELECT * FROM timetable_edits")
    await press(running, sara, f"edit.set:1:day:{on:%y%m%d}")
    assert any((key.data or "").startswith("edit.set:1:day:") for row in sara.last.keyboard for key in row)
    assert "This day cannot be chosen." in [alert.text for alert in sara.alerts]
    await press(running, sara, f"times.date:soup_tuesday:{on:%y%m%d}")
    assert any((key.data or "").startswith("times.date:") for row in sara.last.keyboard for key in row)
    assert await rows(running, "SELECT * FROM timetable_edits") == before


async def test_an_old_button_of_days_away_is_not_of_next_year(running: Running, sara: Phone) -> None:
    """AB-46: nor is the day of shifts that are called off."""
    yesterday = f"{day_ahead(running, -1):%m%d}"
    for data in (f"away.to:{yesterday}", f"away.go:{yesterday}:{yesterday}", f"day.off:{yesterday}"):
        await press(running, sara, data)
        assert words(sara).startswith("🕥 This button is old"), data
