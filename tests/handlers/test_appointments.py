"""From "I need help" to an agreed time and back, on two phones at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, offer, tap
from letters import PLANNED, rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def test_a_request_is_three_taps_and_its_receipt_says_when_somebody_reads_it(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """The answer is promised from the hours of the desk, never "within a day"."""
    await ask(running, amina)
    assert words(amina).startswith("✅ Sent. Your number is 1")
    assert "A person will read it" in words(amina)
    assert "112" in words(amina)
    assert await rows(running, "SELECT service, whom, urgent, state FROM requests") == [
        ("family", "child", 0, "requested")
    ]
    assert await rows(running, "SELECT version, language FROM consents") == [(1, "en")]
    assert words(sara).startswith("🌳 1 · 🍼 · en · new request")


async def test_from_the_request_to_an_agreed_time_and_its_reminders(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await offer(running, sara)
    assert words(amina).startswith("📅 2 times are free for you:")
    assert any("10:00" in label for label in labels(amina))
    await tap(running, amina, "10:00")
    assert words(amina).startswith("✅ Agreed: in 2 days, ")
    assert words(amina).splitlines()[0].endswith("🕙 10:00")
    assert "a time was chosen" in words(sara)
    [(starts,)] = await rows(running, "SELECT starts_at FROM requests")
    planned = await rows(
        running, "SELECT kind, due_at FROM reminders WHERE state = 'planned' AND kind LIKE 'app%' ORDER BY 2"
    )
    now = running.bot.tools.clock.now().timestamp()
    wanted = [("appointment_days", starts - 2 * 86400), ("appointment_hours", starts - 7200)]
    assert planned == [(kind, due) for kind, due in wanted if due > now]
    api.clock.forward(timedelta(days=3))
    await running.bot.clockwork.remind()
    await running.calm()
    assert "Reminder" not in words(amina)


async def test_the_last_reminder_comes_two_hours_before_from_live_facts(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """TG-13: late is better than never."""
    await ask(running, amina)
    await offer(running, sara)
    await tap(running, amina, "10:00")
    [(starts,)] = await rows(running, "SELECT starts_at FROM requests")
    now = running.bot.tools.clock.now().timestamp()
    api.clock.forward(timedelta(seconds=starts - now - 6000))
    await running.bot.clockwork.remind()
    await running.calm()
    assert words(amina).startswith("🔔 Reminder: your appointment")
    await running.bot.clockwork.remind()
    await running.calm()
    assert sum("Reminder" in text for text in said(amina)) == 1
    await tap(running, amina, "I will come")
    assert "You said that you will come." in words(amina)


@pytest.mark.parametrize("end", ["I do not need it any more", "I need another time"])
async def test_no_reminder_after_it_was_taken_back_or_moved(
    running: Running, api: BotApi, amina: Phone, sara: Phone, end: str
) -> None:
    """MS-A5: also with a restart in between; the state is read at the moment of sending."""
    await ask(running, amina)
    await offer(running, sara)
    await tap(running, amina, "10:00", "My requests", "✅", end)
    if "need it" in end:
        await tap(running, amina, "Yes, take it back")
    assert await rows(running, PLANNED) == [(0,)]
    await running.stop()
    api.clock.forward(timedelta(days=1, hours=23))
    await running.start()
    await running.bot.clockwork.remind()
    await running.calm()
    assert not any("Reminder" in text for text in said(amina))


async def test_a_reminder_due_while_the_bot_was_down_comes_once_however_often_it_starts(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """MS-A14, TG-13, TG-14: late is told, twice is not."""
    await ask(running, amina)
    await offer(running, sara)
    await tap(running, amina, "10:00")
    [(starts,)] = await rows(running, "SELECT starts_at FROM requests")
    now = running.bot.tools.clock.now().timestamp()
    await running.stop()
    api.clock.forward(timedelta(seconds=starts - now - 5000))
    for _ in range(3):
        await running.start()
        await running.bot.clockwork.remind()
        await running.calm()
        await running.stop()
    await running.start()
    assert sum("Reminder" in text for text in said(amina)) == 1


async def test_a_sensitive_service_is_never_named_in_a_message_that_comes_by_itself(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina, "counselling")
    await offer(running, sara)
    assert "ounsel" not in words(amina)
    await tap(running, amina, "10:00")
    assert "ounsel" not in words(amina)
    assert all("ounsel" not in label for label in labels(amina))


async def test_going_home_is_never_urgent(running: Running, amina: Phone, sara: Phone) -> None:
    amina.tap(amina.last.id, "prog:repatriation:menu")
    await running.calm()
    await tap(running, amina, "Ask for an appointment", "For me")
    assert not any("today" in label for label in labels(amina))
    await tap(running, amina, "Send it")
    assert await rows(running, "SELECT urgent FROM requests") == [(0,)]


async def test_every_step_has_its_way_back_and_keeps_it_through_a_change_of_language(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """Back and language at every step, and a restart in the middle changes nothing."""
    amina.tap(amina.last.id, "prog:family:menu")
    await running.calm()
    await tap(running, amina, "Ask for an appointment", "For my child", "Back")
    assert words(amina).startswith("🙋 For whom is it?")
    await tap(running, amina, "For my family")
    await running.stop()
    await running.start()
    amina.send("/language")
    await running.calm()
    await tap(running, amina, "Türkçe")
    assert any(key.data == "req.send:today" for row in amina.last.keyboard for key in row)
    amina.tap(amina.last.id, "req.send:today")
    await running.calm()
    assert await rows(running, "SELECT service, whom, urgent FROM requests") == [("family", "family", 1)]


async def test_two_taps_on_send_are_one_request_and_the_receipt_stays(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """MS-A15."""
    amina.tap(amina.last.id, "prog:family:menu")
    await running.calm()
    await tap(running, amina, "Ask for an appointment", "For me")
    for _ in range(3):
        amina.tap(amina.last.id, "req.send:wait")
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM requests") == [(1,)]
    assert words(amina).startswith("✅ Sent. Your number is 1")


async def test_a_note_is_kept_sealed_and_shown_to_staff_and_read_is_written_down(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await tap(running, amina, "Add something", "Write or speak")
    amina.send("The baby is <b>two</b> months 👶")
    await running.calm()
    assert "Added to your request" in words(amina)
    [(sealed,)] = await rows(running, "SELECT text FROM notes")
    assert b"baby" not in sealed
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert "The baby is <b>two</b> months 👶" in words(sara)
    assert await rows(running, "SELECT action, about FROM audit") == [("read", "request 1")]


async def test_more_than_three_open_requests_help_nobody(running: Running, amina: Phone, sara: Phone) -> None:
    for _ in range(3):
        await ask(running, amina)
    await ask(running, amina)
    assert words(amina).startswith("🙋 We have your requests")
    assert await rows(running, "SELECT count(*) FROM requests") == [(3,)]


async def test_everything_goes_with_the_person(running: Running, amina: Phone, sara: Phone) -> None:
    """MS-S7, TX-35."""
    await ask(running, amina)
    amina.send("/privacy")
    await running.calm()
    await tap(running, amina, "Erase me here", "Yes, erase")
    for table in ("requests", "notes", "consents", "offers"):
        assert await rows(running, f"SELECT count(*) FROM {table}") == [(0,)], table


async def test_an_ended_request_is_forgotten_after_its_days(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await tap(running, amina, "My requests", "1 ·", "I do not need it any more", "Yes, take it back")
    api.clock.forward(timedelta(days=15))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT count(*) FROM requests") == [(0,)]
