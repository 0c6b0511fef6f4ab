"""Telegram's three flood limits, by the movable clock."""

from collections.abc import AsyncIterator
from datetime import timedelta

import aiohttp
import pytest

from bot.demo.api import BotApi, Limits
from bot.demo.clock import Clock
from bot.demo.limits import Gate
from bot.demo.wire import Refused

from .conftest import Call

NONE = Limits.none()


class Stopped(Clock):
    """A clock that stands still unless moved."""

    def seconds(self) -> float:
        return 1_800_000_000 + self.offset.total_seconds()


@pytest.fixture
def clock() -> Clock:
    return Stopped()


@pytest.fixture
async def api(clock: Clock) -> AsyncIterator[BotApi]:
    async with BotApi(clock=clock) as server:
        yield server


def passed(gate: Gate, chat_id: int, tries: int, edit: bool = False) -> int:
    count = 0
    for _ in range(tries):
        try:
            gate.admit(chat_id, edit=edit)
            count += 1
        except Refused:
            pass
    return count


def test_thirty_messages_a_second_in_all(clock: Clock) -> None:
    gate = Gate(Limits(), clock)
    assert sum(passed(gate, chat, 1) for chat in range(1, 41)) == 30
    clock.forward(timedelta(seconds=0.9))
    assert passed(gate, 99, 1) == 0
    clock.forward(timedelta(seconds=0.1))
    assert sum(passed(gate, chat, 1) for chat in range(101, 141)) == 30


def test_a_short_burst_then_one_a_second_in_a_private_chat(clock: Clock) -> None:
    gate = Gate(Limits(), clock)
    assert passed(gate, 1, 10) == 5
    clock.forward(timedelta(seconds=1))
    assert passed(gate, 1, 10) == 1
    for _ in range(20):
        clock.forward(timedelta(seconds=1))
        assert passed(gate, 1, 1) == 1
    clock.forward(timedelta(seconds=60))
    assert passed(gate, 1, 10) == 5


def test_twenty_messages_a_minute_in_a_group_and_edits_count(clock: Clock) -> None:
    gate = Gate(Limits(), clock)
    assert passed(gate, -1, 12) + passed(gate, -1, 12, edit=True) == 20
    clock.forward(timedelta(seconds=59))
    assert passed(gate, -1, 1) == 0
    clock.forward(timedelta(seconds=1))
    assert passed(gate, -1, 25) == 20


def test_edits_in_private_chats_are_free(clock: Clock) -> None:
    assert passed(Gate(Limits(), clock), 1, 100, edit=True) == 100


def test_after_a_refusal_nothing_passes_before_its_time(clock: Clock) -> None:
    gate = Gate(Limits(overall_per_second=None, chat_per_second=None, group_per_minute=20), clock)
    passed(gate, -1, 10)
    clock.forward(timedelta(seconds=30))
    passed(gate, -1, 10)
    with pytest.raises(Refused, match="retry after 30"):
        gate.admit(-1)
    clock.forward(timedelta(seconds=29))
    with pytest.raises(Refused, match="retry after 1"):
        gate.admit(-1)


def test_no_limit_is_none(clock: Clock) -> None:
    assert passed(Gate(NONE, clock), 1, 1000) + passed(Gate(NONE, clock), -1, 1000) == 2000


async def test_a_flood_is_answered_with_429_and_when_to_come_back(api: BotApi, clock: Clock, call: Call) -> None:
    phone = api.phone("Amina")
    phone.start()
    answers = [await call("sendMessage", chat_id=phone.id, text="x") for _ in range(6)]
    assert [status for status, _ in answers] == [200] * 5 + [429]
    assert answers[-1][1] == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 1",
        "parameters": {"retry_after": 1},
    }
    assert len(phone.messages) == 6
    clock.forward(timedelta(seconds=1))
    assert (await call("sendMessage", chat_id=phone.id, text="x"))[0] == 200


async def test_an_album_counts_its_photos_and_answers_to_taps_count_nothing(api: BotApi, call: Call) -> None:
    phone = api.phone("Amina")
    phone.start()
    phone.send_photo()
    photo = {"type": "photo", "media": phone.messages[-1].raw["photo"][-1]["file_id"]}
    assert (await call("sendMediaGroup", chat_id=phone.id, media=[photo] * 5))[0] == 200
    assert (await call("sendMessage", chat_id=phone.id, text="x"))[0] == 429
    phone.tap(phone.last.id, "a", query_id="q")
    assert (await call("answerCallbackQuery", callback_query_id="q"))[0] == 200


async def test_a_refused_call_does_not_count(api: BotApi, call: Call) -> None:
    phone = api.phone("Amina")
    phone.start()
    for _ in range(10):
        assert (await call("sendMessage", chat_id=phone.id, text=""))[0] == 400
    assert (await call("sendMessage", chat_id=phone.id, text="x"))[0] == 200


async def test_limits_off_take_everything(session: aiohttp.ClientSession) -> None:
    async with BotApi(limits=NONE) as api:
        phone = api.phone("Amina")
        phone.start()
        for _ in range(40):
            form = {"chat_id": str(phone.id), "text": "x"}
            async with session.post(f"{api.url}/bot{api.token}/sendMessage", data=form) as answer:
                assert answer.status == 200
