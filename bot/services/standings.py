"""Somebody comes to every date of a series: places that are free are taken as dates are made; never a screen or SQL.

Who stands displaces nobody: each place is taken as any other. A date that was left is not taken again.
"""

from __future__ import annotations

from datetime import date

from bot.domain.chats import Chat
from bot.domain.refusals import Outdated
from bot.domain.shift_move_notices import Stands
from bot.domain.shifts import HORIZON, Shift, ShiftSeries, Signup, State
from bot.domain.timetable import DAY, today
from bot.services import shift_reminders, shift_waits, shifts, signups
from bot.work import Work
from storage import chats, shift_series, standings
from storage import shifts as shelf
from storage import signups as places


async def offered(work: Work, mine: Signup | None) -> bool:
    """Whether who has this place can come every week: not where sign-up opens by and by, or staff confirm each."""
    if mine is None or mine.chat is None or mine.state is not State.CONFIRMED:
        return False
    series = await _series(work, mine)
    return series is not None and not await standings.has(work.tx, series.id, mine.chat)


async def _series(work: Work, mine: Signup) -> ShiftSeries | None:
    shift = await shifts.require(work, mine.shift)
    series = await shift_series.get(work.tx, shift.series)
    if series is None or series.rule is None or series.opens_days or series.need.approval:
        return None
    return series


async def dates(work: Work, chat: Chat, number: int) -> tuple[Shift, list[Shift]]:
    """The shift of a place of this person, and the dates that could be theirs too. Raises Outdated."""
    mine = await signups.own(work, chat, number)
    series = await _series(work, mine)
    if mine.state is not State.CONFIRMED or series is None:
        raise Outdated
    ahead = await shelf.of_series(work.tx, series.id, work.seconds)
    free = [one for one in ahead if not await _speaks_against(work, chat, one)]
    return await shifts.require(work, mine.shift), free


async def _speaks_against(work: Work, chat: Chat, shift: Shift) -> bool:
    if await places.of(work.tx, shift.id, chat.id) is not None:
        return True
    return bool(await shifts.against(work, shift, chat))


async def stand(work: Work, chat: Chat, number: int) -> tuple[Shift, int]:
    """Take every date that is free and allowed, and those to be made; returns how many were taken now."""
    shift, _free = await dates(work, chat, number)
    if not await standings.begin(work.tx, shift.series, chat.id, today(work.now) - DAY, work.seconds):
        return shift, 0
    taken = await _fill(work, shift.series, chat, today(work.now) + HORIZON)
    name = await signups.name_of(work, await signups.require(work, number))
    await signups.tell_coordinators(work, chat, Stands(await shifts.about(work, shift), name, taken))
    return shift, taken


async def stands(work: Work, chat: Chat, shift: Shift) -> bool:
    """Whether this person comes to every date of the series of a shift."""
    return await standings.has(work.tx, shift.series, chat.id)


async def stop(work: Work, chat: Chat, series: int) -> bool:
    """No new dates; places that are held stay until they are given back."""
    return await standings.end(work.tx, series, chat.id)


async def fill_all(work: Work) -> None:
    """Dates made since are taken for those who come to every one."""
    for series, chat, until in await standings.unfilled(work.tx):
        person = await chats.get(work.tx, chat)
        if person is not None:
            await _fill(work, series, person, until)


async def _fill(work: Work, series: int, chat: Chat, until: date) -> int:
    since = await standings.filled_until(work.tx, series, chat.id)
    taken = 0
    for shift in await shelf.of_series(work.tx, series, work.seconds):
        if shift.original_on > since:
            taken += await _take(work, chat, shift)
    await standings.filled(work.tx, series, chat.id, until)
    return taken


async def _take(work: Work, chat: Chat, shift: Shift) -> bool:
    await shift_waits.pass_on(work, shift.id)  # who waits comes first
    if await _speaks_against(work, chat, await shifts.require(work, shift.id)):
        return False
    number = await places.take(work.tx, Signup(0, shift.id, chat.id, State.CONFIRMED), work.seconds)
    if number is not None:
        await shift_reminders.plan(work, number, shift)
    return number is not None
