"""Reminders of shifts: planned with the place, void with it, told from the live rows; never a screen or SQL."""

from __future__ import annotations

from bot.domain.delivery import Lane
from bot.domain.reminders import OF_SIGNUPS, Kind, Reminder
from bot.domain.shift_notices import ShiftReminded
from bot.domain.shifts import Shift, ShiftState, State
from bot.services import shifts
from bot.work import Work
from storage import reminders, signups

DAY_SECONDS, HOURS_SECONDS = 24 * 3600, 3 * 3600


async def plan(work: Work, signup: int, shift: Shift) -> None:
    """The day before and three hours before; what is past by then is not planned."""
    await void(work, signup)
    start = int(shift.starts_at.timestamp())
    for kind, before in ((Kind.SHIFT_DAY, DAY_SECONDS), (Kind.SHIFT_HOURS, HOURS_SECONDS)):
        if start - before > work.seconds:
            await reminders.plan(work.tx, kind, signup, start - before)


async def void(work: Work, signup: int) -> None:
    """Nothing more is said about this place."""
    await reminders.void(work.tx, signup, *sorted(OF_SIGNUPS))


async def tell(work: Work, one: Reminder) -> bool:
    """Told only to who has the place now, and only before the shift begins."""
    signup = await signups.get(work.tx, one.about)
    if signup is None or signup.state is not State.CONFIRMED:
        return False
    shift = await shifts.require(work, signup.shift)
    if shift.state is not ShiftState.OPEN or shift.starts_at <= work.now:
        return False
    reminded = ShiftReminded(await shifts.about(work, shift), signup.id)
    return await shifts.tell(work, signup.chat, reminded, lane=Lane.REMINDER)
