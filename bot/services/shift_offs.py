"""Staff call off a date, a whole day or the rest of a series, with one reason; never a screen or SQL.

What people are on is never deleted: it is cancelled, and everybody on it is told.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.audit import Change
from bot.domain.catalogue import Text
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.shift_moves import Scope
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Shift, ShiftState
from bot.domain.timetable import DAY, stretch
from bot.services import people, shift_changes, shift_outlooks, shifts
from bot.work import Work
from storage import audit, shift_series
from storage import shifts as shelf


@dataclass(frozen=True, slots=True)
class Off:
    """What would not take place: dates, who would be told, and which of the dates people are on."""

    shifts: tuple[OfShift, ...]
    people: int
    busy: int

    @property
    def seen(self) -> str:
        """What the second tap stands for: the numbers that were shown."""
        return f"{len(self.shifts)}.{self.people}.{self.busy}"


async def look_date(work: Work, chat: Chat, number: int) -> Off:
    """One date."""
    return await _off(work, [await shift_outlooks.open_shift(work, chat, number)])


async def look_day(work: Work, chat: Chat, on: date) -> Off:
    """Everything on one local day that has not begun."""
    return await _off(work, await _of_day(work, chat, on))


async def look_series(work: Work, chat: Chat, number: int) -> Off:
    """A date and all later ones of its series. Raises Outdated for a single date."""
    return await _off(work, await _of_series(work, chat, number))


async def _off(work: Work, some: list[Shift]) -> Off:
    told = [await shift_outlooks.told_of(work, one) for one in some]
    busy = [one for one in some if await shift_outlooks.people_on(work, one)]
    return Off(tuple([await shifts.about(work, one) for one in some]), len(set().union(*told)), len(busy))


async def _of_day(work: Work, chat: Chat, on: date) -> list[Shift]:
    await people.require(work, chat, Action.PLAN_SHIFTS)
    found = await shelf.between(work.tx, *stretch(on, on))
    return [one for one in found if one.state is ShiftState.OPEN and one.starts_at > work.now]


async def _of_series(work: Work, chat: Chat, number: int) -> list[Shift]:
    shift = await shift_outlooks.open_shift(work, chat, number)
    if await shift_outlooks.series_of(work, shift) is None:
        raise Outdated
    return await shift_outlooks.reached(work, shift, Scope.LATER)


async def call_off(work: Work, chat: Chat, number: int, reason: Text) -> None:
    """One date does not take place."""
    shift = await shift_outlooks.open_shift(work, chat, number)
    await shift_changes.call_off(work, shift, reason)
    await audit.add(
        work.tx, work.seconds, chat.id, "shift.cancel", f"shift {number}", Change(ShiftState.OPEN, ShiftState.CANCELLED)
    )


async def call_off_day(work: Work, chat: Chat, on: date, reason: Text) -> None:
    """Nothing of this day takes place: one act, one reason."""
    for shift in await _of_day(work, chat, on):
        await call_off(work, chat, shift.id, reason)
    await audit.add(work.tx, work.seconds, chat.id, "shift.cancel_day", on.isoformat())


async def end_series(work: Work, chat: Chat, number: int, reason: Text, *, keep: bool) -> None:
    """No date from this one on; those people are on stay where staff keep them, the past stays always."""
    ahead = await _of_series(work, chat, number)
    shift = await shifts.require(work, number)
    await shift_series.end(work.tx, shift.series, shift.original_on - DAY)
    for one in ahead:
        if not (keep and await shift_outlooks.people_on(work, one)):
            await shift_changes.call_off(work, one, reason)
    await audit.add(work.tx, work.seconds, chat.id, "shift.end_series", f"series {shift.series}")
