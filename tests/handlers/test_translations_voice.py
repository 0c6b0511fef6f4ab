"""A translation that is also read aloud, where the announcement is: for people who cannot read."""

from __future__ import annotations

from datetime import timedelta

import pytest
from announcing import got, step, tap_sent, wake
from conftest import Running, labels, words
from desk import tap
from translating import asked, needed, speakers

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.announcements import MOST_CAPTION

ARABIC = "المطبخ مغلق"


@pytest.fixture(autouse=True)
async def _by_day(running: Running, api: BotApi) -> None:
    wake(running, api)


async def spoken(running: Running, api: BotApi, sara: Phone) -> list[Phone]:
    """A draft read aloud in English, for people of whom one reads Arabic; those people."""
    people = await needed(running, api, sara)
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "✍️ Write", "English")
    sara.send_voice(4)
    await running.calm()
    return people


async def taken(running: Running, api: BotApi, sara: Phone, text: str = ARABIC) -> Phone:
    """A volunteer who has it, and who looks at what they wrote."""
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    await tap_sent(running, one, text)
    return one


def voices(phone: Phone) -> list[str]:
    """The words under each voice note somebody got."""
    return [message.text for message in phone.visible if message.kind == "voice" and not message.mine]


async def test_a_translation_read_aloud_is_heard_by_staff_and_then_by_who_reads_it(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """MS-B5: the voice of the language, not the one of the original; staff hear it before they can use it."""
    people = await spoken(running, api, sara)
    one = await taken(running, api, sara)
    await tap(running, one, "Read it aloud too")
    assert "Everybody who gets the message can hear your voice" in words(one)
    one.send_voice(3)
    await running.calm()
    assert "Your voice note goes with it" in words(one)
    assert len(one.last.keyboard) <= 6
    await tap(running, one, "Send it")
    assert "listen to it before it is used" in words(sara)
    assert not any("Use it" in label for label in labels(sara))
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Listen to it")
    assert ARABIC in voices(sara)[-1]
    await tap(running, sara, "Use it")
    assert "✅ Arabic 1" in words(sara)
    await tap(running, sara, "Send to")
    await step(running)
    assert ARABIC in voices(people[0])[-1]
    assert "The kitchen is closed" in voices(people[1])[-1]
    notes = [call.params["voice"] for call in api.calls if call.method == "sendVoice"]
    assert len(set(notes)) == 2
    assert [got(phone, ARABIC) for phone in people] == [1, 0]


async def test_the_voice_is_theirs_to_give_to_change_and_to_leave(running: Running, api: BotApi, sara: Phone) -> None:
    await spoken(running, api, sara)
    one = await taken(running, api, sara)
    one.send_voice(3)  # without the button
    await running.calm()
    assert "Your voice note goes with it" in words(one)
    await tap(running, one, "Record again")
    one.send_photo()
    await running.calm()
    assert "send it as a voice note" in words(one)
    one.send_voice(2)
    await running.calm()
    here = one.last.id
    await tap(running, one, "Without my voice")
    assert "Your voice note goes with it" not in words(one)
    one.tap(here, f"tr.mute:{1}")
    await running.calm()
    assert "Your voice note goes with it" not in words(one)
    await tap(running, one, "Send it")
    assert "Use it" in "".join(labels(sara))
    assert "read aloud" not in words(sara)
    one.tap(here, "tr.mute:1")
    await running.calm()
    assert "It is translated already" in words(one)


async def test_a_text_too_long_for_a_voice_note_goes_alone_or_is_written_shorter(
    running: Running, api: BotApi, sara: Phone
) -> None:
    await spoken(running, api, sara)
    one = await taken(running, api, sara, "م" * (MOST_CAPTION + 1))
    await tap(running, one, "Read it aloud too")
    one.send_voice(3)
    await running.calm()
    assert "too long to go with a voice note" in words(one)
    assert f"{MOST_CAPTION} fit" in words(one)
    await tap(running, one, "Without my voice", "Send it")
    assert "read aloud" not in words(sara)


async def test_nobody_else_reads_it_aloud_and_none_that_is_not_spoken_is(
    running: Running, api: BotApi, sara: Phone
) -> None:
    await needed(running, api, sara)
    one = await taken(running, api, sara)
    assert not any("aloud" in label for label in labels(one))
    other = api.phone("Other", language_code="en")
    other.start()
    await running.calm()
    for phone in (one, other):
        for press in ("tr.voice:1", "tr.mute:1"):
            phone.tap(phone.last.id, press)
            await running.calm()
            assert "voice" not in words(phone)
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT stage FROM translation_tasks") == [("taken",)]


async def test_stop_said_where_a_voice_is_awaited_gives_it_back(running: Running, api: BotApi, sara: Phone) -> None:
    await spoken(running, api, sara)
    one = await taken(running, api, sara)
    await tap(running, one, "Read it aloud too")
    await tap_sent(running, one, "stop")
    assert "Stopped" in words(one)
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT stage, answer FROM translation_tasks") == [("open", None)]
