"""Who may run the day of one session: staff, whoever leads a shift of it, who helps on one; never a screen or SQL."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from enum import StrEnum

from bot.domain.chats import Chat
from bot.domain.people import Action, Role, may
from bot.domain.refusals import DayShut, NotAllowed, Outdated
from bot.domain.schedule import Session
from bot.domain.shifts import NEAR, ForWhom, Shift, ShiftState, State, belongs
from bot.domain.timetable import DAY, ISTANBUL, find
from bot.services import people
from bot.services.schedule import timetable
from bot.work import Work
from storage import shifts as shelf
from storage import signups

BEFORE, AFTER = timedelta(hours=1), timedelta(hours=3)
"""Volunteers run it from so long before its first shift until so long after its end."""


class Part(StrEnum):
    """What somebody is at a session."""

    STAFF = "staff"
    LEAD = "lead"
    HELPER = "helper"


async def session_of(work: Work, series: str, original_on: date) -> Session:
    """The session of this name, cancelled and moved ones too; raises Outdated where there is none."""
    found = find(await timetable(work), series, original_on)
    if found is None:
        raise Outdated
    return found


async def shifts_of(work: Work, session: Session) -> list[Shift]:
    """The shifts there are for a session, and the classes held at it; cancelled ones too."""
    first, last = int((session.starts_at - NEAR).timestamp()), int(session.ends_at.timestamp())
    found = [one for whom in ForWhom for one in await shelf.between(work.tx, first, last, whom)]
    return sorted((one for one in found if belongs(one, session)), key=lambda one: (one.starts_at, one.id))


async def part_of(work: Work, chat: Chat, session: Session, *, late: bool = False) -> Part | None:
    """What this person is at the session now, None for nothing; ``late`` lets volunteers in until midnight.

    Of a session that is called off its leads stay leads, so that they can take that back; nobody helps at it.
    """
    try:
        return await require(work, chat, session, late=late)
    except (NotAllowed, DayShut):
        return None


async def require(work: Work, chat: Chat, session: Session, *, lead: bool = False, late: bool = False) -> Part:
    """The same; raises NotAllowed for who is nothing there, and for a helper where it is the ``lead``'s.

    Raises DayShut to volunteers of it who come too early or too late.
    """
    held = await people.grants(work, chat)
    if may(held, Action.RUN_DAY):
        return Part.STAFF
    found = [one for one in await shifts_of(work, session) if one.state is ShiftState.OPEN or not session.takes_place]
    part = None
    if any(one.role is Role.VOLUNTEER for one in held):
        part = await _on(work, chat, found)
    if part is None or (lead and part is Part.HELPER):
        raise NotAllowed(Action.RUN_DAY)
    _require_hours(work.now, session, found[0], late=late)
    return part


async def _on(work: Work, chat: Chat, found: list[Shift]) -> Part | None:
    if any(one.need.lead == chat.id for one in found):
        return Part.LEAD
    for shift in found:
        place = None if shift.is_class else await signups.of(work.tx, shift.id, chat.id)
        if place is not None and place.state is State.CONFIRMED:
            return Part.HELPER
    return None


def _require_hours(now: datetime, session: Session, first: Shift, *, late: bool) -> None:
    """Raises DayShut where it is not the volunteers' time."""
    opens = min(first.starts_at, session.starts_at) - BEFORE
    if now < opens:
        raise DayShut(opens)
    if now >= (day_ends(session) if late else session.ends_at + AFTER):
        raise DayShut


def day_ends(session: Session) -> datetime:
    """Until when anything of it can be changed: midnight of its day, and three hours after its end at least."""
    return max(session.ends_at + AFTER, datetime.combine(session.on + DAY, time.min, ISTANBUL))
