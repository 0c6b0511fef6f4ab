"""To whom an announcement goes, chosen by taps: followers, weekdays, one shift, one day; put in or left out."""

from __future__ import annotations

from datetime import timedelta

import pytest
from announcing import draft, fans, got, step, wake
from conftest import Running, labels, words
from desk import tap
from joining import member, number_of
from volunteering import approve, day_ahead, need, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import ProgrammeKey, TaskKey
from storage import follows


@pytest.fixture(autouse=True)
async def _by_day(running: Running, api: BotApi) -> None:
    wake(running, api)


async def empty_draft(running: Running, api: BotApi, phone: Phone, text: str) -> None:
    """A draft that nobody is chosen for, at the choice of its audience."""
    await draft(running, api, phone, text)
    await tap(running, phone, "To whom", "Who wants news")


async def place(running: Running, shift: int, *phones: Phone) -> None:
    """These people come to it."""
    for chat in await approve(running, *phones):
        async with running.bot.db.write() as tx:
            await tx.run(
                "INSERT INTO signups (shift_id, chat_id, state, made_at) VALUES (?, ?, 'confirmed', 1)",
                (shift, chat),
            )


async def send(running: Running, api: BotApi, phone: Phone) -> None:
    api.clock.forward(timedelta(seconds=20))
    await tap(running, phone, "Send to")
    await step(running)


async def test_who_follows_a_programme_gets_it(running: Running, api: BotApi, sara: Phone) -> None:
    people = await fans(running, api, ["en", "en"])
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET news = 'no'")
    number = await number_of(running, people[0])
    async with running.bot.db.write() as tx:
        await follows.add(tx, number, ProgrammeKey("soup"), 1)
    await empty_draft(running, api, sara, "No soup today")
    await tap(running, sara, "Who follows")
    assert any("Soup kitchen" in label and label.endswith("· 1") for label in labels(sara))
    await tap(running, sara, "Soup kitchen", "Back")
    assert "To 1 person" in words(sara)
    assert "Follow: Soup kitchen 1" in words(sara)
    await tap(running, sara, "Back")
    await send(running, api, sara)
    assert [got(phone, "No soup today") for phone in people] == [1, 0]


async def test_volunteers_of_a_weekday(running: Running, api: BotApi, sara: Phone) -> None:
    mondays = await member(running, api, "Mo", ("day", "mon"))
    fridays = await member(running, api, "Fri", ("day", "fri"))
    await empty_draft(running, api, sara, "Can you come")
    await tap(running, sara, "Some volunteers", "By weekday", "Monday", "Back", "Back", "Back")
    await send(running, api, sara)
    assert [got(phone, "Can you come") for phone in (mondays, fridays)] == [1, 0]


async def test_people_of_one_shift_and_of_one_day_count_once(running: Running, api: BotApi, sara: Phone) -> None:
    """Who is on both shifts of a day, and on the one that is chosen besides, counts once."""
    cooks = await team(running, api, 3, "Cook")
    first = await need(running, day_ahead(running), seats=4)
    serve = await need(running, day_ahead(running), seats=4, task=TaskKey("serve"))
    other = await need(running, day_ahead(running, 5), seats=4)
    await place(running, first, cooks[0])
    await place(running, serve, cooks[0], cooks[1])
    await place(running, other, cooks[2])
    await empty_draft(running, api, sara, "Be early")
    await tap(running, sara, "Some volunteers", "Of one shift")
    assert sum("Cook," in label for label in labels(sara)) == 2
    await tap(running, sara, "Cook,", "Back", "Of one day")
    shown = [label for label in labels(sara) if "Soup kitchen," in label]
    assert [label[-3:] for label in shown] == ["· 2", "· 1"]
    await tap(running, sara, shown[0], "Back", "Back")
    assert "To 2 people" in words(sara)
    await tap(running, sara, "Back")
    await send(running, api, sara)
    assert [got(phone, "Be early") for phone in cooks] == [1, 1, 0]


async def test_a_shift_is_left_out_of_all_volunteers(running: Running, api: BotApi, sara: Phone) -> None:
    cooks = await team(running, api, 2, "Cook")
    shift = await need(running, day_ahead(running), seats=4)
    await place(running, shift, cooks[0])
    await empty_draft(running, api, sara, "Somebody is missing")
    await tap(running, sara, "All volunteers", "Leave somebody out", "Some volunteers")
    await tap(running, sara, "Of one shift", "Cook,", "Back", "Back")
    assert "To 1 person" in words(sara)
    assert "➖" in words(sara)
    await tap(running, sara, "Back", "Back")
    await send(running, api, sara)
    assert [got(phone, "Somebody is missing") for phone in cooks] == [0, 1]


async def test_lists_have_five_on_a_page_and_a_choice_stays_on_its_page(
    running: Running, api: BotApi, sara: Phone
) -> None:
    await empty_draft(running, api, sara, "Hello")
    await tap(running, sara, "Some volunteers", "By weekday")
    assert [label[2:].strip() for label in labels(sara)][:5] == [
        f"📆 Volunteers: {day} · 0" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
    ]
    await tap(running, sara, "▶️", "Sunday")
    assert any(label.startswith("✅") and "Sunday" in label for label in labels(sara))
    assert not any("Monday" in label for label in labels(sara))
    await tap(running, sara, "Sunday", "◀️")
    assert any("Monday" in label for label in labels(sara))


async def test_who_has_given_a_place_back_is_not_of_that_shift(running: Running, api: BotApi, sara: Phone) -> None:
    (cook,) = await team(running, api, 1, "Cook")
    shift = await need(running, day_ahead(running), seats=4)
    await place(running, shift, cook)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE signups SET state = 'left', ended_at = 2")
    await empty_draft(running, api, sara, "Hello")
    await tap(running, sara, "Some volunteers", "Of one shift")
    assert "nobody of this sort" in words(sara)
