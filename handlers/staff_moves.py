"""Another day, hour, length or place for a shift, chosen by taps: staff's callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.catalogue import places_in_use
from bot.domain.refusals import Outdated
from bot.domain.shift_moves import Move, may_repeat
from bot.domain.shift_plans import half_hours
from bot.domain.shifts import HORIZON
from bot.domain.timetable import today
from bot.services import shift_leads, shift_outlooks
from bot.services.schedule import timetable
from handlers.feature import Feature
from handlers.moments import days_from, number_of, page_of
from handlers.staff_edits import edit_of
from handlers.talk import Talk
from handlers.views import staff_moves as views
from handlers.views.staff_shift_pieces import as_it_is


async def move(talk: Talk, number: str = "", code: str = "", *_: str) -> None:
    """What it is to be, and which dates."""
    shift = await shift_outlooks.open_shift(talk.work, talk.chat, number_of(number))
    about = await shift_leads.card(talk.work, talk.chat, shift.id)
    to = await _move_of(talk, about, code) if code else as_it_is(shift)
    place = (await timetable(talk.work)).catalogue.places.get(to.place)
    repeats = about.series is not None and may_repeat(shift, about.series, to)
    talk.show(lambda t: views.move(t, about, to, place, repeats=repeats))


async def _move_of(talk: Talk, about: shift_leads.StaffShift, code: str) -> Move:
    edit = await edit_of(talk, about.of.shift, code)
    if not isinstance(edit, Move):
        raise Outdated
    return edit


async def when(talk: Talk, number: str = "", code: str = "", what: str = "", page: str = "0", *_: str) -> None:
    """Choose one of the four."""
    shift = await shift_outlooks.open_shift(talk.work, talk.chat, number_of(number))
    to = await _move_of(talk, await shift_leads.card(talk.work, talk.chat, shift.id), code)
    match what:
        case "day":
            days = days_from(today(talk.work.now), HORIZON.days + 1)
            at = page_of(page, len(days), views.DAYS_A_PAGE)
            talk.show(lambda t: views.days(t, shift.id, to, days, at))
        case "hour":
            at = page_of(page, len(half_hours()), views.HOURS_A_PAGE)
            talk.show(lambda t: views.hours(t, shift.id, to, at))
        case "length":
            talk.show(lambda t: views.lengths(t, shift.id, to))
        case "place":
            places = places_in_use((await timetable(talk.work)).catalogue)
            at = page_of(page, len(places), views.PLACES_A_PAGE)
            talk.show(lambda t: views.places(t, shift.id, to, places, at))
        case _:
            raise Outdated


FEATURE = Feature("staff_moves", presses={"date.move": move, "date.when": when})
