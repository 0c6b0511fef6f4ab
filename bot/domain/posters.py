"""What stands on a poster of a programme: the hours that come back each week, and where; never how it is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import pairwise

from bot.domain.catalogue import TALK, Kind, Place, Programme, ProgrammeKey, may_show
from bot.domain.papers import PosterHours, PosterPlace
from bot.domain.schedule import Session, Timetable
from bot.domain.timetable import ISTANBUL, sessions

WEEKS = 8
MOST_LANGUAGES = 4
"""More do not fit on a page that is read from afar."""
WEEK = timedelta(weeks=1)


def regular(timetable: Timetable, programme: Programme, on: date) -> list[Session]:
    """The sessions of the next weeks that come at the same hour each week, whatever was called off or moved."""
    timed = _timed(timetable, programme)
    if timed is None:
        return []
    planned = replace(timetable, changes={}, closures=())
    found = [one for one in sessions(planned, on, on + WEEKS * WEEK - timedelta(days=1), timed) if one.takes_place]
    slots = {_slot(one) for one in found}
    return [one for slot in sorted(slots) for one in _weekly([one for one in found if _slot(one) == slot])]


def hours(found: Sequence[Session]) -> tuple[PosterHours, ...]:
    """Each pair of hours with its days of the week, the earliest day first."""
    days: dict[tuple[time, time], set[int]] = {}
    for one in found:
        days.setdefault(_clock(one), set()).add(one.on.weekday())
    rows = [PosterHours(tuple(sorted(week)), *clock) for clock, week in days.items()]
    return tuple(sorted(rows, key=lambda row: (row.weekdays, row.starts)))


def places(timetable: Timetable, programme: Programme, found: Iterable[Session]) -> tuple[PosterPlace, ...]:
    """Where they are, as far as everybody may be told."""
    every = dict.fromkeys(one.place for one in found)
    known = [timetable.catalogue.places[key] for key in every if key in timetable.catalogue.places]
    return tuple(_told(place) for place in known if may_show(programme, place, confirmed=False))


def _told(place: Place) -> PosterPlace:
    return PosterPlace(dict(place.name), dict(place.address))


def _timed(timetable: Timetable, programme: Programme) -> ProgrammeKey | None:
    """The programme whose sessions people come to: itself, or where one asks for a service."""
    if programme.kind is Kind.SESSIONS:
        return programme.key
    return programme.ask_at or (TALK if programme.kind is Kind.SERVICE else None)


def _weekly(found: Sequence[Session]) -> Sequence[Session]:
    """All of them where each comes a week after the one before, and there are two at least; else none."""
    days = [one.on for one in found]
    weekly = len(days) > 1 and all(after - before == WEEK for before, after in pairwise(days))
    return found if weekly else ()


def _slot(one: Session) -> tuple[int, time, time, str]:
    return (one.on.weekday(), *_clock(one), one.place)


def _clock(one: Session) -> tuple[time, time]:
    return one.starts_at.astimezone(ISTANBUL).time(), one.ends_at.astimezone(ISTANBUL).time()
