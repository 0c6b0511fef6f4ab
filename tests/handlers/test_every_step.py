"""At every step of every form: stop wins, whatever is sent gets an answer, and days later nobody is stuck."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from announcing import fans, got
from conftest import Running, words
from desk import ask, tap

import handlers
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.runtime.conversations import FORM_LASTS_SECONDS
from handlers.views.start import stop_words
from storage import chats, conversations

STEPS = [(feature.name, str(step)) for feature in handlers.FEATURES for step in feature.prompts]
GIVES_BACK = ("interpretations", "translate")
"""Its stop gives what was taken to somebody else: tests/handlers/test_interpretations_end.py."""
KINDS: dict[str, Callable[[Phone], object]] = {
    "voice": lambda phone: phone.send_voice(),
    "photo": lambda phone: phone.send_photo(),
    "sticker": lambda phone: phone.send_sticker(),
    "typed": lambda phone: phone.send("zzzz"),
}


async def put_into(running: Running, phone: Phone, name: str, step: str) -> None:
    """Bring this person to a step, without answers."""
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, phone.id)
        assert chat is not None
        until = int(running.bot.tools.clock.now().timestamp()) + FORM_LASTS_SECONDS
        await conversations.put(tx, running.bot.tools.vault, chat.id, conversations.Step(name, step, until))


async def left(running: Running) -> list[tuple[str, ...]]:
    async with running.bot.db.write() as tx:
        return await tx.all("SELECT name, step FROM conversations")


async def through(running: Running, api: BotApi, phone: Phone) -> AsyncIterator[tuple[str, str]]:
    """Every step, one after the other, slow enough for a hand."""
    for name, step in STEPS:
        api.clock.forward(timedelta(seconds=15))
        await put_into(running, phone, name, step)
        yield name, step


def test_there_are_steps() -> None:
    assert len(STEPS) > 15


@pytest.mark.parametrize("tag", ["en", "ar"])
@pytest.mark.parametrize("typed", ["own", "tr"])
async def test_stop_drops_every_form_says_so_and_leads_to_less_with_one_tap(
    running: Running, api: BotApi, amina: Phone, tag: str, typed: str
) -> None:
    """MS-L8: typed at every step, in the person's language and in Turkish."""
    amina.tap(amina.last.id, f"lang:{tag}")
    await running.calm()
    t = running.bot.catalogues.translator(tag if typed == "own" else typed)
    word = stop_words(t)[0].upper() if t.tag == "en" else stop_words(t)[0]
    async for name, step in through(running, api, amina):
        if (name, step) == GIVES_BACK:
            continue
        amina.send(word)
        await running.calm()
        assert await left(running) == [], (name, step)
        assert words(amina).startswith("✖️"), (name, step)
        assert any(key.data == "hear.less" for line in amina.last.keyboard for key in line), (name, step)
    amina.press(data="hear.less")
    await running.calm()
    assert words(amina).startswith("🔕")
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT hears FROM chats WHERE kind = 'private'") == [("no_announcements",)]
        assert await tx.all("SELECT * FROM requests") == []


async def test_the_command_stops_every_form_and_announcements(running: Running, api: BotApi, amina: Phone) -> None:
    """MS-L8: what was dropped and what comes no more are both said."""
    async for name, step in through(running, api, amina):
        amina.send("/stop")
        await running.calm()
        assert await left(running) == [], (name, step)
        assert "no announcements any more" in words(amina), (name, step)
        assert "Nothing of it was sent" in words(amina), (name, step)


@pytest.mark.parametrize("kind", KINDS)
async def test_whatever_is_sent_at_any_step_gets_an_answer_with_a_way_on(
    running: Running, api: BotApi, amina: Phone, kind: str
) -> None:
    """MS-L11."""
    async for name, step in through(running, api, amina):
        before = len(amina.messages)
        KINDS[kind](amina)
        await running.calm()
        said = [message for message in amina.messages[before:] if not message.mine]
        assert said, (name, step)
        assert any(message.keyboard for message in said), (name, step, words(amina))
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT state FROM inbox WHERE state = 'parked'") == []


async def test_a_step_left_for_three_days_is_said_to_be_over_once_and_the_menu_works(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """MS-L12."""
    async for name, step in through(running, api, amina):
        api.clock.forward(timedelta(days=3))
        await running.bot.clockwork.sweep()
        amina.send("zzzz")
        await running.calm()
        assert "waited too long" in words(amina), (name, step)
        amina.send("zzzz")
        await running.calm()
        assert "did not understand" in words(amina), (name, step)
        amina.press("This week")
        await running.calm()
        assert words(amina).startswith("📅"), (name, step)


@pytest.mark.parametrize(
    "taps", [("Add something", "Write or speak"), ("Add something", "How to answer you", "Call me")]
)
async def test_stop_in_a_form_a_hand_has_entered_sends_nothing_of_it(
    running: Running, amina: Phone, sara: Phone, taps: tuple[str, ...]
) -> None:
    """MS-L8: the request that was sent before stays as it was."""
    await ask(running, amina)
    await tap(running, amina, *taps)
    assert len(await left(running)) == 1
    heard = sara.chat.arrived
    amina.send("STOP")
    await running.calm()
    assert await left(running) == []
    assert words(amina).startswith("✖️ Stopped. Nothing was sent.")
    assert sara.chat.arrived == heard
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT count(*) FROM notes") == [(0,)]
        assert await tx.all("SELECT state, way FROM requests") == [("requested", "write")]


async def test_stop_while_an_announcement_is_written_sends_it_to_nobody(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """MS-L8: staff too."""
    [fan] = await fans(running, api, ["en"])
    sara.send("/announce")
    await running.calm()
    await tap(running, sara, "New announcement", "✍️ Write", "English")
    sara.send("stop")
    await running.calm()
    assert await left(running) == []
    assert words(sara).startswith("✖️")
    assert got(fan, "stop") == 0


@pytest.mark.parametrize("typed", ["stop", "/stop"])
async def test_stop_counts_also_where_the_step_is_long_over(
    running: Running, api: BotApi, amina: Phone, typed: str
) -> None:
    """MS-L8, MS-L12."""
    await put_into(running, amina, *STEPS[0])
    api.clock.forward(timedelta(days=3))
    amina.send(typed)
    await running.calm()
    assert "no announcements any more" in words(amina)
    assert await left(running) == []


@pytest.mark.parametrize("typed", ["stop", "dur", "/stop"])
async def test_stop_counts_also_before_a_language_is_chosen(running: Running, api: BotApi, typed: str) -> None:
    """MS-L8."""
    phone = api.phone("New", language_code="en")
    phone.start()
    await running.calm()
    phone.send(typed)
    await running.calm()
    assert "no announcements any more" in words(phone)
