"""Answers to 'when?': next time, on now, what changed first, how far away."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

from bot.domain.agenda import (
    Distance,
    HowFar,
    how_far,
    last_changes,
    next_sessions,
    on_now,
    outlook,
    small_hours,
)
from bot.domain.catalogue import Catalogue, PlaceKey, ProgrammeKey
from bot.domain.schedule import (
    Change,
    ChangeKind,
    Closure,
    Season,
    Series,
    SeriesId,
    Status,
    Timetable,
    by_slot,
)
from bot.domain.timetable import ISTANBUL

SOUP, NIGHT, HALL = ProgrammeKey("soup"), ProgrammeKey("night"), PlaceKey("hall")
FROM = date(2026, 1, 1)
SOUPS = Series(SeriesId("soup"), SOUP, HALL, "FREQ=WEEKLY;BYDAY=TU,FR", time(10, 30), 120, FROM)
NIGHTS = Series(SeriesId("night"), NIGHT, HALL, "FREQ=WEEKLY;BYDAY=FR", time(23), 180, FROM)
PLAIN = Timetable(Catalogue(), series=(SOUPS, NIGHTS))
MONDAY = datetime(2026, 11, 30, 9, tzinfo=ISTANBUL)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 12, day, hour, minute, tzinfo=ISTANBUL)


def cancel(*days: int) -> Timetable:
    gone = [Change(SOUPS.id, date(2026, 12, day), ChangeKind.CANCELLED) for day in days]
    return replace(PLAIN, changes=by_slot(gone))


def move(day: int, to: datetime) -> Timetable:
    change = Change(SOUPS.id, date(2026, 12, day), ChangeKind.MOVED, to.date(), to.time())
    return replace(PLAIN, changes=by_slot([change]))


def test_the_next_times_come_in_order() -> None:
    assert [s.on.day for s in next_sessions(PLAIN, SOUP, MONDAY, 3)] == [1, 4, 8]


def test_a_running_session_is_the_next_one_until_it_ends() -> None:
    assert next_sessions(PLAIN, SOUP, at(1, 12, 29))[0].on.day == 1
    assert next_sessions(PLAIN, SOUP, at(1, 12, 30))[0].on.day == 4


def test_a_session_past_midnight_is_on_now_the_day_after() -> None:
    """SH-D1: at 00:30 on Saturday Friday's night is still running."""
    assert [s.on.day for s in on_now(PLAIN, at(5, 0, 30))] == [4]
    assert on_now(PLAIN, at(5, 2)) == ()
    assert next_sessions(PLAIN, NIGHT, at(5, 0, 30))[0].on.day == 4


def test_a_cancelled_session_is_not_on_now() -> None:
    assert on_now(cancel(1), at(1, 11)) == ()
    assert len(on_now(PLAIN, at(1, 11))) == 1


def test_what_is_cancelled_before_the_next_time_is_said_first() -> None:
    answer = outlook(cancel(1, 8), SOUP, MONDAY)
    assert [s.on.day for s in answer.changes] == [1]
    assert [s.on.day for s in answer.coming] == [4, 11]
    assert last_changes(cancel(8), SOUP, MONDAY) == ()


def test_a_cancelled_date_is_no_news_once_it_would_be_over() -> None:
    assert last_changes(cancel(1), SOUP, at(1, 12)) != ()
    assert last_changes(cancel(1), SOUP, at(1, 13)) == ()


def test_a_moved_next_time_is_said_first() -> None:
    answer = outlook(move(1, at(1, 15)), SOUP, MONDAY)
    assert [(s.status, s.on.day) for s in answer.changes] == [(Status.MOVED, 1)]
    assert answer.coming[0] == answer.changes[0]


def test_a_date_moved_beyond_the_next_time_is_said_before_it() -> None:
    answer = outlook(move(1, at(6, 12)), SOUP, MONDAY)
    assert [s.on.day for s in answer.coming] == [4, 6]
    assert [(s.original_on.day, s.on.day) for s in answer.changes] == [(1, 6)]


def test_a_date_moved_to_the_past_days_is_still_the_next_ones_news() -> None:
    answer = outlook(move(1, at(2, 12)), SOUP, at(2, 9))
    assert answer.coming[0].on.day == 2
    assert [s.original_on.day for s in answer.changes] == [1]


def test_without_any_next_time_the_closing_is_still_told() -> None:
    closed = replace(PLAIN, closures=(Closure(date(2026, 11, 1), date(2028, 12, 31), SOUP),))
    answer = outlook(closed, SOUP, MONDAY)
    assert answer.coming == ()
    assert [s.on for s in answer.changes] == [date(2026, 12, d) for d in (1, 4, 8, 11)]


def test_a_programme_of_next_winter_is_found_in_summer() -> None:
    season = Season("winter", date(2025, 11, 1), date(2026, 3, 31), yearly=True)
    coats = replace(PLAIN, series=(replace(SOUPS, season="winter"),), seasons=(season,))
    (first,) = next_sessions(coats, SOUP, datetime(2026, 4, 1, tzinfo=ISTANBUL))
    assert first.on == date(2026, 11, 3)


def test_an_unknown_programme_has_no_next_time() -> None:
    assert outlook(PLAIN, ProgrammeKey("nothing"), MONDAY).coming == ()


def test_how_far_counts_local_days() -> None:
    """SH-D4: at 23:59 a session ten and a half hours away is tomorrow, at 00:01 it is today."""
    (soup,) = next_sessions(PLAIN, SOUP, at(1, 8))
    assert how_far(datetime(2026, 11, 30, 23, 59, tzinfo=ISTANBUL), soup) == HowFar(Distance.TOMORROW, 1)
    assert how_far(at(1, 0, 1), soup) == HowFar(Distance.TODAY, 0)
    assert how_far(at(1, 10, 30), soup) == HowFar(Distance.NOW, 0)
    assert how_far(at(1, 12, 30), soup).distance is Distance.PAST
    assert how_far(datetime(2026, 11, 26, 9, tzinfo=ISTANBUL), soup) == HowFar(Distance.DAYS, 5)


def test_the_small_hours_are_istanbuls() -> None:
    assert small_hours(at(1, 3, 59))
    assert not small_hours(at(1, 4))
