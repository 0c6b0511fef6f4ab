"""All addresses hidden at once: no screen, reminder, pin or calendar says where anything is, until they are shown."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, words
from desk import staff, tap
from icalendar import Calendar
from letters import rows
from staffing import open_
from volunteering import need, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.i18n import strip_marks
from bot.services.catalogue_file import read
from storage import schedule

ASK = "Ask a person where it is."


def traces() -> list[str]:
    """What the example's places are called, and where they are."""
    found = read().catalogue.places.values()
    return [text["en"] for place in found for text in (place.address, place.directions) if text.get("en")]


async def test_one_switch_with_a_second_tap_hides_every_address_and_shows_it_again(
    running: Running, api: BotApi, amina: Phone
) -> None:
    worker = await staff(running, api, "Worker", Grant(Role.CASE_WORKER))
    boss = await staff(running, api, "Boss", Grant(Role.ADMIN))
    await open_(running, amina, "prog:soup:menu")
    assert ASK not in words(amina) and "📍" in words(amina)
    await open_(running, worker, "trouble")
    await tap(running, worker, "Hide all addresses")
    assert "Hide all addresses now?" in words(worker)
    assert await rows(running, "SELECT hidden FROM timetable_revision") == [(0,)]
    await tap(running, worker, "Hide all addresses")
    assert words(worker).startswith("🙈 All addresses are hidden now.")
    assert words(boss).startswith("🙈 All addresses are hidden now.") and "Case worker 1" in words(boss)
    await open_(running, amina, "prog:soup:menu")
    assert f"📍 {ASK}" in words(amina)
    await tap(running, worker, "Back")
    assert "All addresses are hidden now." in words(worker)
    await tap(running, worker, "Show addresses again", "Yes, show them")
    await open_(running, amina, "prog:soup:menu")
    assert ASK not in words(amina)
    done = "SELECT action FROM audit WHERE about = 'addresses' ORDER BY id"
    assert await rows(running, done) == [("hide addresses",), ("show addresses",)]


async def test_two_who_hide_at_once_do_it_once_and_the_second_is_told(running: Running, api: BotApi) -> None:
    pair = [await staff(running, api, f"Worker{number}", Grant(Role.CASE_WORKER)) for number in range(2)]
    for phone in pair:
        await open_(running, phone, "hide")
    for phone in pair:
        phone.press("Hide all addresses")
    await running.calm()
    assert "The administrators are told." in words(pair[0])
    assert "A colleague has done it already." in words(pair[1])
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'hide addresses'") == [(1,)]


@pytest.mark.parametrize("language", ["en", "ar"])
async def test_no_screen_a_client_can_reach_says_where_anything_is(
    running: Running, amina: Phone, language: str
) -> None:
    """Every programme's card, days, the way there, today and the week."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = ?", (language,))
        await schedule.set_hidden(tx, hidden=True)
    planned = read()
    asked = ["today", "tomorrow", "week", "now", "food"]
    for key in planned.catalogue.programmes:
        asked += [f"prog:{key}:menu", f"way:{key}:menu", f"when:{key}:0:menu"]
    before = len(running.api.calls)
    for data in asked:
        await open_(running, amina, data)
    said = " ".join(strip_marks(str(call.params)) for call in list(running.api.calls)[before:])
    assert [trace for trace in traces() if trace in said] == []
    assert not any(call.method == "sendVenue" for call in list(running.api.calls)[before:])
    hidden = [place for place in planned.catalogue.places.values() if place.latitude is not None]
    assert hidden and not any(str(place.latitude) in said for place in hidden)


async def test_reminders_that_go_out_while_they_are_hidden_say_nothing_of_the_place(
    running: Running, amina: Phone, api: BotApi
) -> None:
    await open_(running, amina, "follow:soup")
    async with running.bot.db.write() as tx:
        await schedule.set_hidden(tx, hidden=True)
    await running.bot.clockwork.remind()
    [(due,)] = await rows(running, "SELECT min(due_at) FROM reminders WHERE state = 'planned' AND kind LIKE 'follow%'")
    api.clock.forward(timedelta(seconds=due - running.bot.tools.clock.now().timestamp() + 1))
    before = len(api.calls)
    await running.bot.clockwork.remind()
    await running.calm()
    said = strip_marks(amina.last.text)
    assert f"📍 {ASK}" in said
    assert not any(trace in str(call.params) for call in list(api.calls)[before:] for trace in traces())


async def test_nobody_else_moves_the_switch(running: Running, api: BotApi, amina: Phone) -> None:
    translator = await staff(running, api, "Translator", Grant(Role.TRANSLATOR))
    for phone in (amina, translator):
        for data in ("hide", "hide.set:on", "trouble"):
            await open_(running, phone, data)
            assert words(phone).startswith("🕥 This button is old"), data
    assert await rows(running, "SELECT hidden FROM timetable_revision") == [(0,)]


async def test_what_staff_load_or_read_from_the_file_still_has_its_addresses(running: Running) -> None:
    """Only what is handed to screens is without: nothing is lost by hiding."""
    async with running.bot.db.write() as tx:
        before = await schedule.timetable(tx)
        await schedule.set_hidden(tx, hidden=True)
        after = await schedule.timetable(tx)
        assert (after.catalogue, after.hidden, before.hidden) == (before.catalogue, True, False)
        assert after.revision != before.revision


async def test_who_comes_to_a_shift_or_an_appointment_is_told_to_ask(running: Running, api: BotApi) -> None:
    """On the card, the way there, the appointment, and in the calendar file."""
    number = await need(running)
    [samir] = await team(running, api, 1)
    await open_(running, samir, f"shift.join:{number}")
    at = int(running.bot.tools.clock.now().timestamp()) + 3 * 24 * 3600
    async with running.bot.db.write() as tx:
        new = "INSERT INTO slots (id, service, starts_at, capacity, place) VALUES (77, 'family', ?, 1, 'hall')"
        await tx.run(new, (at,))
        await schedule.set_hidden(tx, hidden=True)
    before = len(api.calls)
    for data in (f"shift:{number}", f"shift.way:{number}"):
        await open_(running, samir, data)
        assert f"📍 {ASK}" in words(samir), data
    await open_(running, samir, "slot.take:77:me")
    assert f"📍 {ASK}" in words(samir)
    await open_(running, samir, "mine.one:1")
    assert f"📍 {ASK}" in words(samir)
    await open_(running, samir, f"calendar:{number}")
    document = samir.last.raw["document"]
    stored = api.world.files.by_id(document["file_id"])
    assert stored is not None
    [event] = Calendar.from_ical(stored.data).walk("VEVENT")
    assert strip_marks(str(event["location"])) == ASK
    assert "geo" not in event
    said = strip_marks(" ".join(str(call.params) for call in list(api.calls)[before:])) + stored.data.decode()
    assert [trace for trace in traces() if trace in said] == []
    assert not any(call.method == "sendVenue" for call in list(api.calls)[before:])
