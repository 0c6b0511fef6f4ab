"""What is given out to somebody without a phone: a number on paper, found by it; one a household stays one."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, words
from desk import ask, crowd, tap
from giving import item, states, there_are
from letters import rows
from paper import at_desk, find, look, shown, write_down
from planning import morning
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.appointments import MARKS


async def test_a_number_given_at_the_desk_is_found_again_on_its_day(running: Running, api: BotApi, sara: Phone) -> None:
    await morning(running, api)
    day = await there_are(running, 2, which=1)
    await write_down(running, sara)
    api.clock.forward(timedelta(minutes=1))
    await write_down(running, sara)
    [(stock,)] = await rows(running, "SELECT id FROM stocks")
    await press(running, sara, f"grant.do:2:{stock}")
    assert await states(running) == ["granted"]
    api.clock.forward(timedelta(minutes=1))
    await press(running, sara, "slip:2")
    assert f"🎟 1 {MARKS[1]}" in words(sara)
    api.clock.forward(day.starts_at - running.bot.tools.clock.now())
    await find(running, sara, "1", MARKS[1])
    assert words(sara).startswith("🔎 Two people have this number.")


async def test_a_number_in_three_taps_for_who_has_no_phone(running: Running, api: BotApi, sara: Phone) -> None:
    await morning(running, api)
    await there_are(running, 1, which=1)
    await at_desk(running, sara)
    await tap(running, sara, "No phone: write down", "Something given out", "Milk")
    assert words(sara).splitlines()[0].strip("\u2066\u2069\u2068") == f"1 {MARKS[1]}"
    assert "Before that day this finds them: " in words(sara)
    assert await states(running) == ["granted"]
    assert await rows(running, "SELECT count(*) FROM slips") == [(1,)]
    await tap(running, sara, "Slip to print")
    assert sara.last.kind == "document"


async def test_the_same_tap_gives_once_and_what_is_finished_makes_nobody(
    running: Running, api: BotApi, sara: Phone
) -> None:
    await morning(running, api)
    await there_are(running, 1, which=1)
    await at_desk(running, sara)
    await tap(running, sara, "No phone: write down", "Something given out")
    [milk] = [key.data for row in sara.last.keyboard for key in row if "Milk" in key.text]
    for _ in range(3):
        sara.tap(sara.last.id, milk or "")
    await running.calm()
    assert await states(running) == ["granted"]
    api.clock.forward(timedelta(minutes=2))
    await at_desk(running, sara)
    await tap(running, sara, "No phone: write down", "Something given out", "Milk")
    assert await states(running) == ["granted"]
    assert await rows(running, "SELECT (SELECT count(*) FROM slips), (SELECT count(*) FROM requests)") == [(1, 1)]


async def test_a_household_with_two_phones_keeps_one_of_what_is_one_a_month(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await morning(running, api)
    await there_are(running, 5, which=1)
    [fresh] = await crowd(running, api, "New", 1)
    number = await item(running, "milk")
    for phone in (amina, fresh):
        await press(running, phone, f"gift.take:{number}:")
    await ask(running, amina)
    await press(running, sara, await look(running, sara, await shown(running, fresh)))
    assert words(sara).startswith("✅ Connected.")
    assert sorted(await states(running)) == ["granted", "withdrawn"]
    assert await rows(running, "SELECT count(*) FROM tickets WHERE chat_id IS NOT NULL") == [(1,)]


async def test_what_only_the_new_phone_has_goes_with_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await morning(running, api)
    await there_are(running, 5, which=1)
    [fresh] = await crowd(running, api, "New", 1)
    await press(running, fresh, f"gift.take:{await item(running, 'milk')}:")
    await ask(running, amina)
    await press(running, sara, await look(running, sara, await shown(running, fresh)))
    assert await states(running) == ["granted"]
    owners = (
        "SELECT (SELECT chat_id FROM tickets) = (SELECT chat_id FROM requests), (SELECT chat_id FROM allotments) = "
    )
    assert await rows(running, owners + "(SELECT chat_id FROM requests)") == [(1, 1)]
