"""Staff who are away: what stands under them is shown first, then closed, taken back or flagged."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, words
from desk import ask, crowd, offer, staff, tap
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


async def away(running: Running, phone: Phone) -> None:
    """From the first day shown to the last one shown."""
    phone.send("/staff")
    await running.calm()
    await tap(running, phone, "More", "About me", "I am away")
    for action, which in (("away.to:", 0), ("away.see:", -1)):
        day = [key.data for row in phone.last.keyboard for key in row if key.data and key.data.startswith(action)][
            which
        ]
        phone.tap(phone.last.id, day or "")
        await running.calm()


async def test_absence_flags_appointments_takes_back_offers_and_closes_own_times(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    [other] = await crowd(running, api, "P", 1)
    await ask(running, amina)
    await ask(running, other)
    await offer(running, sara, 1)
    await tap(running, amina, "10:00")
    sara.tap(sara.last.id, "case.take:2")
    await running.calm()
    await tap(running, sara, "Offer times")
    day = [key.data for row in sara.last.keyboard for key in row if key.data and "case.hours" in key.data][3]
    sara.tap(sara.last.id, day or "")
    await running.calm()
    await tap(running, sara, "11:00", "Send these times")
    api.clock.forward(timedelta(seconds=20))
    sara.tap(sara.last.id, "slots.days:family")
    await running.calm()
    day = [key.data for row in sara.last.keyboard for key in row if key.data and key.data.startswith("slots.day:")][4]
    sara.tap(sara.last.id, f"{day}:1:m:-")
    await running.calm()
    await tap(running, sara, "09:30")
    api.clock.forward(timedelta(seconds=20))
    await away(running, sara)
    assert "colleague has to take: 1" in words(sara) and "person is told: 1" in words(sara)
    assert "that close: 1" in words(sara)
    assert await rows(running, "SELECT count(*) FROM requests WHERE claimed_by IS NOT NULL") == [(2,)]
    await tap(running, sara, "I am away on these days")
    assert await rows(running, "SELECT state, claimed_by IS NULL FROM requests ORDER BY id") == [
        ("confirmed", 1), ("requested", 0),
    ]  # fmt: skip
    assert words(other).startswith("🕥 The times we offered are over")
    assert words(pavel).endswith("agreed, and nobody has it: a colleague is away")
    assert await rows(running, "SELECT count(*), sum(taken) FROM slots") == [(1, 1)]
    await tap(running, pavel, "Open", "I take it", "Done")
    assert await rows(running, "SELECT state FROM requests WHERE id = 1") == [("done",)]


async def test_days_that_are_none_and_people_without_rights_are_refused(
    running: Running, amina: Phone, sara: Phone
) -> None:
    for press in ("away", "away.to:1201", "away.go:1201:1202"):
        amina.tap(amina.last.id, press)
        await running.calm()
        assert words(amina).startswith("🕥 This button is old")
    for press in ("away.see:1340:1341", "away.go:0101:1231:x", "away.see:abc:1"):
        sara.tap(sara.last.id, press)
        await running.calm()
        assert words(sara).startswith("🕥 This button is old") or press.startswith("away.go:0101"), press
