"""What the tests of planning share: a morning to begin at, a series every week, the clockwork, taps of staff."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

from conftest import Running
from letters import rows, said
from volunteering import day_ahead, moment, plan, press

from bot.demo.api import BotApi
from bot.demo.message import Message
from bot.demo.phone import Phone
from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.shift_plans import code, weekly
from bot.domain.shifts import Need, ShiftSeries
from bot.i18n import strip_marks
from bot.services import reminders
from bot.work import Work
from handlers.views.staff_shift_pieces import place_code

SORT = Need(ProgrammeKey("clothes"), TaskKey("clothes"), PlaceKey("hall"), seats=3)
"""Of a programme of which the demo cancels nothing."""


async def morning(running: Running, api: BotApi, at: time = time(9)) -> None:
    """Go to that hour of tomorrow."""
    api.clock.forward(moment(day_ahead(running, 1), at) - running.bot.tools.clock.now())
    await running.calm()


async def every_week(running: Running, start: time = time(14), minutes: int = 120, **needed: object) -> list[int]:
    """A series every week on the weekday of three days ahead; the numbers of its dates, the soonest first."""
    first = day_ahead(running, 3)
    series = ShiftSeries(0, replace(SORT, **needed), weekly([code(first)]), start, minutes, first)
    return await plan(running, series)


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


def move_code(on: date, at: time, minutes: int, place: str = "hall") -> str:
    """The data of a move."""
    return f"{on:%m%d}{at:%H%M}.{minutes}.{place_code(place)}"


async def walk(running: Running, api: BotApi, phone: Phone, *data: str) -> None:
    """Press these one after the other, slowly enough."""
    for one in data:
        api.clock.forward(timedelta(seconds=1))
        await press(running, phone, one)


async def act(running: Running, phone: Phone, label: str) -> None:
    """Press the button with these words, on the last screen, which news may stand below of."""
    phone.press(label, message=_screen(phone))
    await running.calm()


def shown(phone: Phone) -> str:
    """The words of the last screen, which news may stand below of."""
    return strip_marks(_screen(phone).text)


def _screen(phone: Phone) -> Message:
    return next(one for one in reversed(phone.visible) if not one.mine and one.labels not in ([], ["📋 Who comes"]))


def news(phone: Phone, part: str) -> list[str]:
    """What stands in the chat that says this."""
    return [text for text in said(phone) if part in text]


async def states(running: Running) -> list[tuple[object, ...]]:
    """Every place: shift and state, in the order of the shifts."""
    return await rows(running, "SELECT shift_id, state FROM signups ORDER BY shift_id, id")
