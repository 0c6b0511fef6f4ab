"""Rules of places: overlap is half-open, limits are named, a hold lasts waking hours; pure."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.domain.catalogue import Gate, PlaceKey, ProgrammeKey, Task, TaskKey
from bot.domain.chats import ChatId
from bot.domain.holds import awake, hold_until
from bot.domain.shifts import Bar, Need, Rules, Shift, ShiftState, Wish, clash, objections
from bot.domain.timetable import ISTANBUL
from bot.domain.volunteers import Age, State, Volunteer

NEED = Need(ProgrammeKey("soup"), TaskKey("cook"), PlaceKey("hall"), seats=3)
NO_RULES = Rules()
NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)
PERSON = Volunteer(ChatId(1), State.APPROVED, Age.ADULT)
TASK = Task(TaskKey("cook"), "🍳", {"en": "Cook"})


def at(on: date, start: str, minutes: int = 120, number: int = 1, **needed: object) -> Shift:
    starts = datetime.combine(on, time.fromisoformat(start), ISTANBUL).astimezone(UTC)
    return Shift(number, number, on, replace(NEED, **needed), starts, starts + timedelta(minutes=minutes))


DAY = date(2026, 12, 8)
SOUP = at(DAY, "10:00")


def bars(wish: Wish, rules: Rules = NO_RULES) -> list[Bar]:
    return [one.bar for one in objections(wish, rules, NOW)]


def test_one_after_the_other_is_no_clash() -> None:
    assert not clash(SOUP, at(DAY, "12:00", number=2))
    assert clash(SOUP, at(DAY, "11:59", number=2))
    assert clash(SOUP, at(DAY, "10:00", 60, number=2))


def test_the_same_hour_is_a_clash_whatever_is_forgiven() -> None:
    """SH-C1: an hour of grace never lets anybody take two shifts of one hour."""
    one, two = at(DAY, "10:00", 60), at(DAY, "10:00", 60, number=2)
    assert clash(one, two, allowance=60)
    late = at(DAY, "11:50", number=3)
    assert not clash(SOUP, late, allowance=15)
    assert clash(SOUP, late, allowance=5)
    assert clash(SOUP, replace(late, need=replace(NEED, place=PlaceKey("far"))), allowance=15)


def test_everything_that_speaks_against_it_is_named_the_weightiest_first() -> None:
    """SH-H10: staff see every reason."""
    gated = replace(TASK, gate=Gate.CHILDREN, min_age=18)
    wish = Wish(SOUP, gated, replace(PERSON, age=Age.FROM_16), (at(DAY, "11:00", number=2),))
    assert bars(wish) == [Bar.NOT_APPROVED, Bar.UNDER_AGE, Bar.CLASH]
    assert bars(Wish(SOUP, gated, None)) == [Bar.NOT_APPROVED, Bar.UNDER_AGE]


def test_a_task_with_a_gate_needs_both_the_team_and_the_gate() -> None:
    gated = replace(TASK, gate=Gate.CHILDREN)
    accepted = replace(PERSON, tasks=frozenset({gated.key}), gates=frozenset({Gate.CHILDREN}))
    assert bars(Wish(SOUP, gated, accepted)) == []
    assert bars(Wish(SOUP, gated, replace(accepted, gates=frozenset()))) == [Bar.NOT_APPROVED]


def test_limits_of_seats_time_and_people() -> None:
    """SH-A4, SH-A10, SH-H8: never fewer than none left; nought is closed, nothing is no limit."""
    assert bars(Wish(replace(SOUP, taken=3), TASK, PERSON)) == [Bar.FULL]
    assert replace(SOUP, taken=5).free == 0
    assert bars(Wish(replace(SOUP, taken=2), TASK, PERSON, size=2)) == [Bar.FULL]
    assert bars(Wish(replace(SOUP, need=replace(NEED, seats=0)), TASK, PERSON)) == [Bar.CLOSED]
    assert bars(Wish(replace(SOUP, need=replace(NEED, seats=None), taken=99), TASK, PERSON)) == []
    assert bars(Wish(replace(SOUP, opens_at=NOW + timedelta(seconds=1)), TASK, PERSON)) == [Bar.NOT_YET]
    assert bars(Wish(replace(SOUP, opens_at=NOW), TASK, PERSON)) == []
    assert bars(Wish(replace(SOUP, state=ShiftState.CANCELLED), TASK, PERSON)) == [Bar.CANCELLED]
    assert bars(Wish(SOUP, replace(TASK, self_signup=False), PERSON)) == [Bar.STAFF_ONLY]


def test_rest_and_caps() -> None:
    before = at(DAY, "07:00", number=2)
    assert bars(Wish(SOUP, TASK, PERSON, (before,)), Rules(rest_minutes=60)) == []
    assert bars(Wish(SOUP, TASK, PERSON, (before,)), Rules(rest_minutes=61)) == [Bar.REST]
    week = (at(DAY - timedelta(days=1), "10:00", number=2), at(DAY + timedelta(days=1), "10:00", number=3))
    assert bars(Wish(SOUP, TASK, PERSON, week), Rules(most_a_week=2)) == [Bar.WEEK]
    assert bars(Wish(SOUP, TASK, PERSON, week), Rules(most_a_week=3)) == []
    same = replace(week[0], series=SOUP.series)
    assert bars(Wish(replace(SOUP, need=replace(NEED, cap=1)), TASK, PERSON, (same,))) == [Bar.CAP]


def test_a_shift_is_no_clash_with_itself() -> None:
    """SH-C4."""
    assert bars(Wish(SOUP, TASK, PERSON, (SOUP,))) == []


def moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ISTANBUL)


@pytest.mark.parametrize(
    ("now", "starts", "until"),
    [
        ("2026-12-01T09:00", "2026-12-05T09:30", "2026-12-01T13:00"),
        ("2026-12-01T20:00", "2026-12-05T09:30", "2026-12-02T10:00"),
        ("2026-12-01T23:40", "2026-12-05T09:30", "2026-12-02T12:00"),
        ("2026-12-01T09:00", "2026-12-01T14:00", "2026-12-01T11:00"),
        ("2026-12-01T09:00", "2026-12-01T12:59", None),
        ("2026-12-01T23:40", "2026-12-02T08:00", None),
        ("2026-12-01T09:00", "2026-12-01T09:30", None),
    ],
)
def test_a_place_is_kept_for_waking_hours_and_never_to_the_last(now: str, starts: str, until: str | None) -> None:
    """SH-G8: the stated rule."""
    assert hold_until(moment(now), moment(starts)) == (moment(until) if until else None)


def test_nights_do_not_count() -> None:
    assert awake(moment("2026-12-01T21:00"), moment("2026-12-02T09:00")) == timedelta(hours=2)
    assert awake(moment("2026-12-01T23:00"), moment("2026-12-02T07:00")) == timedelta()
    assert awake(moment("2026-12-02T09:00"), moment("2026-12-01T09:00")) == timedelta()
