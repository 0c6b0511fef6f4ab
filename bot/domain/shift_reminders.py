"""When somebody is reminded of a shift: as they chose, never at night, never twice within three hours; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.holds import WAKES, at_night, awakening
from bot.domain.reminders import Kind
from bot.domain.timetable import ISTANBUL

DAY_BEFORE = timedelta(days=1)
LEADS = (60, 120, 180, 360)
"""Minutes before a shift among which one can choose."""
USUAL = 180
"""The lead of who chose none, in minutes."""
APART = timedelta(hours=3)
"""Of two reminders nearer than this only the later one is told."""
EVENING = time(21, 30)
"""When somebody hears the evening before what would be due in the night."""
ENOUGH = timedelta(hours=2)
"""At the hour of waking a reminder still serves so long before the start."""


@dataclass(frozen=True, slots=True)
class Choice:
    """When one person wants to be reminded; ``lead`` None as everybody is."""

    lead: int | None = None
    day_before: bool = True

    @property
    def minutes(self) -> int:
        """The lead that holds for them."""
        return USUAL if self.lead is None else self.lead


def moments(choice: Choice, starts_at: datetime, now: datetime) -> Mapping[Kind, datetime]:
    """What is to be told when, from now on; what was due before is not made up for."""
    wanted = {Kind.SHIFT_HOURS: waking(starts_at - timedelta(minutes=choice.minutes), starts_at)}
    if choice.day_before:
        day = waking(starts_at - DAY_BEFORE, starts_at)
        if wanted[Kind.SHIFT_HOURS] - day > APART:
            wanted[Kind.SHIFT_DAY] = day
    return {kind: at for kind, at in wanted.items() if at > now}


def waking(due: datetime, starts_at: datetime) -> datetime:
    """The same moment, or one near to it at which nobody sleeps and which is still before the start.

    In the night it becomes the hour of waking, where that is two hours before the start, or else the evening before.
    """
    if not at_night(due):
        return due
    morning = awakening(due)
    if starts_at - morning >= ENOUGH:
        return morning
    local = due.astimezone(ISTANBUL)
    evening = local.date() - timedelta(days=local.time() < WAKES)
    return datetime.combine(evening, EVENING, ISTANBUL)
