"""The week's shifts for who plans them, what is short first, and today in numbers; never a screen or SQL."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.shifts import Shift, ShiftState
from bot.domain.timetable import instant
from bot.services import people
from bot.work import Work
from storage import shifts as shelf

WEEK = timedelta(weeks=1)


async def week(work: Work, by: Chat, monday: date) -> list[Shift]:
    """What takes place from this Monday to Sunday, in the order in which it needs a look."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    found = await _days(work, monday, monday + WEEK)
    return sorted(found, key=lambda one: (_urgency(one, work.now), one.starts_at, one.id))


async def short(work: Work, first: date, days: timedelta) -> int:
    """How many shifts still to come of these days need people."""
    found = await _days(work, first, first + days)
    return sum(one.missing > 0 and one.starts_at > work.now for one in found)


def _urgency(shift: Shift, now: datetime) -> int:
    """Short, then with empty seats, then full, then what has begun."""
    if shift.starts_at <= now:
        return 3
    if shift.missing:
        return 0
    return 1 if shift.free else 2


async def _days(work: Work, first: date, end: date) -> list[Shift]:
    start, stop = instant(first, time()), instant(end, time())
    found = await shelf.between(work.tx, int(start.timestamp()), int(stop.timestamp()) - 1)
    return [one for one in found if one.state is ShiftState.OPEN]
