"""Sessions of a timetable: pure functions of local days and a given instant; never the clock, words or storage.

Rules expand on naive local dates; the wall time joins next and the zone last, so that no offset can slide a date
(dateutil#88, rrule#292). Precedence: change of one date, closure, season, rule.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

from bot.domain.catalogue import ProgrammeKey
from bot.domain.schedule import (
    Change,
    ChangeKind,
    Closure,
    Season,
    Series,
    Session,
    Slot,
    Status,
    Timetable,
)

ISTANBUL = ZoneInfo("Europe/Istanbul")
DAY = timedelta(days=1)


def stretch(first_on: date, last_on: date) -> tuple[int, int]:
    """The first and the last second of these local days, both included, in Unix seconds."""
    first = datetime.combine(first_on, time.min, ISTANBUL)
    after = datetime.combine(last_on + timedelta(days=1), time.min, ISTANBUL)
    return int(first.timestamp()), int(after.timestamp()) - 1


def today(now: datetime, zone: ZoneInfo = ISTANBUL) -> date:
    """The local date at an aware instant, whatever the server's zone; a naive one raises ValueError."""
    if now.tzinfo is None:
        raise ValueError("an instant without a zone has no date in Istanbul")
    return now.astimezone(zone).date()


def instant(on: date, at: time, zone: ZoneInfo = ISTANBUL) -> datetime:
    """The instant of a wall time, in UTC: the first of a repeated hour, the time gone on for a skipped one."""
    return datetime.combine(on, at.replace(fold=0), zone).astimezone(UTC)


def dates(series: Series, from_on: date, to_on: date) -> list[date]:
    """The local dates the series' own rule gives between two days, both included; no change or closure counts."""
    first = max(from_on, series.first_on)
    last = min(to_on, series.last_on or to_on)
    if series.rule is None:
        return [series.first_on] if from_on <= series.first_on <= to_on else []
    found: list[date] = []
    for year in range(first.year, last.year + 1):
        days = _year(series.rule, series.first_on, year)
        found += days[bisect_left(days, first) : bisect_right(days, last)]
    return found


@lru_cache(maxsize=1024)
def _year(rule: str, first_on: date, year: int) -> tuple[date, ...]:
    """A rule's days in one year; the wall time stays out, so UNTIL and EXDATE can never drop a last day."""
    expanded = rrulestr(rule, dtstart=datetime.combine(first_on, time.min))
    first, last = (datetime.combine(day, time.min) for day in (date(year, 1, 1), date(year, 12, 31)))
    inside = expanded.between(first, last, inc=True)
    return tuple(moment.date() for moment in inside)


@lru_cache(maxsize=512)
def sessions(
    timetable: Timetable,
    from_on: date,
    to_on: date,
    programme: ProgrammeKey | None = None,
    zone: ZoneInfo = ISTANBUL,
) -> tuple[Session, ...]:
    """Every session whose local start date lies between two days, both included, in order; cancelled ones too."""
    found = []
    for series in _of(timetable, programme):
        moved_here = [day for day, on in _moves(timetable, series) if from_on <= on <= to_on]
        for day in {*dates(series, from_on, to_on), *moved_here}:
            session = _session(timetable, series, day, zone)
            if session is not None and from_on <= session.on <= to_on:
                found.append(session)
    return _sorted(found)


@lru_cache(maxsize=512)
def moved_away(
    timetable: Timetable,
    from_on: date,
    to_on: date,
    programme: ProgrammeKey | None = None,
    zone: ZoneInfo = ISTANBUL,
) -> tuple[Session, ...]:
    """Sessions planned on these days, both included, that now start on another date."""
    found = []
    for series in _of(timetable, programme):
        for day, on in _moves(timetable, series):
            session = _session(timetable, series, day, zone) if from_on <= day <= to_on and on != day else None
            if session is not None:
                found.append(session)
    return _sorted(found)


def on_day(
    timetable: Timetable, day: date, programme: ProgrammeKey | None = None, zone: ZoneInfo = ISTANBUL
) -> tuple[Session, ...]:
    """What somebody asking for one day has to hear: its sessions, and those moved away (another ``on``)."""
    return (
        *sessions(timetable, day, day, programme, zone),
        *moved_away(timetable, day, day, programme, zone),
    )


