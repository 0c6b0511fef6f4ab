"""The line for the next team: on the staff page and in the morning's list until it is replaced, cleared or old."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import staff, tap
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.digest import next_morning
from bot.domain.people import Grant, Role
from bot.domain.timetable import ISTANBUL

MILK = "The milk comes on Friday."


@pytest.fixture
async def omar(api: BotApi, running: Running) -> Phone:
    """A case worker for one service only."""
    return await staff(running, api, "Omar", Grant(Role.CASE_WORKER, "family"))


async def press(running: Running, phone: Phone, data: str) -> None:
    phone.tap(phone.last.id, data)
    await running.calm()


async def type_(running: Running, phone: Phone, text: str) -> None:
    phone.send(text)
    await running.calm()


async def home(running: Running, phone: Phone) -> str:
    await type_(running, phone, "/staff")
    return words(phone)


async def write(running: Running, phone: Phone, text: str) -> None:
    await press(running, phone, "next.write")
    await type_(running, phone, text)


async def test_a_line_stands_on_everybodys_staff_page_with_its_writer_and_hour(
    running: Running, api: BotApi, sara: Phone, omar: Phone
) -> None:
    await press(running, sara, "name.write")
    await type_(running, sara, "Sara")
    await home(running, sara)
    await tap(running, sara, "More", "For the next team")
    assert words(sara).startswith("👋 No note stands for the next team.")
    await tap(running, sara, "Write a line")
    assert "No names of clients" in words(sara)
    hour = running.bot.tools.clock.now().astimezone(ISTANBUL)
    await type_(running, sara, MILK)
    assert words(sara).startswith("✅ The next team will read it.")
    assert f"(Sara, today {hour:%H:%M}): {MILK}" in await home(running, omar)
    api.clock.forward(timedelta(days=1))
    assert f"(Sara, yesterday {hour:%H:%M}): {MILK}" in await home(running, omar)
    assert await rows(running, "SELECT action FROM audit WHERE about = 'staff'") == [("team note",)]


async def test_the_morning_list_brings_a_fresh_line_also_to_who_has_nothing_to_decide(
    running: Running, api: BotApi, sara: Phone, omar: Phone
) -> None:
    await write(running, sara, MILK)
    now = running.bot.tools.clock.now()
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE team_notes SET at = ?", (int((next_morning(now) - timedelta(hours=14)).timestamp()),))
    await running.bot.clockwork.remind()
    api.clock.forward(next_morning(now) - now + timedelta(seconds=1))
    before = len(omar.visible)
    await running.bot.clockwork.remind()
    await running.calm()
    assert len(omar.visible) == before + 1 and MILK in words(omar)
    api.clock.forward(timedelta(days=1))
    await running.bot.clockwork.remind()
    await running.calm()
    assert len(omar.visible) == before + 1, "an old line alone wakes nobody"


async def test_the_line_before_is_shown_and_replaced(running: Running, sara: Phone, omar: Phone) -> None:
    await write(running, sara, MILK)
    await press(running, omar, "next.write")
    assert MILK in words(omar) and "Your line takes its place." in words(omar)
    await type_(running, omar, "The key is at the office.")
    assert "The key is at the office." in await home(running, sara)
    assert MILK not in words(sara)
    assert await rows(running, "SELECT id FROM team_notes") == [(2,)]


async def test_of_two_who_write_at_once_one_wins_and_the_other_sees_it(
    running: Running, sara: Phone, omar: Phone
) -> None:
    await press(running, sara, "next.write")
    await press(running, omar, "next.write")
    await type_(running, sara, MILK)
    await type_(running, omar, "The key is at the office.")
    assert words(omar).startswith("✋ A colleague has changed the note meanwhile.")
    assert MILK in words(omar) and "The key is at the office." in words(omar)
    assert MILK in await home(running, sara)
    await tap(running, omar, "Keep mine instead")
    assert words(omar).startswith("✅") and "The key is at the office." in await home(running, sara)
    await press(running, omar, "next.mine:1")
    assert "The key is at the office." in words(omar) and len(await rows(running, "SELECT * FROM team_notes")) == 1


async def test_a_line_cleared_meanwhile_is_not_brought_back_unasked(running: Running, sara: Phone, omar: Phone) -> None:
    await write(running, sara, MILK)
    await press(running, omar, "next.write")
    await press(running, sara, "next.clear:1")
    assert words(sara).startswith("👋 No note stands")
    await type_(running, omar, "The key is at the office.")
    assert words(omar).startswith("✋ A colleague has cleared the note meanwhile.")
    await tap(running, omar, "Keep mine instead")
    assert words(omar).startswith("✅")


async def test_clearing_a_line_that_was_replaced_clears_nothing_and_twice_is_once(
    running: Running, sara: Phone, omar: Phone
) -> None:
    await write(running, sara, MILK)
    await write(running, omar, "The key is at the office.")
    await press(running, sara, "next.clear:1")
    assert words(sara).startswith("✋ A colleague has changed the note meanwhile. It was not cleared.")
    for _twice in range(2):
        await press(running, sara, "next.clear:2")
        assert words(sara).startswith("👋 No note stands")
    assert await rows(running, "SELECT count(*) FROM audit WHERE action = 'clear team note'") == [(1,)]


@pytest.mark.parametrize("typed", ["x" * 201, "x" * 5000])
async def test_a_line_that_is_too_long_is_asked_for_again(running: Running, sara: Phone, typed: str) -> None:
    await write(running, sara, typed)
    assert words(sara).startswith("✍️ That is more than 200 letters")
    await type_(running, sara, "<b>milk</b>\non Friday")
    assert "<b>milk</b> on Friday" in words(sara) or "<b>milk</b>on Friday" in words(sara)


async def test_a_line_is_sealed_and_gone_after_two_weeks(running: Running, api: BotApi, sara: Phone) -> None:
    await write(running, sara, "Zzyzx")
    [(text,)] = await rows(running, "SELECT text FROM team_notes")
    assert b"Zzyzx" not in text
    api.clock.forward(timedelta(days=15))
    await running.bot.clockwork.forget()
    assert await rows(running, "SELECT count(*) FROM team_notes") == [(0,)]


async def test_nobody_else_reads_or_changes_it(running: Running, sara: Phone, amina: Phone) -> None:
    await write(running, sara, MILK)
    for data in ("next", "next.write", "next.clear:1", "next.mine:1"):
        await press(running, amina, data)
        assert MILK not in words(amina) and "For the next team" not in str(labels(amina)), data
        await type_(running, amina, "hello there")
    assert await rows(running, "SELECT id FROM team_notes") == [(1,)]


async def test_a_writer_who_is_removed_while_writing_writes_nothing(running: Running, sara: Phone) -> None:
    await press(running, sara, "next.write")
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants")
    await type_(running, sara, MILK)
    assert await rows(running, "SELECT count(*) FROM team_notes") == [(0,)]
