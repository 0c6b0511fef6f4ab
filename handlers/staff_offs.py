"""Calling off a date, a day or the rest of a series: staff's callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.refusals import Outdated
from bot.services import shift_offs
from handlers.feature import Feature
from handlers.moments import day_of, number_of
from handlers.screens import data
from handlers.staff_edits import reason_of
from handlers.talk import Talk
from handlers.views import staff_offs as views
from handlers.views.calendar import day_code
from handlers.views.staff_offs import Reason

KEEP, ALL = "keep", "all"


async def date_off(talk: Talk, number: str = "", *_: str) -> None:
    """Why does this date not take place?"""
    off = await shift_offs.look_date(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.date_reasons(t, off))


async def date_why(talk: Talk, number: str = "", code: str = "", *_: str) -> None:
    """What it would mean."""
    off, reason = await shift_offs.look_date(talk.work, talk.chat, number_of(number)), reason_of(talk, code)
    talk.show(lambda t: views.check(t, off, reason, data("date.off.do", off.shifts[0].shift.id, code, off.seen)))


async def date_do(talk: Talk, number: str = "", code: str = "", seen: str = "", *_: str) -> None:
    """It does not take place."""
    off = await shift_offs.look_date(talk.work, talk.chat, number_of(number))
    if off.seen != seen:
        await date_why(talk, number, code)
        return
    await shift_offs.call_off(talk.work, talk.chat, number_of(number), reason_of(talk, code))
    talk.show(lambda t: views.done(t, off))


async def day_off(talk: Talk, day: str = "", *_: str) -> None:
    """Why does nothing of this day take place?"""
    on = day_of(talk, day)
    off = await shift_offs.look_day(talk.work, talk.chat, on)
    talk.show(lambda t: views.reasons(t, off, "day.off", day_code(on)))


async def day_why(talk: Talk, day: str = "", code: str = "", *_: str) -> None:
    """What it would mean, in numbers."""
    on = day_of(talk, day)
    off, reason = await shift_offs.look_day(talk.work, talk.chat, on), reason_of(talk, code)
    talk.show(lambda t: views.check(t, off, reason, data("day.off.do", day_code(on), code, off.seen)))


async def day_do(talk: Talk, day: str = "", code: str = "", seen: str = "", *_: str) -> None:
    """Nothing of it takes place; where the numbers are others by now, they are shown first."""
    off = await shift_offs.look_day(talk.work, talk.chat, day_of(talk, day))
    if off.seen != seen or not off.shifts:
        await day_why(talk, day, code)
        return
    await shift_offs.call_off_day(talk.work, talk.chat, day_of(talk, day), reason_of(talk, code))
    talk.show(lambda t: views.done(t, off))


async def ending(talk: Talk, number: str = "", *_: str) -> None:
    """The series ends with this date: why, where somebody has to be told?"""
    off = await shift_offs.look_series(talk.work, talk.chat, number_of(number))
    if off.people:
        talk.show(lambda t: views.reasons(t, off, "date.end", number_of(number)))
    else:
        await end_why(talk, number, Reason.OTHER)


async def end_why(talk: Talk, number: str = "", code: str = "", *_: str) -> None:
    """What it would mean, and what of the dates that people are on."""
    off, reason = await shift_offs.look_series(talk.work, talk.chat, number_of(number)), reason_of(talk, code)
    act = ("date.end.do", number_of(number), code)
    talk.show(lambda t: views.ending(t, off, reason, act))


async def end(talk: Talk, number: str = "", code: str = "", which: str = "", seen: str = "", *_: str) -> None:
    """It gives no more dates; where the numbers are others by now, they are shown first."""
    off = await shift_offs.look_series(talk.work, talk.chat, number_of(number))
    if which not in (KEEP, ALL):
        raise Outdated
    if off.seen != seen:
        await end_why(talk, number, code)
        return
    keep = which == KEEP
    await shift_offs.end_series(talk.work, talk.chat, number_of(number), reason_of(talk, code), keep=keep)
    talk.show(lambda t: views.ended(t, off.busy if keep else 0))


FEATURE = Feature(
    "staff_offs",
    presses={
        "date.off": date_off,
        "date.off.why": date_why,
        "date.off.do": date_do,
        "day.off": day_off,
        "day.off.why": day_why,
        "day.off.do": day_do,
        "date.end": ending,
        "date.end.why": end_why,
        "date.end.do": end,
    },
)
