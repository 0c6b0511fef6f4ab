"""What comes in is kept before it is acknowledged, once, in order, whatever it is and under whatever number."""

from __future__ import annotations

import pytest
from conftest import Running, words
from letters import rows, said, until

from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.runtime.intake import arrival


def offsets(api: BotApi) -> list[int | None]:
    """What each fetch confirmed, in order."""
    return [
        int(call.params["offset"]) if "offset" in call.params else None
        for call in api.calls
        if call.method == "getUpdates"
    ]


@pytest.mark.parametrize("new_id", [True, False], ids=["under a new number", "under its old number"])
async def test_the_same_update_again_changes_nothing_more(
    running: Running, api: BotApi, amina: Phone, new_id: bool
) -> None:
    """TG-8: Telegram sends a tap or a message again after a reconnect."""
    tap = amina.tap(amina.last.id, "food")
    await running.calm()
    message = amina.send("/help")
    await running.calm()
    before = [message.text for message in amina.messages]
    kept = await rows(running, "SELECT count(*) FROM inbox")
    for update in (tap, message):
        api.duplicate(update, new_id=new_id)
    await running.calm()
    assert [message.text for message in amina.messages] == before
    assert await rows(running, "SELECT count(*) FROM inbox") == kept


async def test_an_update_nobody_can_read_is_parked_and_the_next_ones_go_on(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """TG-9: stock PTB fetches it for ever."""
    amina.send("/help")
    api.faults.unparsable_update()
    amina.send("/privacy")
    await running.calm()
    assert [text.split()[0] for text in said(amina)][-2:] == ["🙋", "🔒"]
    assert await rows(running, "SELECT count(*) FROM inbox WHERE state = 'parked'") == [(1,)]


@pytest.mark.parametrize(
    "update",
    [
        {"chat_boost": {"chat": {"id": 1, "type": "private"}}},
        {"message": None},
        {"message": {"text": "\ud800"}},
        {"something_of_next_year": 5},
    ],
)
async def test_no_kind_of_update_stops_the_intake(
    running: Running, api: BotApi, amina: Phone, update: dict[str, object]
) -> None:
    api.push_raw(update)
    amina.send("/help")
    await running.calm()
    assert words(amina).startswith("🙋")


async def test_a_wish_to_join_a_chat_moves_no_form_and_makes_none(running: Running, api: BotApi, amina: Phone) -> None:
    """TG-37: a form belongs to the person's own chat, whatever kind of update comes of them."""
    amina.tap(amina.last.id, "wish")
    await running.calm()
    before = await rows(running, "SELECT chat_id, name, step FROM conversations")
    person = {"id": amina.id, "is_bot": False, "first_name": "Amina"}
    group = {"id": -1001234567890, "type": "supergroup", "title": "Elsewhere"}
    wish = {"chat": group, "from": person, "user_chat_id": amina.id, "date": 1_780_000_000}
    api.push_raw({"chat_join_request": wish})
    amina.send("/help")
    await running.calm()
    assert await rows(running, "SELECT chat_id, name, step FROM conversations") == before != []
    assert await rows(running, "SELECT count(*) FROM chats") == [(1,)]
    assert await rows(running, "SELECT count(*) FROM inbox WHERE state = 'parked'") == [(0,)]


async def test_numbers_that_begin_anywhere_after_a_quiet_week_are_taken_in_order(
    running: Running, api: BotApi, amina: Phone
) -> None:
    """An offset kept beyond the fetch it confirms would skip these for ever (Bot API, Update.update_id)."""
    for number in (900_000_000, 5):
        api.set_next_update_id(number)
        amina.send("/help")
        amina.send("/privacy")
        await running.calm()
        assert [text.split()[0] for text in said(amina)][-2:] == ["🙋", "🔒"]


async def test_an_offset_is_sent_once_and_only_for_what_was_kept(api: BotApi, settings: Settings) -> None:
    """TG-7, TG-39: the first fetch of a process confirms nothing."""
    phone = api.phone("Amina")
    async with Running(api, settings) as bot:
        await bot.start()
        number = phone.start()
        await bot.calm()
        assert offsets(api)[0] is None
        assert offsets(api).count(number + 1) == 1
        before = len(offsets(api))
    api.calls.clear()
    async with Running(api, settings) as bot:
        await bot.start()
        await until(lambda: offsets(api))
        assert offsets(api)[0] is None
    assert before >= 2


async def test_a_flaky_network_ends_no_polling(running: Running, api: BotApi, amina: Phone) -> None:
    """TG-11, TG-10: cut lines, pages of a proxy and 409s between the fetches; every message is answered."""
    for fault in (
        lambda: api.faults.reset("getUpdates"),
        lambda: api.faults.fail("getUpdates", status=502, json=False),
        lambda: api.faults.drop_answer("getUpdates"),
    ):
        fault()
        api.world.updates.interrupt("")
        amina.send("/help")
        await running.calm()
        assert words(amina).startswith("🙋")
        amina.send("/menu")
        await running.calm()


def test_a_tap_is_kept_without_the_screen_it_was_made_on() -> None:
    """Its words may say what a person asked for; they are ours, and nobody reads them."""
    screen = {"message_id": 3, "date": 1, "chat": {"id": 7, "type": "private"}, "text": "CANARY", "reply_markup": {}}
    tap = {"update_id": 1, "callback_query": {"id": "5", "from": {"id": 7}, "message": screen, "data": "menu"}}
    raw = arrival(tap).raw
    assert b"CANARY" not in raw
    assert b'"message_id":3' in raw
    assert b'"data":"menu"' in raw
