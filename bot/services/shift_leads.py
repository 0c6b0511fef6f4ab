"""Who could lead a shift, and what staff see of one; never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.chats import Chat, ChatId
from bot.domain.people import Action
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Shift, ShiftSeries, ShiftState, State
from bot.services import people, shift_outlooks, shifts
from bot.work import Work
from storage import audit, colleagues
from storage import shift_moves as shelf
from storage import shifts as shelf_of_shifts
from storage import signups as places


@dataclass(frozen=True, slots=True)
class StaffShift:
    """One shift as staff see it."""

    of: OfShift
    series: ShiftSeries | None
    """The series it belongs to; None for a single date."""
    lead: str | None = None
    """The day lead's name, empty where they gave none; None where there is no lead."""
    waiting: int = 0
    """Who has not said yet whether they come at the new time."""
    until: datetime | None = None

    @property
    def fixed(self) -> bool:
        """Whether nothing can be changed any more."""
        return self.of.shift.starts_at <= self.of.now or self.of.shift.state is ShiftState.CANCELLED


async def card(work: Work, chat: Chat, number: int) -> StaffShift:
    """One shift, whatever became of it. Raises NotAllowed and Outdated."""
    await people.require(work, chat, Action.PLAN_SHIFTS)
    shift = await shifts.either(work, number)
    lead = None if shift.need.lead is None else await name_of(work, shift.need.lead)
    waiting, until = await shelf.open_answers(work.tx, number)
    return StaffShift(
        await shifts.about(work, shift), await shift_outlooks.series_of(work, shift), lead, waiting, until
    )


async def candidates(work: Work, shift: Shift) -> list[tuple[ChatId, str]]:
    """Who can be the day lead: who is confirmed for it, and who plans shifts; names are empty where none was given."""
    on = [one.chat for one in await places.active(work.tx, shift.id) if one.state is State.CONFIRMED and one.chat]
    planners = [one.id for one in await people.who_may(work, Action.PLAN_SHIFTS)]
    return [(who, await name_of(work, who)) for who in dict.fromkeys((*on, *planners))]


async def put(work: Work, by: Chat, shift: Shift, who: ChatId) -> None:
    """This person leads it, also once it has begun; the caller has looked whether they can."""
    await shelf_of_shifts.change(work.tx, replace(shift, need=replace(shift.need, lead=who), own=True))
    await audit.add(work.tx, work.seconds, by.id, "shift.change", f"shift {shift.id} lead")


async def name_of(work: Work, who: ChatId) -> str:
    """The first name somebody gave themselves."""
    found = await colleagues.get(work.tx, work.vault, who)
    return found.text if found else ""
