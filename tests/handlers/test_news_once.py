"""Whether people want news is asked once, inside the first answer that has a day in it, and nowhere else."""

from __future__ import annotations

import pytest
from announcing import tap_sent
from conftest import Running, labels, words

from bot.demo.api import BotApi
from bot.demo.phone import Phone

QUESTION = "Shall we write to you when there is news?"


async def tap_data(running: Running, phone: Phone, data: str) -> None:
    phone.tap(phone.last.id, data)
    await running.calm()


async def stands(running: Running) -> list[tuple[str, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all("SELECT news FROM chats WHERE kind = 'private'")


@pytest.mark.parametrize("answer", ["Yes", "No"])
async def test_the_first_card_asks_and_an_answer_leaves_the_same_card_without_it(
    running: Running, newcomer: Phone, answer: str
) -> None:
    await tap_data(running, newcomer, "prog:soup:today")
    card = words(newcomer).splitlines()
    assert QUESTION in card[-1]
    assert labels(newcomer)[:2] == ["✅ Yes", "✖️ No"]
    before = len(newcomer.messages)
    newcomer.press(answer)
    await running.calm()
    assert words(newcomer).splitlines() == card[:-1]
    assert "✅ Yes" not in labels(newcomer)
    assert len(newcomer.messages) == before
    assert await stands(running) == [(answer.lower(),)]
    assert newcomer.alerts[-1].text
    newcomer.press("Back")
    await running.calm()
    assert "Today" in words(newcomer)


async def test_nobody_is_asked_twice_even_unanswered_and_after_a_restart(running: Running, newcomer: Phone) -> None:
    await tap_data(running, newcomer, "prog:soup:menu")
    assert QUESTION in words(newcomer)
    assert await stands(running) == [("asked",)]
    await tap_data(running, newcomer, "prog:literacy:menu")
    assert QUESTION not in words(newcomer)
    await running.stop()
    await running.start()
    await tap_data(running, newcomer, "prog:soup:menu")
    assert QUESTION not in words(newcomer)


async def test_the_pictogram_key_asks_like_the_button(running: Running, newcomer: Phone) -> None:
    await tap_sent(running, newcomer, "🍲")
    assert QUESTION in words(newcomer)


@pytest.mark.parametrize("data", ["menu", "help", "week", "prog:health:menu", "prog:shelter:menu", "person", "ask"])
async def test_no_other_screen_asks(running: Running, newcomer: Phone, data: str) -> None:
    """Not where help is asked for, and not where there is no room."""
    await tap_data(running, newcomer, data)
    assert QUESTION not in words(newcomer)
    assert await stands(running) == [("unasked",)]


async def test_a_form_is_not_disturbed(running: Running, newcomer: Phone) -> None:
    await tap_data(running, newcomer, "wish")
    await tap_data(running, newcomer, "prog:soup:menu")
    assert QUESTION not in words(newcomer)
    await tap_data(running, newcomer, "cancel")
    await tap_data(running, newcomer, "prog:soup:menu")
    assert QUESTION in words(newcomer)


async def test_who_stopped_us_is_not_asked(running: Running, newcomer: Phone) -> None:
    await tap_sent(running, newcomer, "/stop")
    await tap_data(running, newcomer, "prog:soup:menu")
    assert QUESTION not in words(newcomer)


async def test_a_link_to_a_programme_is_a_first_meeting_and_no_moment_to_ask(running: Running, api: BotApi) -> None:
    phone = api.phone("New", language_code="en")
    phone.start("soup")
    await running.calm()
    phone.press("English")
    await running.calm()
    assert "Soup kitchen" in words(phone)
    assert QUESTION not in words(phone)


@pytest.mark.parametrize("data", ["hear.asked", "hear.asked:yes", "hear.asked:yes:erase.now", "hear.asked:x:prog:soup"])
async def test_a_forged_answer_changes_nothing(running: Running, newcomer: Phone, data: str) -> None:
    await tap_data(running, newcomer, data)
    assert await stands(running) == [("unasked",)]
