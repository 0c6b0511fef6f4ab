"""What is urgent reaches somebody, and nothing is forgotten: on call, numbers, not reached, expiry, invitations."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, crowd, offer, staff, tap
from letters import rows, said

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role


async def tick(running: Running, api: BotApi, **ahead: int) -> None:
    api.clock.forward(timedelta(**ahead))
    await running.bot.clockwork.remind()
    await running.calm()


async def on_call(running: Running, *phones: Phone) -> None:
    for phone in phones:
        phone.send("/staff")
        await running.calm()
        await tap(running, phone, "More", "On call", "I am on call now")


async def test_what_is_urgent_goes_along_the_chain_of_people_on_call(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """First the first, after a quarter of an hour the next too, at last everybody who may see it."""
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    nina = await staff(running, api, "Nina", Grant(Role.CASE_WORKER, "family"))
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    await on_call(running, nurse, nina)
    api.clock.forward(timedelta(seconds=5))
    await on_call(running, pavel)
    assert words(pavel).startswith("📟 On call now:") and "3. Coordinator (you)" in words(pavel)
    await ask(running, amina, when="It is for today")
    assert "The person on duty has been told." in words(amina)

    def told() -> list[bool]:
        return ["· 🍼 ·" in words(phone) for phone in (nina, pavel, sara, nurse)]

    assert told() == [True, False, False, False]
    await tick(running, api, minutes=16)
    assert told() == [True, True, False, False]
    await tick(running, api, minutes=16)
    assert told() == [True, True, True, False]
    before = len(said(nina))
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tick(running, api, minutes=16)
    assert len(said(nina)) == before


async def test_without_anybody_on_call_everybody_hears_and_the_person_is_told_so(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    pavel = await staff(running, api, "Pavel", Grant(Role.COORDINATOR))
    await on_call(running, pavel)
    await tap(running, pavel, "I am not on call")
    assert "Nobody is on call" in words(pavel)
    await ask(running, amina, when="It is for today")
    assert "The person on duty" not in words(amina)
    assert all("new request" in words(phone) for phone in (sara, pavel))


async def test_numbers_staff_set_stand_below_112_in_danger(running: Running, amina: Phone, sara: Phone) -> None:
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "More", "🆘 Numbers", "Add a number")
    for typed in ("no number", "+90 212 555 00 11", "۱۸۳"):
        sara.send(typed)
        await running.calm()
        assert words(sara).startswith("📞 That is no number with words after it"), typed
    sara.send("+٩٠ 212 555 00 11 Our <b>duty</b> phone")
    await running.calm()
    assert "📞 +902125550011 · Our <b>duty</b> phone" in words(sara)
    await tap(running, sara, "Add a number")
    sara.send("183 Women's line")
    await running.calm()
    amina.send("he beats me")
    await running.calm()
    lines = words(amina).splitlines()
    assert lines[0] == "🆘 If life is in danger call 112."
    assert lines[1:3] == ["📞 +902125550011 · Our <b>duty</b> phone", "📞 183 · Women's line"]
    await ask(running, amina, when="It is for today")
    assert "📞 183" in words(amina)
    await tap(running, sara, "✖️ 183", "Yes, take it out")
    assert "183" not in words(sara)
    assert await rows(running, "SELECT number FROM emergency_numbers") == [("+902125550011",)]


async def test_only_who_may_sets_numbers_and_is_on_call(running: Running, api: BotApi, amina: Phone) -> None:
    nurse = await staff(running, api, "Nurse", Grant(Role.CASE_WORKER, "health"))
    for phone, presses in (
        (amina, ("duty", "duty.on", "numbers", "numbers.add")),
        (nurse, ("numbers", "numbers.drop:1")),
    ):
        for press in presses:
            phone.tap(phone.last.id, press)
            await running.calm()
            assert words(phone).startswith("🕥 This button is old"), press
    assert await rows(running, "SELECT count(*) FROM duty") == [(0,)]


async def test_who_cannot_be_reached_stays_on_a_list_until_somebody_called(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """MS-A17: declined while the person has blocked the bot; the list keeps it, whatever its state."""
    await ask(running, amina)
    amina.block()
    await running.calm()
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tap(running, sara, "Decline", "No place left")
    assert words(sara).endswith("not reached: call them")
    await tick(running, api, days=3)
    sara.send("/queue")
    await running.calm()
    await tap(running, sara, "Filter", "Not reached: call")
    assert any(label.startswith("📵") for label in labels(sara))
    await tap(running, sara, "📵🌳 1" if any("📵🌳" in label for label in labels(sara)) else "📵")
    await tap(running, sara, "Reached, done")
    sara.send("/queue")
    await running.calm()
    await tap(running, sara, "Filter", "Not reached: call")
    assert words(sara).startswith("🙋 Nobody is waiting")
    await tick(running, api, minutes=1)
    assert await rows(running, "SELECT unreached FROM requests") == [(2,)]


async def test_who_blocks_the_bot_later_is_found_and_who_writes_again_is_off_the_list(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """MS-A17: also where no message failed yet."""
    await ask(running, amina)
    amina.block()
    await running.calm()
    await tick(running, api, minutes=1)
    assert words(sara).endswith("not reached: call them")
    before = len(said(sara))
    await tick(running, api, minutes=1)
    assert len(said(sara)) == before
    amina.unblock()
    amina.send("/menu")
    await running.calm()
    await tick(running, api, minutes=1)
    assert await rows(running, "SELECT unreached FROM requests") == [(0,)]


async def test_an_unanswered_request_expires_after_a_warning_and_a_reason_keeps_it(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """MS-S9: by default it goes; staff are warned first; keeping it longer needs a reason."""
    await ask(running, amina)
    await tick(running, api, days=2, hours=23)
    assert not words(sara).endswith("three days")
    await tick(running, api, hours=2)
    assert words(sara).endswith("waits for an answer for three days")
    await tick(running, api, days=24)
    assert words(sara).endswith("ends in three days unless somebody answers")
    await tap(running, sara, "Open", "Keep it longer", "Waits for papers")
    await tick(running, api, days=4)
    assert await rows(running, "SELECT state FROM requests") == [("requested",)]
    assert await rows(running, "SELECT about FROM audit WHERE action = 'keep: papers'") == [("request 1",)]
    await tick(running, api, days=22)
    assert await rows(running, "SELECT state FROM requests") == [("requested",)]
    await tick(running, api, days=5)
    assert await rows(running, "SELECT state FROM requests") == [("expired",)]
    assert words(amina).startswith("🕥 We are sorry: nobody could answer")


@pytest.mark.parametrize("longer", [False, True])
async def test_an_ended_request_is_deleted_on_the_day_the_case_says(
    running: Running, api: BotApi, amina: Phone, sara: Phone, longer: bool
) -> None:
    """MS-S9."""
    await ask(running, amina)
    sara.tap(sara.last.id, "case.take:1")
    await running.calm()
    await tap(running, sara, "Done")
    assert "Deleted on" in words(sara)
    if longer:
        await tap(running, sara, "Keep it longer", "Waits for a hospital")
    for days, left in ((13, 1), (2, 1 if longer else 0), (12, 1 if longer else 0), (2, 0)):
        api.clock.forward(timedelta(days=days))
        await running.bot.clockwork.sweep()
        assert await rows(running, "SELECT count(*) FROM requests") == [(left,)], days


async def test_an_agreed_appointment_does_not_expire_before_its_time(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    await ask(running, amina)
    await offer(running, sara)
    await tap(running, amina, "10:00")
    await tick(running, api, days=20)
    assert await rows(running, "SELECT state FROM requests") == [("confirmed",)]
    before = said(amina)
    await tick(running, api, days=14)
    assert await rows(running, "SELECT state FROM requests") == [("expired",)]
    assert said(amina)[len(before) :] == []


async def test_five_bad_codes_a_day_are_the_end_for_that_day(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """AB-28's neighbour: codes cannot be tried out."""
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "More", "Invite somebody", "Volunteer")
    link = words(sara).split("start=")[1].split()[0]
    for number in range(5):
        amina.start(f"inv_{number:032x}")
        await running.calm()
        assert "does not count" in words(amina)
    amina.start(link)
    await running.calm()
    assert "does not count" in words(amina)
    [other] = await crowd(running, api, "P", 1)
    other.start(link)
    await running.calm()
    assert "Your number is" in words(other)
