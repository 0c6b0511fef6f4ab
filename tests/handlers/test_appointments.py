"""From "I need help" to an agreed time and back, on two phones at once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, offer, staff, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.services import people as people_service


@pytest.fixture
async def sara(api: BotApi, running: Running) -> Phone:
    """A coordinator who reads English."""
    return await staff(running, api, "Sara", Grant(Role.COORDINATOR))


async def test_a_request_is_three_taps_and_its_receipt_says_when_somebody_reads_it(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """MS-A1: the answer is promised from the hours of the desk, never "within a day"."""
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
    assert words(amina).startswith("✅ Agreed: in 2 days, Friday 27 November")
    assert "a time was chosen" in words(sara)
    [(starts,)] = await rows(running, "SELECT starts_at FROM requests")
    planned = await rows(running, "SELECT kind, due_at FROM reminders WHERE state = 'planned' ORDER BY due_at")
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
    await ask(running, amina)
    await offer(running, sara)
    await tap(running, amina, "10:00", "My requests", "✅", end)
    if "need it" in end:
        await tap(running, amina, "Yes, take it back")
    assert await rows(running, "SELECT count(*) FROM reminders WHERE state = 'planned'") == [(0,)]


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
    """MS-A2: back and language at every step, and a restart in the middle changes nothing."""
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
    amina.tap(amina.last.id, "prog:family:menu")
    await running.calm()
    await tap(running, amina, "Ask for an appointment", "For me")
    for _ in range(3):
        amina.tap(amina.last.id, "req.send:wait")
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM requests") == [(1,)]
    assert words(amina).startswith("✅ Sent. Your number is 1")


async def test_of_two_who_take_a_request_at_once_one_has_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """MS-A14."""
    other = await staff(running, api, "Deniz", Grant(Role.CASE_WORKER, "family"))
    await ask(running, amina)
    for phone in (sara, other):
        phone.tap(phone.last.id, "case.take:1")
    await running.calm()
    [(claimed,)] = await rows(running, "SELECT claimed_by FROM requests")
    assert claimed is not None
    assert sum("This has changed meanwhile" in words(phone) for phone in (sara, other)) == 1


async def test_another_persons_request_is_not_shown_and_the_press_is_written_down(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """MS-S4, P14: a forged button."""
    await ask(running, amina)
    other = api.phone("Reza")
    other.start()
    await running.calm()
    other.press("English")
    await running.calm()
    for data in ("mine.one:1", "mine.stop:1", "mine.pick:1:1", "case:1", "case.done:1", "queue", "staff", "invite"):
        other.tap(other.last.id, data)
        await running.calm()
        assert words(other).startswith("🕥 This button is old."), data
    assert await rows(running, "SELECT state FROM requests") == [("requested",)]
    assert await rows(running, "SELECT count(*) FROM audit WHERE result = 'refused'") == [(8,)]


async def test_a_case_worker_sees_only_their_service(running: Running, api: BotApi, amina: Phone) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    await ask(running, amina, "family")
    nurse.send("/queue")
    await running.calm()
    assert words(nurse).startswith("🙋 Nobody is waiting.")
    nurse.tap(nurse.last.id, "case:1")
    await running.calm()
    assert words(nurse).startswith("🕥 This button is old.")


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


async def test_a_private_note_never_leaves_the_staff_side(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    await tap(running, sara, "Private note")
    before = len(said(amina))
    sara.send("call the hospital")
    await running.calm()
    assert "🔒 call the hospital" in words(sara)
    assert len(said(amina)) == before
    amina.tap(amina.last.id, "mine.one:1")
    await running.calm()
    assert "hospital" not in words(amina)


async def test_declined_with_a_kept_answer_in_the_persons_own_language(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = 'tr' WHERE id = (SELECT chat_id FROM requests)")
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    await tap(running, sara, "I take it", "Decline", "No place left")
    assert "declined" in words(sara)
    assert "place" not in words(amina)
    assert len(said(amina)) > 0


async def test_who_wants_only_the_desk_is_written_nothing_else(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    await tap(running, amina, "Add something", "How to answer you", "Only: come to the desk")
    await offer(running, sara)
    assert words(amina) == "📅 Please come to the help desk."


async def test_times_not_taken_are_given_back_with_a_word(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await offer(running, sara)
    api.clock.forward(timedelta(days=4))
    await running.bot.clockwork.remind()
    await running.calm()
    assert words(amina).startswith("🕥 The times we offered are over.")
    assert await rows(running, "SELECT state FROM requests") == [("requested",)]


async def test_done_can_be_undone(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    await offer(running, sara)
    await tap(running, amina, "10:00")
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    await tap(running, sara, "Did not come", "Undo", "Done")
    assert await rows(running, "SELECT state FROM requests") == [("done",)]
    assert [row[0] for row in await rows(running, "SELECT move FROM request_moves ORDER BY id")] == [
        "offer", "choose", "miss", "undo", "finish",
    ]  # fmt: skip


async def test_more_than_three_open_requests_help_nobody(running: Running, amina: Phone, sara: Phone) -> None:
    for _ in range(3):
        await ask(running, amina)
    await ask(running, amina)
    assert words(amina).startswith("🙋 We have your requests")
    assert await rows(running, "SELECT count(*) FROM requests") == [(3,)]


async def test_everything_goes_with_the_person(running: Running, amina: Phone, sara: Phone) -> None:
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


async def test_an_invitation_is_opened_once_and_confirmed_by_its_number(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    """AB-26, AB-27, AB-28, TX-38."""
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "Invite somebody")
    assert not any("Administrator" in label for label in labels(sara))
    await tap(running, sara, "Volunteer")
    link = words(sara).split("start=")[1].split()[0]
    amina.start(link)
    await running.calm()
    assert "Your number is" in words(amina)
    stranger = api.phone("Stranger")
    stranger.start(link)
    await running.calm()
    stranger.press("English")
    await running.calm()
    assert "does not count" in words(stranger)
    await tap(running, sara, "Yes, they say")
    assert words(amina).startswith("✅ Confirmed as: Volunteer")
    assert await rows(running, "SELECT count(*) FROM invites") == [(0,)]
    sara.tap(sara.last.id, "invite.yes:11")
    await running.calm()
    assert words(sara).startswith("🕥 This button is old.")


async def test_the_first_admin_is_invited_on_the_machine(running: Running, amina: Phone) -> None:
    from bot.work import Work

    async with running.bot.db.write() as tx:
        job = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        code, number = await people_service.invite(job, None, Grant(Role.ADMIN))
    amina.start(f"inv_{code}")
    await running.calm()
    assert str(number) in labels(amina)
    await tap(running, amina, str(number))
    assert words(amina).startswith("✅ Confirmed as: Administrator")
    assert await rows(running, "SELECT role FROM grants") == [("admin",)]
