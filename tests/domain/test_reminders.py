"""When reminders are due, put off and of no use; which changes of dates are news."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from timetables import EXAMPLE, ISTANBUL, MONDAY, SOUP, TUESDAYS, closed, having, moved, on

from bot.domain.follows import changes, coming, known, moments, next_after
from bot.domain.holds import at_night
from bot.domain.reminders import Kind, Reminder
from bot.domain.schedule import Session, SlotKey, Timetable


def planned(timetable: Timetable) -> dict[SlotKey, Session]:
    return coming(timetable, SOUP, on(30, month=11), on(20).date())


def news(before: Timetable, after: Timetable, now: datetime = MONDAY) -> list[tuple[bool, bool]]:
    """For each change whether it was on before, and is on now."""
    found = changes([known(one) for one in planned(before).values()], planned(after), now)
    return [(one.was is not None and one.was.takes_place, one.now is not None) for one in found]


def test_what_was_told_and_is_so_is_no_news() -> None:
    assert news(EXAMPLE, EXAMPLE) == []


def test_a_cancelled_a_moved_and_a_reopened_date_are_news() -> None:
    assert news(EXAMPLE, having(closed(8))) == [(True, False)]
    assert news(EXAMPLE, having(moved(on=on(9).date()))) == [(True, True)]
    assert news(having(closed(8)), EXAMPLE) == [(False, True)]
    assert news(having(closed(8)), having(closed(8))) == []


def test_what_is_past_is_no_news() -> None:
    assert news(EXAMPLE, having(closed(1)), now=on(2)) == []


def test_a_file_that_names_its_series_anew_is_no_news() -> None:
    assert TUESDAYS in {slot[0] for slot in planned(EXAMPLE)}
    before = {(slot[0], slot[1]): one for slot, one in planned(EXAMPLE).items()}
    renamed = {("x" + slot[0], slot[1]): _renamed(one) for slot, one in before.items()}
    assert changes([known(one) for one in before.values()], renamed, on(30, month=11)) == ()  # type: ignore[arg-type]


def _renamed(one: Session) -> Session:
    return replace(one, series="x" + one.series)  # type: ignore[arg-type]


def test_a_morning_date_is_told_the_evening_before_and_when_people_wake() -> None:
    session = next_after(EXAMPLE, SOUP, on(1, 8))
    assert session is not None
    assert [(kind, at.astimezone(ISTANBUL)) for kind, at in moments(session, on(30, month=11)).items()] == [
        (Kind.FOLLOW_EVENING, on(30, 18, month=11)),
        (Kind.FOLLOW_HOURS, on(1, 8, 30)),
    ]


@given(hour=st.integers(0, 23), minute=st.sampled_from([0, 15, 30, 45]))
def test_nobody_is_reminded_at_night_nor_after_the_start(hour: int, minute: int) -> None:
    timetable = having(moved(start=on(1, hour, minute).time()))
    session = next_after(timetable, SOUP, on(30, 12, month=11))
    assert session is not None
    found = moments(session, on(30, 12, month=11))
    assert Kind.FOLLOW_EVENING in found
    assert not any(at_night(at) or at >= session.starts_at for at in found.values())


@pytest.mark.parametrize(("hour", "useful", "waits"), [(23, 20, True), (3, 6, True), (3, 2, False), (12, 5, False)])
def test_a_night_holds_back_what_is_of_use_in_the_morning(hour: int, useful: int, waits: bool) -> None:
    now = on(1, hour)
    one = Reminder(1, Kind.FOLLOW_EVENING, 1, 0, int((now + timedelta(hours=useful)).timestamp()))
    later = one.later(now)
    assert (later is not None) is waits
    assert later is None or later.astimezone(ISTANBUL).hour == 8
    assert not one.too_late(now)
    assert one.too_late(now + timedelta(hours=useful))
