"""The demo's class: Turkish twice a week, eight places and some people in it; never a shift of volunteers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.chats import Chat
from bot.domain.shifts import ForWhom, Need, ShiftSeries
from bot.domain.timetable import today
from bot.services import enrolments, shifts
from bot.work import Work
from storage import enrolments as shelf
from storage import shift_series

TURKISH = Need(ProgrammeKey("adult_education"), TaskKey(""), PlaceKey("classroom"), seats=8, for_whom=ForWhom.CLIENTS)
RULE, START, MINUTES = "FREQ=WEEKLY;BYDAY=MO,WE", time(17), 90
"""As the example timetable has it."""


async def lessons(work: Work, people: Sequence[Chat]) -> None:
    """The class, its dates, and these people in it."""
    number = await shift_series.add(work.tx, ShiftSeries(0, TURKISH, RULE, START, MINUTES, today(work.now)))
    await shifts.make_dates(work)
    for chat in people:
        await shelf.take(work.tx, number, chat.id, work.seconds)
    await enrolments.fill(work)
