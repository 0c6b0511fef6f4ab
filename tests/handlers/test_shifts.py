"""Free shifts, a place taken and given back: never more people than seats, never twice, never what is not theirs."""

from __future__ import annotations

from datetime import time, timedelta

from conftest import Running, labels, words
from desk import crowd, tap
from letters import rows, said
from planning import SORT
from volunteering import COOK, day_ahead, moment, need, plan, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.shifts import ShiftSeries

ACTIVE = "SELECT count(*) FROM signups WHERE state = 'confirmed'"


async def test_a_volunteer_takes_a_place_in_two_taps(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-D13: the hour of arrival stands first. SH-F16: the coordinators of that moment are told."""
    number = await need(running, seats=2)
    [samir] = await team(running, api, 1)
    samir.send("/shifts")
    await running.calm()
    assert "be there 09:30" in words(samir)
    assert "2 places left" in words(samir)
    await tap(running, samir, "1", "I will come")
    assert words(samir).startswith("✅ You are on: in 3 days")
    assert await rows(running, "SELECT shift_id, state FROM signups") == [(number, "confirmed")]
    assert "A volunteer comes." in words(sara)
    assert "1 of 2 places left" in words(sara)


async def test_one_tap_delivered_three_times_is_one_place(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-A11, SH-B1, SH-B2, SH-B6: one row, one receipt, no second word to staff."""
    number = await need(running, seats=2)
    [samir] = await team(running, api, 1)
    for _ in range(3):
        await press(running, samir, f"shift.join:{number}")
        assert words(samir).startswith("✅ You are on")
    assert await rows(running, ACTIVE) == [(1,)]
    assert sum("comes." in text for text in said(sara)) == 1


async def test_eight_people_tap_one_seat(running: Running, api: BotApi) -> None:
    """SH-A1: exactly one has it; seven hear that it has filled and are offered the waiting list."""
    number = await need(running, seats=1)
    people = await team(running, api, 8)
    for phone in people:
        phone.tap(phone.last.id, f"shift.join:{number}")
    await running.calm()
    on = [phone for phone in people if words(phone).startswith("✅ You are on")]
    full = [phone for phone in people if "has just filled" in words(phone)]
    assert (len(on), len(full)) == (1, 7)
    assert all("🔔 Waiting list" in labels(phone) for phone in full)
    assert await rows(running, ACTIVE) == [(1,)]


async def test_two_people_and_two_seats_are_two_rows(running: Running, api: BotApi) -> None:
    """SH-A2: the second write never wipes the first."""
    number = await need(running, seats=2)
    people = await team(running, api, 2)
    for phone in people:
        phone.tap(phone.last.id, f"shift.join:{number}")
    await running.calm()
    assert await rows(running, ACTIVE) == [(2,)]


async def test_zero_seats_are_closed_and_no_number_is_no_limit(running: Running, api: BotApi) -> None:
    """SH-A10: nought and nothing are told apart."""
    shut = await need(running, seats=0)
    await need(running, start=time(15), seats=None)
    [samir] = await team(running, api, 1)
    samir.send("/shifts")
    await running.calm()
    assert "everybody can come" in words(samir)
    assert "09:30" not in words(samir)
    await press(running, samir, f"shift.join:{shut}")
    assert "Nobody is needed" in words(samir)


async def test_a_full_shift_is_open_again_when_somebody_leaves(running: Running, api: BotApi) -> None:
    """SH-A7: whether there is a place is counted, never stored."""
    number = await need(running, seats=1)
    samir, amal = await team(running, api, 2)
    await press(running, samir, f"shift.join:{number}")
    await press(running, samir, f"shift:{number}")
    await tap(running, samir, "I cannot come", "I cannot come")
    assert words(samir).startswith("✅ Thank you for telling us.")
    await press(running, amal, f"shift.join:{number}")
    assert words(amal).startswith("✅ You are on")


async def test_leaving_and_joining_four_times_is_one_place_with_its_history(running: Running, api: BotApi) -> None:
    """SH-B3: unique over the places that are held."""
    number = await need(running, seats=1)
    [samir] = await team(running, api, 1)
    for _ in range(4):
        await press(running, samir, f"shift.join:{number}")
        [(signup,)] = await rows(running, "SELECT id FROM signups WHERE state = 'confirmed'")
        await press(running, samir, f"place.gone:{signup}")
        api.clock.forward(timedelta(seconds=30))
    await press(running, samir, f"shift.join:{number}")
    assert await rows(running, "SELECT state, count(*) FROM signups GROUP BY state ORDER BY state") == [
        ("confirmed", 1), ("left", 4),
    ]  # fmt: skip
    assert await rows(running, "SELECT count(*) FROM reminders WHERE kind LIKE 'shift%' AND state = 'planned'") == [
        (2,)
    ]


async def test_old_buttons_are_answered_and_take_nothing(running: Running, api: BotApi) -> None:
    """SH-A5, SH-H11: begun and past shifts take nobody, whatever the button is."""
    number = await need(running, seats=1)
    [samir] = await team(running, api, 1)
    api.clock.forward(timedelta(days=3, hours=23))
    await running.calm()
    await press(running, samir, f"shift.join:{number}")
    assert "has begun or is over" in words(samir)
    await press(running, samir, "shift.join:999")
    assert "button is old" in words(samir)
    await press(running, samir, f"shift.join:{number}:friends:99")
    assert "button is old" in words(samir)
    assert await rows(running, "SELECT count(*) FROM signups") == [(0,)]


async def test_two_shifts_at_one_time_are_refused_and_the_other_is_named(running: Running, api: BotApi) -> None:
    """SH-C1, SH-C3: no row comes of it. SH-C4: a shift never clashes with itself."""
    soup = await need(running, minutes=60, seats=3)
    clothes = await need(running, minutes=60, seats=3, task="clothes")
    after = await need(running, start=time(10, 30), minutes=60, seats=3, task="carry")
    [samir] = await team(running, api, 1)
    await press(running, samir, f"shift.join:{soup}")
    await press(running, samir, f"shift.join:{clothes}")
    assert "another shift at that time" in words(samir)
    assert "09:30 to 10:30" in words(samir)
    await press(running, samir, f"shift:{soup}")
    assert "another shift" not in words(samir)
    await press(running, samir, f"shift.join:{after}")
    assert "older people" in words(samir)  # nothing is known of an age, and 10:30 does not clash with 10:30
    assert await rows(running, ACTIVE) == [(1,)]


async def test_who_is_not_on_the_team_sees_counts_and_takes_nothing(running: Running, api: BotApi) -> None:
    """SH-H4, SH-F6: no names, no address that is not public, no place."""
    number = await need(running, seats=2)
    [samir] = await team(running, api, 1)
    [stranger] = await crowd(running, api, "X", 1)
    await press(running, samir, f"shift.join:{number}")
    await press(running, stranger, f"shift:{number}")
    assert "1 of 2 places left" in words(stranger)
    assert "With you" not in words(stranger)
    await press(running, stranger, f"shift.join:{number}")
    assert "get to know you" in words(stranger)
    [(signup,)] = await rows(running, "SELECT id FROM signups")
    await press(running, stranger, f"place.gone:{signup}")
    assert "button is old" in words(stranger)
    assert await rows(running, ACTIVE) == [(1,)]


async def test_sign_up_opens_at_its_hour(running: Running, api: BotApi) -> None:
    """SH-H7: a second before it does not."""

    on = day_ahead(running, 5)
    [number] = await plan(running, ShiftSeries(0, COOK, None, time(9, 30), 60, on, on, opens_days=2))
    [samir] = await team(running, api, 1)
    opens = moment(on - timedelta(days=2), time(9))
    api.clock.forward(opens - timedelta(seconds=1) - running.bot.tools.clock.now())
    await press(running, samir, f"shift.join:{number}")
    assert "You can sign up later" in words(samir)
    api.clock.forward(timedelta(seconds=2))
    await press(running, samir, f"shift.join:{number}")
    assert words(samir).startswith("✅ You are on")


async def test_an_erased_person_frees_what_is_ahead(running: Running, api: BotApi, sara: Phone) -> None:
    """SH-H1, AB-60: the place, its reminders and the name go; coordinators are told; past hours stay."""
    ahead = await need(running, seats=1)
    past = await need(running, day_ahead(running, 1), seats=1)
    [samir] = await team(running, api, 1)
    for number in (past, ahead):
        await press(running, samir, f"shift.join:{number}")
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE signups SET attended = 1, minutes = 90 WHERE shift_id = ?", (past,))
    api.clock.forward(timedelta(days=2))
    await press(running, samir, "erase.now")
    assert await rows(running, "SELECT chat_id, state, minutes FROM signups ORDER BY id") == [
        (None, "confirmed", 90), (None, "left", None),
    ]  # fmt: skip
    assert "A volunteer cannot come." in words(sara)
    assert await rows(running, "SELECT count(*) FROM reminders WHERE about = 2 AND state = 'planned'") == [(0,)]


async def test_the_maker_makes_each_date_once(running: Running, api: BotApi) -> None:
    """SH-E2, SH-E9: run again, and after a date was cancelled, it makes nothing."""
    weekly = ShiftSeries(0, SORT, "FREQ=WEEKLY;BYDAY=TU", time(9, 30), 120, day_ahead(running, 0))
    made = await plan(running, weekly)
    assert len(made) == 6
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE shifts SET state = 'cancelled' WHERE id = ?", (made[0],))
        await tx.run("UPDATE shift_series SET made_until = NULL")
    await plan(running, ShiftSeries(0, SORT, None, time(18), 60, day_ahead(running), day_ahead(running)))
    assert await rows(running, "SELECT count(*) FROM shifts WHERE series_id = 1") == [(6,)]
