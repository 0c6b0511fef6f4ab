"""Reminders of classes: planned with each date, void with it, told from the live rows; never a screen or SQL."""

from __future__ import annotations

from datetime import datetime

from bot.domain.class_notices import ClassReminded
from bot.domain.classes import moments
from bot.domain.delivery import Lane
from bot.domain.follows import APART
from bot.domain.reminders import Kind, Reminder, Topic
from bot.domain.shifts import Shift, ShiftState, State
from bot.services import shifts
from bot.work import Work
from storage import reminders, signups
from storage import reminders_stopped as stopped


async def plan(work: Work, signup: int, shift: Shift, told_at: datetime | None = None) -> None:
    """The evening before and two hours before, but not soon after they heard of it; of no use once it has begun."""
    await reminders.void(work.tx, signup, Kind.CLASS_DAY, Kind.CLASS_HOURS)
    until = int(shift.starts_at.timestamp())
    for kind, at in moments(shift.starts_at, work.now, told_at).items():
        await reminders.plan(work.tx, kind, signup, int(at.timestamp()), until)


async def tell(work: Work, one: Reminder) -> bool:
    """Told only to who comes on a date that takes place, and not where the nearer one says it soon."""
    signup = await signups.get(work.tx, one.about)
    if signup is None or signup.state is not State.CONFIRMED or signup.chat is None:
        return False
    shift = await shifts.either(work, signup.shift)
    if shift.state is not ShiftState.OPEN or shift.starts_at <= work.now:
        return False
    if await stopped.is_stopped(work.tx, signup.chat, Topic.CLASSES):
        return False
    soon = int((work.now + APART).timestamp())
    if one.kind is Kind.CLASS_DAY and await reminders.before(work.tx, Kind.CLASS_HOURS, one.about, soon):
        return False
    return await shifts.tell(work, signup.chat, ClassReminded(await shifts.about(work, shift)), lane=Lane.REMINDER)
