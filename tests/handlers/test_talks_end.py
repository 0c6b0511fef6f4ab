"""However a talk ends, both hear it, and nothing is passed on any more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, words
from desk import staff, tap
from letters import rows, said
from talking import begun, heard, send, talks

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


async def test_staff_end_it_and_what_was_said_stays(running: Running, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, sara)
    await send(running, amina, "thank you")
    await tap(running, sara, "End the talk")
    assert words(sara) == "💬 1 🌳 · This talk has ended."
    assert words(amina).startswith("💬 The talk has ended.\nNow the bot answers you again.")
    assert "💬 1 🌳: thank you" in heard(sara)
    sara.press(message=next(one for one in sara.messages if "thank you" in one.text), label="End the talk")
    await running.calm()
    assert words(sara).startswith("💬 This talk has ended.")
    assert await rows(running, "SELECT result FROM audit WHERE action = 'talk'") == [("begun",), ("ended",)]
    await send(running, sara, "menu")
    assert words(sara).startswith("🏠")


async def test_the_client_ends_it_by_a_tap(running: Running, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, sara)
    await tap(running, amina, "End the talk")
    assert words(amina).startswith("💬 The talk has ended.")
    assert words(sara).endswith("They ended it.")
    amina.tap(amina.last.id, "talk.stop")
    await running.calm()
    assert words(amina).startswith("💬 The talk has ended.")


@pytest.mark.parametrize("stop", ["STOP", "dur", "stop"])
async def test_stop_counts_in_the_persons_language_turkish_and_english(
    running: Running, amina: Phone, sara: Phone, stop: str
) -> None:
    await begun(running, amina, sara)
    await send(running, amina, stop)
    assert await talks(running) == 0


async def test_half_an_hour_without_a_word_ends_it(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, sara)
    api.clock.forward(timedelta(minutes=20))
    await send(running, amina, "wait")
    api.clock.forward(timedelta(minutes=20))
    await running.bot.clockwork.remind()
    await running.calm()
    assert await talks(running) == 1
    api.clock.forward(timedelta(minutes=11))
    await running.bot.clockwork.remind()
    await running.calm()
    assert await talks(running) == 0
    assert words(sara).endswith("Nobody wrote for 30 minutes.")
    assert words(amina).startswith("💬 The talk has ended.")
    assert await rows(running, "SELECT count(*) FROM reminders WHERE kind = 'talk_quiet' AND state = 'planned'") == [
        (0,)
    ]


@pytest.mark.parametrize("data", ["case.done:1", "case.give:1", "mine.stop:1"])
async def test_the_end_of_the_case_ends_it(running: Running, amina: Phone, sara: Phone, data: str) -> None:
    await begun(running, amina, sara)
    phone = amina if data.startswith("mine") else sara
    phone.tap(phone.last.id, data)
    await running.calm()
    assert await talks(running) == 0
    assert any(text.startswith("💬 The talk has ended.") for text in heard(amina))
    assert any("not yours any more" in text for text in heard(sara))


async def test_a_hand_over_ends_it(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.CASE_WORKER))
    await begun(running, amina, sara)
    await tap(running, sara, "Open", "Hand over", "Case worker")
    assert await talks(running) == 0
    assert words(amina).startswith("💬 The talk has ended.")
    assert words(pavel).endswith("a colleague handed it to you")


@pytest.mark.parametrize("writes", ["amina", "sara"])
@pytest.mark.parametrize(
    "change", ["DELETE FROM grants", "UPDATE requests SET claimed_by = NULL", "UPDATE requests SET way = 'desk'"]
)
async def test_it_is_asked_at_each_message_whether_it_may_go_on(
    running: Running, amina: Phone, sara: Phone, writes: str, change: str
) -> None:
    await begun(running, amina, sara)
    async with running.bot.db.write() as tx:
        await tx.run(change)
    writer, other = (amina, sara) if writes == "amina" else (sara, amina)
    await send(running, writer, "secret")
    assert not any("secret" in text for text in heard(other))
    assert ("Nobody has read" if writes == "amina" else "not passed on") in words(writer)
    assert not any("last message" in text for text in heard(other))
    assert await talks(running) == 0


@pytest.mark.parametrize("gone", ["amina", "sara"])
async def test_whoever_is_erased_ends_it(running: Running, amina: Phone, sara: Phone, gone: str) -> None:
    await begun(running, amina, sara)
    leaver, other = (amina, sara) if gone == "amina" else (sara, amina)
    leaver.tap(leaver.last.id, "erase.now")
    await running.calm()
    assert await talks(running) == 0
    assert "talk has ended" in words(other)
    before = len(said(other))
    await send(running, leaver, "menu")
    assert heard(other, before) == []
    assert await rows(running, "SELECT result FROM audit WHERE action = 'talk'") == [("begun",), ("ended",)]


@pytest.mark.parametrize("gone", ["amina", "sara"])
async def test_whoever_blocks_the_bot_ends_it_at_the_next_word(
    running: Running, amina: Phone, sara: Phone, gone: str
) -> None:
    await begun(running, amina, sara)
    leaver, other = (amina, sara) if gone == "amina" else (sara, amina)
    leaver.block()
    await running.calm()
    await send(running, other, "are you there?")
    assert "talk has ended" in words(other)
    assert await talks(running) == 0


async def test_a_restart_in_the_middle_changes_nothing(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await begun(running, amina, sara)
    await running.stop()
    amina.send("are you still there?")
    await running.start()
    await running.calm()
    assert words(sara) == "💬 1 🌳: are you still there?"
    await send(running, sara, "yes")
    assert words(amina) == "💬 yes"
    await running.stop()
    api.clock.forward(timedelta(minutes=31))
    await running.start()
    await running.bot.clockwork.remind()
    await running.calm()
    assert await talks(running) == 0
    await running.calm()
    assert words(amina).startswith("💬 The talk has ended.")


async def test_in_one_batch_words_come_in_order_and_end_with_stop(running: Running, amina: Phone, sara: Phone) -> None:
    await begun(running, amina, sara)
    read = len(said(sara))
    for text in ("one", "two", "stop", "three"):
        amina.send(text)
    await running.calm()
    assert heard(sara, read) == ["💬 1 🌳: one", "💬 1 🌳: two", "💬 1 🌳 · This talk has ended.\nThey ended it."]
    assert not any("three" in text for text in heard(sara))
