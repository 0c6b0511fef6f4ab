"""What is kept about somebody, walked: seen in pages, taken as a file, cleared out of the chat, erased for good."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from conftest import Running, labels, words
from desk import ask, crowd, offer, staff, tap

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from storage import chats, erased

PRIVATE = "The husband must not know"


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


@pytest.fixture
async def sara(running: Running, api: BotApi) -> Phone:
    return await staff(running, api, "Sara", Grant(Role.COORDINATOR))


async def say(running: Running, phone: Phone, text: str) -> None:
    phone.send(text)
    await running.calm()


async def press(running: Running, phone: Phone, data: str) -> None:
    phone.tap(phone.last.id, data)
    await running.calm()


def removed(api: BotApi) -> list[list[int]]:
    """The numbers in each call that removes messages."""
    return [call.params["message_ids"] for call in api.calls if call.method.lower() == "deletemessages"]


async def pages_of(running: Running, api: BotApi, phone: Phone) -> str:
    """Every page, one after the other."""
    await say(running, phone, "/mydata")
    seen = [words(phone)]
    while more := [label for label in labels(phone) if "▶️" in label]:
        api.clock.forward(timedelta(seconds=5))
        await tap(running, phone, more[0])
        seen.append(words(phone))
    return "\n".join(seen)


async def test_everything_is_seen_in_plain_words(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    """P5: the note staff wrote about her too."""
    await ask(running, amina)
    await offer(running, sara)
    api.clock.forward(timedelta(seconds=20))
    sara.tap(sara.last.id, "case.note:1")
    await running.calm()
    await say(running, sara, PRIVATE)
    await press(running, amina, "follow:soup")
    seen = await pages_of(running, api, amina)
    for said in (
        "Language: English", "Your number in Telegram", "Last here", "you agreed", "Request 1", "A time we offered",
        f"Our team noted: {PRIVATE}", "We remind you of: 🍲", "How we answer: write to you here",
    ):  # fmt: skip
        assert said in seen, said
    assert words(amina).startswith("📄 What we keep about you: ")
    assert labels(amina)[-1] == "⬅️ Back"


async def test_a_page_that_is_not_there_any_more_shows_the_last_and_nobody_elses(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """AB-16: there is no number of a person in these buttons to forge."""
    await ask(running, amina)
    await press(running, sara, "mydata:99")
    assert "Request 1" not in words(sara)
    assert words(sara).startswith("📄 What we keep about you: ")
    await press(running, sara, "mydata:x")
    assert words(sara).startswith("🕥 This button is old")


async def test_the_file_is_asked_twice_and_sent_three_times_a_day(running: Running, api: BotApi, amina: Phone) -> None:
    await ask(running, amina)
    await say(running, amina, "/mydata")
    await tap(running, amina, "As a file")
    assert "Whoever has this phone can read it" in words(amina)
    for _ in range(4):
        await press(running, amina, "mydata.send")
        api.clock.forward(timedelta(seconds=20))
    assert words(amina).startswith("🕥 We send it 3 times a day")
    calls = [call for call in api.calls if call.method.lower() == "senddocument"]
    assert len(calls) == 3
    api.clock.forward(timedelta(days=1))
    await press(running, amina, "mydata.send")
    assert len([call for call in api.calls if call.method.lower() == "senddocument"]) == 4


async def test_the_file_holds_what_the_pages_say_and_nothing_of_anybody_else(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """P5, P16: what an authority could be given is what stands here."""
    other = api.phone("Other", language_code="en")
    other.start()
    await running.calm()
    other.press("English")
    await running.calm()
    await ask(running, amina)
    await ask(running, other, "school")
    sara.tap(sara.last.id, "case.note:1")
    await running.calm()
    await say(running, sara, PRIVATE)
    await press(running, amina, "mydata.send")
    document = amina.last.raw["document"]
    stored = api.world.files.by_id(document["file_id"])
    assert stored is not None
    kept = json.loads(stored.data)["kept"]
    assert document["file_name"] == "my-data.json"
    assert [one["service"] for one in kept["requests"]] == ["family"]
    assert [one["text"] for one in kept["notes"]] == [PRIVATE]
    assert kept["chats"][0]["ref"] == str(amina.id)
    assert not {str(other.id), str(sara.id)} & set(stored.data.decode().replace('"', " ").split())
    assert words(amina).startswith("📎 Your data.")


async def test_the_chat_is_cleared_of_the_last_two_days_and_of_nothing_older(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """P8: what Telegram would refuse is not tried, so that one old message spoils no call."""
    await say(running, amina, "/help")
    old = amina.last
    api.clock.forward(timedelta(hours=49))
    for _ in range(3):
        await say(running, amina, "/week")
    await say(running, amina, "/clear")
    assert "last 48 hours" in words(amina)
    assert "we cannot take away" in words(amina)
    await tap(running, amina, "Yes, clear")
    await amina.until(lambda phone: not phone.waiting_taps)
    assert amina.alerts[-1].show_alert
    assert "48 hours" in amina.alerts[-1].text
    assert [message.id for message in amina.visible if not message.mine][-1] == old.id
    assert await rows(running, "SELECT reason FROM outbox WHERE state = 'dead'") == []
    assert old.id not in {number for numbers in removed(api) for number in numbers}
    await say(running, amina, "/menu")
    assert words(amina).startswith("🏠")


async def test_more_than_a_hundred_messages_go_in_several_calls(running: Running, api: BotApi, amina: Phone) -> None:
    async with running.bot.db.write() as tx:
        [(chat,)] = await tx.all("SELECT id FROM chats")
        await tx.many(
            "INSERT INTO outbox (id, chat_id, lane, state, due_at, ended_at, message_id)"
            " VALUES (?, ?, 0, 'sent', 1, ?, ?)",
            [(-1 - n, chat, int(running.bot.tools.clock.now().timestamp()), 10_000 + n) for n in range(205)],
        )
    await press(running, amina, "clear.now")
    sizes = [len(numbers) for numbers in removed(api)]
    assert max(sizes) == 100
    assert len(sizes) == 3


async def test_before_erasing_one_sees_what_goes_and_afterwards_nothing_is_left(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """P6: a receipt over the chat, and a mark that outlives a restore."""
    await ask(running, amina)
    await press(running, amina, "follow:soup")
    await say(running, amina, "/forget")
    assert "1 request" in words(amina)
    assert "1 reminder you asked for" in words(amina)
    assert "You cannot take it back" in words(amina)
    await tap(running, amina, "Yes, erase")
    await amina.until(lambda phone: not phone.waiting_taps)
    assert "forgotten you" in amina.alerts[-1].text
    for table in ("chats", "requests", "follows", "outbox"):
        assert await rows(running, f"SELECT * FROM {table} WHERE 1") == [], table
    vault = running.bot.tools.vault
    assert await rows(running, "SELECT found FROM erased") == [(found,) for found in erased.hashes(vault, amina.id)]


async def test_the_privacy_word_says_the_days_that_the_night_goes_by(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """An operator who keeps requests longer says so on the screen, too."""
    await say(running, amina, "/privacy")
    assert "A request: for 14 days after it is settled. The rest: for a year without you." in words(amina)
    running.bot.tools.days = {**running.bot.tools.days, "requests": 21, "idle": 400}  # type: ignore[dict-item]
    await say(running, amina, "/privacy")
    assert "A request: for 21 days after it is settled. The rest: for 400 days without you." in words(amina)
    assert len(labels(amina)) <= 6


async def test_whoever_has_no_language_yet_is_asked_for_one(running: Running, api: BotApi) -> None:
    phone = api.phone("New", language_code="en")
    await say(running, phone, "/mydata")
    assert words(phone) == "👋 🌐"


async def test_a_volunteer_and_a_colleague_see_their_own(running: Running, api: BotApi, sara: Phone) -> None:
    [helper] = await crowd(running, api, "Helper", 1)
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, helper.id)
        assert chat is not None
        for sql in VOLUNTEERED:
            await tx.run(sql, {"me": chat.id})
    seen = await pages_of(running, api, helper)
    for said in (
        "18 years or more",
        "You interpret: العربية",
        "Reminded 1.5 h before",
        "Asked to step in",
        "45 minutes",
    ):
        assert said in seen, said
    assert "Coordinator" in await pages_of(running, api, sara)


VOLUNTEERED = (
    "INSERT INTO volunteers (chat_id, state, age, applied_at, lead_minutes) VALUES (:me, 'approved', 'adult', 1, 90)",
    "INSERT INTO volunteer_facts VALUES (:me, 'wish', 'cook')",
    "INSERT INTO volunteer_facts VALUES (:me, 'day', 'mon')",
    "INSERT INTO volunteer_facts VALUES (:me, 'gate', 'keys')",
    "INSERT INTO volunteer_facts VALUES (:me, 'asked', 'gone_task')",
    "INSERT INTO interpreters (chat_id, languages, woman, paused) VALUES (:me, 'ar', 1, 1)",
    "INSERT INTO shift_filters VALUES (:me, 'place', 'gone_place')",
    "INSERT INTO shift_filters VALUES (:me, 'full', '1')",
    "INSERT INTO shift_series (id, programme, task, place, starts, minutes, first_on)"
    " VALUES (1, 'soup', 'cook', 'hall', '09:30', 60, '2026-01-01')",
    "INSERT INTO shifts (id, series_id, original_on, programme, task, place, starts_at, ends_at, minimum,"
    " cutoff_minutes, alert_minutes, approval, language, note)"
    " VALUES (1, 1, '2026-01-01', 'soup', 'cook', 'hall', 9, 10, 0, 0, 0, 0, '', '{}')",
    "INSERT INTO signups (id, shift_id, chat_id, state, made_at, size, company, attended, minutes)"
    " VALUES (1, 1, :me, 'confirmed', 1, 2, 'friends', 1, 45)",
    "INSERT INTO shift_waits (shift_id, chat_id, since) VALUES (1, :me, 1)",
    "INSERT INTO standings VALUES (1, :me, 1, '2026-01-01')",
    "INSERT INTO handovers (signup_id, way, state, starts_at, made_at) VALUES (1, 'call', 'ended', 9, 1)",
    "INSERT INTO callouts (shift_id, chat_id, asked_at, answer) VALUES (1, :me, 1, 'yes')",
    "INSERT INTO hours_added (chat_id, on_day, minutes, task, added_at) VALUES (:me, '2026-01-01', 45, 'cook', 1)",
    "INSERT INTO certificates VALUES (:me, 1, 'AB', 1, 30)",
)


async def test_the_only_administrator_cannot_be_erased_before_there_is_another(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """Before it is asked, and where the last other one went meanwhile."""
    boss = await staff(running, api, "Boss", Grant(Role.ADMIN))
    boss.send("/forget")
    await running.calm()
    assert "nobody else is an administrator" in words(boss)
    assert labels(boss)[0].endswith("Who works here")
    boss.tap(boss.last.id, "erase.now")
    await running.calm()
    assert "nobody else is an administrator" in words(boss)
    assert not any("forgotten" in alert.text for alert in boss.alerts)
    assert await rows(running, "SELECT count(*) FROM grants WHERE role = 'admin'") == [(1,)]
    await staff(running, api, "Second", Grant(Role.ADMIN))
    boss.tap(boss.last.id, "erase.now")
    await running.calm()
    assert any("forgotten" in alert.text for alert in boss.alerts)
    assert await rows(running, "SELECT count(*) FROM grants WHERE role = 'admin'") == [(1,)]


async def test_a_place_is_shown_with_the_day_of_its_shift(running: Running, amina: Phone) -> None:
    async with running.bot.db.write() as tx:
        [(me,)] = await tx.all("SELECT max(id) FROM chats")
        for sql in (
            "INSERT INTO shift_series (id, programme, task, place, starts, minutes, first_on)"
            " VALUES (1, 'soup', 'cook', 'hall', '09:30', 60, '2026-01-01')",
            "INSERT INTO shifts (id, series_id, original_on, programme, task, place, starts_at, ends_at, minimum,"
            " cutoff_minutes, alert_minutes, approval, language, note) VALUES (1, 1, '2026-03-05', 'soup', 'cook',"
            " 'hall', unixepoch('2026-03-05 07:00'), unixepoch('2026-03-05 09:00'), 0, 0, 0, 0, '', '{}')",
            "INSERT INTO signups (shift_id, chat_id, state, made_at) VALUES (1, :me, 'confirmed', 1)",
        ):
            await tx.run(sql, {"me": me} if ":me" in sql else {})
    told = []
    for page in range(5):
        amina.tap(amina.last.id, f"mydata:{page}")
        await running.calm()
        told.append(words(amina))
    assert any("Your place on Thursday 5 March 2026" in page for page in told)
