"""When a talk can begin, with whom, and what becomes of forms that were open."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, words
from desk import ask, staff, tap
from letters import rows, said
from talking import begun, heard, send, talks

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


async def test_one_talk_at_a_time_for_each(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    await begun(running, amina, sara)
    api.clock.forward(timedelta(seconds=20))
    await ask(running, amina, "health")
    pavel.tap(pavel.last.id, "case.take:2")
    await running.calm()
    await tap(running, pavel, "Talk to them")
    assert words(pavel) == "💬 Somebody talks to them already."
    pavel.tap(pavel.last.id, "case.give:2")
    await running.calm()
    sara.tap(sara.last.id, "case.take:2")
    await running.calm()
    await tap(running, sara, "Talk to them")
    assert words(sara) == "💬 End the talk with 1 🌳 first."
    await tap(running, sara, "End the talk")
    assert words(amina).startswith("💬 The talk has ended.")
    sara.tap(sara.last.id, "talk.begin:2")
    await running.calm()
    assert await rows(running, "SELECT request_id FROM talks") == [(2,)]


async def test_a_double_tap_begins_one_talk(running: Running, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, sara)
    before = len(said(amina))
    for data in ("talk.begin:1", "case.talk:1"):
        sara.tap(sara.last.id, data)
        await running.calm()
        assert words(sara).startswith("💬 You are talking to 1 🌳.")
    assert heard(amina, before) == []
    assert await talks(running) == 1


async def test_who_wants_only_the_desk_or_cannot_be_reached_is_not_talked_to(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tap(running, amina, "Add something", "How to answer you", "Only: come to the desk")
    for data in ("case.talk:1", "talk.begin:1"):
        sara.tap(sara.last.id, data)
        await running.calm()
        assert words(sara).startswith("💬 They want nothing written")
    amina.tap(amina.last.id, "mine.set:1:write")
    await running.calm()
    amina.block()
    await running.calm()
    sara.tap(sara.last.id, "case.talk:1")
    await running.calm()
    assert words(sara).startswith("💬 They have blocked the bot.")
    assert await talks(running) == 0


async def test_a_case_that_is_not_mine_is_not_talked_about(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    await ask(running, amina)
    for data in ("case.talk:1", "talk.begin:1"):
        sara.tap(sara.last.id, data)
        await running.calm()
        assert words(sara).startswith("🕥 This has changed meanwhile"), data
    for data in ("case.talk:1", "talk.begin:1", "talk.end:1", "talk.case:1"):
        for phone in (nurse, amina):
            phone.tap(phone.last.id, data)
            await running.calm()
            assert words(phone).startswith("🕥 This button is old."), data
    assert await talks(running) == 0


async def test_another_cannot_end_it(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    await begun(running, amina, sara)
    pavel.tap(pavel.last.id, "talk.end:1")
    pavel.tap(pavel.last.id, "talk.stop")
    await running.calm()
    assert await talks(running) == 1


async def test_forms_of_both_are_closed_when_it_begins(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    await tap(running, amina, "Add something", "Write or speak")
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tap(running, sara, "Private note")
    sara.tap(sara.last.id, "talk.begin:1")
    await running.calm()
    assert "What you had begun here is closed." in words(amina)
    await send(running, amina, "hear me")
    assert words(sara) == "💬 1 🌳: hear me"
    await send(running, sara, "I do")
    assert words(amina) == "💬 I do"
    assert await rows(running, "SELECT * FROM notes") == []
    assert await rows(running, "SELECT * FROM conversations") == []


async def test_a_note_begun_by_a_tap_goes_into_the_case_and_not_to_the_client(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await begun(running, amina, sara)
    before = len(said(amina))
    await tap(running, sara, "Open", "Private note")
    await send(running, sara, "careful with her")
    assert heard(amina, before) == []
    assert await rows(running, "SELECT kind FROM notes") == [("private",)]
