"""What the tests of volunteers share: somebody who asks to help, and staff who decide."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running
from desk import staff, tap

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from storage import chats


async def begun(running: Running, phone: Phone, *tasks: str) -> None:
    """The first question, with these tasks chosen from its pages."""
    phone.send("/volunteer")
    await running.calm()
    await tap(running, phone, "Begin")
    await chosen(running, phone, *tasks)


async def chosen(running: Running, phone: Phone, *tasks: str) -> None:
    """Choose these tasks, wherever they stand."""
    for task in tasks:
        running.api.clock.forward(timedelta(seconds=20))
        for _ in range(3):
            if any(task in key.text for row in phone.last.keyboard for key in row):
                break
            await tap(running, phone, "More")
        await tap(running, phone, task)


async def applied(running: Running, phone: Phone, *tasks: str) -> int:
    """Somebody who has asked to be taken; our number of their chat."""
    await begun(running, phone, *(tasks or ("Cook",)))
    return await sent(running, phone)


async def sent(running: Running, phone: Phone) -> int:
    """What was begun is sent; our number of their chat."""
    phone.send("/volunteer")
    await running.calm()
    await tap(running, phone, "Send")
    return await number_of(running, phone)


async def number_of(running: Running, phone: Phone) -> int:
    """Our own number of a phone's chat."""
    async with running.bot.db.write() as tx:
        chat = await chats.find(tx, running.bot.tools.vault, phone.id)
    assert chat is not None
    return chat.id


async def member(running: Running, api: BotApi, name: str, *facts: tuple[str, str], age: str = "adult") -> Phone:
    """Somebody of the team, with these facts."""
    phone = await staff(running, api, name, Grant(Role.VOLUNTEER))
    number = await number_of(running, phone)
    async with running.bot.db.write() as tx:
        await tx.run(
            "INSERT INTO volunteers (chat_id, state, age, applied_at, decided_at) VALUES (?, 'approved', ?, 1, 1)",
            (number, age),
        )
        for kind, value in facts:
            await tx.run("INSERT INTO volunteer_facts VALUES (?, ?, ?)", (number, kind, value))
    return phone


async def opened(running: Running, phone: Phone, data: str) -> None:
    running.api.clock.forward(timedelta(seconds=2))
    phone.tap(phone.last.id, data)
    await running.calm()


async def adult(running: Running, phone: Phone, *tasks: str) -> int:
    """Somebody who has asked to do these and is 18."""
    await begun(running, phone, *tasks)
    await opened(running, phone, "vol.set:age:first:0:adult")
    return await sent(running, phone)
