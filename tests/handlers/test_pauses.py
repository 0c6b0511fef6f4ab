"""An abusive person pauses for seven days, a service for some days: kindly said, danger kept, over by itself."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from letters import rows
from staffing import OLD, open_, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.timetable import today


async def pause(running: Running, sara: Phone, amina: Phone) -> None:
    """The person of a case is paused, from declining on."""
    await ask(running, amina)
    await open_(running, sara, "case:1")
    await tap(running, sara, "I take it", "Decline", "Pause this person", "Insults")
    assert "They are told kindly." in words(sara)
    await tap(running, sara, "Pause for 7 days")


async def test_a_paused_person_reads_everything_sends_nothing_new_and_is_told_kindly(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await pause(running, sara, amina)
    assert words(sara).startswith("✅ ⏸ Paused until")
    kind = "🕥 You can send new requests again from"
    assert words(amina).startswith(kind)
    assert "Insults" not in said(amina) and "Pause" not in said(amina)
    for data in ("req:family", "req:health", "slot.list:family", "wait.ask:family", "wait:family"):
        await open_(running, amina, data)
        assert words(amina).startswith(kind), data
    await open_(running, amina, "prog:soup:menu")
    assert "Soup kitchen" in words(amina)
    assert await rows(running, "SELECT count(*) FROM requests") == [(1,)]
    assert await rows(running, "SELECT count(*) FROM waits") == [(0,)]


async def test_a_form_begun_before_the_pause_sends_nothing_after_it(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await open_(running, amina, "prog:health:menu")
    await tap(running, amina, "Ask for an appointment", "For me")
    held = amina.last.id
    await open_(running, sara, "case:1")
    await tap(running, sara, "I take it")
    await open_(running, sara, "rest.go:1:flood")
    running.api.clock.forward(timedelta(seconds=2))
    amina.tap(held, "req.send:wait")
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM requests") == [(1,)]
    assert said(amina).count("You can send new requests again from") == 2


async def test_danger_is_never_paused(running: Running, amina: Phone, sara: Phone) -> None:
    await pause(running, sara, amina)
    assert "🆘 I am in danger" in labels(amina)
    await tap(running, amina, "I am in danger")
    assert words(amina).startswith("✅ Sent.")
    assert await rows(running, "SELECT service, urgent FROM requests WHERE id = 2") == [("talk", 1)]
    for data in ("sos:shelter", "sos:under18"):
        await open_(running, amina, data)
        assert words(amina).startswith("✅ Sent."), data


async def test_what_was_asked_before_goes_on(running: Running, amina: Phone, sara: Phone) -> None:
    await pause(running, sara, amina)
    await open_(running, amina, "mine.one:1")
    assert "Add something" in str(labels(amina))
    await open_(running, amina, "mine.stop:1")
    assert await rows(running, "SELECT state FROM requests") == [("cancelled",)]


async def test_the_pause_ends_by_itself_after_seven_days(
    running: Running, amina: Phone, sara: Phone, api: BotApi
) -> None:
    await pause(running, sara, amina)
    api.clock.forward(timedelta(days=7, seconds=-30))
    await open_(running, amina, "req:health")
    assert words(amina).startswith("🕥 You can send")
    api.clock.forward(timedelta(seconds=60))
    await open_(running, amina, "req:health")
    assert words(amina).startswith("🙋 For whom is it?")
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT count(*) FROM pauses") == [(0,)]


async def test_staff_see_it_on_the_case_and_undo_it(running: Running, amina: Phone, sara: Phone) -> None:
    await pause(running, sara, amina)
    await tap(running, sara, "Back")
    assert "⏸ Paused until" in words(sara)
    await open_(running, sara, "rest:1")
    assert "Insults" in words(sara)
    await tap(running, sara, "End the pause")
    assert words(sara).startswith("▶️ The pause is over.")
    assert words(amina).startswith("✅ You can send requests again.")
    await open_(running, sara, "rest.end:1")
    assert said(amina).count("You can send requests again.") == 1
    await open_(running, amina, "req:health")
    assert words(amina).startswith("🙋 For whom is it?")
    done = "SELECT action, about FROM audit WHERE action LIKE '%pause%' ORDER BY id"
    assert await rows(running, done) == [("pause person insults", "request 1"), ("end pause", "request 1")]


async def test_two_who_pause_the_same_person_do_it_once(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    other = await staff(running, api, "Other", Grant(Role.CASE_WORKER))
    await ask(running, amina)
    for phone in (sara, other):
        phone.tap(phone.last.id, "rest.go:1:threats")
    await running.calm()
    assert said(amina).count("You can send new requests again from") == 1
    assert await rows(running, "SELECT count(*) FROM audit WHERE action LIKE 'pause person%'") == [(1,)]


async def test_who_may_not_work_on_the_case_pauses_nobody(running: Running, api: BotApi, amina: Phone) -> None:
    health = await staff(running, api, "Health", Grant(Role.CASE_WORKER, "health"))
    await ask(running, amina)
    for phone in (health, amina):
        for data in ("rest:1", "rest.see:1:insults", "rest.go:1:insults", "rest.end:1", "rest.go:99:insults"):
            await open_(running, phone, data)
            assert words(phone).startswith(OLD), data
    assert await rows(running, "SELECT count(*) FROM pauses") == [(0,)]


async def test_a_paused_service_says_not_now_and_offers_a_person_until_it_is_over(
    running: Running, amina: Phone, sara: Phone, api: BotApi
) -> None:
    await open_(running, sara, "trouble")
    await tap(running, sara, "Pause a service", "Help for families", "3 days")
    assert "nobody can ask before" in words(sara)
    assert await rows(running, "SELECT count(*) FROM service_pauses") == [(0,)]
    await tap(running, sara, "Pause this service")
    assert words(sara).startswith("✅ ⏸")
    again = today(running.bot.tools.clock.now()) + timedelta(days=3)
    assert await rows(running, "SELECT service, again_on FROM service_pauses") == [("family", again.isoformat())]
    for data in ("req:family", "slot.list:family", "wait.ask:family", "wait:family"):
        await open_(running, amina, data)
        assert words(amina).startswith("⏸ Not now. You can ask again from"), data
        assert "💬 Talk to a person" in labels(amina)
    await open_(running, amina, "req:health")
    assert words(amina).startswith("🙋 For whom is it?")
    await open_(running, sara, "trouble")
    assert "Help for families: again from" in words(sara)
    api.clock.forward(timedelta(days=3))
    await open_(running, amina, "req:family")
    assert words(amina).startswith("🙋 For whom is it?")
    api.clock.forward(timedelta(days=1))
    await running.bot.clockwork.forget()
    assert await rows(running, "SELECT count(*) FROM service_pauses") == [(0,)]


async def test_no_bed_tonight_says_not_now_while_the_shelter_rests_and_danger_still_reaches_a_person(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await open_(running, sara, "rests.see:shelter:7")
    await tap(running, sara, "Pause this service")
    for data in ("sos.ask:shelter", "sos:shelter"):
        await open_(running, amina, data)
        assert words(amina).startswith("⏸ Not now."), data
        assert "shelter" not in words(amina).lower()
    await open_(running, amina, "sos")
    assert words(amina).startswith("✅ Sent.")


async def test_the_pause_of_a_service_is_undone_with_a_tap(running: Running, amina: Phone, sara: Phone) -> None:
    await open_(running, sara, "rests.see:family:1")
    await tap(running, sara, "Pause this service", "End the pause")
    assert words(sara).startswith("▶️ Help for families can be asked for now.")
    await open_(running, amina, "req:family")
    assert words(amina).startswith("🙋 For whom is it?")


async def test_nobody_who_waits_is_offered_a_time_while_the_service_or_they_rest(
    running: Running, amina: Phone, sara: Phone, api: BotApi
) -> None:
    await open_(running, amina, "wait:family")
    await open_(running, sara, "rests.see:family:1")
    await tap(running, sara, "Pause this service")
    at = int(running.bot.tools.clock.now().timestamp()) + 3 * 24 * 3600
    async with running.bot.db.write() as tx:
        await tx.run("INSERT INTO slots (service, starts_at, capacity) VALUES ('family', ?, 1)", (at,))
    await running.bot.clockwork.remind()
    assert await rows(running, "SELECT count(*) FROM holds") == [(0,)]
    await open_(running, sara, "rests.end:family")
    await running.bot.clockwork.remind()
    assert await rows(running, "SELECT count(*) FROM holds") == [(1,)]


@pytest.mark.parametrize(
    "data", ["rests", "rests.one:family", "rests.see:family:1", "rests.go:family:1231", "rests.end:family"]
)
async def test_a_case_worker_pauses_no_service(running: Running, api: BotApi, amina: Phone, data: str) -> None:
    worker = await staff(running, api, "Worker", Grant(Role.CASE_WORKER))
    for phone in (worker, amina):
        await open_(running, phone, data)
        assert words(phone).startswith(OLD)
    assert await rows(running, "SELECT count(*) FROM service_pauses") == [(0,)]


@pytest.mark.parametrize(
    "data", ["rests.one:soup", "rests.one:talk", "rests.see:family:2", "rests.go:family:0", "rests.go:nothing:1231"]
)
async def test_what_is_no_service_or_no_choice_is_old(running: Running, sara: Phone, data: str) -> None:
    await open_(running, sara, data)
    assert words(sara).startswith(OLD)
    assert await rows(running, "SELECT count(*) FROM service_pauses") == [(0,)]
