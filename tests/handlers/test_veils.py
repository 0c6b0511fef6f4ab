"""Who has a phone that somebody else reads gets neutral words first, and the message on a tap."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from announcing import draft, fans, got, second, step, tap_sent, wake
from conftest import Running, labels, words
from desk import ask, offer, staff, tap

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.delivery import Lane
from bot.domain.notices import Cooling
from bot.domain.people import Grant, Role
from bot.work import Work
from storage import chats

NEUTRAL = "✉️ You have a message."


async def rows(running: Running, sql: str) -> list[tuple[Any, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all(sql)


async def hide(running: Running, phone: Phone) -> None:
    """The phone's person chooses neutral words."""
    await tap_sent(running, phone, "/news")
    await tap(running, phone, "Hide what we write")
    assert "first say only" in words(phone)


async def offered(running: Running, api: BotApi, amina: Phone) -> Phone:
    """Amina is discreet and is offered two times; returns the phone of staff."""
    desk = await staff(running, api, "Deniz", Grant(Role.COORDINATOR))
    await ask(running, amina)
    await hide(running, amina)
    await offer(running, desk)
    return desk


async def test_a_message_of_our_own_accord_comes_in_neutral_words_and_opens_in_place(
    running: Running, api: BotApi, amina: Phone
) -> None:
    await offered(running, api, amina)
    assert words(amina) == NEUTRAL
    assert labels(amina) == ["👁 Show"]
    shown = amina.last.id
    await tap(running, amina, "Show")
    assert amina.last.id == shown
    assert "10:00" in " ".join(labels(amina))
    assert await rows(running, "SELECT count(*), count(call) FROM veiled") == [(1, 0)]
    await tap(running, amina, "10:00")
    assert "10:00" in words(amina)


async def test_a_second_tap_on_show_takes_nothing_away(running: Running, api: BotApi, amina: Phone) -> None:
    await offered(running, api, amina)
    neutral = amina.last
    data = neutral.keyboard[0][0].data or ""
    amina.tap(neutral.id, data)
    amina.tap(neutral.id, data)
    await running.calm()
    assert "10:00" in " ".join(labels(amina))


async def test_answers_to_what_somebody_does_themselves_are_not_hidden(running: Running, amina: Phone) -> None:
    await hide(running, amina)
    await tap_sent(running, amina, "/today")
    assert NEUTRAL not in words(amina)
    await tap_sent(running, amina, "/news")
    await tap(running, amina, "Show messages at once")
    assert await rows(running, "SELECT discreet FROM chats WHERE kind = 'private'") == [(0,)]


async def test_nobody_opens_what_is_another_s(running: Running, api: BotApi, amina: Phone) -> None:
    await offered(running, api, amina)
    data = amina.last.keyboard[0][0].data or ""
    other = await staff(running, api, "Other", Grant(Role.VOLUNTEER))
    other.tap(other.last.id, data)
    await running.calm()
    assert "10:00" not in " ".join(labels(other))
    assert await rows(running, "SELECT count(call) FROM veiled") == [(1,)]


async def test_what_is_not_opened_for_a_week_goes(running: Running, api: BotApi, amina: Phone) -> None:
    await offered(running, api, amina)
    api.clock.forward(timedelta(days=7, minutes=1))
    await running.bot.clockwork.sweep()
    assert await rows(running, "SELECT count(*) FROM veiled") == [(0,)]
    neutral = next(message for message in reversed(amina.visible) if message.text == NEUTRAL)
    await tap(running, amina, "Show")
    assert neutral.keyboard != [] or "Show" not in " ".join(labels(amina))
    assert labels(amina)


async def announced(
    running: Running, api: BotApi, amina: Phone, text: str = "The kitchen is closed on Friday"
) -> tuple[Phone, Phone]:
    """An announcement to somebody discreet and somebody who is not; returns who wrote it and the other one."""
    wake(running, api)
    writer = await second(running, api)
    await hide(running, amina)
    [fan] = await fans(running, api, ["en"])
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, amina.id)
        assert chat is not None
        await tx.run("UPDATE chats SET news = 'yes' WHERE id = ?", (chat.id,))
    await draft(running, api, writer, text)
    return writer, fan


async def send(running: Running, api: BotApi, writer: Phone) -> None:
    await tap(running, writer, "Send to")
    await step(running)


async def test_an_announcement_waits_behind_neutral_words(running: Running, api: BotApi, amina: Phone) -> None:
    writer, fan = await announced(running, api, amina)
    await send(running, api, writer)
    assert got(fan, "closed on Friday") == 1
    assert words(amina) == NEUTRAL
    assert got(amina, "closed on Friday") == 0
    await tap(running, amina, "Show")
    assert "closed on Friday" in words(amina)
    assert any("Stop these messages" in label for label in labels(amina))


