"""Times staff offer or fix are held: one hour of a service is given once, and comes back however the offer ends."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, crowd, offer, staff, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role

SEATS = "SELECT count(*), coalesce(sum(taken), 0) FROM slots"


async def begin(running: Running, phone: Phone, number: int) -> None:
    """Open the third day's hours of a case."""
    phone.tap(phone.last.id, f"case:{number}")
    await running.calm()
    await tap(running, phone, "Offer times")
    day = [key.data for row in phone.last.keyboard for key in row if key.data and "case.hours" in key.data][2]
    phone.tap(phone.last.id, day or "")
    await running.calm()


async def test_two_requests_are_not_given_one_hour(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    """MS-A2, MS-A3: the second is refused with the reason, and offers other times."""
    pavel = await staff(running, api, "Pavel", Grant(Role.CASE_WORKER, "family"))
    [other] = await crowd(running, api, "P", 1)
    await ask(running, amina)
    await ask(running, other)
    sara.tap(sara.last.id, "case.take:1")
    pavel.tap(pavel.last.id, "case.take:2")
    await running.calm()
    await begin(running, sara, 1)
    await begin(running, pavel, 2)
    await tap(running, sara, "10:00")
    await tap(running, pavel, "10:00")
    await tap(running, sara, "Send these times")
    await tap(running, pavel, "Send these times")
    assert "has just been given to somebody else" in words(pavel)
    await tap(running, pavel, "Other times")
    day = [key.data for row in pavel.last.keyboard for key in row if key.data and "case.hours" in key.data][2]
    pavel.tap(pavel.last.id, day or "")
    await running.calm()
    assert "✋ 10:00" in labels(pavel)
    await tap(running, pavel, "11:00", "Send these times")
    await tap(running, amina, "10:00")
    await tap(running, other, "11:00")
    assert await rows(running, "SELECT count(DISTINCT starts_at) FROM requests WHERE state = 'confirmed'") == [(2,)]
    assert await rows(running, SEATS) == [(2, 2)]


@pytest.mark.parametrize("end", ["choose", "none", "decline", "cancel", "lapse", "again", "erase"])
async def test_however_an_offer_ends_its_times_are_free_again(
    running: Running, api: BotApi, amina: Phone, sara: Phone, end: str
) -> None:
    await ask(running, amina)
    await offer(running, sara)
    assert await rows(running, SEATS) == [(2, 2)]
    match end:
        case "choose":
            await tap(running, amina, "10:00")
        case "none":
            await tap(running, amina, "None of these")
        case "decline":
            await tap(running, sara, "Decline", "No place left")
        case "cancel":
            amina.tap(amina.last.id, "mine.stop:1")
        case "lapse":
            api.clock.forward(timedelta(days=4))
            await running.bot.clockwork.remind()
        case "again":
            await begin(running, sara, 1)
            await tap(running, sara, "10:00", "Send these times")
        case "erase":
            amina.tap(amina.last.id, "erase.now")
    await running.calm()
    left = 1 if end in ("choose", "again") else 0
    assert await rows(running, SEATS) == [(left, left)]
    assert await rows(running, "SELECT count(*) FROM offers") == [(1 if end == "again" else 0,)]


async def test_a_time_is_fixed_with_who_stands_at_the_desk(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """MS-A8: whatever zone the server has, the person reads weekday, date and Istanbul's hour."""
    await ask(running, amina)
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await begin(running, sara, 1)
    await tap(running, sara, "14:00", "They are here: fix it")
    assert "agreed" in words(sara)
    assert words(amina).startswith("✅ Your appointment: in 2 days") and "14:00" in words(amina)
    [(hour,)] = await rows(running, "SELECT starts_at % 86400 / 3600 FROM requests")
    assert hour == 11
    before = len(said(amina))
    sara.tap(sara.last.id, "case.fix:1:99999999")
    await running.calm()
    assert words(sara).startswith("🕥 This button is old") and len(said(amina)) == before
    api.clock.forward(timedelta(days=1, hours=1))
    await running.bot.clockwork.remind()
    await running.calm()
    assert "14:00" in words(amina) or len(said(amina)) == before
