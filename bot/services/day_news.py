"""Telling what is said of a session on its day, and that it does not hold: once, a few at a time; never a screen."""

from __future__ import annotations

from bot.domain.catalogue import Programme
from bot.domain.chats import ChatId
from bot.domain.day import DayCorrected, DayMark, DayNews, Mark, MarkState
from bot.domain.delivery import Lane
from bot.domain.follows import next_after
from bot.domain.holds import at_night
from bot.domain.schedule import Session
from bot.domain.shifts import ShiftState
from bot.domain.timetable import find
from bot.services import day_team
from bot.services.schedule import timetable
from bot.work import Work
from storage import chats
from storage import day_marks as shelf
from storage.day_marks import Hearer

AT_ONCE = 100
"""So many people are told in one transaction."""
PLACES_HEAR = frozenset({Mark.LATE, Mark.CLOSED})
"""What also those hear who hold a place there."""
OUTDONE = frozenset({Mark.LATE, Mark.FEW})
"""What is not worth telling once it is finished or closed."""


async def tell_some(work: Work, most: int = AT_ONCE) -> bool:
    """Tell the next few, or those who were told that it does not hold; whether there is more to do."""
    mark = await shelf.next_to_tell(work.tx, work.seconds)
    if mark is None:
        return False
    planned = await timetable(work)
    session = find(planned, mark.series, mark.original_on)
    programme = planned.catalogue.programmes.get(mark.programme)
    done = 0
    if session is not None and programme is not None and work.now < session.ends_at:
        tell = _correct if mark.state is MarkState.UNDONE else _tell
        done = await tell(work, mark, session, programme, min(most, AT_ONCE))
    if not done:
        await shelf.all_told(work.tx, mark.id)
    return True


async def hearers(work: Work, mark: DayMark, session: Session, most: int | None = None) -> list[Hearer]:
    """Who is to be told and has not been."""
    found = await day_team.shifts_of(work, session) if mark.kind in PLACES_HEAR else []
    open_ = [one.id for one in found if one.state is ShiftState.OPEN]
    return await shelf.hearers(work.tx, mark, int(session.starts_at.timestamp()), open_, most)


async def _tell(work: Work, mark: DayMark, session: Session, programme: Programme, most: int) -> int:
    if mark.kind in OUTDONE and (session.said.finished or not session.takes_place):
        return 0  # who has to be told hears that there is nothing to come for
    planned = await timetable(work)
    told = DayNews(
        mark.kind,
        programme,
        session,
        next_after(planned, session.programme, session.ends_at),
        planned.catalogue,
        work.now,
    )
    found = await hearers(work, mark, session, most)
    for one in found:
        lane = Lane.NOTICE if one.place else Lane.REMINDER
        await shelf.told(work.tx, mark.id, one.chat, await _owed(work, one.chat, told, lane))
    return len(found)


async def _correct(work: Work, mark: DayMark, session: Session, programme: Programme, most: int) -> int:
    told = DayCorrected(programme, session, (await timetable(work)).catalogue, work.now)
    found = await shelf.to_correct(work.tx, mark.id, most)
    for chat in found:
        await _owed(work, chat, told, Lane.NOTICE)
        await shelf.corrected(work.tx, mark.id, chat)
    return len(found)


async def _owed(work: Work, to: ChatId, told: object, lane: Lane) -> int | None:
    """The number under which it is owed; None for who cannot be reached or wants nothing."""
    chat = await chats.get(work.tx, to)
    if chat is None or not work.tell(chat, told, lane, quiet=at_night(work.now)):
        return None
    return work.outgoing[-1].id
