"""One change of the timetable: what it is to be, what it would do, doing it and taking it back; never a sentence."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from typing import Any

from bot.domain.catalogue import PlaceKey, ProgrammeKey, places_in_use
from bot.domain.refusals import Outdated
from bot.domain.shift_plans import DAYS, LENGTHS, half_hours
from bot.domain.timetable import today
from bot.domain.timetable_edits import FIELDS, AddWeekly, Close, Edit, EndSeries, Field
from bot.services import timetable_edits
from bot.services.schedule import timetable
from handlers.feature import Feature
from handlers.moments import choice_of, days_from, number_of, page_of
from handlers.staff_edits import reason_of
from handlers.talk import Talk
from handlers.views import timetable_edits as views
from handlers.views.staff_offs import Reason
from handlers.views.staff_shift_pieces import place_code

DAYS_AHEAD = 180
DATES = (Field.DAY, Field.FIRST, Field.LAST)
OPEN_END, EVERYTHING = "none", "all"


async def show_draft(talk: Talk, number: int) -> None:
    """What it is to be, and what of that can be chosen."""
    draft = await timetable_edits.own(talk.work, talk.chat, number)
    planned = await timetable(talk.work)
    talk.show(lambda t: views.draft(t, draft, planned))


async def draft(talk: Talk, number: str = "", *_: str) -> None:
    """The same, by its button."""
    await show_draft(talk, number_of(number))


async def ask(talk: Talk, number: str = "", which: str = "", page: str = "0", *_: str) -> None:
    """One of the choices."""
    held = await timetable_edits.own(talk.work, talk.chat, number_of(number))
    asked = _field(held.edit, which)
    choices = await _choices(talk, held.edit, asked)
    at = page_of(page, len(choices), views.SIZES[asked])
    offered = (await timetable(talk.work)).catalogue
    talk.show(lambda t: views.ask(t, held, asked, [(one, views.choice(t, asked, one, offered)) for one in choices], at))


async def set_(talk: Talk, number: str = "", which: str = "", value: str = "", *_: str) -> None:
    """It is chosen."""
    held = await timetable_edits.own(talk.work, talk.chat, number_of(number))
    asked = _field(held.edit, which)
    if value not in await _choices(talk, held.edit, asked):
        if asked not in DATES:
            raise Outdated
        talk.toast(talk.word(views.not_this_day))
        await ask(talk, number, which)
        return
    await timetable_edits.change(talk.work, talk.chat, held.id, await _with(talk, held.edit, asked, value))
    if asked is Field.DAYS:
        await ask(talk, number, which)
    else:
        await show_draft(talk, held.id)


async def show_look(talk: Talk, number: int) -> None:
    """What it would do."""
    seen = await timetable_edits.look(talk.work, talk.chat, number)
    planned, now = await timetable(talk.work), talk.work.now
    talk.show(lambda t: views.look(t, seen, planned, now))


async def look(talk: Talk, number: str = "", *_: str) -> None:
    """The same, by its button."""
    await show_look(talk, number_of(number))


async def do(talk: Talk, number: str = "", code: str = "", *_: str) -> None:
    """Do it; where it would do something else by now, that is shown first."""
    seen = await timetable_edits.look(talk.work, talk.chat, number_of(number))
    if seen.code != code:
        await show_look(talk, seen.draft.id)
        return
    await timetable_edits.do(talk.work, talk.chat, seen.draft.id, code)
    talk.show(lambda t: views.done(t, seen))


async def undo(talk: Talk, number: str = "", *_: str) -> None:
    """Take it back."""
    await timetable_edits.undo(talk.work, talk.chat, number_of(number))
    talk.show(views.undone)


def _field(edit: Edit, which: str) -> Field:
    asked = choice_of(Field, which)
    if asked not in FIELDS.get(type(edit), ()):
        raise Outdated
    return asked


async def _choices(talk: Talk, edit: Edit, asked: Field) -> list[str]:
    """What can be chosen, as buttons write it."""
    days = [f"{day:%y%m%d}" for day in days_from(today(talk.work.now), DAYS_AHEAD)]
    match asked:
        case Field.LAST:
            open_end = [OPEN_END] if isinstance(edit, AddWeekly | EndSeries) else []
            first = f"{edit.first:%y%m%d}" if isinstance(edit, Close | AddWeekly) else days[0]
            return [*open_end, *(day for day in days if day >= first)]
        case Field.DAY | Field.FIRST:
            return days
        case Field.DAYS:
            return list(DAYS)
        case Field.HOUR:
            return [f"{at:%H%M}" for at in half_hours()]
        case Field.LENGTH:
            return [str(minutes) for minutes in LENGTHS]
        case Field.PLACE:
            return [place_code(one.key) for one in places_in_use((await timetable(talk.work)).catalogue)]
        case Field.REASON:
            return list(Reason)
        case Field.SCOPE:
            return [EVERYTHING, *(await timetable(talk.work)).catalogue.programmes]


async def _with(talk: Talk, edit: Edit, asked: Field, value: str) -> Edit:
    """The same with one choice more."""
    chosen: dict[str, Any] = {_NAMES[asked]: await _read(talk, edit, asked, value)}
    changed: Edit = replace(edit, **chosen)
    if isinstance(changed, Close) and changed.last < changed.first:
        return replace(changed, last=changed.first)
    return changed


_NAMES = {
    Field.DAY: "on",
    Field.FIRST: "first",
    Field.LAST: "last",
    Field.DAYS: "days",
    Field.HOUR: "start",
    Field.LENGTH: "minutes",
    Field.PLACE: "place",
    Field.REASON: "reason",
    Field.SCOPE: "programme",
}
"""What each choice is called in a change."""


async def _read(talk: Talk, edit: Edit, asked: Field, value: str) -> object:
    """What a button's choice stands for."""
    match asked:
        case Field.DAY | Field.FIRST | Field.LAST:
            return None if value == OPEN_END else _day(value)
        case Field.DAYS:
            chosen = {*(edit.days if isinstance(edit, AddWeekly) else ())} ^ {value}
            return tuple(day for day in DAYS if day in chosen)
        case Field.HOUR:
            return time(int(value[:2]), int(value[2:]))
        case Field.LENGTH:
            return int(value)
        case Field.PLACE:
            return await _place(talk, value)
        case Field.REASON:
            return reason_of(talk, value)
        case Field.SCOPE:
            return None if value == EVERYTHING else ProgrammeKey(value)


async def _place(talk: Talk, code: str) -> PlaceKey:
    places = places_in_use((await timetable(talk.work)).catalogue)
    return next(one.key for one in places if place_code(one.key) == code)


def _day(text: str) -> date:
    return date(2000 + int(text[:2]), int(text[2:4]), int(text[4:]))


FEATURE = Feature(
    "timetable_edits",
    presses={"edit": draft, "edit.ask": ask, "edit.set": set_, "edit.look": look, "edit.do": do, "edit.undo": undo},
)
