"""When an announcement goes out, how often, and how long it is of use: the callbacks; never a sentence."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.announcements import USEFUL_HOURS, Repeats
from bot.domain.refusals import Outdated
from bot.domain.timetable import ISTANBUL, today
from bot.services import announcements
from handlers.feature import Feature
from handlers.moments import day_of, days_from, moment_of, number_of
from handlers.talk import Talk
from handlers.views import announce_when as views

DAYS = 6
HOURS = range(8, 22)
"""Hours at which people are awake."""


async def when(talk: Talk, number: str = "", *_: str) -> None:
    """As soon as possible, or on which day."""
    await _show(talk, number_of(number))


async def _show(talk: Talk, number: int) -> None:
    told = await announcements.draft(talk.work, talk.chat, number)
    days = days_from(today(talk.work.now), DAYS)
    talk.show(lambda t: views.when(t, told, days))


async def hours(talk: Talk, number: str = "", day: str = "", *_: str) -> None:
    """At which hour of that day; hours that are past are left out."""
    told, on = await announcements.draft(talk.work, talk.chat, number_of(number)), day_of(talk, day)
    times = [datetime.combine(on, time(hour), ISTANBUL) for hour in HOURS]
    ahead = [at for at in times if at > talk.work.now]
    talk.show(lambda t: views.hours(t, told.id, on, ahead))


async def at(talk: Talk, number: str = "", code: str = "", *_: str) -> None:
    """At that hour; without one, as soon as it is approved."""
    told = await announcements.draft(talk.work, talk.chat, number_of(number))
    chosen = moment_of(talk, code) if code else None
    await announcements.set_time(talk.work, talk.chat, told.id, chosen, told.repeats)
    await _show(talk, told.id)


async def often(talk: Talk, number: str = "", code: str = "", *_: str) -> None:
    """Once, every day or every week."""
    told = await announcements.draft(talk.work, talk.chat, number_of(number))
    choices = {str(one) or "once": one for one in Repeats}
    if code not in choices:
        raise Outdated
    await announcements.set_time(talk.work, talk.chat, told.id, told.starts_at, choices[code])
    await _show(talk, told.id)


async def useful(talk: Talk, number: str = "", hour: str = "", *_: str) -> None:
    """Useless so many hours after its time; 0 for as long as it takes."""
    wanted = number_of(hour)
    if wanted and wanted not in USEFUL_HOURS:
        raise Outdated
    minutes = timedelta(hours=wanted) // timedelta(minutes=1)
    await announcements.set_useful(talk.work, talk.chat, number_of(number), minutes or None)
    await _show(talk, number_of(number))


FEATURE = Feature(
    "announce_when",
    presses={"ann.when": when, "ann.hours": hours, "ann.at": at, "ann.often": often, "ann.useful": useful},
)
