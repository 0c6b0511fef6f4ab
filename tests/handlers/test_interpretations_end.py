"""What nobody translates goes on to another, then lapses; and the words leave every chat they came into."""

from __future__ import annotations

import pytest
from conftest import Running, words
from desk import tap
from interpreting import WORDS, ask_for_words, interpreter, later, open_case, stages, translate, wrote
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def test_who_takes_it_and_writes_nothing_loses_it_to_the_others_once(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    omar = await interpreter(running, api, "Omar")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    await tap(running, layla, "I do it")
    layla.send("The baby")
    await running.calm()
    asked = len(said(omar))
    await later(running, api, minutes=31)
    shown = " ".join(message.text for message in layla.visible)
    assert WORDS not in shown
    assert "The baby" not in shown
    assert "The time for this message is over." in shown
    assert len(said(omar)) == asked + 1
    layla.send("The baby has no milk")
    await running.calm()
    assert words(layla).startswith("🗣 Somebody does it already")
    await tap(running, omar, "I do it")
    await later(running, api, minutes=31)
    assert await stages(running) == ["lapsed"]
    assert await rows(running, "SELECT text, answer FROM interpretations") == [(None, None)]
    assert "no interpreter had time" in words(sara)
    assert WORDS not in " ".join(message.text for message in omar.visible)


async def test_what_nobody_takes_lapses_after_two_hours_and_who_asked_is_told(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    await later(running, api, hours=1)
    assert await stages(running) == ["open"]
    await later(running, api, hours=1, minutes=1)
    assert await stages(running) == ["lapsed"]
    assert "no interpreter had time" in words(sara)
    await tap(running, layla, "I do it")
    assert words(layla).startswith("🗣 Somebody does it already, or it is not needed any more.")


@pytest.mark.parametrize("press", ["task.take:1", "task.send:1", "task.again:1", "task.back:1"])
async def test_who_is_no_interpreter_any_more_can_do_nothing_with_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone, press: str
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    if press != "task.take:1":
        await tap(running, layla, "I do it")
        layla.send("The baby has no milk")
        await running.calm()
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE role = 'translator'")
    layla.tap(layla.last.id, press)
    await running.calm()
    assert words(layla).startswith("🕥 This button is old.")
    assert "done" not in await stages(running)
    assert await rows(running, "SELECT count(*) FROM audit WHERE result = 'refused'") == [(1,)]


async def test_what_somebody_has_who_lost_the_role_or_is_erased_goes_to_another(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    omar = await interpreter(running, api, "Omar")
    nour = await interpreter(running, api, "Nour")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    await tap(running, layla, "I do it")
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM grants WHERE chat_id = (SELECT taken_by FROM interpretations)")
    layla.send("The baby")
    await running.calm()
    assert words(layla).startswith("🗣 Somebody does it already")
    await tap(running, omar, "I do it")
    assert WORDS in words(omar)
    assert WORDS not in " ".join(message.text for message in layla.visible)
    omar.tap(omar.last.id, "erase.now")
    await running.calm()
    await translate(running, nour, "The baby has no milk")
    assert await stages(running) == ["done"]


async def test_when_the_client_is_erased_the_words_leave_the_interpreters_chat(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    await tap(running, layla, "I do it")
    amina.tap(amina.last.id, "erase.now")
    await running.calm()
    assert WORDS not in " ".join(message.text for message in layla.visible)
    assert await rows(running, "SELECT count(*) FROM interpretations") == [(0,)]


async def test_staff_take_it_back_and_the_words_go(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    await tap(running, layla, "I do it")
    await open_case(running, sara, "Interpreter")
    assert "an interpreter is translating" in words(sara)
    await tap(running, sara, "Take it back")
    assert WORDS not in " ".join(message.text for message in layla.visible)
    assert await stages(running) == ["withdrawn"]


async def test_a_request_that_is_taken_back_is_not_translated_any_more(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    layla = await interpreter(running, api, "Layla")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    amina.tap(amina.last.id, "mine.stop:1")
    await running.calm()
    await tap(running, layla, "I do it")
    assert words(layla).startswith("🗣 Somebody does it already, or it is not needed any more.")


@pytest.mark.parametrize("how", ["stop", "Give it back"])
async def test_an_interpreter_gives_it_back(running: Running, api: BotApi, amina: Phone, sara: Phone, how: str) -> None:
    layla = await interpreter(running, api, "Layla")
    omar = await interpreter(running, api, "Omar")
    await wrote(running, amina)
    await ask_for_words(running, sara)
    await tap(running, layla, "I do it")
    asked = len(said(omar))
    if how == "stop":
        layla.send(how)
        await running.calm()
    else:
        await tap(running, layla, how)
    assert words(layla).startswith("↩️ Somebody else is asked.")
    assert WORDS not in " ".join(message.text for message in layla.visible)
    assert len(said(omar)) == asked + 1
    layla.send("zzzz")
    await running.calm()
    assert "Somebody" not in words(layla)
