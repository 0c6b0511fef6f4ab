"""What the tests of classes share: a class every week, what one of them sees, and what stands in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import time, timedelta

from conftest import Running
from letters import rows
from volunteering import day_ahead, moment, plan, press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.shift_plans import code, weekly
from bot.domain.shifts import ForWhom, Need, ShiftSeries

READING = Need(ProgrammeKey("literacy"), TaskKey(""), PlaceKey("classroom"), seats=2, for_whom=ForWhom.CLIENTS)


async def a_class(
    running: Running, start: time = time(15), days: int = 3, rule: bool = True, **needed: object
) -> tuple[int, list[int]]:
    """A class every week on the weekday of some days ahead: its number, and the numbers of its dates."""
    first = day_ahead(running, days)
    repeats = weekly([code(first)]) if rule else None
    series = ShiftSeries(0, replace(READING, **needed), repeats, start, 90, first, None if rule else first)  # type: ignore[arg-type]
    dates = await plan(running, series)
    (number,) = (await rows(running, f"SELECT series_id FROM shifts WHERE id = {dates[0]}"))[0]
    return number, dates


async def join(running: Running, number: int, *phones: Phone) -> None:
    """Each takes a place."""
    for phone in phones:
        await press(running, phone, f"class.join:{number}")


async def standing(running: Running) -> list[str]:
    """How each stands, in the order they came."""
    return [row[0] for row in await rows(running, "SELECT state FROM enrolments ORDER BY id")]


async def coming(running: Running, date: int) -> int:
    """How many are expected on one date."""
    return (await rows(running, f"SELECT count(*) FROM signups WHERE shift_id = {date} AND state = 'confirmed'"))[0][0]


async def go_to(running: Running, api: BotApi, days: int, at: time) -> None:
    """Forward to that hour in so many days, counted from today."""
    api.clock.forward(moment(day_ahead(running, days), at) - running.bot.tools.clock.now())
    await running.calm()


SLOWLY = timedelta(seconds=15)
