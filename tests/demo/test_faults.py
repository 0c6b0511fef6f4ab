"""Each fault as a client meets it."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from telegram import Bot, Update
from telegram.error import RetryAfter

from bot.demo.api import BotApi
from bot.demo.phone import Phone

from .conftest import Call


async def test_a_delay_comes_before_the_effect(api: BotApi, call: Call, amina: Phone) -> None:
    api.faults.delay("sendMessage", 0.1)
    async with asyncio.TaskGroup() as group:
        sending = group.create_task(call("sendMessage", chat_id=amina.id, text="x"))
        await asyncio.sleep(0.05)
        assert amina.messages[-1].mine
    assert sending.result()[0] == 200
    assert amina.last.text == "x"


async def test_a_dropped_answer_leaves_the_message_there(api: BotApi, call: Call, amina: Phone) -> None:
    api.faults.drop_answer("sendMessage")
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await call("sendMessage", chat_id=amina.id, text="x")
    assert amina.last.text == "x"
    assert (await call("sendMessage", chat_id=amina.id, text="y"))[0] == 200


async def test_a_hanging_call_has_its_effect_and_no_answer(
    api: BotApi, session: aiohttp.ClientSession, amina: Phone
) -> None:
    api.faults.hang("sendMessage")
    form = {"chat_id": str(amina.id), "text": "x"}
    brief = aiohttp.ClientTimeout(total=0.2)
    with pytest.raises(TimeoutError):
        await session.post(f"{api.url}/bot{api.token}/sendMessage", data=form, timeout=brief)
    assert amina.last.text == "x"


async def test_a_hanging_call_does_not_keep_the_server_from_stopping(session: aiohttp.ClientSession) -> None:
    async with BotApi() as api:
        api.faults.hang("getMe")
        async with asyncio.TaskGroup() as group:
            url = f"{api.url}/bot{api.token}/getMe"
            waiting = group.create_task(asyncio.wait_for(_swallow(session, url), 5))
            while not api.calls:
                await asyncio.sleep(0.001)
            api._server.close()
        assert waiting.result() == "ended"


async def _swallow(session: aiohttp.ClientSession, url: str) -> str:
    try:
        await session.post(url)  # a lost GET would be tried again by aiohttp itself
    except aiohttp.ClientError:
        return "ended"
    return "answered"


async def test_a_reset_call_has_no_effect(api: BotApi, call: Call, amina: Phone) -> None:
    api.faults.reset("sendMessage", times=2)
    for _ in range(2):
        with pytest.raises(aiohttp.ClientError):
            await call("sendMessage", chat_id=amina.id, text="x")
    assert amina.messages[-1].mine
    assert "sendMessage" not in [made.method for made in api.calls]
    assert (await call("sendMessage", chat_id=amina.id, text="y"))[0] == 200


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_server_error_in_telegram_s_own_words(api: BotApi, call: Call, amina: Phone, status: int) -> None:
    api.faults.fail("sendMessage", status=status)
    answered, body = await call("sendMessage", chat_id=amina.id, text="x")
    assert (answered, body["ok"], body["error_code"]) == (status, False, status)
    assert amina.messages[-1].mine


async def test_a_server_error_of_a_proxy_is_no_json(api: BotApi, session: aiohttp.ClientSession) -> None:
    api.faults.fail("getMe", status=502, json=False)
    async with session.get(f"{api.url}/bot{api.token}/getMe") as answer:
        assert (answer.status, answer.content_type) == (502, "text/html")
    async with session.get(f"{api.url}/bot{api.token}/getMe") as answer:
        assert answer.status == 200


async def test_a_flood_can_be_of_one_chat_or_of_all(api: BotApi, bot: Bot, amina: Phone) -> None:
    reza = api.phone("Reza")
    reza.start()
    api.faults.flood("sendMessage", 7, chat=amina)
    await bot.send_message(reza.id, "x")
    with pytest.raises(RetryAfter) as flooded:
        await bot.send_message(amina.id, "x")
    assert flooded.value.retry_after == timedelta(seconds=7)
    api.faults.flood(None, 3, times=2)
    for phone in (amina, reza):
        with pytest.raises(RetryAfter):
            await bot.send_message(phone.id, "x")
    await bot.send_message(amina.id, "x")


async def test_updates_can_come_twice(api: BotApi, call: Call, amina: Phone) -> None:
    api.faults.duplicate_updates(1)
    amina.send("twice")
    amina.send("once")
    updates = (await call("getUpdates"))[1]["result"]
    assert [u["message"]["text"] for u in updates] == ["/start", "twice", "twice", "once"]
    assert len({u["update_id"] for u in updates}) == 4


async def test_an_update_can_be_unreadable_for_a_library(api: BotApi, call: Call, bot: Bot) -> None:
    number = api.faults.unparsable_update()
    (update,) = (await call("getUpdates"))[1]["result"]
    assert update["update_id"] == number
    with pytest.raises((TypeError, KeyError, ValueError)):
        Update.de_json(update, bot)


async def test_a_blocked_phone_is_let_in_again_by_clearing(api: BotApi, call: Call, amina: Phone) -> None:
    api.faults.blocked(amina)
    api.faults.fail("getMe", times=None)
    assert (await call("sendMessage", chat_id=amina.id, text="x"))[0] == 403
    assert (await call("getMe"))[0] == (await call("getMe"))[0] == 500
    api.faults.clear()
    assert (await call("sendMessage", chat_id=amina.id, text="x"))[0] == 200
    assert (await call("getMe"))[0] == 200


async def test_a_fault_of_any_method_leaves_polling_alone(api: BotApi, call: Call) -> None:
    api.faults.fail(None)
    assert (await call("getUpdates"))[0] == 200
    answer: Any = await call("getMe")
    assert answer[0] == 500
