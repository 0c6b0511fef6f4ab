"""What staff hear each morning, as numbers; never a name, never a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.domain.team_notes import TeamNote
from bot.domain.timetable import DAY, ISTANBUL

AT = time(8, 30)
USEFUL = timedelta(hours=3, minutes=30)
"""A digest later than noon says what everybody has seen by then."""
MISSED_DAYS = 7
"""Reminders that came too late are counted for so long."""


@dataclass(frozen=True, slots=True)
class Digest:
    """Decide these, call these: each number leads to where it can be done; None where it is not this person's."""

    new: int = 0
    late: int = 0
    not_reached: int = 0
    short: int | None = None
    """Shifts of today and tomorrow that need people."""
    applied: int | None = None
    """Volunteers who wait for an answer."""
    missed: int = 0
    note: TeamNote | None = None
    """What the last team wrote for this one."""

    @property
    def anything(self) -> bool:
        """Whether there is something to do, or to read."""
        fresh = self.note is not None and self.note.fresh
        waits = self.new or self.late or self.not_reached or self.short or self.applied or self.missed
        return bool(waits or fresh)


def next_morning(now: datetime) -> datetime:
    """When the next digest is due."""
    local = now.astimezone(ISTANBUL)
    day = local.date() if local.time() < AT else local.date() + DAY
    return datetime.combine(day, AT, ISTANBUL)
