"""Somebody stands at the desk with their phone: a number, a request written down, an appointment fixed."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running, labels, words
from desk import tap
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def shown(running: Running, phone: Phone) -> str:
    """The number on the phone."""
    phone.send("/appointments")
    await running.calm()
    await tap(running, phone, "I am at the desk")
    assert "14 days" in words(phone)
    await tap(running, phone, "Show the number")
    return words(phone).splitlines()[0].removeprefix("🪪 ")


async def begin(running: Running, sara: Phone) -> None:
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "Somebody is here")


async def test_staff_write_down_a_request_for_who_shows_their_number(
    running: Running, amina: Phone, sara: Phone
) -> None:
    """MS-A8."""
    number = await shown(running, amina)
    await begin(running, sara)
    sara.send(number.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")))
    await running.calm()
    await tap(running, sara, "Help for families", "for a child")
    assert "can wait" in words(sara) and "Offer times" in str(labels(sara))
    assert words(amina).startswith("✅ Written down at the desk. Your number is 1")
    assert await rows(running, "SELECT service, whom, claimed_by IS NULL FROM requests") == [("family", "child", 0)]
    assert await rows(running, "SELECT count(*) FROM consents") == [(1,)]
    assert await rows(running, "SELECT count(*) FROM desk_codes") == [(0,)]


async def test_a_number_that_is_nobodys_or_old_opens_nothing(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    number = await shown(running, amina)
    await begin(running, sara)
    for typed in ("123", "no number", "9" * 40):
        sara.send(typed)
        await running.calm()
        assert words(sara).startswith("🪪 No phone shows this number now"), typed
    api.clock.forward(timedelta(minutes=11))
    sara.send(number)
    await running.calm()
    assert words(sara).startswith("🪪 No phone shows this number now")
    await running.bot.clockwork.forget()
    assert await rows(running, "SELECT count(*) FROM desk_codes") == [(0,)]
    assert await rows(running, "SELECT count(*) FROM requests") == [(0,)]


async def test_numbers_cannot_be_tried_out(running: Running, amina: Phone, sara: Phone) -> None:
    number = await shown(running, amina)
    await begin(running, sara)
    for typed in range(5):
        sara.send(str(100_000 + typed))
        await running.calm()
    sara.send(number)
    await running.calm()
    assert words(sara).startswith("🪪 No phone shows this number now")


async def test_a_client_cannot_write_down_for_another(running: Running, amina: Phone, api: BotApi) -> None:
    number = (await shown(running, amina)).replace(" ", "")
    for press in ("desk", f"desk.for:{number}:family", f"desk.write:{number}:family:me"):
        amina.tap(amina.last.id, press)
        await running.calm()
        assert words(amina).startswith("🕥 This button is old"), press
    assert await rows(running, "SELECT count(*) FROM requests") == [(0,)]
