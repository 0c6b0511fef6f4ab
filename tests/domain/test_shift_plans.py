"""Rules of a week and what staff change of them: pure; clock times hold in any zone and season."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as some

from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.shift_moves import Move, Scope, Set, Setting, agree_by, beyond, changed, day_of, may_repeat
from bot.domain.shift_plans import (
    DAYS,
    Ask,
    Planned,
    answered,
    days_of,
    half_hours,
    left_to_make,
    on_another_day,
    weekly,
)
from bot.domain.shifts import Need, ShiftSeries, Signup, State
from bot.domain.timetable import ISTANBUL
from bot.services.shifts import dated
from bot.services.shifts import days_of as dates_of

BERLIN = ZoneInfo("Europe/Berlin")
NEED = Need(ProgrammeKey("soup"), TaskKey("cook"), PlaceKey("hall"), seats=3)
HOURS = some.sampled_from(half_hours())
STARTS = some.dates(date(2025, 1, 1), date(2028, 1, 1))
RULES = some.sets(some.sampled_from(DAYS), min_size=1).map(lambda days: weekly(sorted(days, key=DAYS.index)))


def series(rule: str | None, start: time, first: date, minutes: int = 120) -> ShiftSeries:
    return ShiftSeries(1, NEED, rule, start, minutes, first)


@given(rule=RULES, start=HOURS, first=STARTS)
def test_the_clock_time_holds_over_october_and_march(rule: str, start: time, first: date) -> None:
    """SH-D8, SH-D9: in Berlin too; an hour that is skipped or comes twice gives one date and no crash."""
    one = series(rule, start, first)
    days = dates_of(one, first, first + timedelta(days=400))
    assert len(days) == len(set(days)) >= 57
    for day in days:
        shift = dated(one, day, BERLIN)
        local = shift.starts_at.astimezone(BERLIN)
        assert local.date() == day
        assert local.time() == start or _skipped(day, start)
        assert shift.ends_at - shift.starts_at == timedelta(minutes=120)


def _skipped(day: date, at: time) -> bool:
    """Whether the clocks go over that hour on that day."""
    wall = datetime.combine(day, at, BERLIN)
    return wall.astimezone(UTC).astimezone(BERLIN).time() != at


@given(start=HOURS, first=STARTS)
def test_istanbul_has_one_offset_all_year(start: time, first: date) -> None:
    """SH-D8, SH-D3: the weekday and the hour in UTC are the same every week."""
    one = series(weekly(DAYS), start, first)
    found = {
        (dated(one, day).starts_at.time(), dated(one, day).starts_at.astimezone(ISTANBUL).utcoffset())
        for day in dates_of(one, first, first + timedelta(days=366))
    }
    assert len(found) == 1


@pytest.mark.parametrize(("day", "utc"), [(date(2026, 10, 25), "00:30"), (date(2026, 3, 29), "01:30")])
def test_the_repeated_and_the_skipped_hour(day: date, utc: str) -> None:
    """SH-D9: the first of the two; of a skipped one the moment the clocks have gone on."""
    shift = dated(series(None, time(2, 30), day), day, BERLIN)
    assert f"{shift.starts_at:%H:%M}" == utc


def test_days_are_put_in_and_taken_out() -> None:
    given_: dict[str, str] = {}
    for day in ("FR", "TU", "FR", "MO"):
        given_ = answered(given_, Ask.DAYS, day)
    assert given_[Ask.DAYS] == "MO,TU"
    assert days_of(weekly(["TU", "FR"])) == ("TU", "FR")
    assert days_of("FREQ=MONTHLY;BYDAY=1TU") == ()
    assert on_another_day("FREQ=WEEKLY;BYDAY=TU,FR", "FR", "MO") == "FREQ=WEEKLY;BYDAY=MO,TU"


@given(rule=RULES, first=STARTS, taken=some.sets(some.integers(0, 20)))
def test_what_is_there_is_not_made_again(rule: str, first: date, taken: set[int]) -> None:
    """SH-E9: the rule that is left gives the new dates and none that is there."""
    one = series(rule, time(9, 30), first)
    days = dates_of(one, first, first + timedelta(days=42))
    there = tuple(day for at, day in enumerate(days) if at in taken)
    new = tuple(day for day in days if day not in there)
    if not new:
        return
    left = left_to_make(Planned(one, new, there))
    assert tuple(dates_of(left, first, first + timedelta(days=42))) == new


def test_a_series_takes_another_day_only_where_it_names_it_and_not_both() -> None:
    tuesday = date(2026, 12, 1)
    one = series(weekly(["TU", "FR"]), time(9, 30), tuesday)
    shift = dated(one, tuesday)

    def to(day: int, hour: int = 9) -> Move:
        return Move(tuesday + timedelta(days=day), time(hour, 30), 120, PlaceKey("hall"))

    assert may_repeat(shift, one, to(1))
    assert may_repeat(shift, one, to(0, 11))
    assert not may_repeat(shift, one, to(3))
    assert not may_repeat(shift, one, to(7))
    assert not may_repeat(shift, series(None, time(9, 30), tuesday), to(1))
    friday = replace(dated(one, tuesday + timedelta(days=3)), id=2)
    assert day_of(shift, friday, to(1), Scope.ALL) == friday.original_on
    week_after = replace(dated(one, tuesday + timedelta(days=7)), id=3)
    assert day_of(shift, week_after, to(1), Scope.ALL) == tuesday + timedelta(days=8)


def test_one_setting_changes_one_thing() -> None:
    """SH-D11."""
    shift = dated(series(None, time(9, 30), date(2026, 12, 1), 240), date(2026, 12, 1))
    new = changed(shift, Set(Setting.MINIMUM, "2"), shift.original_on)
    assert (new.starts_at, new.ends_at, new.opens_at) == (shift.starts_at, shift.ends_at, None)
    assert (new.need.minimum, new.need.seats, new.need.cutoff_minutes) == (2, 3, 24 * 60)


def test_who_came_last_is_over() -> None:
    held = [Signup(number, 1, None, State.CONFIRMED, size) for number, size in ((1, 1), (2, 2), (3, 1))]
    assert [one.id for one in beyond(held, 2)] == [2, 3]
    assert beyond(held, 4) == beyond(held, None) == []
    assert len(beyond(held, 0)) == 3


def test_the_time_to_answer_is_two_days_or_half_of_what_is_left() -> None:
    now = datetime(2026, 12, 1, tzinfo=UTC)
    assert agree_by(now, now + timedelta(days=10)) == now + timedelta(hours=48)
    assert agree_by(now, now + timedelta(hours=10)) == now + timedelta(hours=5)
