"""Who is on the shifts of a day, as everybody there may see them; attendance ticks them. Never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.attendance import Mark, Place
from bot.domain.chats import Chat
from bot.domain.people import Action, may
from bot.domain.roster import Person
from bot.domain.schedule import Session, SlotKey
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Shift, ShiftState
from bot.services import day, day_team, people, rosters, shifts
from bot.work import Work
from storage import signups_attended


@dataclass(frozen=True, slots=True)
class OnShift:
    """One shift with who is on it; of a class only how many, whoever looks."""

    of: OfShift
    people: tuple[tuple[Person, Mark], ...]
    count: int
    came: int
    ticks: bool
    """Whether this person may tick who came."""


async def of(work: Work, chat: Chat, slot: SlotKey) -> tuple[Session, list[OnShift]]:
    """Every shift of the session; raises Outdated, NotAllowed, DayShut."""
    session, _part = await day.enter(work, chat, slot)
    plans = may(await people.grants(work, chat), Action.PLAN_SHIFTS)
    found = [one for one in await day_team.shifts_of(work, session) if one.state is ShiftState.OPEN]
    return session, [await _on(work, chat, one, plans=plans) for one in found]


async def _on(work: Work, chat: Chat, shift: Shift, *, plans: bool) -> OnShift:
    places = await signups_attended.places(work.tx, shift.id)
    shown = [] if shift.is_class else [(await _person(work, one, plans=plans), one.mark) for one in places]
    came = sum(one.mark is Mark.CAME for one in places)
    ticks = plans or await rosters.leads(work, chat, shift)
    return OnShift(await shifts.about(work, shift), tuple(shown), len(places), came, ticks)


async def _person(work: Work, place: Place, *, plans: bool) -> Person:
    return Person(None) if place.chat is None else await rosters.person(work, place.chat, plans=plans)
