"""Telling those who follow a programme what became of its dates: at once, once, a few people at a time.

What they were last told is remembered; what differs from it is the news. Changed and changed back is none.
"""

from __future__ import annotations

from datetime import date

from bot.domain.catalogue import ProgrammeKey
from bot.domain.delivery import Lane
from bot.domain.follow_notices import DatesChanged
from bot.domain.follows import WINDOW, at_once, changes, coming, known, next_after
from bot.domain.holds import at_night
from bot.domain.reminders import Topic
from bot.domain.schedule import Timetable
from bot.domain.timetable import today
from bot.services import follows
from bot.services.schedule import timetable
from bot.work import Work
from storage import chats, facts, known_dates
from storage import follows as shelf
from storage import reminders_stopped as stopped

AT_ONCE = 100
"""So many people are told in one transaction."""
LOOKED = "date_news"
"""The fact by which timetable, and up to which day, the dates were last looked at."""


async def look(work: Work) -> None:
    """Compare what was told with what is planned now; at night only what cannot wait becomes news."""
    planned = await timetable(work)
    until = today(work.now) + WINDOW
    mark = f"{planned.revision} {until.isoformat()}".encode()
    looked = await facts.get(work.tx, LOOKED)
    if looked == mark:
        return
    horizon = date.fromisoformat(looked.decode().split()[1]) if looked else None
    waits = [key for key in planned.catalogue.programmes if not await _look_at(work, planned, key, horizon)]
    if not waits:
        await facts.put(work.tx, LOOKED, mark)


async def _look_at(work: Work, planned: Timetable, key: ProgrammeKey, horizon: date | None) -> bool:
    """One programme; what is beyond the ``horizon`` of the last look is no news. False where it waits for the day."""
    before = await known_dates.of(work.tx, key)
    after = coming(planned, key, work.now, today(work.now) + WINDOW)
    fresh = {slot: one for slot, one in after.items() if horizon is not None and one.original_on <= horizon}
    found = changes([one for one in before if one.starts_at > work.now], fresh, work.now)
    last = await shelf.last(work.tx, key) if found else 0
    if found and last and not at_once(found, work.now):
        return False
    if found and last:
        await known_dates.tell(work.tx, key, found, work.seconds, last)
    dates = {known(one) for one in after.values()}
    if dates != set(before):
        await known_dates.put(work.tx, key, dates)
    return True


async def tell_some(work: Work, most: int = AT_ONCE) -> bool:
    """Tell the next few who follow; whether there is more to tell."""
    news = await known_dates.next_news(work.tx)
    if news is None:
        return False
    planned = await timetable(work)
    programme = planned.catalogue.programmes.get(news.programme)
    ahead = tuple(one for one in news.changes if one.nearest > work.now)
    people = await shelf.some(work.tx, news.programme, news.told_to, news.last, min(most, AT_ONCE))
    if programme is None or not ahead or not people:
        await known_dates.done(work.tx, news.id)
        return True
    session = next_after(planned, news.programme, work.now)
    told = DatesChanged(programme, ahead, session, planned.catalogue, work.now)
    heard = session is not None and any(one.now == known(session) for one in ahead)
    for one in people:
        chat = await chats.get(work.tx, one.chat)
        wanted = chat is not None and not await stopped.is_stopped(work.tx, chat.id, Topic.FOLLOWED)
        said = chat is not None and wanted and work.tell(chat, told, Lane.REMINDER, quiet=at_night(work.now))
        await follows.plan(work, planned, one, work.now if said and heard else None)
    await known_dates.told(work.tx, news.id, people[-1].id)
    return True
