"""Reports on a phone: who may see them, periods, topics, files; and never a number of a few people."""

from __future__ import annotations

import re
from datetime import time, timedelta
from typing import Any

import pytest
from conftest import Running, labels, words
from desk import ask, staff, tap
from rosters import morning
from volunteering import day_ahead, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.timetable import today

ACTIONS = ("reports", "reports.of:week", "reports.by:week", "reports.topic:week::requests", "reports.chart:week",
           "reports.table:month")  # fmt: skip


async def counted(running: Running, *rows: tuple[str, str, str, int]) -> None:
    """So many requests of today, as their tallies keep them."""
    on = today(running.bot.tools.clock.now()).isoformat()
    async with running.bot.db.write() as tx:
        for what, key, outcome, n in rows:
            await tx.run("INSERT INTO tallies VALUES (?, ?, ?, ?, ?)", (on, what, key, outcome, n))


MANY = (
    ("requests", "family", "done", 12), ("requests", "health", "expired", 8), ("heads", "soup", "women", 40),
    ("heads", "soup", "", 78), ("language", "ar", "", 20),
    ("answered", "other", "240", 15), ("answered", "other", "2880", 5),
)  # fmt: skip


async def test_the_week_at_a_glance_and_each_topic_on_a_screen_of_eight_lines(running: Running, sara: Phone) -> None:
    await counted(running, *MANY, ("reach", "", "sent", 212), ("reach", "", "blocked", 3), ("sendings", "", "", 2))
    await press(running, sara, "reports")
    assert words(sara).startswith("📊 Numbers of which time?")
    await tap(running, sara, "This week")
    assert "🙋 Requests: 20, of these done: 12" in words(sara)
    assert "🕥 First answer: half within 4 hours, nine of ten within 2 days" in words(sara)
    assert "📣 2 announcements, delivered 210 times" in words(sara)
    assert len(labels(sara)) <= 6
    await tap(running, sara, "By topic")
    for topic, said in (
        ("Requests", "Help for families: 12"), ("Served", "Together: 12"), ("Open days", "👩 women 40"),
        ("Waiting", "urgent requests: too few"),
        ("Shifts", "Together: 0 wanted"), ("Languages", "Arabic 20"), ("Announcements", "have blocked us: <5"),
    ):  # fmt: skip
        running.api.clock.forward(timedelta(seconds=2))
        await tap(running, sara, topic)
        assert said in words(sara)
        assert len(words(sara).splitlines()) <= 8
        await tap(running, sara, "Back")
    await tap(running, sara, "Back", "Back")
    assert words(sara).startswith("📊 Numbers of which time?")


async def test_who_came_to_classes_is_served_too(running: Running, sara: Phone) -> None:
    programme = "adult_education"
    await counted(running, *MANY, ("classes", programme, "taken", 24), ("classes", programme, "attended", 17))
    await press(running, sara, "reports.of:week")
    assert "🎓 Classes and groups: 24 places, people came 17 times" in words(sara)
    assert len(words(sara).splitlines()) <= 8
    await press(running, sara, "reports.topic:week::served")
    assert "24 taken, 17 attended" in words(sara)
    assert len(words(sara).splitlines()) <= 8


async def test_one_goes_back_in_time_and_not_into_the_future(running: Running, sara: Phone) -> None:
    await press(running, sara, "reports.of:month")
    assert not any("Later" in label for label in labels(sara))
    now = words(sara)
    await tap(running, sara, "Earlier")
    assert words(sara) != now
    await tap(running, sara, "Later")
    assert words(sara) == now
    for odd in ("reports.of:month:20991201", "reports.of:year:00010101", "reports.by:week:99991231", "reports.of:day"):
        await press(running, sara, odd)
        assert words(sara).startswith("🕥 This button is old")


async def test_a_real_request_is_counted_and_still_after_it_is_forgotten(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await press(running, sara, "reports.topic:week::requests")
    told = words(sara)
    assert "<5" in told
    assert not re.search(r"\b[1-4]\b(?! to four)", told.split("\n", 1)[1].replace("<5", ""))
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE requests SET state = 'done'")
    await press(running, sara, "reports.topic:week::requests")
    told, on = words(sara), today(running.bot.tools.clock.now())
    api.clock.forward(timedelta(days=20))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT count(*) FROM requests") == [(0,)]
    await press(running, sara, f"reports.topic:week:{on:%Y%m%d}:requests")
    assert words(sara) == told


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


async def test_shifts_and_hours_are_counted_as_they_stand(running: Running, api: BotApi, sara: Phone) -> None:
    await morning(running, api)
    number = await need(running, day_ahead(running, 0), time(18), seats=8)
    people = await team(running, api, 6)
    async with running.bot.db.write() as tx:
        for phone in people:
            await tx.run(
                "INSERT INTO signups (shift_id, chat_id, state, made_at, attended, minutes)"
                " VALUES (?, (SELECT max(id) - ? FROM chats), 'confirmed', 1, 1, 120)",
                (number, people.index(phone)),
            )
    await press(running, sara, "reports.topic:week::shifts")
    assert "8 wanted, 6 taken, 6 attended" in words(sara)
    assert "Cook 12" in words(sara)


@pytest.mark.parametrize("data", ACTIONS)
async def test_numbers_are_for_who_plans_and_for_nobody_else(
    running: Running, api: BotApi, amina: Phone, sara: Phone, data: str
) -> None:
    """A client, a case worker, and somebody who worked here a moment ago."""
    worker = await staff(running, api, "W", Grant(Role.CASE_WORKER))
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE role = 'coordinator'")
    for phone in (amina, worker, sara):
        before = len(phone.messages)
        await press(running, phone, data)
        assert "📊" not in words(phone)
        assert all(one.kind == "text" for one in phone.messages[before:])


async def test_a_picture_and_a_table_come_as_files(running: Running, api: BotApi, sara: Phone) -> None:
    await counted(running, *MANY)
    await press(running, sara, "reports.of:week")
    await tap(running, sara, "As a picture")
    assert sara.last.kind == "photo"
    await press(running, sara, "reports.table:week")
    assert sara.last.kind == "document"
    sent = [one.method for one in api.calls]
    assert (sent.count("sendPhoto"), sent.count("sendDocument")) == (1, 1)


async def test_the_command_leads_there(running: Running, sara: Phone) -> None:
    sara.send("/reports")
    await running.calm()
    assert words(sara).startswith("📊")
