"""What the tests of interpreting share: interpreters, a client who wrote, and staff who ask."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running
from desk import ask, staff, tap
from letters import rows

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.interpretations import Skills
from bot.domain.people import Grant, Role
from storage import chats, interpreters

WORDS = "baby has no milk"


async def interpreter(running: Running, api: BotApi, name: str, *, woman: bool = False, speaks: str = "ar en") -> Phone:
    phone = await staff(running, api, name, Grant(Role.TRANSLATOR))
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, phone.id)
        assert chat is not None
        await interpreters.put(tx, chat.id, Skills(tuple(speaks.split()), woman))
    return phone


async def wrote(running: Running, client: Phone, wish: str = "Yes") -> None:
    """The client asks for something, agrees to an interpreter or not, and writes; then they read Arabic."""
    await ask(running, client)
    await tap(running, client, "Add something")
    if wish:
        await tap(running, client, "Language, interpreter", wish)
    await tap(running, client, "Write or speak")
    client.send(WORDS)
    await running.calm()
    await read_arabic(running)


async def read_arabic(running: Running) -> None:
    """From now on: until then the tests press English buttons."""
    async with running.bot.db.write() as tx:
        await tx.run("UPDATE chats SET language = 'ar' WHERE id = (SELECT chat_id FROM requests)")


async def open_case(running: Running, sara: Phone, *buttons: str) -> None:
    """Sara takes the case, where nobody has it, and goes on."""
    sara.send("/queue")
    await running.calm()
    sara.tap(sara.last.id, "case:1")
    await running.calm()
    if any("I take it" in label for label in sara.last.labels):
        await tap(running, sara, "I take it")
    await tap(running, sara, *buttons)


async def ask_for_words(running: Running, sara: Phone) -> None:
    await open_case(running, sara, "Interpreter", WORDS[:12])


async def translate(running: Running, phone: Phone, text: str) -> None:
    """Take it, write, send."""
    await tap(running, phone, "I do it")
    phone.send(text)
    await running.calm()
    await tap(running, phone, "Send it")


async def later(running: Running, api: BotApi, **time: int) -> None:
    api.clock.forward(timedelta(**time))
    await running.bot.clockwork.remind()
    await running.calm()


async def stages(running: Running) -> list[str]:
    return [row[0] for row in await rows(running, "SELECT stage FROM interpretations ORDER BY id")]
