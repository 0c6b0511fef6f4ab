"""What is urgent is watched once, also after it was given back; who has to be called stands in the queue's head."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, words
from desk import ask, staff, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.services.duty import _parts

STILL = "nobody has taken it"


async def tick(running: Running, api: BotApi, **ahead: int) -> None:
    api.clock.forward(timedelta(**ahead))
    await running.bot.clockwork.remind()
    await running.calm()


def told(phone: Phone) -> int:
    return sum(STILL in text for text in said(phone))


async def test_an_urgent_request_that_was_given_back_is_told_and_watched_again(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """Also where whoever had it kept it for longer than the watch."""
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    await ask(running, amina, when="It is for today")
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tick(running, api, hours=2)
    assert told(pavel) == 0
    await tap(running, sara, "Hand over", "Give back")
    assert (told(sara), told(pavel)) == (0, 1)
    await tick(running, api, minutes=16)
    assert (told(sara), told(pavel)) == (1, 2)


async def test_however_often_somebody_asks_the_request_is_watched_once(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """A frightened person taps again and again: each tap tells at once, none begins another chain."""
    for _ in range(4):
        amina.tap(amina.last.id, "sos:talk")
        await running.calm()
        api.clock.forward(timedelta(minutes=1))
    assert sum("asks to be contacted now" in text for text in said(sara)) == 4
    for turn in range(1, 4):
        await tick(running, api, minutes=16)
        assert told(sara) == turn


async def test_where_who_has_it_cannot_be_reached_the_others_hear_of_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    await ask(running, amina)
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    sara.block()
    await running.calm()
    await tap(running, amina, "My requests", "🌳 1", "I do not need it", "Yes, take it back")
    assert words(pavel).endswith("taken back")


async def test_the_head_of_the_queue_counts_whom_to_call(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """MS-A17."""
    await ask(running, amina)
    amina.block()
    await running.calm()
    await tick(running, api, minutes=1)
    sara.send("/queue")
    await running.calm()
    assert words(sara) == "🙋 1 request is open\n📵 1 not reached: call"
    await tap(running, sara, "Filter", "Not reached: call")
    assert words(sara) == "📵 1 not reached: call"
    assert await rows(running, "SELECT unreached FROM requests") == [(1,)]


def test_a_short_number_keeps_every_digit() -> None:
    assert _parts("0183 line") == ("0183", "line")
    assert _parts("۱۸۳ line") == ("183", "line")