@pytest.mark.parametrize("opened", [False, True])
async def test_a_correction_reveals_nothing_and_is_what_is_read(
    running: Running, api: BotApi, amina: Phone, opened: bool
) -> None:
    writer, fan = await announced(running, api, amina)
    await send(running, api, writer)
    if opened:
        await tap(running, amina, "Show")
    api.clock.forward(timedelta(seconds=20))
    await tap(running, writer, "✏️ Correct", "English")
    writer.send("The kitchen is closed on Saturday")
    await running.calm()
    await step(running)
    assert got(fan, "closed on Saturday") == 1
    assert got(amina, "closed on Saturday") == (1 if opened else 0)
    if not opened:
        await tap(running, amina, "Show")
    assert got(amina, "closed on Saturday") == 1
    assert got(amina, "closed on Friday") == 0
    assert await rows(running, "SELECT state, count(*) FROM receivers GROUP BY 1") == [("sent", 4)]


async def test_a_withdrawal_takes_neutral_words_away_too(running: Running, api: BotApi, amina: Phone) -> None:
    writer, _fan = await announced(running, api, amina)
    await send(running, api, writer)
    api.clock.forward(timedelta(seconds=20))
    await tap(running, writer, "Take out of the chats", "Take it out of")
    await step(running)
    assert NEUTRAL not in [message.text for message in amina.visible]
    assert await rows(running, "SELECT count(*) FROM veiled") == [(0,)]


async def test_a_restart_loses_nothing_behind_neutral_words(running: Running, api: BotApi, amina: Phone) -> None:
    await offered(running, api, amina)
    await running.stop()
    await running.start()
    await tap(running, amina, "Show")
    assert "10:00" in " ".join(labels(amina))


async def with_picture(running: Running, api: BotApi, amina: Phone) -> Phone:
    """An announcement with a picture, sent and opened by somebody discreet; returns who wrote it."""
    writer, _fan = await announced(running, api, amina, "The new coats")
    await tap(running, writer, "✍️ Write", "English")
    writer.send_photo("The new coats")
    await running.calm()
    api.clock.forward(timedelta(seconds=20))
    await send(running, api, writer)
    assert words(amina) == NEUTRAL
    await tap(running, amina, "Show")
    api.clock.forward(timedelta(seconds=20))
    return writer


async def test_a_picture_is_shown_below_and_the_neutral_words_go(running: Running, api: BotApi, amina: Phone) -> None:
    await with_picture(running, api, amina)
    assert amina.last.kind == "photo"
    assert "new coats" in amina.last.text
    assert NEUTRAL not in [message.text for message in amina.visible]


async def test_corrections_and_answers_find_the_picture_shown_below(
    running: Running, api: BotApi, amina: Phone
) -> None:
    writer = await with_picture(running, api, amina)
    await tap(running, writer, "✏️ Correct", "English")
    await tap_sent(running, writer, "The old coats")
    await step(running)
    assert "old coats" in amina.last.text
    amina.send("Thank you", reply_to=amina.last.id)
    await running.calm()
    assert await rows(running, "SELECT count(*) FROM announcement_answers") == [(1,)]
    api.clock.forward(timedelta(seconds=20))
    await tap_sent(running, writer, "/announce")
    card = [key.data for line in writer.last.keyboard for key in line if (key.data or "").startswith("ann.card")][-1]
    writer.tap(writer.last.id, card or "")
    await running.calm()
    await tap(running, writer, "Take out of the chats", "Take it out of")
    await step(running)
    assert not any(message.kind == "photo" for message in amina.visible)


@pytest.mark.parametrize("tag", ["en", "ar", "fa", "fr", "ru", "tr"])
async def test_every_lane_but_replies_waits_in_every_language(running: Running, amina: Phone, tag: str) -> None:
    """The neutral words are the receiver's language, the same whatever stands behind, and no lock screen tells more."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = ?, discreet = 1", (tag,))
        chat = await chats.find(tx, running.bot.tools.vault, amina.id)
        assert chat is not None
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        for lane in Lane:
            work.tell(chat, Cooling(), lane)
        await running.bot.sender.owe(tx, [work])
    await running.calm()
    plain, *hidden = [message for message in amina.visible if not message.mine][-4:]
    assert {message.text for message in hidden} == {hidden[0].text}
    assert {message.keyboard[0][0].text for message in hidden} == {hidden[0].keyboard[0][0].text}
    assert hidden[0].text != plain.text
    for message in hidden:
        amina.press(data=message.keyboard[0][0].data)
        await running.calm()
    assert {message.text for message in hidden} == {plain.text}
