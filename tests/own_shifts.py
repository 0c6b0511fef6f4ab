"""What the tests of one's own shifts share: the clock and its tick, a full shift, a day called off."""

from __future__ import annotations

from datetime import date, time

from conftest import Running, words
from desk import tap
from volunteering import day_ahead, moment, need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import Text
from bot.services import reminders, shift_changes, shifts
from bot.work import Work


def at(running: Running, on: date, hour: time) -> None:
    """Go on to that wall time in Istanbul."""
    running.api.clock.forward(moment(on, hour) - running.bot.tools.clock.now())


async def tick(running: Running) -> None:
    """What the clockwork does every ten seconds."""
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        await reminders.compare(work)
        while await reminders.tell_due(work) == reminders.MOST:
            pass
        await bot.sender.owe(tx, [work])
    await running.calm()


async def full(running: Running, api: BotApi, waiting: int = 2, **needed: object) -> tuple[int, list[Phone]]:
    """A shift with one seat that the first has, and so many who wait; at nine in the morning of a day."""
    now = running.bot.tools.clock.now()
    api.clock.forward(moment(day_ahead(running, 1), time(9)) - now)
    number = await need(running, seats=1, **needed)
    people = await team(running, api, waiting + 1)
    await press(running, people[0], f"shift.join:{number}")
    for phone in people[1:]:
        await press(running, phone, f"shift.wait:{number}")
    return number, people


async def leave(running: Running, phone: Phone, number: int) -> None:
    await press(running, phone, f"shift:{number}")
    await tap(running, phone, "I cannot come", "I cannot come")


async def mine(running: Running, phone: Phone) -> str:
    """What /myshifts says."""
    phone.send("/myshifts")
    await running.calm()
    return words(phone)


async def call_off(running: Running, number: int, reason: Text) -> None:
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        await shift_changes.call_off(work, await shifts.require(work, number), reason)
        await bot.sender.owe(tx, [work])
    await running.calm()
