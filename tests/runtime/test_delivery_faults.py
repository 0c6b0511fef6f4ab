"""Delivery when answers are lost, words are unreadable or rows are damaged: never a third copy, never silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Callable

import pytest
from conftest import Running, storage_of
from letters import ends, owe, reachable, rows, said, text, until

from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.faults import Faults
from bot.demo.phone import Phone
from bot.domain import delivery
from bot.domain.delivery import Call
from bot.runtime import requests


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """The next try comes at once and nobody waits long for an answer."""
    monkeypatch.setattr(delivery, "BACKOFF_SECONDS", (0,))
    monkeypatch.setattr(requests, "CONNECT_SECONDS", 0.2)
    monkeypatch.setattr(requests, "READ_SECONDS", 0.2)


@pytest.fixture
async def running(api: BotApi, settings: Settings) -> AsyncIterator[Running]:
    async with Running(api, settings) as bot:
        await bot.start()
        await bot.calm()
        yield bot


@pytest.fixture
def amina(api: BotApi) -> Phone:
    return reachable(api, "Amina")


def html(words: str, plain: str, **more: object) -> Call:
    return Call("sendMessage", {"text": words, "parse_mode": "HTML", **more}, plain)


def edit(message: int, words: str) -> Call:
    return Call("editMessageText", {"message_id": message, "text": words}, words)


def sent(api: BotApi, method: str = "sendMessage") -> int:
    return sum(call.method == method and call.ok for call in api.calls)


async def test_html_telegram_cannot_read_goes_as_plain_words_with_its_buttons(
    running: Running, amina: Phone, api: BotApi
) -> None:
    """TG-31: somebody's first name is "a_b<"."""
    keys = {"inline_keyboard": [[{"text": "Menu", "callback_data": "menu"}]]}
    await owe(running, amina, html("Hello <a_b", "Hello a_b<", reply_markup=keys), "next")
    await running.calm()
    assert said(amina) == ["Hello a_b<", "next"]
    assert amina.messages[0].labels == [["Menu"]] or amina.messages[0].labels == ["Menu"]
    assert await ends(running) == [("sent", None)] * 2


async def test_html_without_plain_words_is_refused_once(running: Running, amina: Phone, api: BotApi) -> None:
    await owe(running, amina, Call("sendMessage", {"text": "<x", "parse_mode": "HTML"}), "next")
    await running.calm()
    assert said(amina) == ["next"]
    assert [state for state, _ in await ends(running)] == ["dead", "sent"]


async def test_the_edit_of_a_message_that_is_gone_is_a_new_message(running: Running, amina: Phone) -> None:
    await owe(running, amina, "old")
    await running.calm()
    number = amina.messages[0].id
    amina.delete(number)
    await owe(running, amina, edit(number, "new"), edits=number)
    await running.calm()
    assert said(amina) == ["new"]


async def test_an_edit_that_changes_nothing_is_done(running: Running, amina: Phone) -> None:
    await owe(running, amina, "same")
    await running.calm()
    number = amina.messages[0].id
    await owe(running, amina, edit(number, "same"), edits=number)
    await running.calm()
    assert await ends(running) == [("sent", None)] * 2


async def test_deleting_what_is_gone_is_done(running: Running, amina: Phone) -> None:
    await owe(running, amina, "x")
    await running.calm()
    amina.delete(amina.messages[0].id)
    await owe(running, amina, Call("deleteMessage", {"message_id": amina.messages[0].id}))
    await running.calm()
    assert await ends(running) == [("sent", None)] * 2


@pytest.mark.parametrize("times", [1, 3])
async def test_a_failure_in_telegrams_own_words_was_not_taken_and_is_tried_again(
    running: Running, amina: Phone, api: BotApi, times: int
) -> None:
    api.faults.fail("sendMessage", status=500, times=times)
    await owe(running, amina, "1", "2")
    await running.calm()
    assert said(amina) == ["1", "2"]
    assert sent(api) == 2


LOSSES: dict[str, Callable[[Faults, int], None]] = {
    "dropped": lambda faults, times: faults.drop_answer("sendMessage", times),
    "silent": lambda faults, times: faults.hang("sendMessage", times),
    "reset": lambda faults, times: faults.reset("sendMessage", times),
    "page of a proxy": lambda faults, times: faults.fail("sendMessage", status=502, times=times, json=False),
}
TAKEN = ("dropped", "silent")
"""Losses after which Telegram has the message."""


@pytest.mark.parametrize("loss", LOSSES)
async def test_when_one_answer_is_lost_one_more_copy_goes(
    running: Running, amina: Phone, api: BotApi, loss: str
) -> None:
    """TG-6, TG-44: better twice than never."""
    LOSSES[loss](api.faults, 1)
    await owe(running, amina, "1", "2")
    await running.calm()
    assert Counter(said(amina)) == {"1": 2 if loss in TAKEN else 1, "2": 1}
    assert said(amina)[-1] == "2"
    assert await ends(running) == [("sent", None)] * 2


