"""Writing to everybody on one shift: seen first as it is received, sent to who has a place then, and kept nowhere."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, words
from desk import tap
from letters import row_of, rows, said
from rosters import LONG, call, morning, speak
from volunteering import approve, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone

TEXT = "The door is locked. Ring <twice> & wait"


@pytest.fixture(autouse=True)
async def _morning(running: Running, api: BotApi) -> None:
    await morning(running, api)


@pytest.fixture
async def shift(running: Running, api: BotApi) -> tuple[int, list[Phone]]:
    """One shift with two people on it."""
    number = await need(running, seats=2)
    people = await team(running, api, 2)
    for phone in people:
        await press(running, phone, f"shift.join:{number}")
    return number, people


async def write(running: Running, phone: Phone, number: int, text: str = TEXT) -> None:
    await press(running, phone, f"roster:{number}")
    await tap(running, phone, "Write to them")
    phone.send(text)
    await running.calm()


async def test_it_is_seen_first_exactly_as_it_is_received(
    running: Running, sara: Phone, shift: tuple[int, list[Phone]]
) -> None:
    number, people = shift
    await write(running, sara, number)
    before = [len(said(phone)) for phone in people]
    assert words(sara).startswith("Not sent yet. 2 people get this:")
    seen = words(sara).split("\n\n")[1]
    await tap(running, sara, "Send to 2")
    assert [len(said(phone)) for phone in people] == [count + 1 for count in before]
    for phone in people:
        assert words(phone) == seen
        assert TEXT in words(phone)
    assert words(sara).startswith("✅ Sent to 2 people.")


async def test_each_reads_the_frame_in_their_own_language(
    running: Running, sara: Phone, shift: tuple[int, list[Phone]]
) -> None:
    """SH-F12: the words stay as staff wrote them."""
    number, [samir, amal] = shift
    await speak(running, samir, LONG)
    await write(running, sara, number)
    assert "Your words are not translated." in words(sara)
    await tap(running, sara, "Send to 2")
    assert "[Frōm ōūr tēām:" in words(samir)
    assert "From our team:" in words(amal)
    assert all(TEXT in words(phone) for phone in (samir, amal))


async def test_only_who_is_on_it_when_it_is_sent_gets_it(
    running: Running, api: BotApi, sara: Phone, shift: tuple[int, list[Phone]]
) -> None:
    """SH-F15: not who left meanwhile, who waits, who asked only, nor who wrote."""
    number, [samir, amal] = shift
    [mine] = await approve(running, sara)
    await press(running, sara, f"roster.in:{number}:{mine}:0")
    await tap(running, sara, "Put in anyway")
    assert "put you down" not in "".join(said(sara))
    [waits] = await team(running, api, 1, "W")
    await press(running, waits, f"shift.wait:{number}")
    await write(running, sara, number)
    await press(running, samir, "place.gone:1")
    await tap(running, sara, "Send to 2")
    assert any(text.startswith("✅ Sent to 1 person.") for text in said(sara))
    assert TEXT in words(amal)
    assert not any(TEXT in text for phone in (samir, waits) for text in said(phone))
    assert sum(text.startswith("✉️ 🍳") for text in said(sara)) == 0


async def test_the_words_are_kept_nowhere(running: Running, sara: Phone, shift: tuple[int, list[Phone]]) -> None:
    number, _people = shift
    await write(running, sara, number)
    [(draft,)] = await rows(running, "SELECT draft FROM conversations")
    assert b"door" not in draft
    await tap(running, sara, "Send to 2")
    assert await rows(running, "SELECT draft FROM conversations") == []
    assert await rows(running, "SELECT count(*) FROM outbox WHERE payload IS NOT NULL") == [(0,)]
    assert await rows(running, "SELECT action, about FROM audit WHERE action = 'write to shift'") == [
        ("write to shift", f"shift {number}")
    ]


async def test_two_quick_taps_send_once_and_an_old_look_sends_nothing(
    running: Running, sara: Phone, shift: tuple[int, list[Phone]]
) -> None:
    """SH-B1."""
    number, [samir, _amal] = shift
    await write(running, sara, number)
    seen, old = sara.last.id, sara.last.keyboard[0][0].data or ""
    sara.send("Other words")
    await running.calm()
    sara.tap(seen, old)
    await running.calm()
    assert any("button is old" in text for text in said(sara))
    assert not any(TEXT in text for text in said(samir))
    for _ in range(3):
        sara.press("Send to 2")
    await running.calm()
    assert sum("Other words" in text for text in said(samir)) == 1
    assert words(sara).startswith("📋 🍳 Cook")
    await press(running, sara, old)
    assert "button is old" in words(sara)
    assert not any(TEXT in text for text in said(samir))


@pytest.mark.parametrize("length", [301, 4096])
async def test_what_is_longer_than_300_letters_is_cut_and_says_so(
    running: Running, sara: Phone, shift: tuple[int, list[Phone]], length: int
) -> None:
    """AB-30."""
    number, [samir, _amal] = shift
    await write(running, sara, number, "a" * length)
    assert "Only the first 300 letters go out." in words(sara)
    await tap(running, sara, "Send to 2")
    assert words(samir).endswith("a" * 300)


async def test_stopping_or_leaving_the_screen_sends_nothing(
    running: Running, sara: Phone, shift: tuple[int, list[Phone]]
) -> None:
    number, [samir, _amal] = shift
    await write(running, sara, number)
    await tap(running, sara, "Do not send")
    assert await rows(running, "SELECT count(*) FROM conversations") == [(0,)]
    await write(running, sara, number, "stop")
    assert not any("stop" in text or TEXT in text for text in said(samir))


async def test_nothing_is_written_to_a_shift_that_is_over_or_cancelled(
    running: Running, api: BotApi, sara: Phone, shift: tuple[int, list[Phone]]
) -> None:
    number, [samir, _amal] = shift
    await write(running, sara, number)
    api.clock.forward(timedelta(days=3))
    await tap(running, sara, "Send to 2")
    assert "button is old" in words(sara)
    assert not any(TEXT in text for text in said(samir))


async def test_who_loses_the_right_meanwhile_sends_nothing(
    running: Running, sara: Phone, shift: tuple[int, list[Phone]]
) -> None:
    """SH-H4: the right is looked up when it is sent."""
    number, [samir, _amal] = shift
    await call(running, samir, "Samir")
    await write(running, sara, number)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE chat_id = ?", ((await row_of(running, tx, sara)).id,))
    await tap(running, sara, "Send to 2")
    assert "button is old" in words(sara)
    assert not any(TEXT in text for text in said(samir))
