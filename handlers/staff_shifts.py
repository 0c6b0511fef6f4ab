"""Dates as staff see and change them: the callbacks; the right is checked at every press. Never a sentence."""

from __future__ import annotations

from bot.domain.refusals import Outdated
from bot.domain.shift_moves import Own, Scope, Set, Setting
from bot.services import classes_staff, shift_leads, shift_moves, shift_outlooks, shift_over, shift_series, shifts
from bot.services.schedule import timetable
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.staff_edits import edit_of, reach_of, values_of
from handlers.talk import Talk
from handlers.views import staff_changes as change_views
from handlers.views import staff_classes as class_views
from handlers.views import staff_shifts as views

GONE = "gone"
"""Stands for dates at a place that has left the catalogue."""


async def dates(talk: Talk, page: str = "0", which: str = "", *_: str) -> None:
    """Every date, soonest first; or only those at a place that is gone."""
    found = await shift_series.listed(talk.work, talk.chat)
    if which == GONE:
        planned = await timetable(talk.work)
        found = [one for one in found if shifts.place_gone(planned, one)]
    at = page_of(page, len(found), views.A_PAGE)
    shown = found[at * views.A_PAGE : (at + 1) * views.A_PAGE]
    abouts = [await shifts.about(talk.work, one) for one in shown]
    talk.show(lambda t: views.dates(t, abouts, at, more=len(found) > (at + 1) * views.A_PAGE))


async def one(talk: Talk, number: str = "", *_: str) -> None:
    """One date."""
    about = await shift_leads.card(talk.work, talk.chat, number_of(number))
    if about.of.shift.is_class:
        of_class = await classes_staff.date(talk.work, talk.chat, about.of.shift)
        talk.show(lambda t: class_views.date(t, of_class))
        return
    talk.show(lambda t: views.card(t, about))


async def settings(talk: Talk, number: str = "", *_: str) -> None:
    """Everything else that can be set."""
    await shift_outlooks.open_shift(talk.work, talk.chat, number_of(number))
    about = await shift_leads.card(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.settings(t, about))


async def choices(talk: Talk, number: str = "", setting: str = "", *_: str) -> None:
    """Small choices of one setting."""
    shift = await shift_outlooks.open_shift(talk.work, talk.chat, number_of(number))
    about = await shift_leads.card(talk.work, talk.chat, shift.id)
    which = choice_of(Setting, setting)
    names = await _names(talk, about, which)
    values = [(value, names.get(value)) for value in await values_of(talk, shift, which)]
    talk.show(lambda t: views.choices(t, about, which, values))


async def _names(talk: Talk, about: shift_leads.StaffShift, setting: Setting) -> dict[str, str]:
    """Choices that have names of their own: languages by theirs, people by their first."""
    if setting is Setting.LANGUAGE:
        return {tag: talk.catalogues.autonym(tag) for tag in talk.catalogues.tags}
    if setting is Setting.LEAD:
        return {str(who): name for who, name in await shift_leads.candidates(talk.work, about.of.shift)}
    return {}


async def pick(talk: Talk, number: str = "", code: str = "", *_: str) -> None:
    """Chosen: of a series, which dates; of a single date at once, unless people would be over."""
    about = await shift_leads.card(talk.work, talk.chat, number_of(number))
    edit = await edit_of(talk, about.of.shift, code)
    if about.series is not None:
        talk.show(lambda t: change_views.scopes(t, about, edit))
    else:
        await look(talk, number, code, Scope.ONE, Own.LEFT)


async def look(talk: Talk, number: str = "", code: str = "", scope: str = "", own: str = "", *_: str) -> None:
    """What it would do; one date's setting that nobody has to hear of is done at once."""
    shift = await shift_outlooks.open_shift(talk.work, talk.chat, number_of(number))
    edit, reach = await edit_of(talk, shift, code), reach_of(scope, own)
    found = await shift_outlooks.look(talk.work, talk.chat, shift.id, edit, reach)
    if found.over and found.scope is Scope.ONE:
        await _show_over(talk, shift.id, found.pairs[0][1].need.seats or 0)
    elif found.scope is Scope.ONE and isinstance(edit, Set):
        await shift_moves.change(talk.work, talk.chat, shift.id, edit, reach)
        await one(talk, number)
    else:
        talk.show(lambda t: change_views.outlook(t, found))


async def do(talk: Talk, number: str = "", code: str = "", scope: str = "", own: str = "", seen: str = "") -> None:
    """Do what was seen; where the numbers are others by now, they are shown first."""
    shift = await shift_outlooks.open_shift(talk.work, talk.chat, number_of(number))
    edit, reach = await edit_of(talk, shift, code), reach_of(scope, own)
    found = await shift_outlooks.look(talk.work, talk.chat, shift.id, edit, reach)
    if found.seen != seen:
        talk.show(lambda t: change_views.outlook(t, found))
        return
    await shift_moves.change(talk.work, talk.chat, shift.id, edit, reach)
    talk.show(lambda t: change_views.changed(t, found))


async def over(talk: Talk, number: str = "", seats: str = "", signup: str = "", *_: str) -> None:
    """Take this person out, or not after all; nothing is done yet."""
    found = await shift_over.choose(talk.work, talk.chat, number_of(number), _seats(seats), number_of(signup))
    talk.show(lambda t: change_views.over(t, found))


async def out(talk: Talk, number: str = "", seats: str = "", chosen: str = "", kept: str = "", *_: str) -> None:
    """Lower the seats, take out whom staff chose and keep the rest; where that is not what was seen, show it."""
    found = await shift_over.look(talk.work, talk.chat, number_of(number), _seats(seats))
    if (len(found.out), found.over) != (number_of(chosen), number_of(kept)):
        talk.show(lambda t: change_views.over(t, found))
        return
    await shift_over.settle(talk.work, talk.chat, number_of(number), _seats(seats))
    await one(talk, number)


def _seats(text: str) -> int:
    if number_of(text) > views.MOST_SEATS:
        raise Outdated
    return number_of(text)


async def _show_over(talk: Talk, number: int, seats: int) -> None:
    found = await shift_over.look(talk.work, talk.chat, number, seats)
    talk.show(lambda t: change_views.over(t, found))


FEATURE = Feature(
    "staff_shifts",
    presses={
        "dates": dates,
        "date": one,
        "date.more": settings,
        "date.set": choices,
        "date.pick": pick,
        "date.look": look,
        "date.do": do,
        "date.over": over,
        "date.out": out,
    },
)
