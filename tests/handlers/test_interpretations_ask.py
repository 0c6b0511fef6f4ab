"""An interpreter is asked only after the client's yes, and only one whom they want."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, words
from desk import ask, tap
from interpreting import ask_for_words, interpreter, later, open_case, read_arabic, stages, translate, wrote
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def test_a_sensitive_service_is_named_to_nobody(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    """Neither to interpreters, nor in what comes by itself to the client and to who asked."""
    layla = await interpreter(running, api, "Layla")
    await ask(running, amina, "counselling")
    await tap(running, amina, "Add something", "Language, interpreter", "Yes")
    await read_arabic(running)
    for answered in (True, False):
        api.clock.forward(timedelta(seconds=20))
        await open_case(running, sara, "Interpreter", "My own words for them")
        sara.send("Come on Monday at nine")
        await running.calm()
        if answered:
            await translate(running, layla, "Monday at nine")
            assert "Monday at nine" in words(amina)
    await later(running, api, hours=2, minutes=1)
    assert "no interpreter had time" in words(sara)
    for phone in (layla, amina, sara):
        assert "ounsel" not in words(phone)
    assert "ounsel" not in " ".join(said(layla)[3:])


async def test_where_a_woman_is_wanted_no_man_is_asked_nor_let_in(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    omar = await interpreter(running, api, "Omar")
    before = len(said(omar))
    await wrote(running, amina, "Yes, a woman")
    await ask_for_words(running, sara)
    assert words(sara).startswith("🗣 No interpreter for this can be reached now.")
    assert await stages(running) == []
    layla = await interpreter(running, api, "Layla", woman=True)
    await ask_for_words(running, sara)
    assert "One message" in words(layla)
    assert len(said(omar)) == before
    omar.tap(omar.last.id, "task.take:1")
    await running.calm()
    await tap(running, omar, "Show me the words")
    assert words(omar).startswith("🕥 This button is old.")
    assert await stages(running) == ["open"]


async def test_nobody_of_their_community_is_asked_of_the_interpreter(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina, "Nobody of my community")
    await ask_for_words(running, sara)
    assert "Only if you are not from their community." in words(layla)
    await tap(running, layla, "Not now")
    assert words(layla).startswith("🙏 Thank you all the same.")
    assert await stages(running) == ["open"]


async def test_only_who_speaks_both_languages_and_has_not_paused_is_asked(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    turk = await interpreter(running, api, "Ayşe", speaks="tr en")
    paused = await interpreter(running, api, "Omar")
    paused.send("/interpret")
    await running.calm()
    await tap(running, paused, "No messages for now")
    before = len(said(turk)), len(said(paused))
    await wrote(running, amina)
    await ask_for_words(running, sara)
    assert "can be reached now" in words(sara)
    assert (len(said(turk)), len(said(paused))) == before


async def test_nobody_is_asked_before_the_client_says_yes(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla", woman=True)
    await wrote(running, amina, "")
    await open_case(running, sara, "Interpreter")
    assert "They did not ask for one" in words(sara)
    sara.tap(sara.last.id, "case.said:1:1")
    await running.calm()
    assert words(sara).startswith("🕥 This has changed meanwhile.")
    await open_case(running, sara, "Interpreter", "Ask them")
    asked = words(amina)
    assert asked.startswith("🌳 1 ·") and "May somebody" not in asked  # in the client's own language
    await open_case(running, sara, "Interpreter")
    assert "They have not answered yet" in words(sara)
    amina.press(data="mine.may:1:woman")
    await running.calm()
    assert "a note was added" in words(sara)
    await ask_for_words(running, sara)
    assert "One message" in words(layla)


async def test_a_no_stays_a_no(running: Running, amina: Phone, sara: Phone) -> None:
    await wrote(running, amina, "")
    await open_case(running, sara, "Interpreter", "Ask them")
    amina.press(data="mine.may:1:none")
    await running.calm()
    await open_case(running, sara, "Interpreter")
    assert "They said no" in words(sara)
    sara.tap(sara.last.id, "case.may:1")
    await running.calm()
    assert words(sara).startswith("🕥 This has changed meanwhile.")


async def test_who_reads_our_language_here_may_speak_another(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """A language the bot does not speak yet: staff choose it among those that interpreters have."""
    layla = await interpreter(running, api, "Layla", speaks="so en")
    await wrote(running, amina)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = 'en'")
    await ask_for_words(running, sara)
    assert words(sara).startswith("🌐 Which language do they speak?")
    await tap(running, sara, "Soomaali")
    assert words(layla).startswith("🗣 One message: Soomaali → English.")


async def test_who_wants_only_the_desk_is_sent_no_translation(running: Running, amina: Phone, sara: Phone) -> None:
    await wrote(running, amina)
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE requests SET way = 'desk'")
    await open_case(running, sara, "Interpreter", "My own words for them")
    assert words(sara).startswith("🤫 Not sent")


@pytest.mark.parametrize(
    "data", ["case.talks:1", "case.said:1:1", "case.own:1", "case.may:1", "case.unask:1:1", "mine.may:1:any", "talks"]
)
async def test_forged_buttons_of_others_are_quiet_and_written_down(
    running: Running, api: BotApi, amina: Phone, sara: Phone, data: str
) -> None:
    await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    other = api.phone("Reza")
    other.start()
    await running.calm()
    other.press("English")
    await running.calm()
    other.tap(other.last.id, data)
    await running.calm()
    assert words(other).startswith("🕥 This button is old.")
    assert await rows(running, "SELECT count(*) FROM audit WHERE result = 'refused'") == [(1,)]
    assert await stages(running) == ["open"]
