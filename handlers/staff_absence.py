"""I am away: which days, what stands under me, and doing it: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.people import Action
from bot.domain.timetable import today
from bot.services import absence, people
from handlers.feature import Feature
from handlers.moments import day_of, days_from
from handlers.talk import Talk
from handlers.views import staff_absence as views

FIRST_DAYS, LAST_DAYS = 9, 21


async def first(talk: Talk, *_: str) -> None:
    """From which day?"""
    await people.require(talk.work, talk.chat, Action.WORK_REQUESTS)
    day = today(talk.work.now)
    talk.show(lambda t: views.first(t, days_from(day, FIRST_DAYS)))


async def last(talk: Talk, from_day: str = "", *_: str) -> None:
    """Until which day?"""
    await people.require(talk.work, talk.chat, Action.WORK_REQUESTS)
    begins = day_of(talk, from_day)
    talk.show(lambda t: views.last(t, begins, days_from(begins, LAST_DAYS)))


async def preview(talk: Talk, from_day: str = "", to_day: str = "", *_: str) -> None:
    """What will be touched, before it is."""
    begins, ends = day_of(talk, from_day), day_of(talk, to_day)
    found = await absence.standing(talk.work, talk.chat, begins, ends)
    talk.show(lambda t: views.preview(t, begins, ends, found))


async def go(talk: Talk, from_day: str = "", to_day: str = "", *_: str) -> None:
    """Do it."""
    begins, ends = day_of(talk, from_day), day_of(talk, to_day)
    found = await absence.go_away(talk.work, talk.chat, begins, ends)
    talk.show(lambda t: views.gone(t, begins, ends, found))


FEATURE = Feature("staff_absence", presses={"away": first, "away.to": last, "away.see": preview, "away.go": go})
