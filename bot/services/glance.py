"""Today at a glance for who works here; never a screen or SQL."""

from __future__ import annotations

from bot.domain.broadcasts import Broadcast
from bot.domain.chats import Chat
from bot.domain.glance import Glance, SessionToday
from bot.domain.people import Action, may
from bot.domain.schedule import Session, Timetable
from bot.domain.shifts import Shift, ShiftState, belongs
from bot.domain.timetable import DAY, sessions, stretch, today
from bot.services import digest, pauses, people
from bot.services.schedule import timetable
from bot.work import Work
from storage import broadcasts
from storage import shifts as shelf

MOST_SENDINGS = 20


async def of(work: Work, by: Chat) -> Glance:
    """How it stands now, as far as this person may see it. Raises NotAllowed."""
    held = await people.require(work, by, Action.SEE_REQUESTS)
    planned, on = await timetable(work), today(work.now)
    shifts = [one for one in await shelf.between(work.tx, *stretch(on, on)) if one.state is ShiftState.OPEN]
    listed = [_today(planned, one, shifts) for one in sessions(planned, on, on) if _counts(planned, one)]
    rights = frozenset(action for action in Action if may(held, action))
    failed = await _failed(work) if Action.ANNOUNCE in rights else ()
    return Glance(tuple(listed), await digest.of(work, by), failed, rights, await pauses.trouble(work))


def _counts(planned: Timetable, one: Session) -> bool:
    return one.takes_place and one.programme in planned.catalogue.programmes


def _today(planned: Timetable, session: Session, shifts: list[Shift]) -> SessionToday:
    own = [one for one in shifts if belongs(one, session)]
    seats = [one.need.seats for one in own]
    wanted = None if None in seats else sum(seat or 0 for seat in seats)
    missing = sum(one.missing for one in own)
    return SessionToday(
        planned.catalogue.programmes[session.programme], session, sum(one.taken for one in own), wanted, missing
    )


async def _failed(work: Work) -> tuple[Broadcast, ...]:
    latest = await broadcasts.latest(work.tx, MOST_SENDINGS)
    fresh = [one for one in latest if one.ended_at is not None and one.ended_at > work.now - DAY]
    return tuple(one for one in fresh if one.counts.failed)
