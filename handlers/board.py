"""The week's shifts for staff: the callbacks; never a sentence."""

from __future__ import annotations

from datetime import date, timedelta

from bot.domain.papers import Board, BoardRow
from bot.domain.refusals import Outdated
from bot.domain.shift_notices import OfShift
from bot.domain.timetable import today
from bot.services import board, shifts
from handlers import papers
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


async def picture(talk: Talk, monday: str = "", *_: str) -> None:
    """The same week as one picture, to be shown or passed on: counts, never a name."""
    first = _monday(talk, monday)
    found = [await shifts.about(talk.work, one) for one in await board.week(talk.work, talk.chat, first)]
    shown = Board(first, first + timedelta(days=6), tuple(map(_row, found)))
    talk.send_upload(papers.order(talk.language, shown))


def _row(of: OfShift) -> BoardRow:
    shift = of.shift
    missing = shift.missing if shift.starts_at > of.now else 0
    return BoardRow(
        shift.starts_at, shift.ends_at, of.task.name, of.programme.name, shift.taken, shift.need.seats, missing
    )


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


FEATURE = Feature("board", presses={"board": week, "board.picture": picture})
