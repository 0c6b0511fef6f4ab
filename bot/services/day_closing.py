"""Closing a session on its day: looked at first with its numbers, then done; never a screen or SQL.

It goes the way of every date that is called off. Who follows, or is on a shift that has not begun, hears by that; of a
session that has begun nobody would, so they are told as of what else is said on the day.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass, replace

from bot.domain.chats import Chat
from bot.domain.day import Mark, mark_of, may_say
from bot.domain.refusals import Outdated
from bot.domain.schedule import Session, SlotKey
from bot.domain.timetable_edits import Cancel, Draft
from bot.services import day, day_news, timetable_edits
from bot.work import Work
from storage import day_marks


@dataclass(frozen=True, slots=True)
class Closing:
    """What closing would do: so many people hear of it, so many shifts are called off."""

    session: Session
    people: int
    shifts: int
    begun: bool

    @property
    def code(self) -> str:
        """What the second tap stands for."""
        shown = (self.session.series, self.session.original_on, self.people, self.shifts, self.begun)
        return f"{zlib.crc32(repr(shown).encode()):08x}"


async def look(work: Work, by: Chat, slot: SlotKey) -> Closing | None:
    """What it would do; None where it is closed already. Raises Outdated, NotAllowed, DayShut."""
    session, _part = await day.enter(work, by, slot, lead=True)
    if any(one.kind is Mark.CLOSED for one in await day_marks.of_session(work.tx, session)):
        return None
    if not may_say(session, Mark.CLOSED, work.now):
        raise Outdated
    if session.starts_at <= work.now:
        heard = await day_news.hearers(work, mark_of(session, Mark.CLOSED, by.id, work.now), session)
        return Closing(session, len(heard), 0, begun=True)
    seen = await timetable_edits.would(work, Draft(0, by.id, _edit(session)))
    return Closing(session, seen.followers + seen.people_off, seen.shifts_off, begun=False)


async def do(work: Work, by: Chat, seen: Closing) -> None:
    """Close what was looked at in this transaction."""
    number = await timetable_edits.carry_out(work, by, _edit(seen.session))
    new = replace(mark_of(seen.session, Mark.CLOSED, by.id, work.now), edit=number)
    await day.write_down(work, by, seen.session, new, tells=seen.begun)


def _edit(session: Session) -> Cancel:
    return Cancel(session.series, session.original_on)
