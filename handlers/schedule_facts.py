"""What a screen about programmes and days needs to know, worked out of the timetable; never a sentence or a query."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.domain.agenda import HORIZON, Outlook, next_sessions, on_now, outlook, small_hours
from bot.domain.catalogue import TALK, Catalogue, Kind, Programme, ProgrammeKey
from bot.domain.items import Item
from bot.domain.schedule import Session, Status, Timetable
from bot.domain.timetable import DAY, moved_away, on_day, sessions, today

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Card:
    """One programme; ``timed`` is the one whose sessions people come to: itself, the desk, or none."""

    programme: Programme
    timed: Programme | None
    outlook: Outlook
    catalogue: Catalogue
    now: datetime
    resting: bool
    """Whether it is out of season now."""
    back: str
    free_times: bool = False
    """Whether there are times to take."""
    classes: bool = False
    """Whether there is a class or group one can join."""
    gives: tuple[Item, ...] = ()
    """What is given out there, or to who asks for it."""
    speaks: bool = False
    """Whether there is a recorded voice or a picture for the reader."""
    follows: bool | None = None
    """Whether the reader is reminded of it; None where there is nothing to be reminded of."""

    @property
    def next(self) -> Session | None:
        """The session to come to."""
        return self.outlook.coming[0] if self.outlook.coming else None


@dataclass(frozen=True, slots=True)
class Day:
    """What is on one day; ``running`` began the evening before, ``moved`` are those that left this day."""

    on: date
    now: datetime
    catalogue: Catalogue
    running: tuple[Session, ...]
    sessions: tuple[Session, ...]
    moved: tuple[Session, ...]
    night: bool
    """Whether it is so early that the day before is offered too."""

    @property
    def programmes(self) -> list[Programme]:
        """Programmes of this day, each once, those still to come first."""
        every = (*self.running, *self.sessions, *self.moved)
        return _once(self.catalogue, sorted(every, key=lambda s: s.ends_at <= self.now))


@dataclass(frozen=True, slots=True)
class Week:
    """The rest of a week, Monday to Sunday; ``over`` says that nothing was left of this week, so it is the next one."""

    first: date
    last: date
    now: datetime
    catalogue: Catalogue
    days: tuple[tuple[date, tuple[Session, ...]], ...]
    changes: tuple[Session, ...]
    ahead: int
    over: bool = False


@dataclass(frozen=True, slots=True)
class Running:
    """What is on at this moment, and what comes next where nothing is."""

    now: datetime
    catalogue: Catalogue
    running: tuple[Session, ...]
    next: Session | None

    @property
    def programmes(self) -> list[Programme]:
        """Programmes of these sessions, each once."""
        return _once(self.catalogue, self.running or ((self.next,) if self.next else ()))


@dataclass(frozen=True, slots=True)
class Dates:
    """One page of a programme's next dates, cancelled ones too."""

    card: Card
    sessions: tuple[Session, ...]
    page: int
    more: bool


def card(timetable: Timetable, key: str, now: datetime, back: str) -> Card | None:
    """The facts of one programme; None where the catalogue has none of this key."""
    catalogue = timetable.catalogue
    programme = catalogue.programmes.get(ProgrammeKey(key))
    if programme is None:
        return None
    timed = programme if programme.kind is Kind.SESSIONS else _asked_at(catalogue, programme)
    coming = outlook(timetable, timed.key, now) if timed else Outlook((), ())
    resting = timed is not None and _out_of_season(timetable, timed.key, today(now))
    return Card(programme, timed, coming, catalogue, now, resting, back)


def _asked_at(catalogue: Catalogue, programme: Programme) -> Programme | None:
    """Where one asks in person: what the programme says; the desk for any service."""
    key = programme.ask_at or (TALK if programme.kind is Kind.SERVICE else None)
    return catalogue.programmes.get(key) if key else None


def _out_of_season(timetable: Timetable, key: ProgrammeKey, on: date) -> bool:
    """Whether the programme has series, all of them of seasons, and none of these is now."""
    wanted = {series.season for series in timetable.series if series.programme == key and series.rule}
    return bool(wanted) and None not in wanted and not any(s.key in wanted and s.covers(on) for s in timetable.seasons)


def day(timetable: Timetable, on: date, now: datetime) -> Day:
    """The facts of one day."""
    current = today(now)
    here = [session for session in on_day(timetable, on) if session.programme in timetable.catalogue.programmes]
    return Day(
        on,
        now,
        timetable.catalogue,
        tuple(s for s in _known(timetable, on_now(timetable, now)) if on == current and s.on < on),
        tuple(session for session in here if session.on == on),
        tuple(session for session in here if session.on != on),
        small_hours(now) and current - DAY <= on <= current,
    )


def week(timetable: Timetable, now: datetime, ahead: int) -> Week:
    """The facts of this week from today on, or of the one ``ahead`` weeks later."""
    first = today(now)
    if ahead:
        first = first - timedelta(days=first.weekday()) + ahead * WEEK
    last = first + timedelta(days=6 - first.weekday())
    found = [s for s in _known(timetable, sessions(timetable, first, last)) if s.ends_at > now]
    if not found and not ahead:
        later = week(timetable, now, 1)
        return Week(later.first, later.last, now, later.catalogue, later.days, later.changes, 1, over=True)
    by_day = {session.on: [s for s in found if s.on == session.on] for session in found}
    changed = [s for s in found if s.status in (Status.CANCELLED, Status.MOVED)]
    gone = [s for s in _known(timetable, moved_away(timetable, first, last)) if s not in changed and s.ends_at > now]
    days = tuple((on, tuple(of_day)) for on, of_day in by_day.items())
    return Week(first, last, now, timetable.catalogue, days, (*changed, *gone), ahead)


def running(timetable: Timetable, now: datetime) -> Running:
    """The facts of this moment."""
    found = tuple(_known(timetable, on_now(timetable, now)))
    ahead = [
        session for key in timetable.catalogue.programmes if not found for session in next_sessions(timetable, key, now)
    ]
    return Running(now, timetable.catalogue, found, min(ahead, key=lambda s: s.starts_at, default=None))


def dates(timetable: Timetable, about: Card, page: int, size: int) -> Dates:
    """One page of next dates; a page beyond the end is the last one."""
    first = today(about.now)
    key = about.timed.key if about.timed else None
    every = sessions(timetable, first - DAY, first + HORIZON, key) if key else ()
    ahead = [session for session in every if session.ends_at > about.now]
    page = min(page, max(0, (len(ahead) - 1) // size))
    return Dates(about, tuple(ahead[page * size :][:size]), page, len(ahead) > (page + 1) * size)


def _known(timetable: Timetable, found: Iterable[Session]) -> list[Session]:
    """Those whose programme is still in the catalogue."""
    return [session for session in found if session.programme in timetable.catalogue.programmes]


def _once(catalogue: Catalogue, found: Iterable[Session]) -> list[Programme]:
    keys = dict.fromkeys(session.programme for session in found)
    return [catalogue.programmes[key] for key in keys if key in catalogue.programmes]
