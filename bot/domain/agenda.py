"""Answers to 'when?': next time, on now, what changed first, how far away; never words or the clock itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from bot.domain.catalogue import ProgrammeKey
from bot.domain.schedule import Session, Status, Timetable
from bot.domain.timetable import DAY, ISTANBUL, moved_away, sessions, today

HORIZON = timedelta(days=400)
"""How far ahead a next time is looked for: more than a year, so that a yearly season is found."""
NEWS_AHEAD = timedelta(days=14)
"""How far ahead a change is told when there is no next time at all."""
_WINDOWS = (timedelta(days=10), timedelta(days=70), HORIZON)
SMALL_HOURS = 4
"""Until this local hour 'today' may mean the day before; say weekdays (reference C2.7)."""


class Distance(StrEnum):
    """How far away a session is, in local days."""

    PAST = "past"
    NOW = "now"
    TODAY = "today"
    TOMORROW = "tomorrow"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class HowFar:
    """A distance, and the number of local days to the session's date."""

    distance: Distance
    days: int


@dataclass(frozen=True, slots=True)
class Outlook:
    """The answer about one programme: ``changes`` are said before ``coming``."""

    coming: tuple[Session, ...]
    changes: tuple[Session, ...]


def how_far(now: datetime, session: Session, zone: ZoneInfo = ISTANBUL) -> HowFar:
    """The distance from an instant to a session, whether or not it takes place."""
    days = (session.on - today(now, zone)).days
    if session.ends_at <= now:
        return HowFar(Distance.PAST, days)
    if session.starts_at <= now:
        return HowFar(Distance.NOW, 0)
    known = {0: Distance.TODAY, 1: Distance.TOMORROW}
    return HowFar(known.get(days, Distance.DAYS), days)


def small_hours(now: datetime, zone: ZoneInfo = ISTANBUL) -> bool:
    """Whether it is so early that 'today' needs the weekday beside it."""
    return now.astimezone(zone).hour < SMALL_HOURS


def on_now(
    timetable: Timetable, now: datetime, programme: ProgrammeKey | None = None, zone: ZoneInfo = ISTANBUL
) -> tuple[Session, ...]:
    """What is running at an instant, also what began yesterday evening."""
    day = today(now, zone)
    near = sessions(timetable, day - DAY, day, programme, zone)
    return tuple(s for s in near if s.takes_place and s.starts_at <= now < s.ends_at)


def next_sessions(
    timetable: Timetable, programme: ProgrammeKey, now: datetime, count: int = 1, zone: ZoneInfo = ISTANBUL
) -> tuple[Session, ...]:
    """The next ones to come to, at most ``count``; one that is running is the first of them."""
    found: list[Session] = []
    for from_on, to_on in _windows(today(now, zone)):
        for session in sessions(timetable, from_on, to_on, programme, zone):
            if session.takes_place and session.ends_at > now:
                found.append(session)
        if len(found) >= count:
            break
    return tuple(found[:count])


def last_changes(
    timetable: Timetable, programme: ProgrammeKey, now: datetime, zone: ZoneInfo = ISTANBUL
) -> tuple[Session, ...]:
    """Cancelled and moved dates still ahead, up to and with the next session: what an answer says first."""
    return outlook(timetable, programme, now, 1, zone).changes


def outlook(
    timetable: Timetable, programme: ProgrammeKey, now: datetime, count: int = 2, zone: ZoneInfo = ISTANBUL
) -> Outlook:
    """The whole answer about one programme: the next ``count`` sessions and what changed before them."""
    coming = next_sessions(timetable, programme, now, count, zone)
    day = today(now, zone)
    until = coming[0].on if coming else day + NEWS_AHEAD
    near = sessions(timetable, day - DAY, until, programme, zone)
    gone = moved_away(timetable, day - DAY, until, programme, zone)
    told = {s.slot: s for s in (*near, *gone) if _is_news(s, now, coming[:1])}
    return Outlook(coming, tuple(sorted(told.values(), key=_expected_at)))


def _expected_at(session: Session) -> datetime:
    """When people who know the plan would come."""
    return session.moved_from.starts_at if session.moved_from else session.starts_at


def _is_news(session: Session, now: datetime, first: tuple[Session, ...]) -> bool:
    match session.status:
        case Status.CANCELLED:
            return session.ends_at > now
        case Status.MOVED:
            planned = session.moved_from
            return session in first or (planned is not None and planned.ends_at > now)
        case Status.PLANNED | Status.ADDED:
            return False


def _windows(day: date) -> Iterator[tuple[date, date]]:
    """Stretches of days to look through, each longer than the one before, from yesterday on."""
    start = day - DAY
    for ahead in _WINDOWS:
        yield start, day + ahead
        start = day + ahead + DAY
