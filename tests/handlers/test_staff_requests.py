"""Staff work the requests from their phones: the right is checked at the press, notes stay on their side."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, labels, words
from desk import ask, offer, staff, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.services import people as people_service


async def test_of_two_who_take_a_request_at_once_one_has_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
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
    """P14: a forged button."""
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


async def test_a_volunteer_reads_no_clients_contact(running: Running, api: BotApi, amina: Phone) -> None:
    """AB-51: refused by role, with the way to a person."""
    await ask(running, amina)
    volunteer = await staff(running, api, "V", Grant(Role.VOLUNTEER))
    for data in ("case:1", "case.notes:1", "queue", "desk"):
        volunteer.tap(volunteer.last.id, data)
        await running.calm()
        assert words(volunteer).startswith("🕥 This button is old."), data
        assert "💬 Talk to a person" in labels(volunteer), data
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'read'") == [(0,)]


async def test_a_case_worker_sees_only_their_service(running: Running, api: BotApi, amina: Phone) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    await ask(running, amina, "family")
    nurse.send("/queue")
    await running.calm()
    assert words(nurse).startswith("🙋 Nobody is waiting.")
    nurse.tap(nurse.last.id, "case:1")
    await running.calm()
    assert words(nurse).startswith("🕥 This button is old.")


async def test_a_private_note_never_leaves_the_staff_side(running: Running, amina: Phone, sara: Phone) -> None:
    """MS-S14."""
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
    """MS-A4: declined is not confirmed, and nothing is planned any more."""
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


async def test_an_invitation_is_opened_once_and_confirmed_by_its_number(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    """AB-26, AB-27, AB-28, TX-38."""
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "More", "Invite somebody")
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


async def test_the_queue_shows_what_is_asked_for(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    """New, mine, waiting for the client, by service, by language."""
    await ask(running, amina, "family")
    await ask(running, amina, "health")
    await offer(running, sara, 1)
    for button, count in (("Only mine", 1), ("Waiting for the client", 1), ("🩺", 1), ("en", 2)):
        api.clock.forward(timedelta(seconds=20))
        sara.send("/queue")
        await running.calm()
        await tap(running, sara, "Filter", button)
        assert words(sara).startswith(f"🙋 {count} request"), button
    await tap(running, sara, "Filter", "Only mine", "All requests")
    assert words(sara).startswith("🙋 2 requests are open")
