"""getUpdates: offsets, waiting, kinds of updates, conflicts, duplicates."""

import asyncio
from datetime import timedelta
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import Conflict

from bot.demo.api import BotApi
from bot.demo.phone import Phone

from .conftest import Call

OTHER = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"


async def ids(call: Call, **params: Any) -> list[int]:
    status, body = await call("getUpdates", **params)
    assert status == 200, body
    return [update["update_id"] for update in body["result"]]


async def test_updates_stay_until_an_offset_confirms_them(call: Call, api: BotApi, amina: Phone) -> None:
    second, third = amina.send("one"), amina.send("two")
    assert await ids(call) == await ids(call, offset=0) == [second - 1, second, third]
    assert await ids(call, offset=third) == [third]
    assert api.pending == 1
    assert await ids(call, offset=third + 1) == []
    assert api.pending == 0


async def test_limit_takes_the_oldest_and_a_negative_offset_the_newest(call: Call, amina: Phone) -> None:
    numbers = [amina.send(str(n)) for n in range(4)]
    assert await ids(call, limit=2) == [numbers[0] - 1, numbers[0]]
    assert await ids(call, offset=-2) == numbers[-2:]
    assert await ids(call) == numbers[-2:]


async def test_a_long_poll_ends_with_the_first_update(call: Call, api: BotApi, amina: Phone) -> None:
    await ids(call, offset=2_000_000_000)
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(ids(call, timeout=30))
        while api.calls[-1].params.get("timeout") != "30":
            await asyncio.sleep(0.001)
        number = amina.send("now")
    assert poll.result() == [number]


async def test_a_long_poll_without_news_ends_empty(call: Call) -> None:
    assert await ids(call, timeout=1) == []


async def test_of_two_polls_at_once_the_older_one_is_told_of_a_conflict(call: Call, api: BotApi) -> None:
    async with asyncio.TaskGroup() as group:
        older = group.create_task(call("getUpdates", timeout=30))
        while not api.calls:
            await asyncio.sleep(0.001)
        newer = group.create_task(call("getUpdates"))
    assert older.result() == (409, {"ok": False, "error_code": 409, "description": OTHER})
    assert newer.result()[0] == 200


async def test_a_poller_that_was_killed_costs_no_update(
    call: Call, api: BotApi, session: aiohttp.ClientSession, amina: Phone
) -> None:
    await ids(call, offset=2_000_000_000)
    form, brief = {"timeout": "30"}, aiohttp.ClientTimeout(total=0.05)
    with pytest.raises(TimeoutError):
        await session.post(f"{api.url}/bot{api.token}/getUpdates", data=form, timeout=brief)
    number = amina.send("while nobody listens")
    assert await ids(call) == [number]


async def test_polling_while_a_webhook_is_set_is_a_conflict(api: BotApi, bot: Bot) -> None:
    await bot.set_webhook("http://127.0.0.1:9/hook")
    with pytest.raises(Conflict, match="can't use getUpdates method while webhook is active"):
        await bot.get_updates()
    await bot.delete_webhook()
    assert await bot.get_updates() == ()


async def test_setting_a_webhook_ends_the_poll_in_hand(call: Call, api: BotApi) -> None:
    async with asyncio.TaskGroup() as group:
        poll = group.create_task(call("getUpdates", timeout=30))
        while not api.calls:
            await asyncio.sleep(0.001)
        await call("setWebhook", url="http://127.0.0.1:9/hook")
    assert poll.result()[1]["description"] == "Conflict: terminated by setWebhook request"


async def test_kinds_of_updates_are_chosen_and_the_choice_stays(call: Call, api: BotApi, amina: Phone) -> None:
    await ids(call, offset=2_000_000_000, allowed_updates=["callback_query"])
    assert amina.send("not wanted") == 0
    tap = amina.tap(1, "a")
    assert await ids(call) == [tap]
    await ids(call, offset=tap + 1, allowed_updates=[])
    assert amina.send("wanted again") > 0


async def test_members_of_groups_are_told_of_only_on_request(call: Call, api: BotApi, amina: Phone) -> None:
    group = api.group("Volunteers")
    group.add(amina)
    group.add(api.bot, admin=True)
    await ids(call, offset=2_000_000_000)
    reza = api.phone("Reza")
    group.add(reza)
    assert [list(u)[1] for u in (await call("getUpdates"))[1]["result"]] == ["message"]
    await ids(call, offset=2_000_000_000, allowed_updates=["message", "chat_member"])
    group.remove(reza)
    (update,) = (await call("getUpdates"))[1]["result"]
    assert update["chat_member"]["new_chat_member"]["status"] == "left"


async def test_an_update_can_come_again_under_a_new_id(call: Call, api: BotApi, amina: Phone) -> None:
    first = amina.tap(1, "a", query_id="q")
    again = api.duplicate(first)
    updates = (await call("getUpdates", offset=first))[1]["result"]
    assert [u["update_id"] for u in updates] == [first, again]
    assert updates[0]["callback_query"] == updates[1]["callback_query"]


async def test_a_confirmed_update_can_come_again_under_its_own_id_just_once(
    call: Call, api: BotApi, amina: Phone
) -> None:
    number = amina.send("x")
    assert await ids(call, offset=number + 1) == []
    assert api.duplicate(number, new_id=False) == number
    following = amina.send("y")
    assert await ids(call, offset=number + 1) == [number, following]
    assert await ids(call, offset=following + 1) == []


async def test_ids_can_start_again_lower_after_a_quiet_week(call: Call, api: BotApi, amina: Phone) -> None:
    last = amina.send("x")
    assert await ids(call, offset=last + 1) == []
    api.set_next_update_id(500)
    assert amina.send("after a week") == 500
    assert await ids(call) == [500]
    assert await ids(call, offset=last + 1) == []


async def test_updates_are_kept_for_a_day(call: Call, api: BotApi, amina: Phone) -> None:
    api.clock.forward(timedelta(hours=23))
    later = amina.send("x")
    assert len(await ids(call)) == 2
    api.clock.forward(timedelta(hours=2))
    assert await ids(call) == [later]


async def test_any_update_can_be_pushed_raw(call: Call, api: BotApi) -> None:
    number = api.push_raw({"something_new": {"a": 1}})
    assert (await call("getUpdates"))[1]["result"] == [{"update_id": number, "something_new": {"a": 1}}]
