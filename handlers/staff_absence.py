"""I am away: which days, what stands under me, and doing it: the callbacks; never a sentence."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.people import Action
from bot.domain.timetable import ISTANBUL, today
from bot.services import absence, people
from handlers.feature import Feature
from handlers.moments import moment_of
from handlers.talk import Talk
from handlers.views import staff_absence as views

FIRST_DAYS, LAST_DAYS = 9, 21


async def first(talk: Talk, *_: str) -> None:
    """From which day?"""
    await people.require(talk.work, talk.chat, Action.WORK_REQUESTS)
    day = today(talk.work.now)
    talk.show(lambda t: views.first(t, [day + timedelta(days=ahead) for ahead in range(FIRST_DAYS)]))


async def last(talk: Talk, from_day: str = "", *_: str) -> None:
    """Until which day?"""
    await people.require(talk.work, talk.chat, Action.WORK_REQUESTS)
    begins = _day(talk, from_day)
    talk.show(lambda t: views.last(t, begins, [begins + timedelta(days=ahead) for ahead in range(LAST_DAYS)]))


async def preview(talk: Talk, from_day: str = "", to_day: str = "", *_: str) -> None:
    """What will be touched, before it is."""
    begins, ends = _day(talk, from_day), _day(talk, to_day)
    found = await absence.standing(talk.work, talk.chat, begins, ends)
    talk.show(lambda t: views.preview(t, begins, ends, found))


async def go(talk: Talk, from_day: str = "", to_day: str = "", *_: str) -> None:
    """Do it."""
    begins, ends = _day(talk, from_day), _day(talk, to_day)
    found = await absence.go_away(talk.work, talk.chat, begins, ends)
    talk.show(lambda t: views.gone(t, begins, ends, found))


def _day(talk: Talk, code: str) -> date:
    return moment_of(talk, f"{code}0000").astimezone(ISTANBUL).date()


FEATURE = Feature("staff_absence", presses={"away": first, "away.to": last, "away.see": preview, "away.go": go})
