"""What one is reminded of is one's own choice; staff have their list each morning, and cases they took come back."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, offer, tap
from letters import rows
from letters import said as raw
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.shifts import Shift
from bot.domain.timetable import ISTANBUL
from bot.i18n import strip_marks
from bot.services import shifts, stand_ins
from bot.work import Work
from storage import people, reminders

APPOINTMENTS, DAYS, SHIFTS = "Appointments", "Days I follow", "My shifts"


def said(phone: Phone) -> list[str]:
    return [strip_marks(text) for text in raw(phone)]


async def look(running: Running) -> None:
    """What the clockwork does every ten seconds."""
    await running.bot.clockwork.remind()
    await running.calm()


def next_at(running: Running, hour: time) -> datetime:
    """The next time the clocks of Istanbul show that."""
    local = running.bot.tools.clock.now().astimezone(ISTANBUL)
    day = local.date() + timedelta(days=local.time() >= hour)
    return datetime.combine(day, hour, ISTANBUL)


def at(running: Running, when: datetime) -> None:
    running.api.clock.forward(when - running.bot.tools.clock.now())


async def test_everybody_finds_each_kind_that_can_concern_them_with_how_it_stands(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    [samir] = await team(running, api, 1)
    for phone, wanted in (
        (amina, {DAYS, APPOINTMENTS}),
        (samir, {DAYS, APPOINTMENTS, SHIFTS, "Calls for help"}),
        (sara, {DAYS, APPOINTMENTS, "Morning list", "My cases"}),
    ):
        phone.send("/reminders")
        await running.calm()
        assert words(phone).startswith("🔔 What shall we remind you of?")
        switches = {label.split(" ", 1)[1] for label in labels(phone) if label[0] in "🔔🔕"}
        assert switches == wanted
        assert len(phone.last.keyboard) <= 6


async def test_a_tap_stops_a_kind_and_another_brings_it_back(running: Running, amina: Phone) -> None:
    amina.send("/reminders")
    await running.calm()
    await tap(running, amina, APPOINTMENTS)
    assert f"🔕 {APPOINTMENTS}" in labels(amina)
    assert await rows(running, "SELECT topic FROM reminders_stopped") == [("appointments",)]
    await tap(running, amina, APPOINTMENTS)
    assert f"🔔 {APPOINTMENTS}" in labels(amina)
    assert await rows(running, "SELECT * FROM reminders_stopped") == []


async def test_who_stopped_reminders_of_appointments_gets_none_but_keeps_the_appointment(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """It holds for what is planned already."""
    await ask(running, amina)
    await offer(running, sara)
    await tap(running, amina, "10:00")
    await press(running, amina, "remind.set:appointments:off")
    [(starts,)] = await rows(running, "SELECT starts_at FROM requests")
    at(running, datetime.fromtimestamp(starts - 6000, ISTANBUL))
    await look(running)
    assert not any("Reminder" in text for text in said(amina))
    assert await rows(running, "SELECT state FROM requests") == [("confirmed",)]


async def test_who_stopped_reminders_of_shifts_gets_none(running: Running, api: BotApi) -> None:
    number = await need(running, start=time(14), minutes=60, seats=2)
    [samir, mona] = await team(running, api, 2)
    for phone in (samir, mona):
        await press(running, phone, f"shift.join:{number}")
    await press(running, samir, "remind.set:shifts:off")
    at(running, datetime.combine(day_ahead(running), time(11, 1), ISTANBUL))
    await look(running)
    assert any("be there at" in text and "🔔" in text[:2] for text in said(mona))
    assert not any("be there at" in text and "🔔" in text[:2] for text in said(samir))


async def test_who_stopped_calls_for_help_is_not_called(running: Running, api: BotApi) -> None:
    number = await need(running)
    [samir, mona] = await team(running, api, 2)
    await press(running, samir, "remind.set:call_outs:off")
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        shift: Shift = await shifts.require(work, number)
        found = await stand_ins.first(work, shift, 9, ())
    assert len(found) == 1
    assert mona is not samir


async def test_followed_days_are_listed_and_stopped_one_by_one(running: Running, amina: Phone) -> None:
    for key in ("soup", "mothers_group"):
        await press(running, amina, f"follow:{key}")
    amina.send("/reminders")
    await running.calm()
    await tap(running, amina, "Which days?")
    assert words(amina).startswith("🔔 We remind you of these.")
    await tap(running, amina, "Soup kitchen")
    assert await rows(running, "SELECT programme FROM follows") == [("mothers_group",)]
    await tap(running, amina, "Remind me again")
    assert await rows(running, "SELECT count(*) FROM follows") == [(2,)]


async def test_who_wants_no_message_at_all_is_told_so_and_turns_it_on_again_with_one_tap(
    running: Running, amina: Phone
) -> None:
    await press(running, amina, "hear.nothing")
    amina.send("/reminders")
    await running.calm()
    assert words(amina).startswith("🔕 You get no reminders")
    await tap(running, amina, "Turn messages on again")
    amina.send("/reminders")
    await running.calm()
    assert words(amina).startswith("🔔 What shall we remind you of?")


async def test_staff_hear_each_morning_what_to_decide_once_and_only_where_there_is_something(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """Two runs at once, and a restart, tell it once."""
    at(running, next_at(running, time(8, 29)))
    await look(running)
    await ask(running, amina)
    before = len(said(sara))
    at(running, next_at(running, time(8, 30)) + timedelta(seconds=30))
    await look(running)
    await look(running)
    await running.stop()
    await running.start()
    await look(running)
    [told] = [text for text in said(sara)[before:] if text.startswith("☀️")]
    assert "🙋 1 new request" in told
    assert "Requests" in " ".join(labels(sara))
    assert not any(text.startswith("☀️") for text in said(amina))
    await tap(running, sara, "Requests")
    assert words(sara).startswith("🙋 1 request is open")


async def test_a_morning_without_anything_is_silent_and_a_stopped_list_does_not_come(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await look(running)
    at(running, next_at(running, time(8, 31)))
    await look(running)
    assert not any(text.startswith("☀️") for text in said(sara))
    await ask(running, amina)
    await press(running, sara, "remind.set:digest:off")
    at(running, next_at(running, time(8, 31)))
    await look(running)
    assert not any(text.startswith("☀️") for text in said(sara))
    await press(running, sara, "digest")
    assert "1 new request" in words(sara)


async def test_a_digest_after_noon_is_not_sent(running: Running, amina: Phone, sara: Phone) -> None:
    await look(running)
    await ask(running, amina)
    at(running, next_at(running, time(8, 0)))
    await look(running)
    at(running, next_at(running, time(12, 5)))
    await look(running)
    assert not any(text.startswith("☀️") for text in said(sara))


async def test_reminders_that_came_too_late_are_counted_where_staff_see_them(running: Running, sara: Phone) -> None:
    """Nothing is missed in silence."""
    now = int(running.bot.tools.clock.now().timestamp())
    async with running.bot.db.write() as tx:
        for number in range(3):
            await reminders.plan(tx, reminders.Kind.SHIFT_HOURS, number + 900, now - 7200, now - 3600)
    await look(running)
    sara.send("/staff")
    await running.calm()
    assert "⚠️ This week 3 reminders came too late to be sent" in words(sara)


async def test_a_case_somebody_took_and_left_comes_back_to_them_once(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await press(running, sara, "case:1")
    await tap(running, sara, "I take it")
    api.clock.forward(timedelta(days=2))
    at(running, next_at(running, time(12)))
    await look(running)
    await look(running)
    waits = [text for text in said(sara) if "you have it, and it waits" in text]
    assert len(waits) == 1


async def test_an_answered_case_does_not_come_back(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    await offer(running, sara)
    api.clock.forward(timedelta(days=2))
    at(running, next_at(running, time(12)))
    await look(running)
    assert not any("you have it, and it waits" in text for text in said(sara))


async def test_times_that_are_held_only_a_little_longer_are_said_again(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """The offer is about to lapse, and the person has not chosen."""
    await ask(running, amina)
    await offer(running, sara)
    planned = await rows(running, "SELECT due_at FROM reminders WHERE kind = 'offer_soon' AND state = 'planned'")
    if not planned:
        pytest.fail("no reminder of the end was planned")
    at(running, datetime.fromtimestamp(planned[0][0] + 1, ISTANBUL))
    await look(running)
    late = [text for text in said(amina) if text.startswith("🔔 Please choose a time. We keep them until")]
    night = not 8 <= running.bot.tools.clock.now().astimezone(ISTANBUL).hour < 22
    assert len(late) == (0 if night else 1)
    await tap(running, amina, "10:00")
    assert words(amina).startswith("✅ Agreed")


@pytest.mark.parametrize("data", ["remind.set:nothing:on", "remind.set:shifts:maybe", "remind.set", "remind.list:999"])
async def test_what_no_button_says_is_refused_with_a_way_on(running: Running, amina: Phone, data: str) -> None:
    await press(running, amina, data)
    assert labels(amina)
    assert await rows(running, "SELECT * FROM reminders_stopped") == []


async def test_a_case_worker_hears_only_of_their_own_service(running: Running, api: BotApi, amina: Phone) -> None:
    phone = api.phone("Case", language_code="en")
    phone.start()
    await running.calm()
    await tap(running, phone, "English")
    async with running.bot.db.write() as tx:
        [(chat,)] = await tx.all("SELECT max(id) FROM chats")
        await people.grant(tx, chat, Grant(Role.CASE_WORKER, "health"), 1)
    await ask(running, amina)
    await press(running, phone, "digest")
    assert "Nothing waits for you." in words(phone)
