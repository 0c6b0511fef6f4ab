"""What the tests of hand-overs and calls share: names, full shifts, and a look of the clockwork."""

from __future__ import annotations

from datetime import date, time, timedelta

from conftest import Running
from letters import row_of, rows
from volunteering import moment, need, press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.i18n import strip_marks
from bot.services import reminders
from bot.work import Work
from storage import colleagues

PLACES = "SELECT g.shift_id, g.state, count(*) FROM signups g GROUP BY 1, 2 ORDER BY 1, 2"


async def tick(running: Running) -> None:
    """What the clockwork does every ten seconds."""
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        await reminders.compare(work)
        await bot.sender.owe(tx, [work])
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        while await reminders.tell_due(work) == reminders.MOST:
            pass
        await bot.sender.owe(tx, [work])
    await running.calm()


def texts(phone: Phone) -> list[str]:
    """All messages of a chat as they stand now, without direction marks."""
    return [strip_marks(message.text) for message in phone.visible if not message.mine and message.text]


async def call_them(running: Running, *named: tuple[Phone, str]) -> None:
    """First names that others may read."""
    async with running.bot.db.write() as tx:
        for phone, name in named:
            chat = (await row_of(running, tx, phone)).id
            await colleagues.put(tx, running.bot.tools.vault, chat, name)
            await colleagues.show(tx, chat, shown=True)


async def number_of(running: Running, phone: Phone) -> int:
    """Our own number of this person's chat."""
    async with running.bot.db.write() as tx:
        return (await row_of(running, tx, phone)).id


async def on(running: Running, phone: Phone, **needed: object) -> tuple[int, int]:
    """A shift that this person is on: its number and that of the place."""
    shift = await need(running, **needed)  # type: ignore[arg-type]
    return shift, await place(running, phone, shift)


async def place(running: Running, phone: Phone, shift: int) -> int:
    """Take a place; its number."""
    await press(running, phone, f"shift.join:{shift}")
    chat = await number_of(running, phone)
    [(signup,)] = await rows(
        running, f"SELECT id FROM signups WHERE shift_id = {shift} AND chat_id = {chat} AND state = 'confirmed'"
    )
    return int(signup)


def go_to(running: Running, api: BotApi, on_: date, at: time) -> None:
    """Set the clock to a second past that wall time in Istanbul: what it publishes is rounded."""
    api.clock.forward(moment(on_, at) + timedelta(seconds=1) - running.bot.tools.clock.now())
