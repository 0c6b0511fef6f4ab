"""How long a freed place is held for somebody who waited: in waking hours, and never to the last minute; pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from bot.domain.timetable import ISTANBUL

WAKES, SLEEPS = time(8), time(22)
"""Between these local hours people may be woken by a message, and the time to answer runs."""
HOLDS = timedelta(hours=4)
"""So much waking time somebody has to answer."""
ENDS_BEFORE = timedelta(hours=3)
"""From so long before the start nothing is held: the first tap has the place."""
LEAST = timedelta(hours=1)
"""A hold with less waking time than this would be none."""


def hold_until(now: datetime, starts_at: datetime) -> datetime | None:
    """Until when a place is held for the first who waits; None where it goes to the first who taps.

    Four hours of waking time, but never beyond three hours before the start; where that would leave less than one
    waking hour, the place is held for nobody.
    """
    last = starts_at - ENDS_BEFORE
    if awake(now, last) < LEAST:
        return None
    return min(_after(now, HOLDS), last)


def at_night(now: datetime) -> bool:
    """Whether people sleep."""
    return not WAKES <= now.astimezone(ISTANBUL).time() < SLEEPS


def awakening(now: datetime) -> datetime:
    """Now, or at night the hour at which people may be woken again."""
    local = now.astimezone(ISTANBUL)
    if not at_night(now):
        return now
    day = local.date() + timedelta(days=local.time() >= SLEEPS)
    return datetime.combine(day, WAKES, ISTANBUL)


def awake(first: datetime, last: datetime) -> timedelta:
    """The waking time between two moments."""
    found = timedelta()
    day = first.astimezone(ISTANBUL).date()
    while day <= last.astimezone(ISTANBUL).date():
        begins = max(first, datetime.combine(day, WAKES, ISTANBUL))
        ends = min(last, datetime.combine(day, SLEEPS, ISTANBUL))
        found += max(ends - begins, timedelta())
        day += timedelta(days=1)
    return found


def _after(now: datetime, waking: timedelta) -> datetime:
    """The moment after so much waking time."""
    left, day = waking, now.astimezone(ISTANBUL).date()
    while True:
        begins = max(now, datetime.combine(day, WAKES, ISTANBUL))
        ends = datetime.combine(day, SLEEPS, ISTANBUL)
        if begins < ends and ends - begins >= left:
            return begins + left
        left -= max(ends - begins, timedelta())
        day += timedelta(days=1)