@pytest.mark.parametrize("loss", LOSSES)
async def test_when_two_answers_are_lost_there_is_no_third_copy(
    running: Running, amina: Phone, api: BotApi, loss: str
) -> None:
    LOSSES[loss](api.faults, 2)
    await owe(running, amina, "1", "2")
    await running.calm()
    assert Counter(said(amina))["1"] == (2 if loss in TAKEN else 0)
    assert said(amina)[-1] == "2"
    assert await ends(running) == [("uncertain", "answer lost twice"), ("sent", None)]


@pytest.mark.parametrize("times", [1, 2, 4])
async def test_an_edit_is_repeated_however_often_its_answer_is_lost(
    running: Running, amina: Phone, api: BotApi, times: int
) -> None:
    await owe(running, amina, "old")
    await running.calm()
    number = amina.messages[0].id
    api.faults.drop_answer("editMessageText", times)
    await owe(running, amina, edit(number, "new"), edits=number)
    await running.calm()
    assert said(amina) == ["new"]
    assert await ends(running) == [("sent", None)] * 2


async def test_of_several_edits_of_one_message_only_the_last_has_to_arrive(
    running: Running, amina: Phone, api: BotApi
) -> None:
    await owe(running, amina, "0")
    await running.calm()
    number = amina.messages[0].id
    api.faults.delay("editMessageText", 0.2)
    await owe(running, amina, edit(number, "1"), edits=number)
    await until(lambda: not api.faults.active)
    for words in ("2", "3", "4"):
        await owe(running, amina, edit(number, words), edits=number)
    await running.calm()
    assert said(amina) == ["4"]
    assert sent(api, "editMessageText") == 2
    assert [state for state, _ in await ends(running)] == ["sent", "sent", "void", "void", "sent"]


async def test_a_spinner_whose_answer_hangs_is_given_up_and_holds_up_nothing(
    running: Running, amina: Phone, api: BotApi, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "ANSWER_USEFUL_SECONDS", 0.1)
    amina.start()
    await running.calm()
    api.faults.delay("answerCallbackQuery", 30)
    amina.press("English")
    await running.calm()
    assert "What do you need" in said(amina)[-1]


async def left_in_flight(settings: Settings, amina: Phone, lost: int) -> None:
    """As a process leaves it that died while a message was on its way."""
    async with storage_of(settings) as (db, *_), db.write() as tx:
        await tx.run("UPDATE outbox SET state = 'sending', lost = ? WHERE state = 'open'", (lost,))


@pytest.mark.parametrize(("lost", "state", "copies"), [(0, "sent", 1), (1, "uncertain", 0)])
async def test_what_was_in_flight_at_the_last_stop_goes_once_more_at_the_most(
    api: BotApi, settings: Settings, amina: Phone, lost: int, state: str, copies: int
) -> None:
    """TG-7, TG-44."""
    async with Running(api, settings) as bot:
        await bot.start()
        api.faults.flood("sendMessage", 3600)
        await owe(bot, amina, "x")
        await until(lambda: any(call.error for call in api.calls))
    await left_in_flight(settings, amina, lost)
    async with storage_of(settings) as (db, *_), db.write() as tx:
        await tx.run("DELETE FROM facts WHERE name = 'pause_until'")
        await tx.run("UPDATE chats SET paused_until = NULL")
        await tx.run("UPDATE outbox SET due_at = 0")
    async with Running(api, settings) as bot:
        await bot.start()
        await bot.calm()
        assert [row[0] for row in await ends(bot)] == [state]
        assert len(said(amina)) == copies


async def test_a_row_that_does_not_open_ends_and_the_others_go(
    api: BotApi, settings: Settings, amina: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    """AB-67: the sealed words of one message copied into another's row."""
    async with Running(api, settings) as bot:
        await bot.start()
        other = reachable(api, "Reza")
        api.faults.flood("sendMessage", 3600, times=None)
        await owe(bot, amina, text("for Amina"))
        await owe(bot, other, text("for Reza"))
        await until(lambda: sum(bool(call.error) for call in api.calls) >= 1)
    api.faults.clear()
    async with storage_of(settings) as (db, *_), db.write() as tx:
        await tx.run("DELETE FROM facts WHERE name = 'pause_until'")
        await tx.run("UPDATE chats SET paused_until = NULL")
        await tx.run("UPDATE outbox SET due_at = 0, state = 'open', lost = 0")
        await tx.run("UPDATE outbox SET payload = (SELECT payload FROM outbox ORDER BY id DESC LIMIT 1)")
    async with Running(api, settings) as bot:
        await bot.start()
        await bot.calm()
        assert await ends(bot) == [("dead", "does not open"), ("sent", None)]
        assert await rows(bot, "SELECT ended_at IS NULL FROM outbox") == [(0,), (0,)]
    assert said(amina) == []
    assert said(other) == ["for Reza"]
    assert "does not open" in caplog.text