def find(timetable: Timetable, series: str, original_on: date, zone: ZoneInfo = ISTANBUL) -> Session | None:
    """The one session of this name, wherever it was moved to; None where no rule gives it (any more)."""
    of = next((one for one in timetable.series if one.id == series), None)
    if of is None or not dates(of, original_on, original_on):
        return None
    return _session(timetable, of, original_on, zone)


def _moves(timetable: Timetable, series: Series) -> Iterator[tuple[date, date]]:
    """Original and new dates of a series' moved sessions; only where its rule still gives the original one."""
    for (id_, day), change in timetable.changes.items():
        if id_ == series.id and change.on is not None and dates(series, day, day):
            yield day, change.on


def _of(timetable: Timetable, programme: ProgrammeKey | None) -> Iterator[Series]:
    return (series for series in timetable.series if programme in (None, series.programme))


def _sorted(found: Iterable[Session]) -> tuple[Session, ...]:
    return tuple(sorted(found, key=lambda session: (session.starts_at, session.ends_at, session.series)))


def _session(timetable: Timetable, series: Series, day: date, zone: ZoneInfo) -> Session | None:
    """The session of one slot the rule gives, with what is said of it; None where a stronger season has other ones."""
    found = _of_slot(timetable, series, day, zone)
    said = timetable.said.get((series.id, day))
    return found if found is None or said is None else replace(found, said=said)


def _of_slot(timetable: Timetable, series: Series, day: date, zone: ZoneInfo) -> Session | None:
    if series.rule is not None and not _in_force(timetable, series, day):
        return None
    change = timetable.changes.get((series.id, day))
    if change is not None:
        return _changed(series, change, zone)
    status = Status.PLANNED if series.rule is not None else Status.ADDED
    closure = _closure(timetable, series, day)
    if closure is None:
        return _plain(series, day, status, zone)
    return _plain(series, day, Status.CANCELLED, zone, closure)


def _plain(series: Series, day: date, status: Status, zone: ZoneInfo, closure: Closure | None = None) -> Session:
    slot = _slot(series, day, zone)
    return Session(
        series=series.id,
        original_on=day,
        programme=series.programme,
        place=slot.place,
        on=day,
        starts_at=slot.starts_at,
        ends_at=slot.ends_at,
        status=status,
        reason=closure.reason if closure else {},
        title=series.title,
        example=series.example,
    )


def _changed(series: Series, change: Change, zone: ZoneInfo) -> Session:
    planned = _slot(series, change.original_on, zone)
    moved = change.kind is ChangeKind.MOVED
    on = (change.on or change.original_on) if moved else change.original_on
    starts_at, minutes = planned.starts_at, series.minutes
    if moved:
        starts_at = instant(on, change.start or series.start, zone)
        minutes = change.minutes or series.minutes
    return Session(
        series=series.id,
        original_on=change.original_on,
        programme=series.programme,
        place=(change.place or series.place) if moved else series.place,
        on=on,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
        status=Status.MOVED if moved else Status.CANCELLED,
        moved_from=planned if moved else None,
        reason=change.reason,
        title=series.title,
        example=series.example,
    )


def _slot(series: Series, day: date, zone: ZoneInfo) -> Slot:
    """The length is elapsed time, so that a night of a clock change never ends before it starts."""
    starts_at = instant(day, series.start, zone)
    return Slot(starts_at, starts_at + timedelta(minutes=series.minutes), series.place)


def _season(timetable: Timetable, series: Series, day: date) -> Season | None:
    return next((s for s in timetable.seasons if s.key == series.season and s.covers(day)), None)


def _in_force(timetable: Timetable, series: Series, day: date) -> bool:
    """Whether no series of the same programme belongs to a stronger season on this day."""
    own = _season(timetable, series, day)
    if series.season is not None and own is None:
        return False
    priority = own.priority if own else 0
    for other in _of(timetable, series.programme):
        season = _season(timetable, other, day) if other.season is not None else None
        runs = other.first_on <= day and (other.last_on is None or day <= other.last_on)
        if season is not None and season.priority > priority and runs:
            return False
    return True


def _closure(timetable: Timetable, series: Series, day: date) -> Closure | None:
    """The closure of a regular session; a single one was entered for its date and wins."""
    if series.rule is None:
        return None
    closures = [closure for closure in timetable.closures if closure.covers(series.programme, day)]
    return max(closures, key=lambda closure: closure.programme is not None, default=None)
