"""The week's shifts for staff: the callbacks; never a sentence."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.refusals import Outdated
from bot.domain.timetable import today
from bot.services import board, shifts
from handlers.feature import Feature
from handlers.moments import page_of
from handlers.talk import Talk
from handlers.views import board as views

FARTHEST = timedelta(days=400)


async def week(talk: Talk, monday: str = "", page: str = "0", *_: str) -> None:
    """One week, this one where none is named."""
    first = _monday(talk, monday)
    found = await board.week(talk.work, talk.chat, first)
    at = page_of(page, len(found), views.A_PAGE)
    shown = [await shifts.about(talk.work, shift) for shift in found[at * views.A_PAGE : (at + 1) * views.A_PAGE]]
    more = len(found) > (at + 1) * views.A_PAGE
    talk.show(lambda t: views.board(t, first, shown, at, more=more))


def _monday(talk: Talk, code: str) -> date:
    """The Monday of the week of a day (ISO 8601, basic); Outdated for what is no day, or too far away."""
    current = today(talk.work.now)
    try:
        day = date.fromisoformat(code) if code else current
    except ValueError:
        raise Outdated from None
    if abs(day - current) > FARTHEST:
        raise Outdated
    return day - timedelta(days=day.weekday())


FEATURE = Feature("board", presses={"board": week})
