"""A text of an announcement asked of volunteers: one of them has it, staff look at it, then it is used or not."""

from __future__ import annotations

from datetime import timedelta

import pytest
from announcing import got, step, wake
from conftest import Running, labels, words
from desk import tap
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


async def test_a_volunteer_translates_staff_use_it_and_people_read_it(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """MS-B5: from the language that is lacking to the reader who gets it, without a word typed by staff."""
    people = await needed(running, api, sara)
    one, other = await speakers(running, api, 2)
    await asked(running, api, sara)
    assert "2 people are asked" in words(sara)
    assert "Can you translate a message into Arabic?" in words(one)
    assert "The kitchen is closed" in words(one)
    await wrote(running, one, ARABIC)
    assert "Our staff read it now" in words(one)
    assert "Somebody translates it already" in words(other)
    assert "A translation has come" in words(sara)
    assert "The kitchen is closed" in words(sara)
    assert ARABIC in words(sara)
    assert await stages(running) == ["sent"]
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Use it")
    assert "✅ Arabic 1" in words(sara)
    assert "Your translation goes out" in words(one)
    await tap(running, sara, "Send to")
    await step(running)
    assert [got(phone, ARABIC) for phone in people] == [1, 0]


async def test_eight_taps_at_one_moment_give_it_to_one(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    team = await speakers(running, api, 8)
    await asked(running, api, sara)
    for phone in team:
        phone.press("I will translate")
    await running.calm()
    having = [phone for phone in team if any("It is yours" in message.text for message in phone.visible)]
    assert len(having) == 1
    assert all("Somebody translates it already" in words(phone) for phone in team if phone not in having)
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT stage, count(taken_by) FROM translation_tasks") == [("taken", 1)]


async def test_given_back_it_is_asked_of_the_others_again(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    one, other, third = await speakers(running, api, 3)
    await asked(running, api, sara)
    await tap(running, third, "Not now")
    await tap(running, one, "I will translate", "Give it back")
    assert got(one, "Somebody else is asked") == 1
    assert "Can you translate" in words(other)
    assert "Thank you all the same" in words(third)
    one.send("hello")
    await running.calm()
    assert "translat" not in words(one).lower()
    await wrote(running, other, ARABIC)
    assert await stages(running) == ["sent"]


async def test_formatting_and_the_words_of_buttons_come_too(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B6: the whole message is of one language, its buttons too."""
    people = await needed(running, api, sara, "See the map")
    (one,) = await speakers(running, api, 1)
    await tap(running, sara, "✍️ Write", "English")
    sara.send("Map https://example.org/map")
    await running.calm()
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    one.send("انظر الخريطة", formatted=[{"type": "bold", "offset": 0, "length": 4}])
    await running.calm()
    assert "Below the text stands a button: Map" in words(one)
    one.send("خريطة")
    await running.calm()
    assert "Shall we give it to our staff?" in words(one)
    await tap(running, one, "Send it")
    assert "خريطة" in words(sara)
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Use it", "Send to")
    await step(running)
    message = next(message for message in people[0].visible if "الخريطة" in message.text)
    assert message.keyboard[0][0].text == "خريطة"
    assert [(one["type"], one["length"]) for one in message.entities if one["type"] == "bold"] == [("bold", 4)]


async def test_whoever_leaves_the_question_finds_back_from_under_the_text(
    running: Running, api: BotApi, sara: Phone
) -> None:
    """MS-L12: the menu, or days without a word, lose nothing."""
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara, "Tomorrow evening")
    await tap(running, one, "I will translate", "Menu")
    one.send("soup")
    await running.calm()
    await tap(running, one, "Write the translation")
    assert got(one, "The kitchen is closed") == 1
    one.send(ARABIC)
    await running.calm()
    await tap(running, one, "Send it")
    assert await stages(running) == ["sent"]


async def test_a_translation_that_is_too_long_stays_with_its_writer(running: Running, api: BotApi, sara: Phone) -> None:
    """MS-B15, AB-53: with the count, before anybody sees it."""
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    one.send("ا" * 3900)
    await running.calm()
    assert "3900 letters" in words(one)
    one.send("<b>مغلق")
    await running.calm()
    assert "own bold" in words(one)
    assert await stages(running) == ["taken"]
    one.send(ARABIC)
    await running.calm()
    await tap(running, one, "Send it")
    assert await stages(running) == ["sent"]


async def test_nobody_in_time_staff_are_told_once_and_can_ask_again(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    await later(running, api, hours=2, minutes=1)
    await later(running, api, minutes=1)
    assert sum("nobody translated it in time" in message.text for message in sara.visible) == 1
    assert "not needed any more" in words(one)
    await tap(running, sara, "Ask again", "In two hours")
    assert await stages(running) == ["lapsed", "open"]
    assert "Can you translate" in words(one)


async def test_who_has_it_and_is_late_is_told_and_so_are_staff(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    await later(running, api, hours=2, minutes=1)
    assert "The time for the translation is over" in words(one)
    assert "did not write in time" in words(sara)
    one.send(ARABIC)
    await running.calm()
    assert "The time for this translation is over" in words(one)
    one.send("hello")
    await running.calm()
    assert "time for this" not in words(one)


async def test_after_it_was_sent_a_late_translation_is_refused(running: Running, api: BotApi, sara: Phone) -> None:
    """The words that people read were approved: nothing is changed afterwards, and the volunteer hears why."""
    people = await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    one.send(ARABIC)
    await running.calm()
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Back", "Send to")
    assert "not needed any more" in words(one)
    await tap(running, one, "Send it")
    assert got(one, "the announcement has gone out") == 1
    await step(running)
    assert [got(phone, ARABIC) for phone in people] == [0, 0]
    assert await stages(running) == ["ended"]


async def test_one_that_came_can_be_refused_or_asked_for_again(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    one, other = await speakers(running, api, 2)
    await asked(running, api, sara)
    await wrote(running, one, ARABIC)
    await tap(running, sara, "✏️ Ask again", "Tomorrow evening")
    assert await stages(running) == ["refused", "open"]
    await wrote(running, other, ARABIC + "!")
    await tap(running, sara, "Do not use it")
    assert "This time it is not used" in words(other)
    assert await stages(running) == ["refused", "refused"]
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT count(*) FROM announcement_texts") == [(1,)]
        assert await tx.all("SELECT count(*) FROM translation_tasks WHERE answer IS NOT NULL") == [(0,)]


async def test_who_is_erased_frees_it_for_the_others(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    one, other = await speakers(running, api, 2)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    one.send(ARABIC)
    await running.calm()
    one.tap(one.last.id, "erase.now")
    await running.calm()
    async with running.bot.db.write() as tx:
        assert await tx.all("SELECT stage, taken_by, answer FROM translation_tasks") == [("open", None, None)]
    await later(running, api, seconds=10)
    await wrote(running, other, ARABIC)
    assert await stages(running) == ["sent"]


async def test_thrown_away_it_is_over_for_who_has_it(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Back", "Throw away")
    assert "not needed any more" in words(one)
    assert await stages(running) == ["ended"]


async def test_it_survives_a_restart(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    await asked(running, api, sara)
    await tap(running, one, "I will translate")
    one.send(ARABIC)
    await running.calm()
    await running.stop()
    await running.start()
    await tap(running, one, "Send it")
    assert await stages(running) == ["sent"]
    assert ARABIC in words(sara)


async def test_only_who_was_asked_can_take_it_and_only_staff_can_use_it(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    await needed(running, api, sara)
    (one,) = await speakers(running, api, 1)
    (stranger,) = await speakers(running, api, 1, "fa")
    await asked(running, api, sara)
    for phone in (stranger, amina):
        for data in ("tr.take:1", "tr.use:1", "tr.see:1", "tr.task:1", "tr.ask:1", "tr.go:1:ar:soon", "tr.refuse:1"):
            api.clock.forward(timedelta(seconds=5))
            phone.tap(phone.last.id, data)
            await running.calm()
            assert "kitchen" not in words(phone)
    assert await stages(running) == ["open"]
    await wrote(running, one, ARABIC)
    api.clock.forward(timedelta(seconds=5))
    one.tap(one.last.id, "tr.use:1")
    await running.calm()
    assert await stages(running) == ["sent"]


async def test_where_nobody_speaks_it_nothing_is_asked(running: Running, api: BotApi, sara: Phone) -> None:
    await needed(running, api, sara)
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Ask a volunteer", "Arabic")
    assert "Nobody who helps here speaks Arabic" in words(sara)
    assert labels(sara) == ["⬅️ Back"]
    assert await stages(running) == []
