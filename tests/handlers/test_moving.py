"""Who moved away: everything they had is free for others and nothing more comes, until they are back with one tap."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, labels, words
from desk import ask, tap
from learning import a_class, join
from letters import rows
from own_shifts import full
from planning import morning
from staffing import open_, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def test_who_moved_away_frees_everything_after_a_second_tap_and_hears_nothing_more(
    running: Running, amina: Phone, sara: Phone, api: BotApi
) -> None:
    await ask(running, amina)
    await open_(running, amina, "wait:health")
    await open_(running, amina, "follow:soup")
    amina.send("/help")
    await running.calm()
    await tap(running, amina, "I moved away")
    assert "We close 1 request of yours." in words(amina)
    assert "You leave the lists you wait on and the programmes you follow." in words(amina)
    assert await rows(running, "SELECT state FROM requests") == [("requested",)]
    await tap(running, amina, "Yes, I moved away")
    assert words(amina).startswith("🧳 Done. We wish you a good way.")
    assert await rows(running, "SELECT state FROM requests") == [("cancelled",)]
    for table in ("waits", "follows"):
        assert await rows(running, f"SELECT count(*) FROM {table}") == [(0,)], table
    assert await rows(running, "SELECT count(*) FROM reminders WHERE state = 'planned' AND kind LIKE 'follow%'") == [
        (0,)
    ]
    assert "taken back" in said(sara)
    before = len(amina.messages)
    api.clock.forward(timedelta(days=8))
    await running.bot.clockwork.remind()
    await running.calm()
    assert len(amina.messages) == before


async def test_the_same_tap_once_more_changes_nothing(running: Running, amina: Phone, sara: Phone) -> None:
    await ask(running, amina)
    for _ in range(2):
        await open_(running, amina, "leaving.go")
        assert words(amina).startswith("🧳 Done.")
    assert said(sara).count("taken back") == 1


async def test_one_tap_brings_messages_back(running: Running, amina: Phone) -> None:
    await open_(running, amina, "leaving.go")
    assert await rows(running, "SELECT hears FROM chats WHERE language = 'en'") == [("nothing",)]
    await tap(running, amina, "I am back")
    assert words(amina).startswith("🙂 Welcome back. We write to you again.")
    assert await rows(running, "SELECT hears FROM chats WHERE language = 'en'") == [("all",)]


async def test_who_has_nothing_is_told_only_that_nothing_more_comes(running: Running, amina: Phone) -> None:
    await open_(running, amina, "leaving")
    assert "We close" not in words(amina) and "lists" not in words(amina)
    assert "🔕 We send you nothing any more." in words(amina)
    assert labels(amina) == ["🧳 Yes, I moved away", "⬅️ Back"]


async def test_who_works_here_is_told_that_this_stays(running: Running, sara: Phone) -> None:
    await open_(running, sara, "leaving")
    assert "You work here: ask a colleague to take you out." in words(sara)
    await tap(running, sara, "Yes, I moved away")
    await open_(running, sara, "staff")
    assert words(sara).startswith("🗂 Staff")


async def test_a_volunteer_s_shifts_are_free_and_the_queue_is_asked(running: Running, api: BotApi) -> None:
    number, people = await full(running, api)
    await open_(running, people[0], "leaving")
    assert "1 shift of yours is free." in words(people[0])
    await tap(running, people[0], "Yes, I moved away")
    await open_(running, people[1], "leaving.go")
    places = f"SELECT state FROM signups WHERE shift_id = {number} ORDER BY id"
    assert [row[0] for row in await rows(running, places)] == ["left", "left", "held"]
    assert await rows(running, "SELECT count(*) FROM shift_waits") == [(0,)]


async def test_a_class_is_left_and_the_next_is_asked(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, _dates = await a_class(running)
    await join(running, number, amina)
    await open_(running, amina, "leaving")
    assert "You leave your classes." in words(amina)
    await tap(running, amina, "Yes, I moved away")
    assert await rows(running, "SELECT * FROM enrolments") == []
    assert await rows(running, "SELECT 1 FROM reminders WHERE kind LIKE 'class%' AND state = 'planned'") == []
