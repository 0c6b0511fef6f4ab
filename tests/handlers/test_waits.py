"""The waiting list of a service: one held seat at a time, few messages, a way off, and nobody told of what is over."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, words
from desk import crowd, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.slots import SlotKind
from storage import slots


async def open_times(running: Running, count: int = 1, days: int = 5, capacity: int = 1) -> list[int]:
    """So many times of an hour each, some days ahead; their numbers."""
    first = int(running.bot.tools.clock.now().timestamp()) + days * 86400
    async with running.bot.db.write() as tx:
        for number in range(count):
            assert await slots.open_(tx, "family", first + number * 3600, SlotKind(capacity))
    return [row[0] for row in await rows(running, "SELECT id FROM slots ORDER BY id")][-count:]


async def wait(running: Running, *phones: Phone) -> None:
    for phone in phones:
        phone.tap(phone.last.id, "slot.list:family")
        await running.calm()
        await tap(running, phone, "Tell me when one is free", "Yes, tell me")
        assert words(phone).startswith("✅ You are on the list")


async def tick(running: Running) -> None:
    await running.bot.clockwork.remind()
    await running.calm()


async def test_a_time_that_comes_free_is_held_for_who_waits_and_taken_with_two_taps(
    running: Running, amina: Phone, sara: Phone
) -> None:
    await wait(running, amina)
    await open_times(running)
    await tick(running)
    assert words(amina).startswith("📅 A time is free for you: in 5 days")
    await tap(running, amina, "I take it", "For my child")
    assert words(amina).startswith("✅ Agreed: in 5 days")
    assert await rows(running, "SELECT state, whom FROM requests") == [("confirmed", "child")]
    assert await rows(running, "SELECT taken FROM slots") == [(1,)]
    assert await rows(running, "SELECT count(*) FROM waits") == [(0,)]
    assert "a time was chosen" in words(sara)


async def test_a_held_time_is_not_shown_to_others_and_goes_to_the_next(running: Running, api: BotApi) -> None:
    """MS-A3, SH-G3: it is held for a written time, then put to the next, and the first is told."""
    first, second, passer = await crowd(running, api, "P", 3)
    await wait(running, first, second)
    await open_times(running)
    passer.tap(passer.last.id, "slot.list:family")
    await running.calm()
    assert words(passer).startswith("🕥 No time is free")
    await tick(running)
    assert words(first).startswith("📅 A time is free") and not words(second).startswith("📅")
    api.clock.forward(timedelta(hours=13))
    await tick(running)
    await tick(running)
    assert words(first).startswith("🕥 The time we held for you is over")
    assert words(second).startswith("📅 A time is free")
    first.tap(first.last.id, "seat:1")
    await running.calm()
    assert words(first).startswith("🕥 This button is old")
    await tap(running, second, "Not this one")
    assert words(second).startswith("✅ You are on the list")
    assert await rows(running, "SELECT taken FROM slots") == [(0,)]
    passer.tap(passer.last.id, "slot.take:1:me")
    await running.calm()
    assert words(passer).startswith("✅ Agreed")


async def test_ten_times_in_an_hour_bring_one_offer_at_a_time_and_two_a_day(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """MS-A11."""
    await wait(running, amina)
    before = len(said(amina))
    for _ in range(10):
        await open_times(running, days=20)
        await tick(running)
        api.clock.forward(timedelta(minutes=6))
    assert [text.startswith("📅") for text in said(amina)[before:]] == [True]
    await tap(running, amina, "Not this one")
    await tick(running)
    assert words(amina).startswith("📅")
    await tap(running, amina, "Not this one")
    await tick(running)
    assert not words(amina).startswith("📅")
    assert await rows(running, "SELECT count(*) FROM holds") == [(2,)]
    api.clock.forward(timedelta(days=1))
    await tick(running)
    assert words(amina).startswith("📅")
    await tap(running, amina, "Leave the list")
    assert words(amina).startswith("✅ You are not on the list any more")
    api.clock.forward(timedelta(days=1))
    await tick(running)
    assert words(amina).startswith("✅ You are not on the list any more")
    assert await rows(running, "SELECT count(*) FROM holds") == [(0,)]
    assert await rows(running, "SELECT sum(taken) FROM slots") == [(0,)]


async def test_who_has_a_time_meanwhile_is_not_asked(running: Running, amina: Phone, sara: Phone) -> None:
    """MS-A12: booked while the invitation waits to be sent."""
    await wait(running, amina)
    one, _other = await open_times(running, 2)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM waits")
    amina.tap(amina.last.id, f"slot.take:{one}:me")
    await running.calm()
    await wait_row(running)
    amina.tap(amina.last.id, "slot.list:family")  # the hold is made, and not told yet
    await running.calm()
    assert await rows(running, "SELECT state FROM holds") == [("open",)]
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE requests SET state = 'requested', starts_at = NULL")
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    await tap(running, sara, "I take it", "Offer times")
    day = [key.data for row in sara.last.keyboard for key in row if key.data and "case.hours" in key.data][2]
    sara.tap(sara.last.id, day or "")
    await running.calm()
    await tap(running, sara, "10:00", "They are here: fix it")
    before = len(said(amina))
    await tick(running)
    assert not any(text.startswith("📅 A time is free") for text in said(amina)[before - 1 :])
    assert await rows(running, "SELECT count(*) FROM holds") == [(0,)]


async def wait_row(running: Running) -> None:
    async with running.bot.db.write() as tx:
        await tx.run("INSERT INTO waits (chat_id, service, since) SELECT chat_id, 'family', 1 FROM requests")


@pytest.mark.parametrize("end", ["erase", "block"])
async def test_who_is_gone_is_passed_over(running: Running, api: BotApi, end: str) -> None:
    """MS-A17's sister: a seat held for somebody who erased themselves goes on; the blocked keep their place."""
    first, second = await crowd(running, api, "P", 2)
    await wait(running, first, second)
    if end == "block":
        first.block()
        await running.calm()
    await open_times(running)
    await tick(running)
    if end == "erase":
        assert words(first).startswith("📅")
        first.tap(first.last.id, "erase.now")
        await running.calm()
        await tick(running)
        await tick(running)
    assert words(second).startswith("📅 A time is free")
    assert await rows(running, "SELECT taken FROM slots") == [(1,)]


async def test_another_persons_seat_is_not_taken_with_its_number(running: Running, api: BotApi) -> None:
    first, other = await crowd(running, api, "P", 2)
    await wait(running, first)
    await open_times(running)
    await tick(running)
    for press in ("seat:1", "seat.take:1:me", "seat.no:1", "seat:x", "seat.take:1:king"):
        other.tap(other.last.id, press)
        await running.calm()
        assert words(other).startswith("🕥 This button is old"), press
    assert await rows(running, "SELECT state FROM holds") == [("open",)]


async def test_a_time_for_three_is_held_for_three_who_wait(running: Running, api: BotApi) -> None:
    people = await crowd(running, api, "P", 4)
    await wait(running, *people)
    await open_times(running, capacity=3)
    await tick(running)
    assert [words(phone).startswith("📅") for phone in people] == [True, True, True, False]
    for phone in people[:3]:
        await tap(running, phone, "I take it", "For me")
    assert await rows(running, "SELECT taken FROM slots") == [(3,)]
