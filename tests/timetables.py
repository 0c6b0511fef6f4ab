"""The example organisation in every state a programme can be in, and screens as people read them; never a chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

from bot.domain.catalogue import PlaceKey, ProgrammeKey
from bot.domain.schedule import Change, ChangeKind, Closure, Series, SeriesId, Timetable, by_slot
from bot.domain.timetable import ISTANBUL
from bot.i18n import Catalogues, strip_marks
from bot.services.catalogue_file import read
from handlers import schedule_facts as facts
from handlers.rendering import plain
from handlers.screens import Screen
from handlers.views import programmes as views
from handlers.views import schedule as day_views
from handlers.views import week as week_views

EXAMPLE = read()
SOUP, TUESDAYS, FRIDAYS = ProgrammeKey("soup"), SeriesId("soup_tuesday"), SeriesId("soup_friday")
REPAIR, LATE = {"en": "The hall is being repaired."}, {"en": "The cook comes later."}
T = Catalogues.load(Path("no languages")).translator("en")
"""English, whatever stands in the shipped catalogues."""


def on(day: int, hour: int = 9, minute: int = 0, month: int = 12) -> datetime:
    """A moment of 2026 on Istanbul's clocks; 1 December is a Tuesday."""
    return datetime(2026, month, day, hour, minute, tzinfo=ISTANBUL)


MONDAY = on(30, month=11)


def having(*changes: Change) -> Timetable:
    return replace(EXAMPLE, changes=by_slot(changes))


def closed(day: int, reason: dict[str, str] = REPAIR, series: SeriesId = TUESDAYS) -> Change:
    return Change(series, date(2026, 12, day), ChangeKind.CANCELLED, reason=reason)


def moved(day: int = 1, **to: object) -> Change:
    return Change(TUESDAYS, date(2026, 12, day), ChangeKind.MOVED, **to)  # type: ignore[arg-type]


CANCELLED = having(closed(1))
LATER = having(moved(start=time(15), reason=LATE))
WEDNESDAY = having(moved(on=date(2026, 12, 2)))
ELSEWHERE = having(moved(place=PlaceKey("classroom")))
HOLIDAYS = replace(EXAMPLE, closures=(Closure(date(2026, 12, 1), date(2026, 12, 20), reason={"en": "Holidays."}),))
NOTHING = replace(EXAMPLE, series=())
_NIGHT = Series(SeriesId("n"), SOUP, PlaceKey("hall"), "FREQ=WEEKLY;BYDAY=FR", time(23), 180, date(2026, 1, 1))
NIGHTS = replace(EXAMPLE, series=(_NIGHT, *(series for series in EXAMPLE.series if series.programme != SOUP)))
STATES = {
    "planned": EXAMPLE,
    "cancelled": CANCELLED,
    "later": LATER,
    "another day": WEDNESDAY,
    "another place": ELSEWHERE,
    "closed": HOLIDAYS,
    "none": NOTHING,
    "at night": NIGHTS,
}


def said(screen: Screen) -> list[str]:
    """The lines without markup and direction marks."""
    return [strip_marks(plain(line)) for line in screen.lines]


def labels(screen: Screen) -> list[str]:
    """The buttons from top to bottom."""
    return [strip_marks(button.label) for row in screen.rows for button in row]


def about(timetable: Timetable, now: datetime, key: str = SOUP, back: str = "menu") -> facts.Card:
    found = facts.card(timetable, key, now, back)
    assert found is not None
    return found


def card(timetable: Timetable, now: datetime, key: str = SOUP) -> Screen:
    return views.card(T, about(timetable, now, key))


def way(timetable: Timetable, now: datetime, key: str = SOUP, back: str = "menu") -> Screen:
    return views.way(T, about(timetable, now, key, back))


def today(timetable: Timetable, now: datetime) -> Screen:
    return day_views.day(T, facts.day(timetable, now.date(), now))


def week(timetable: Timetable, now: datetime, ahead: int = 0) -> Screen:
    return week_views.week(T, facts.week(timetable, now, ahead))


def running(timetable: Timetable, now: datetime) -> Screen:
    return day_views.now(T, facts.running(timetable, now))


def dates(timetable: Timetable, now: datetime, key: str = SOUP, page: int = 0) -> Screen:
    return week_views.dates(T, facts.dates(timetable, about(timetable, now, key), page, 5))
