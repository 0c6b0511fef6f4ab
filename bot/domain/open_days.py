"""On which days somebody can be asked to come, and what speaks against one: the rules; never a sentence or query."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from bot.domain.catalogue import ProgrammeKey
from bot.domain.schedule import Timetable
from bot.domain.timetable import DAY

AHEAD = timedelta(days=60)
"""How far ahead somebody is asked to come: what is farther is a slip of the finger."""


class DayBar(StrEnum):
    """What speaks against a day."""

    PAST = "past"
    CLOSED = "closed"
    FAR = "far"


def against(planned: Timetable, service: str, on: date, current: date) -> DayBar | None:
    """What speaks against this day for this service; None for nothing."""
    if on < current:
        return DayBar.PAST
    if on > current + AHEAD:
        return DayBar.FAR
    shut = any(closure.covers(ProgrammeKey(service), on) for closure in planned.closures)
    return DayBar.CLOSED if shut else None


def coming(planned: Timetable, service: str, current: date, most: int) -> tuple[date, ...]:
    """The next days, today first, against which nothing speaks."""
    ahead = (current + number * DAY for number in range(AHEAD.days + 1))
    return tuple([on for on in ahead if against(planned, service, on, current) is None][:most])
