"""What the tests of shifts share: volunteers on the team, shifts that are needed, and their taps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from conftest import Running
from desk import crowd
from letters import row_of

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.chats import ChatId
from bot.domain.people import Grant, Role
from bot.domain.shifts import Need, ShiftSeries
from bot.domain.timetable import ISTANBUL, today
from bot.domain.volunteers import State
from bot.services import shifts
from bot.work import Work
from storage import people, schedule, shift_series, volunteers

COOK = Need(ProgrammeKey("soup"), TaskKey("cook"), PlaceKey("hall"))


async def approve(running: Running, *phones: Phone) -> list[ChatId]:
    """Put these people on the team, as staff's yes does."""
    async with running.bot.db.write() as tx:
        found = []
        for phone in phones:
            chat = (await row_of(running, tx, phone)).id
            await volunteers.begin(tx, chat, State.APPROVED, 1)
            await people.grant(tx, chat, Grant(Role.VOLUNTEER), 1)
            found.append(chat)
    return found


async def team(running: Running, api: BotApi, count: int, name: str = "V") -> list[Phone]:
    """So many volunteers, each with a phone in English."""
    phones = await crowd(running, api, name, count)
    await approve(running, *phones)
    return phones


def day_ahead(running: Running, days: int = 3) -> date:
    """The local date in so many days."""
    return today(running.bot.tools.clock.now()) + timedelta(days=days)


async def need(
    running: Running, on: date | None = None, start: time = time(9, 30), minutes: int = 210, **needed: object
) -> int:
    """One single shift, also on the day that the example cancels; its number."""
    day = on or day_ahead(running)
    async with running.bot.db.write() as tx:
        await tx.run("DELETE FROM changes WHERE original_on = ?", (day.isoformat(),))
        await schedule.changed(tx)
    return (await plan(running, ShiftSeries(0, replace(COOK, **needed), None, start, minutes, day, day)))[0]


async def plan(running: Running, series: ShiftSeries) -> list[int]:
    """A series with its dates; the numbers of these."""
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        number = await shift_series.add(tx, series)
        await shifts.make_dates(work)
        return [row[0] for row in await tx.all("SELECT id FROM shifts WHERE series_id = ? ORDER BY id", (number,))]


def moment(on: date, at: time) -> datetime:
    """That wall time in Istanbul."""
    return datetime.combine(on, at, ISTANBUL)


async def press(running: Running, phone: Phone, data: str) -> None:
    """Press a button that any older message may still have."""
    phone.tap(phone.last.id, data)
    await running.calm()
