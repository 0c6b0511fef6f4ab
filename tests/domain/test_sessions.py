"""Sessions of a timetable: rules, seasons, closures, changes of one date, midnight and other zones' clock changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    once,
)
from bot.domain.timetable import ISTANBUL, instant, moved_away, on_day, sessions, today

BERLIN = ZoneInfo("Europe/Berlin")
SOUP, NIGHT, HALL, SCHOOL = ProgrammeKey("soup"), ProgrammeKey("night"), PlaceKey("hall"), PlaceKey("school")
TUESDAYS = Series(SeriesId("soup_tu"), SOUP, HALL, "FREQ=WEEKLY;BYDAY=TU", time(10, 30), 120, date(2026, 1, 1))
FRIDAY_NIGHTS = Series(SeriesId("night_fr"), NIGHT, HALL, "FREQ=WEEKLY;BYDAY=FR", time(23), 180, date(2026, 1, 1))
PLAIN = Timetable(Catalogue(), series=(TUESDAYS, FRIDAY_NIGHTS))
DECEMBER = (date(2026, 12, 1), date(2026, 12, 31))


def cancelled(on: date, why: str = "repair") -> Change:
    return Change(TUESDAYS.id, on, ChangeKind.CANCELLED, reason={"en": why})


def moved(original_on: date, **to: object) -> Change:
    return Change(TUESDAYS.id, original_on, ChangeKind.MOVED, **to)  # type: ignore[arg-type]


def having(*changes: Change, **more: object) -> Timetable:
    return replace(PLAIN, changes=by_slot(changes), **more)  # type: ignore[arg-type]


def soups(timetable: Timetable, from_on: date = DECEMBER[0], to_on: date = DECEMBER[1]) -> dict[date, Status]:
    return {session.on: session.status for session in sessions(timetable, from_on, to_on, SOUP)}


def test_a_weekly_series_gives_every_week_the_same_wall_time() -> None:
    found = sessions(PLAIN, *DECEMBER, SOUP)
    assert [session.on.day for session in found] == [1, 8, 15, 22, 29]
    assert {session.starts_at.astimezone(ISTANBUL).time() for session in found} == {time(10, 30)}
    assert found[0].starts_at == datetime(2026, 12, 1, 7, 30, tzinfo=UTC)
    assert found[0].ends_at - found[0].starts_at == timedelta(hours=2)


def test_istanbul_is_three_hours_ahead_all_year() -> None:
    """MS-A9, SH-D8."""
    year = sessions(PLAIN, date(2026, 1, 1), date(2026, 12, 31), SOUP)
    assert len(year) == 52
    assert {session.starts_at.time() for session in year} == {time(7, 30)}


def test_today_is_istanbuls_today_on_any_server() -> None:
    """SH-D4: between midnight and three o'clock UTC still has yesterday's date."""
    assert today(datetime(2026, 11, 30, 22, tzinfo=UTC)) == date(2026, 12, 1)
    assert today(datetime(2026, 12, 1, 20, 59, tzinfo=UTC)) == date(2026, 12, 1)
    with pytest.raises(ValueError, match="zone"):
        today(datetime.combine(date(2026, 12, 1), time()))


def test_a_session_past_midnight_belongs_to_the_day_it_starts() -> None:
    """SH-D1."""
    (night,) = on_day(PLAIN, date(2026, 12, 4), NIGHT)
    assert night.ends_at.astimezone(ISTANBUL) == datetime(2026, 12, 5, 2, tzinfo=ISTANBUL)
    assert on_day(PLAIN, date(2026, 12, 5), NIGHT) == ()


def test_a_series_soon_after_midnight_keeps_its_local_weekday() -> None:
    """SH-D3, T20: Monday 01:30 in Istanbul is Sunday in UTC."""
    early = replace(TUESDAYS, rule="FREQ=WEEKLY;BYDAY=MO", start=time(1, 30))
    found = sessions(replace(PLAIN, series=(early,)), *DECEMBER)
    assert [session.on.day for session in found] == [7, 14, 21, 28]
    assert {session.starts_at.weekday() for session in found} == {6}
    assert {session.starts_at.astimezone(ISTANBUL).time() for session in found} == {time(1, 30)}


def test_the_last_day_of_a_series_is_included() -> None:
    """T14: UNTIL at midnight would drop it."""
    ending = replace(TUESDAYS, last_on=date(2026, 12, 15))
    assert list(soups(replace(PLAIN, series=(ending,)))) == [date(2026, 12, day) for day in (1, 8, 15)]


def test_a_closed_day_takes_away_exactly_that_day() -> None:
    """T15."""
    timetable = having(closures=(Closure(date(2026, 12, 8), date(2026, 12, 8), None, {"en": "feast"}),))
    assert soups(timetable) == {
        date(2026, 12, day): Status.CANCELLED if day == 8 else Status.PLANNED for day in (1, 8, 15, 22, 29)
    }
    (closed,) = on_day(timetable, date(2026, 12, 8))
    assert closed.reason == {"en": "feast"}


def test_a_closure_of_one_programme_leaves_the_others_open() -> None:
    timetable = having(closures=(Closure(*DECEMBER, SOUP),))
    assert set(soups(timetable).values()) == {Status.CANCELLED}
    assert {session.status for session in sessions(timetable, *DECEMBER, NIGHT)} == {Status.PLANNED}


def test_one_dates_change_wins_over_a_closure() -> None:
    timetable = having(moved(date(2026, 12, 8), start=time(12)), closures=(Closure(*DECEMBER),))
    assert soups(timetable)[date(2026, 12, 8)] is Status.MOVED
    assert soups(timetable)[date(2026, 12, 15)] is Status.CANCELLED


def test_a_moved_session_stands_on_its_new_day_and_the_old_day_tells_where_it_went() -> None:
    timetable = having(moved(date(2026, 12, 8), on=date(2026, 12, 10), start=time(12), place=SCHOOL, minutes=60))
    assert date(2026, 12, 8) not in soups(timetable)
    (new,) = on_day(timetable, date(2026, 12, 10), SOUP)
    assert new.starts_at == instant(date(2026, 12, 10), time(12))
    assert (new.place, new.status, new.original_on) == (SCHOOL, Status.MOVED, date(2026, 12, 8))
    assert new.ends_at - new.starts_at == timedelta(hours=1)
    assert new.moved_from is not None
    assert (new.moved_from.starts_at, new.moved_from.place) == (instant(date(2026, 12, 8), time(10, 30)), HALL)
    assert on_day(timetable, date(2026, 12, 8), SOUP) == (new,)
    assert moved_away(timetable, date(2026, 12, 10), date(2026, 12, 10)) == ()


def test_a_session_moved_out_of_the_asked_days_is_not_among_them() -> None:
    timetable = having(moved(date(2026, 12, 29), on=date(2027, 1, 2)))
    assert date(2027, 1, 2) not in soups(timetable)
    assert soups(timetable, date(2027, 1, 1), date(2027, 1, 3)) == {date(2027, 1, 2): Status.MOVED}


def test_a_cancelled_or_moved_date_never_comes_back_when_the_hour_of_the_series_changes() -> None:
    """SH-E2: what is keyed by the original date stays, whatever the hour or the length is now."""
    timetable = having(cancelled(date(2026, 12, 8)), moved(date(2026, 12, 15), on=date(2026, 12, 16)))
    later = replace(timetable, series=(replace(TUESDAYS, start=time(11), last_on=date(2027, 6, 1)),))
    assert soups(later)[date(2026, 12, 8)] is Status.CANCELLED
    assert date(2026, 12, 15) not in soups(later)
    assert sum(status is not Status.CANCELLED for status in soups(later).values()) == 4


def test_a_change_of_a_date_the_rule_no_longer_gives_makes_no_session() -> None:
    """SH-E3: no leftovers after Tuesday became Wednesday."""
    timetable = having(moved(date(2026, 12, 8), on=date(2026, 12, 10)))
    weekday = replace(timetable, series=(replace(TUESDAYS, rule="FREQ=WEEKLY;BYDAY=WE"),))
    assert date(2026, 12, 10) not in soups(weekday)


def test_a_season_replaces_the_ordinary_days_while_it_lasts() -> None:
    season = Season("ramadan", date(2026, 12, 7), date(2026, 12, 20))
    evening = replace(TUESDAYS, id=SeriesId("evening"), start=time(17), season="ramadan")
    timetable = replace(PLAIN, series=(TUESDAYS, evening), seasons=(season,))
    hours = {s.on.day: s.starts_at.astimezone(ISTANBUL).hour for s in sessions(timetable, *DECEMBER, SOUP)}
    assert hours == {1: 10, 8: 17, 15: 17, 22: 10, 29: 10}


def test_the_stronger_of_two_seasons_counts() -> None:
    seasons = (
        Season("winter", date(2026, 12, 1), date(2026, 12, 31), 1),
        Season("feast", date(2026, 12, 20), date(2026, 12, 26), 2),
    )
    winter = replace(TUESDAYS, id=SeriesId("w"), start=time(11), season="winter")
    feast = replace(TUESDAYS, id=SeriesId("f"), start=time(12), season="feast")
    timetable = replace(PLAIN, series=(TUESDAYS, winter, feast), seasons=seasons)
    hours = {s.on.day: s.starts_at.astimezone(ISTANBUL).hour for s in sessions(timetable, *DECEMBER, SOUP)}
    assert hours == {1: 11, 8: 11, 15: 11, 22: 12, 29: 11}


def test_a_winter_programme_is_there_every_winter_and_only_then() -> None:
    season = Season("winter", date(2025, 11, 1), date(2026, 3, 31), yearly=True)
    timetable = replace(PLAIN, series=(replace(TUESDAYS, season="winter"),), seasons=(season,))
    months = {session.on.month for session in sessions(timetable, date(2026, 1, 1), date(2028, 12, 31))}
    assert months == {1, 2, 3, 11, 12}


def test_a_single_session_stands_even_on_a_closed_day() -> None:
    meal = once(SeriesId("1"), SOUP, HALL, date(2026, 12, 25), time(12), 90)
    timetable = replace(PLAIN, series=(meal, TUESDAYS), closures=(Closure(*DECEMBER),))
    (added,) = on_day(timetable, date(2026, 12, 25), SOUP)
    assert (added.status, added.original_on) == (Status.ADDED, date(2026, 12, 25))


def test_a_single_session_can_be_cancelled_too() -> None:
    meal = once(SeriesId("1"), SOUP, HALL, date(2026, 12, 25), time(12), 90)
    gone = Change(meal.id, date(2026, 12, 25), ChangeKind.CANCELLED)
    (session,) = on_day(replace(PLAIN, series=(meal,), changes=by_slot([gone])), date(2026, 12, 25))
    assert not session.takes_place


def test_public_holidays_are_not_applied_unasked() -> None:
    assert soups(PLAIN, date(2026, 5, 19), date(2026, 5, 19)) == {date(2026, 5, 19): Status.PLANNED}


def test_the_first_of_a_repeated_hour_is_taken() -> None:
    """SH-D9: 25 October 2026, 02:30 comes twice in Berlin."""
    assert instant(date(2026, 10, 25), time(2, 30), BERLIN) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_skipped_hour_neither_crashes_nor_ends_before_it_starts() -> None:
    early = replace(TUESDAYS, rule="FREQ=DAILY", start=time(2, 30), minutes=30)
    timetable = replace(PLAIN, series=(early,))
    (session,) = sessions(timetable, date(2026, 3, 29), date(2026, 3, 29), zone=BERLIN)
    assert session.ends_at - session.starts_at == timedelta(minutes=30)
    assert session.starts_at == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


@given(
    start=st.times().map(lambda at: at.replace(second=0, microsecond=0, fold=0)),
    minutes=st.integers(1, 1440),
    first=st.dates(date(2025, 10, 1), date(2026, 11, 5)),
)
def test_clock_time_and_day_stay_over_a_clock_change(start: time, minutes: int, first: date) -> None:
    """SH-D8, TG-29, T13, T8: in a zone with changes a daily series loses no day and slides no hour."""
    daily = replace(TUESDAYS, rule="FREQ=DAILY", start=start, minutes=minutes, first_on=date(2025, 1, 1))
    last = first + timedelta(days=30)
    found = sessions(replace(PLAIN, series=(daily,)), first, last, zone=BERLIN)
    assert [session.on for session in found] == [first + timedelta(days=n) for n in range(31)]
    for session in found:
        local = session.starts_at.astimezone(BERLIN)
        skipped = session.on in (date(2025, 3, 30), date(2026, 3, 29)) and start.hour == 2
        assert local.replace(tzinfo=None) == datetime.combine(session.on, start) + timedelta(hours=skipped)
        assert local.fold == 0
        assert session.ends_at - session.starts_at == timedelta(minutes=minutes)
