"""How a translation that was asked of volunteers ends otherwise: written by staff, stopped, dismissed, not wanted."""

from __future__ import annotations

from datetime import timedelta

import pytest
from announcing import draft, fans, got, second, wake
from conftest import Running, labels, words
from desk import tap
from interpreting import interpreter
from joining import number_of
from translating import asked, later, needed, speakers, wrote

from bot.demo.api import BotApi
from bot.demo.phone import Phone

ARABIC = "المطبخ مغلق"


@pytest.fixture(autouse=True)
async def _by_day(running: Running, api: BotApi) -> None:
    wake(running, api)


async def stages(running: Running) -> list[str]:
    async with running.bot.db.write() as tx:
        return [row[0] for row in await tx.all("SELECT stage FROM translation_tasks ORDER BY id")]


async def test_what_staff_write_themselves_ends_it(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Back", "✍️ Write", "Arabic")
    sara.send(ARABIC)
    await running.calm()
    assert "✅ Arabic 1" in words(sara)
    assert "not needed any more" in words(one)
    assert await stages(running) == ["ended"]


async def test_staff_stop_asking(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Back", "Ask a volunteer", "🕥 Arabic")
    assert "volunteers are asked" in words(sara)
    await tap(running, sara, "Not needed any more")
    assert "not needed any more" in words(one)
    assert any("🙏 Arabic · 1" in label for label in labels(sara))
    one.press("Menu")
    await running.calm()
    api.clock.forward(timedelta(seconds=5))
    one.tap(one.last.id, "tr.take:1")
    await running.calm()
    assert "not needed any more" in words(one)


async def test_who_leaves_the_team_frees_it(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    one, other = await speakers(running, api, 2)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    number = await number_of(running, one)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE chat_id = ?", (number,))
    await later(running, api, seconds=10)
    assert await stages(running) == ["open"]
    assert "Can you translate" in words(other)
    one.send(ARABIC)
    await running.calm()
    assert await stages(running) == ["open"]


async def test_while_a_colleague_is_to_agree_nothing_is_put_in(running: Running, api: BotApi, sara: Phone) -> None:
    """What a second person agrees to is what goes out."""
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    meryem = await second(running, api)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    await tap(running, sara, "Back", "It is about danger")
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Send to")
    one.send(ARABIC)
    await running.calm()
    await tap(running, one, "Send it")
    await tap(running, meryem, "Use it")
    assert "Take that back first" in words(meryem)
    api.clock.forward(timedelta(seconds=20))
    await tap(running, meryem, "Open it", "Take it back")
    assert "a translation has come" in words(meryem)
    await tap(running, meryem, "Ask a volunteer", "📝 Arabic", "Use it")
    assert "✅ Arabic 1" in words(meryem)
    assert await stages(running) == ["used"]


async def test_used_once_though_two_colleagues_decide(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    meryem = await second(running, api)
    await asked(running, api, sara)
    await wrote(running, one, ARABIC)
    sara.press("Use it")
    meryem.press("Do not use it")
    sara.press("Use it")
    await running.calm()
    assert await stages(running) == ["used"]
    assert "this translation is used" in words(meryem)
    assert got(one, "Your translation goes out") == 1
    assert got(one, "it is not used") == 0


async def test_stop_wins_at_each_step_and_somebody_else_is_asked(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-L8."""
    await needed(running, api, sara, "See the map")
    await tap(running, sara, "✍️ Write", "English")
    sara.send("Map https://example.org/map")
    await running.calm()
    one, other = await speakers(running, api, 2)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    one.send("STOP")
    await running.calm()
    assert "Nothing was sent" in words(one)
    await tap(running, other, "I will translate")
    other.send(ARABIC)
    await running.calm()
    other.send("stop")
    await running.calm()
    assert "Nothing was sent" in words(other)
    assert await stages(running) == ["open"]
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT count(answer) FROM translation_tasks") == [(0,)]


async def test_one_text_after_the_other(running: Running, api: BotApi, sara: Phone) -> None:
    await fans(running, api, ["ar", "fa"])
    await draft(running, api, sara, "Hello")
    (one,) = await speakers(running, api, 1)
    number = await number_of(running, one)
    async with running.bot.db.write() as tx:
        await tx.run("INSERT INTO volunteer_facts VALUES (?, 'language', 'fa')", (number,))
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Back", "Ask a volunteer", "Persian", "In two hours")
    await tap(running, one, "I will translate")
    assert "You have another text" in words(one)
    await tap(running, one, "The text you have")
    one.send(ARABIC)
    await running.calm()
    await tap(running, one, "Send it")
    assert await stages(running) == ["sent", "open"]


async def test_interpreters_are_asked_and_who_wants_no_calls_is_not(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    quiet, stopped = await speakers(running, api, 2)
    noor = await interpreter(running, api, "Noor")
    for phone, sql in (
        (quiet, "UPDATE chats SET hears = 'nothing' WHERE id = ?"),
        (stopped, "INSERT INTO reminders_stopped VALUES (?, 'call_outs')"),
    ):
        number = await number_of(running, phone)
        async with running.bot.db.write() as tx:
            await tx.run(sql, (number,))
    await asked(running, api, sara)
    assert "1 person is asked" in words(sara)
    assert [got(phone, "Can you translate") for phone in (quiet, stopped, noor)] == [0, 0, 1]
    await wrote(running, noor, ARABIC)
    assert await stages(running) == ["sent"]


async def test_staff_see_it_as_it_would_be_received_and_that_the_original_has_changed(
    running: Running, api: BotApi, sara: Phone
) -> None:
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Back", "✍️ Write", "English")
    sara.send("The kitchen is closed on Friday")
    await running.calm()
    await wrote(running, one, ARABIC)
    assert "The original was changed" in words(sara)
    await tap(running, sara, "As they will see it")
    shown = next(message for message in sara.visible if message.text.endswith(ARABIC) or message.text == ARABIC)
    assert "🔕" in shown.keyboard[0][0].text
    assert labels(sara)[0] == "✅ Use it"


async def test_a_language_without_speakers_can_be_left_to_what_steps_in(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """Six languages are lacking: four on a page."""
    await fans(running, api, ["ar", "fa", "fr", "ru", "tr", "so"])
    await draft(running, api, sara, "Hello")
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Ask a volunteer")
    assert sum("🙏" in label for label in labels(sara)) == 4
    await tap(running, sara, "▶️")
    assert sum("🙏" in label for label in labels(sara)) == 2
    await tap(running, sara, "◀️", "Back")
    assert "6 people will get another language" in words(sara)
