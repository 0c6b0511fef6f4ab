"""What the data of staff's buttons about shifts stands for: a change, its reach, a reason; never a sentence."""

from __future__ import annotations

from datetime import time

from bot.domain.catalogue import SOURCE_LANGUAGE, PlaceKey, Text, places_in_use
from bot.domain.refusals import Outdated
from bot.domain.schedule import MAX_MINUTES
from bot.domain.shift_moves import CHOICES, Edit, Move, Own, Scope, Set, Setting
from bot.domain.shift_plans import ANY
from bot.domain.shifts import Shift
from bot.services import shift_leads
from bot.services.schedule import timetable
from handlers.moments import choice_of, moment_of, number_of
from handlers.talk import Talk
from handlers.views import staff_offs
from handlers.views.staff_offs import Reason
from handlers.views.staff_shift_pieces import place_code


async def edit_of(talk: Talk, shift: Shift, code: str) -> Edit:
    """A change as ``code_of`` wrote it; Outdated for anything there is no choice of."""
    first, *rest = code.split(".")
    if first in tuple(Setting):
        return await _setting(talk, shift, Setting(first), ".".join(rest))
    if len(rest) != 2:
        raise Outdated
    at = moment_of(talk, first)
    minutes = number_of(rest[0])
    if not 0 < minutes <= MAX_MINUTES:
        raise Outdated
    return Move(at.date(), time(at.hour, at.minute), minutes, await place_of(talk, shift, rest[1]))


async def place_of(talk: Talk, shift: Shift, code: str) -> PlaceKey:
    """The place of this code; the one the shift is at, also where it left the catalogue."""
    known = (shift.need.place, *(one.key for one in places_in_use((await timetable(talk.work)).catalogue)))
    found = next((key for key in known if place_code(key) == code), None)
    if found is None:
        raise Outdated
    return found


async def _setting(talk: Talk, shift: Shift, setting: Setting, value: str) -> Set:
    if value not in await values_of(talk, shift, setting):
        raise Outdated
    return Set(setting, value)


async def values_of(talk: Talk, shift: Shift, setting: Setting) -> tuple[str, ...]:
    """What one can choose for a setting."""
    match setting:
        case Setting.LANGUAGE:
            return (ANY, *talk.catalogues.tags)
        case Setting.LEAD:
            return (ANY, *(str(who) for who, _name in await shift_leads.candidates(talk.work, shift)))
        case _:
            return CHOICES[setting]


def reach_of(scope: str, own: str) -> tuple[Scope, Own]:
    """How far a change reaches."""
    return choice_of(Scope, scope), choice_of(Own, own)


def reason_of(talk: Talk, code: str) -> Text:
    """The words of a kept reason, for the catalogues to say in every language; empty for none."""
    reason = choice_of(Reason, code)
    english = talk.catalogues.translator(SOURCE_LANGUAGE)
    words = staff_offs.reason_words(english, reason)
    return {SOURCE_LANGUAGE: words.plain} if words else {}
