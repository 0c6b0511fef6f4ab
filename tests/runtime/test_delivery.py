"""Delivery end to end: order, pace, pauses, and chats that cannot be reached; over HTTP, on a real file."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator

import pytest
from conftest import Running
from letters import ends, owe, owe_all, reachable, row_of, rows, rows_now, said, text, until

from bot.config import Settings
from bot.demo.api import BotApi, Limits
from bot.demo.phone import Phone
from bot.domain.delivery import Lane
from bot.runtime.sender import PAUSE_FACT


@pytest.fixture
async def running(api: BotApi, settings: Settings) -> AsyncIterator[Running]:
    async with Running(api, settings) as bot:
        await bot.start()
        yield bot


@pytest.fixture
def amina(api: BotApi) -> Phone:
    return reachable(api, "Amina")


async def test_messages_to_one_chat_arrive_in_the_order_they_were_owed(running: Running, amina: Phone) -> None:
    """TG-19."""
    wanted = [str(number) for number in range(40)]
    for words in wanted:
        await owe(running, amina, words)
    await running.calm()
    assert said(amina) == wanted
    assert await ends(running) == [("sent", None)] * 40


async def test_order_holds_although_the_first_has_to_be_sent_again(running: Running, amina: Phone, api: BotApi) -> None:
    api.faults.fail("sendMessage", status=502)
    await owe(running, amina, "first", "second")
    await running.calm()
    assert said(amina) == ["first", "second"]


async def test_a_reply_overtakes_two_thousand_broadcasts(api: BotApi, settings: Settings) -> None:
    """TG-32: however long the broadcast, somebody who asks is answered among the next few messages."""
    crowd = [reachable(api, f"P{number}") for number in range(2000)]
    amina = api.phone("Amina", language_code="ar")
    async with Running(api, settings) as bot:
        await bot.start()
        await owe_all(bot, crowd, "all", lane=Lane.BROADCAST)
        await until(lambda: sum(call.method == "sendMessage" for call in api.calls) > 20)
        amina.start()
        before = len(api.calls)
        await amina.heard(timeout=20)
        calls = [call for call in list(api.calls)[before:] if call.method == "sendMessage"]
        assert (
            len(calls) <= 6 * settings.senders
        )  # a commit keeps the question, one its answer; each takes senders' worth along
        await bot.calm()
        assert all(said(phone) == ["all"] for phone in crowd)


@pytest.mark.limits(Limits())
async def test_with_telegrams_own_limits_and_our_own_rates_not_one_call_is_refused(
    api: BotApi, settings: Settings
) -> None:
    """TG-2, TG-36: thirty a second, one a second in a chat with bursts, twenty a minute in a group."""
    crowd = [reachable(api, f"P{number}") for number in range(70)]
    busy, group = reachable(api, "Busy"), api.group("Volunteers")
    group.add(busy)
    group.add(api.bot, by=busy)
    real = settings.model_copy(update={"rate": 30.0, "chat_burst": 4})
    async with Running(api, real) as bot:
        await bot.start()
        await bot.calm()
        await owe_all(bot, crowd, "all", lane=Lane.BROADCAST)
        await owe(bot, busy, *[f"{number}" for number in range(7)])
        await owe(bot, group, *[f"{number}" for number in range(18)])
        await bot.calm()
        assert [call.error for call in api.calls if not call.ok] == []
        assert said(busy) == [f"{number}" for number in range(7)]
        assert len([m for m in group.messages if m.text.isdigit()]) == 18


async def test_a_flood_of_everybody_pauses_everybody_and_outlives_the_process(api: BotApi, settings: Settings) -> None:
    """TG-1: the deadline is kept; a restart does not run into the same wall."""
    amina, reza = reachable(api, "Amina"), reachable(api, "Reza")
    careful = settings.model_copy(update={"chat_burst": 4})
    async with Running(api, careful) as bot:
        await bot.start()
        await bot.calm()
        api.faults.flood("sendMessage", 3600, times=1)
        await owe(bot, amina, "x")
        await until(lambda: any(call.error for call in api.calls))
        await owe(bot, reza, "y")
        await until(lambda: rows_now(bot, f"SELECT 1 FROM facts WHERE name = '{PAUSE_FACT}'"))
        assert await ends(bot) == [("open", None), ("open", None)]
    before = len(api.calls)
    async with Running(api, careful) as bot:
        await bot.start()
        await asyncio.sleep(0.3)
        assert not any(call.method == "sendMessage" for call in list(api.calls)[before:])
        assert bot.bot.sender.idle is False


async def test_a_flood_of_one_chat_holds_up_nobody_else(api: BotApi, settings: Settings) -> None:
    amina, reza = reachable(api, "Amina"), reachable(api, "Reza")
    async with Running(api, settings.model_copy(update={"chat_burst": 4})) as bot:
        await bot.start()
        await owe(bot, amina, "1", "2", "3")
        await amina.until(lambda phone: len(said(phone)) == 3)
        api.faults.flood("sendMessage", 3600, chat=amina)
        await owe(bot, amina, "4")
        await until(lambda: any(call.error for call in api.calls))
        await owe(bot, reza, "hello")
        await reza.until(lambda phone: said(phone) == ["hello"])
        await until(lambda: rows_now(bot, "SELECT 1 FROM chats WHERE paused_until IS NOT NULL"))
    before = len(api.calls)
    async with Running(api, settings.model_copy(update={"chat_burst": 4})) as bot:
        await bot.start()
        await owe(bot, reza, "again")
        await reza.until(lambda phone: said(phone) == ["hello", "again"])
        assert said(amina) == ["1", "2", "3"]
        assert not any(str(c.params.get("chat_id")) == str(amina.id) for c in list(api.calls)[before:])


async def test_a_short_flood_is_waited_for_and_nothing_is_lost(running: Running, api: BotApi, amina: Phone) -> None:
    """TG-43."""
    api.faults.flood("sendMessage", 1)
    await owe(running, amina, "1", "2")
    await running.calm()
    assert said(amina) == ["1", "2"]
    assert [call.error for call in api.calls if not call.ok] == ["Too Many Requests"]


@pytest.mark.parametrize(
    ("leave", "reach"), [(Phone.block, "blocked"), (Phone.delete_account, "gone")], ids=["blocked", "deactivated"]
)
async def test_to_somebody_who_left_nothing_more_is_sent(
    running: Running, api: BotApi, amina: Phone, leave: object, reach: str
) -> None:
    other = reachable(api, "Reza")
    assert callable(leave)
    leave(amina)
    await owe(running, amina, "1", "2", "3")
    await owe(running, other, "hello")
    await running.calm()
    assert [state for state, _ in await ends(running)] == ["dead", "void", "void", "sent"]
    assert await rows(running, "SELECT reach FROM chats ORDER BY id") == [(reach,), ("open",)]
    assert len([call for call in api.calls if str(call.params.get("chat_id")) == str(amina.id)]) == 1
    assert said(other) == ["hello"]


async def test_somebody_who_comes_back_is_written_to_again(running: Running, amina: Phone) -> None:
    amina.block()
    await owe(running, amina, "1")
    await running.calm()
    amina.start()
    await running.calm()
    assert await rows(running, "SELECT reach FROM chats") == [("open",)]
    assert said(amina)


async def test_a_chat_telegram_does_not_know_is_gone(running: Running, api: BotApi, amina: Phone) -> None:
    await owe(running, amina, "1")
    await running.calm()
    del api.world.chats[amina.id]
    await owe(running, amina, "2", "3")
    await running.calm()
    assert [state for state, _ in await ends(running)] == ["sent", "dead", "void"]
    assert await rows(running, "SELECT reach FROM chats") == [("gone",)]


async def test_a_group_that_became_a_supergroup_is_followed(running: Running, api: BotApi, amina: Phone) -> None:
    """TG-28: the first message after the change finds the new id; the rows go on as they are."""
    group = api.group("Volunteers")
    group.add(amina)
    group.add(api.bot, by=amina)
    await owe(running, group, "before")
    await running.calm()
    async with running.bot.db.write() as tx:
        row = await row_of(running, tx, group)
    group.migrate()
    api.world.updates.clear()  # as where Telegram's own word of the change has not come yet
    await owe(running, row, "after", "and more")
    await running.calm()
    texts = [message.text for message in group.messages if not message.mine and message.kind == "text"]
    assert texts == ["after", "and more"]
    assert len(await rows(running, "SELECT id FROM chats WHERE kind = 'group'")) == 1


async def test_an_unanswerable_tap_harms_nobody(running: Running, api: BotApi, amina: Phone) -> None:
    """A tap of yesterday: Telegram refuses the answer to it, the screen comes all the same."""
    amina.start()
    await running.calm()
    api.faults.fail("answerCallbackQuery", status=400)
    amina.press("English")
    await running.calm()
    assert "What do you need" in "".join(said(amina))


async def test_a_message_telegram_refuses_for_good_is_written_down_and_the_next_goes(
    running: Running, amina: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        await owe(running, amina, text(" \n "), "next")
        await running.calm()
    assert said(amina) == ["next"]
    [(state, reason), sent] = await ends(running)
    assert (state, sent) == ("dead", ("sent", None))
    assert "text is empty" in reason
    assert "text is empty" in caplog.text


async def test_a_message_that_no_longer_helps_is_not_sent(running: Running, api: BotApi, amina: Phone) -> None:
    await owe(running, amina, "too late", useful=-1)
    await owe(running, amina, "in time")
    await running.calm()
    assert said(amina) == ["in time"]
    assert await ends(running) == [("expired", "no longer useful"), ("sent", None)]
