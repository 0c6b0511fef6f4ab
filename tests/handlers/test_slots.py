"""Free times: staff open and close them by tapping hours, a client takes one, and one seat is taken once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import crowd, staff, tap
from letters import PLANNED, rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from storage import slots

ROUNDS, PEOPLE = 40, 20


async def open_one(running: Running, service: str = "family", days: int = 5) -> int:
    """A time some days ahead; its number."""
    at = int(running.bot.tools.clock.now().timestamp()) + days * 86400
    async with running.bot.db.write() as tx:
        assert await slots.toggle(tx, service, at)
        return [slot.id for slot in await slots.free(tx, service, 0, 100)][-1]


async def test_staff_open_a_time_and_a_client_takes_it(running: Running, amina: Phone, sara: Phone) -> None:
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "More", "Open times", "Help for families")
    days = [key.data for row in sara.last.keyboard for key in row if key.data and key.data.startswith("slots.day:")]
    sara.tap(sara.last.id, days[3])
    await running.calm()
    await tap(running, sara, "10:30")
    assert "✅ 10:30" in labels(sara)
    amina.tap(amina.last.id, "prog:family:ask")
    await running.calm()
    await tap(running, amina, "Free times", "10:30")
    assert "If you take it, we keep" in words(amina)
    await tap(running, amina, "For my child")
    assert words(amina).startswith("✅ Agreed: in 3 days")
    assert await rows(running, "SELECT state, whom FROM requests") == [("confirmed", "child")]
    assert await rows(running, PLANNED) == [(2,)]
    assert "a time was chosen" in words(sara)


async def test_a_taken_time_cannot_be_closed_and_a_free_one_can(running: Running, amina: Phone, sara: Phone) -> None:
    number = await open_one(running)
    amina.tap(amina.last.id, f"slot.take:{number}:me")
    await running.calm()
    [(at,)] = await rows(running, "SELECT starts_at FROM slots")
    async with running.bot.db.write() as tx:
        assert not await slots.toggle(tx, "family", at)
        assert await slots.toggle(tx, "health", at)
        assert await slots.toggle(tx, "health", at)
    assert await rows(running, "SELECT service, taken FROM slots") == [("family", 1)]


async def test_of_twenty_who_tap_one_seat_in_forty_rounds_one_has_it_each_time(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """MS-A1, AB-21: guarded by the database; the others are told and shown other times."""
    phones = await crowd(running, api, "P", PEOPLE)
    for number in range(ROUNDS):
        slot = await open_one(running, "school" if number % 2 else "family", 3 + number)
        api.clock.forward(timedelta(seconds=2))
        for phone in phones:
            phone.tap(phone.last.id, f"slot.take:{slot}:me")
        await running.calm()
        async with running.bot.db.write() as tx:
            await tx.run("UPDATE requests SET created_at = 0, state = 'done' WHERE state = 'confirmed'")
    assert await rows(running, "SELECT count(*), min(taken), max(taken) FROM slots") == [(ROUNDS, 1, 1)]
    assert await rows(running, "SELECT count(*), count(DISTINCT slot_id) FROM requests") == [(ROUNDS, ROUNDS)]


@pytest.mark.parametrize("end", ["cancel", "move", "erase"])
async def test_a_seat_given_back_is_free_for_the_next(running: Running, amina: Phone, sara: Phone, end: str) -> None:
    number = await open_one(running)
    amina.tap(amina.last.id, f"slot.take:{number}:me")
    await running.calm()
    assert await rows(running, "SELECT taken FROM slots") == [(1,)]
    data = {"cancel": "mine.stop:1", "move": "mine.other:1", "erase": "erase.now"}[end]
    amina.tap(amina.last.id, data)
    await running.calm()
    assert await rows(running, "SELECT taken FROM slots") == [(0,)]
    assert await rows(running, PLANNED) == [(0,)] or end == "erase"


async def test_the_same_tap_again_keeps_the_receipt_and_takes_nothing_more(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """MS-A15: tapped three times, one booking and the same answer."""
    number = await open_one(running)
    for _ in range(3):
        amina.tap(amina.last.id, f"slot.take:{number}:me")
    await running.calm()
    assert words(amina).startswith("✅ Agreed")
    assert await rows(running, "SELECT count(*) FROM requests") == [(1,)]


async def test_a_time_that_is_gone_says_so_and_shows_others(running: Running, api: BotApi, amina: Phone) -> None:
    number = await open_one(running)
    other = api.phone("Reza")
    other.start()
    await running.calm()
    other.press("English")
    await running.calm()
    other.tap(other.last.id, f"slot.take:{number}:me")
    await running.calm()
    amina.tap(amina.last.id, f"slot.at:{number}")
    await running.calm()
    assert words(amina).startswith("🕥 This time has just been taken.")
    await tap(running, amina, "Other times")
    assert words(amina).startswith("🕥 No time is free at the moment.")
    api.clock.forward(timedelta(days=9))
    amina.tap(amina.last.id, f"slot.at:{number}")
    await running.calm()
    assert words(amina).startswith("🕥 This time is over.")


@pytest.mark.parametrize("data", ["slots", "slots.days:family", "slots.day:family:1201", "slots.set:family:12011030"])
async def test_only_staff_open_times(running: Running, amina: Phone, data: str) -> None:
    """AB-17."""
    amina.tap(amina.last.id, data)
    await running.calm()
    assert words(amina).startswith("🕥 This button is old.")
    assert await rows(running, "SELECT count(*) FROM slots") == [(0,)]


async def test_a_case_worker_opens_times_of_their_service_only(running: Running, api: BotApi) -> None:
    """AB-18, AB-50."""
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    nurse.tap(nurse.last.id, "slots")
    await running.calm()
    assert [key.data for row in nurse.last.keyboard for key in row] == ["slots.days:health", "staff"]
    nurse.tap(nurse.last.id, "slots.set:shelter:12011030")
    await running.calm()
    assert words(nurse).startswith("🕥 This button is old.")


async def test_who_cannot_be_reached_is_shown_as_such(running: Running, amina: Phone, sara: Phone) -> None:
    """The client has blocked the bot: staff see it on the case, before and after they decline."""
    number = await open_one(running)
    amina.tap(amina.last.id, f"slot.take:{number}:me")
    await running.calm()
    amina.block()
    await running.calm()
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    assert "Not reached" in words(sara)
    await tap(running, sara, "Decline", "No place left")
    assert sum("Not reached" in text for text in said(sara)) == 1
    assert words(sara).endswith("not reached: call them")
    assert await rows(running, "SELECT taken FROM slots") == [(0,)]


async def test_a_day_is_repeated_for_four_weeks_and_twice_changes_nothing(running: Running, sara: Phone) -> None:
    sara.tap(sara.last.id, "slots.days:school")
    await running.calm()
    day = [key.data for row in sara.last.keyboard for key in row if key.data and key.data.startswith("slots.day:")][3]
    sara.tap(sara.last.id, day or "")
    await running.calm()
    await tap(running, sara, "10:30", "👥 1", "🙂 anybody", "11:00", "The same, 4 weeks")
    assert await rows(running, "SELECT capacity, by_chat IS NULL, count(*) FROM slots GROUP BY 1, 2 ORDER BY 1") == [
        (1, 1, 5), (2, 0, 5),
    ]  # fmt: skip
    assert await rows(running, "SELECT count(DISTINCT starts_at % 604800) FROM slots") == [(2,)]
    await tap(running, sara, "The same, 4 weeks")
    assert await rows(running, "SELECT count(*) FROM slots") == [(10,)]


async def test_a_time_of_somebodys_own_brings_the_case_to_them_and_says_the_place(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    sara.tap(sara.last.id, "slots.days:school")
    await running.calm()
    day = [key.data for row in sara.last.keyboard for key in row if key.data and key.data.startswith("slots.day:")][3]
    sara.tap(sara.last.id, f"{day}:1:m:-")
    await running.calm()
    await tap(running, sara, "📍 desk")
    place = next(label for label in labels(sara) if label.startswith("📍"))
    assert place != "📍 desk"
    await tap(running, sara, "10:30")
    before = words(pavel)
    amina.tap(amina.last.id, "slot.take:1:child")
    await running.calm()
    assert place[:8] in words(amina) and "Come to the help desk" not in words(amina)
    assert "a time was chosen" in words(sara) and words(pavel) == before
