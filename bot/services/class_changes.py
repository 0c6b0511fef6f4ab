"""Dates of classes that are called off or moved, and classes that end: everybody in them hears once; never a screen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from bot.domain.catalogue import Text
from bot.domain.chats import ChatId
from bot.domain.class_notices import ClassOff
from bot.domain.holds import at_night
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Shift, Signup, State
from bot.services import class_reminders, shift_reminders, shifts
from bot.work import Work
from storage import enrolments
from storage import shifts as shelf
from storage import signups as places


async def call_off(work: Work, gone: Sequence[tuple[Shift, Text]]) -> int:
    """These dates do not take place, each for its reason: who would have come is told once of all of one class.

    Who had said that they cannot come hears nothing. Returns how many places that were.
    """
    told: dict[tuple[ChatId, int], list[OfShift]] = defaultdict(list)
    held = 0
    for shift, reason in gone:
        for signup in await withdraw(work, shift, reason):
            held += 1
            if signup.chat is not None:
                told[signup.chat, shift.series].append(await shifts.about(work, await shifts.either(work, shift.id)))
    for (chat, series), dates in told.items():
        off = ClassOff(tuple(dates), await _next(work, series, chat))
        await shifts.tell(work, chat, off, quiet=at_night(work.now))
    return held


async def withdraw(work: Work, shift: Shift, reason: Text) -> list[Signup]:
    """The date is off and nobody has a place on it; returns who had one. Nobody is told."""
    if not await shelf.cancel(work.tx, shift.id, reason):
        return []
    held = await places.active(work.tx, shift.id)
    for one in held:
        await places.end(work.tx, one.id, State.CANCELLED, work.seconds)
        await shift_reminders.void(work, one.id)
    return held


async def _next(work: Work, series: int, chat: ChatId) -> OfShift | None:
    ahead = await enrolments.dates(work.tx, series, chat, work.seconds)
    coming = [shift for shift, comes in ahead if comes and shift.starts_at > work.now]
    return await shifts.about(work, coming[0]) if coming else None


async def moved(work: Work, shift: Shift) -> list[ChatId]:
    """A date is at another time or place: reminders follow it, places stay; returns who is to be told."""
    now = await shifts.either(work, shift.id)
    held = await places.active(work.tx, shift.id)
    for one in held:
        await class_reminders.plan(work, one.id, now, told_at=work.now)
    return [one.chat for one in held if one.chat is not None]
