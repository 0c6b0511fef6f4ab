"""An announcement as each language will see it, and which language steps in for who lacks a text."""

from __future__ import annotations

from datetime import timedelta

import pytest
from announcing import draft, fans, got, step, wake
from conftest import Running, labels, words
from desk import tap

from bot.demo.api import BotApi
from bot.demo.phone import Phone

TEXT, TURKISH, ARABIC = "The kitchen is closed", "Mutfak kapalı", "المطبخ مغلق"


@pytest.fixture(autouse=True)
async def _by_day(running: Running, api: BotApi) -> None:
    wake(running, api)


async def test_each_language_is_seen_as_it_is_received_and_by_nobody_else(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """MS-B12: there is no way from looking to the audience."""
    people = await fans(running, api, ["ar", "en", "fa"])
    await draft(running, api, sara, TEXT, ("Arabic", ARABIC))
    await tap(running, sara, "As they will see it")
    assert labels(sara) == ["✅ Arabic", "✅ English", "⚠️ Persian (English)", "🌐 Who lacks a text", "⬅️ Back"]
    await tap(running, sara, "✅ Arabic")
    shown = next(message for message in reversed(sara.visible) if ARABIC in message.text)
    assert "🔕" in shown.keyboard[0][0].text
    assert "In which language" in words(sara)
    await tap(running, sara, "Persian")
    assert got(sara, TEXT) >= 1
    await step(running)
    assert [got(phone, TEXT) + got(phone, ARABIC) for phone in people] == [0, 0, 0]
    await tap(running, sara, "Back")
    await tap(running, sara, "Send to")
    await step(running)
    received = next(message for message in people[0].visible if ARABIC in message.text)
    assert (received.text, received.entities) == (shown.text, shown.entities)
    assert [key.text for key in received.keyboard[0]] == [key.text for key in shown.keyboard[0]]


async def test_staff_choose_which_language_steps_in(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B5: the count before sending, and what each gets, follow the choice."""
    people = await fans(running, api, ["ar", "en", "fa", "tr"])
    await draft(running, api, sara, TEXT, ("Turkish", TURKISH))
    assert "2 people will get another language" in words(sara)
    assert "Arabic 1: will get English" in words(sara)
    await tap(running, sara, "As they will see it", "Who lacks a text")
    assert "Who has no text of their own gets: English" in words(sara)
    await tap(running, sara, "Turkish")
    assert "Who has no text of their own gets: Turkish" in words(sara)
    assert labels(sara)[:2] == ["▫️ English", "✅ Turkish"]
    await tap(running, sara, "Back", "Back")
    assert "Arabic 1: will get Turkish" in words(sara)
    assert "2 people will get another language" in words(sara)
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Send to")
    await step(running)
    assert [got(phone, TURKISH) for phone in people] == [1, 0, 1, 1]
    assert [got(phone, TEXT) for phone in people] == [0, 1, 0, 0]


async def test_a_language_near_ones_own_comes_before_the_chosen_one(running: Running, api: BotApi, sara: Phone) -> None:
    people = await fans(running, api, ["prs"])
    await draft(running, api, sara, TEXT, ("Turkish", TURKISH), ("Persian", "آشپزخانه بسته است"))
    await tap(running, sara, "As they will see it", "Who lacks a text", "Turkish", "Back", "Back")
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Send to")
    await step(running)
    assert got(people[0], "آشپزخانه بسته است") == 1


async def test_only_a_written_language_can_step_in(running: Running, api: BotApi, sara: Phone, amina: Phone) -> None:
    await fans(running, api, ["ar"])
    await draft(running, api, sara, TEXT)
    for phone, data in ((sara, "ann.steps:1:ru:0"), (amina, "ann.steps:1:en:0"), (amina, "ann.seen:1:en:0")):
        phone.tap(phone.last.id, data)
        await running.calm()
        assert "This button is old" in words(phone)
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT fallback FROM announcements") == [("",)]
