"""Stopping the real process: what is in hand is finished, nothing more is begun, and it is gone within five seconds."""

from __future__ import annotations

import asyncio
import signal
import sqlite3

import pytest
from conftest import Running
from processes import STOP_SECONDS, bot_process, ended, heard, refused

from bot import app, opening
from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone

MORTAL = "tests/runtime/mortal_bot.py"
BACKLOG = 60


def answers(api: BotApi, phone: Phone) -> int:
    """How many messages went out to this phone, those deleted or edited since too."""
    return sum(
        call.ok and call.method == "sendMessage" and str(call.params["chat_id"]) == str(phone.id) for call in api.calls
    )


def facts(settings: Settings) -> set[str]:
    raw = sqlite3.connect(settings.database)
    try:
        return {row[0] for row in raw.execute("SELECT name FROM facts")}
    finally:
        raw.close()


async def polling(api: BotApi) -> None:
    async with asyncio.timeout(10):
        while not any(call.method == "getUpdates" for call in api.calls):
            await asyncio.sleep(0.005)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT])
async def test_while_it_polls_long_it_leaves_at_once_and_cleanly(
    api: BotApi, settings: Settings, sign: signal.Signals
) -> None:
    phone = api.phone("Amina", language_code="en")
    phone.start()
    async with bot_process(settings) as process:
        said = await heard(process)
        await phone.heard()
        for _ in range(3):  # an impatient hand presses again
            process.send_signal(sign)
        code, more = await ended(process, STOP_SECONDS)
    assert code == 0
    assert (said + more).count("\n") == 1, said + more
    assert api.pending == 0
    assert app.RUNNING not in facts(settings)


async def test_what_was_kept_is_confirmed_on_the_way_out(api: BotApi, settings: Settings) -> None:
    """TG-7: the poll that would have said so met a failing server, and the stop came before the next."""
    phone = api.phone("Amina", language_code="en")
    async with bot_process(settings) as process:
        await heard(process)
        await polling(api)
        api.faults.fail("getUpdates", status=502)
        phone.start()
        await heard(process, "trying again")
        assert api.pending == 1
        process.terminate()
        code, said = await ended(process, STOP_SECONDS)
    assert (code, said) == (0, "")
    assert api.pending == 0


async def test_before_it_has_met_telegram_it_leaves_at_once(settings: Settings) -> None:
    offline = settings.model_copy(update={"api_url": "http://127.0.0.1:9"})
    async with bot_process(offline) as process:
        await heard(process, "cannot be reached")
        process.terminate()
        assert await ended(process, STOP_SECONDS) == (0, "")


async def test_while_telegram_hangs_it_leaves_and_loses_nothing(api: BotApi, settings: Settings) -> None:
    """Answers that are carried out and never confirmed: the next run may send them once more, and does."""
    phones = [api.phone(name, language_code="en") for name in ("Amina", "Reza", "Lea")]
    async with bot_process(settings) as process:
        await heard(process)
        await polling(api)
        api.faults.hang("sendMessage", times=None)
        for phone in phones:
            phone.start()
        for phone in phones:
            await phone.heard()
        api.faults.hang("getUpdates", times=None)
        late = api.phone("Omar", language_code="en")
        late.start()
        process.terminate()
        code, said = await ended(process, STOP_SECONDS)
    assert (code, said) == (0, "")
    api.faults.clear()
    async with Running(api, settings) as bot:
        await bot.start()
        await bot.calm()
    assert [answers(api, phone) for phone in (*phones, late)] == [2, 2, 2, 1]


async def test_while_a_backlog_is_owed_it_stops_between_two_messages_and_repeats_none(
    api: BotApi, settings: Settings
) -> None:
    """What is in flight ends first, so a clean stop doubles nothing."""
    phones = [api.phone(f"P{number}", language_code="en") for number in range(BACKLOG)]
    for phone in phones:
        phone.start()
    async with bot_process(settings, rate="20") as process:
        await heard(process)
        async with asyncio.timeout(10):
            while not any(answers(api, phone) for phone in phones):
                await asyncio.sleep(0.005)
        process.terminate()
        code, said = await ended(process, STOP_SECONDS)
    assert code == 0, said
    first = sum(answers(api, phone) for phone in phones)
    assert 0 < first < BACKLOG
    async with Running(api, settings) as bot:
        await bot.start()
        await bot.calm()
    assert {answers(api, phone) for phone in phones} == {1}


@pytest.mark.parametrize("stage", ["worker.begun", "sender.claimed"])
async def test_told_to_stop_in_the_middle_it_finishes_what_is_in_hand(
    api: BotApi, settings: Settings, stage: str
) -> None:
    phone = api.phone("Amina", language_code="en")
    async with bot_process(settings, MORTAL, stage, "1", "SIGTERM") as process:
        await heard(process)
        phone.start()
        code, said = await ended(process, STOP_SECONDS + 5)
    assert code == 0, said
    assert app.RUNNING not in facts(settings)
    async with Running(api, settings) as bot:
        await bot.start()
        await bot.calm()
    assert answers(api, phone) == 1


async def test_a_token_taken_back_while_it_runs_ends_it_with_one_line(api: BotApi, settings: Settings) -> None:
    """Staff had BotFather make a new one."""
    async with bot_process(settings) as process:
        await heard(process)
        await polling(api)
        api.world.token = "987654321:" + "y" * 35
        phone = api.phone("Amina", language_code="en")
        phone.start()
        code, said = await ended(process)
    assert (code, said.count("\n")) == (opening.TOKEN, 1), said
    assert "refuses the token" in said


async def test_what_nobody_foresaw_is_one_line_with_the_place_and_no_traceback(settings: Settings) -> None:
    """A text of an error may quote a person: only its type and place are said."""
    settings.database.with_name("folder").mkdir()
    code, line = await refused(settings, clock_file=str(settings.database.with_name("folder")))  # nothing guards it
    assert code == 1
    assert "ended by an error in the program: IsADirectoryError at " in line
