"""What the tests of requests share: staff phones, and the taps of both sides."""

from __future__ import annotations

from conftest import Running

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant
from storage import chats, people


async def staff(running: Running, api: BotApi, name: str, grant: Grant) -> Phone:
    phone = api.phone(name, language_code="en")
    phone.start()
    await running.calm()
    phone.press("English")
    await running.calm()
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, phone.id)
        assert chat is not None
        await people.grant(tx, chat.id, grant, 1)
    return phone


async def crowd(running: Running, api: BotApi, name: str, count: int) -> list[Phone]:
    """So many people who have chosen English."""
    phones = [api.phone(f"{name}{number}") for number in range(count)]
    for phone in phones:
        phone.start()
    await running.calm()
    for phone in phones:
        phone.press("English")
    await running.calm()
    return phones


async def tap(running: Running, phone: Phone, *buttons: str) -> None:
    """Press these, one after the other, each on the last message that has it."""
    for button in buttons:
        phone.press(button)
        await running.calm()


async def ask(running: Running, phone: Phone, service: str = "family", when: str = "It can wait") -> None:
    phone.tap(phone.last.id, f"prog:{service}:menu")
    await running.calm()
    await tap(running, phone, "Ask for an appointment", "For my child", when)


async def offer(running: Running, phone: Phone, number: int = 1) -> None:
    """Take the request and offer two times on the first day shown that has hours."""
    phone.tap(phone.last.id, f"case:{number}")
    await running.calm()
    await tap(running, phone, "I take it", "Offer times")
    day = [key.data for row in phone.last.keyboard for key in row if key.data and "case.hours" in key.data][2]
    for hour in ("10:00", "14:30"):
        phone.tap(phone.last.id, day or "")
        await running.calm()
        await tap(running, phone, hour)
        day = [key.data for row in phone.last.keyboard for key in row if key.data and "case.hours" in key.data][2]
    await tap(running, phone, "Send these times")
