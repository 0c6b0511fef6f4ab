"""When a reminder comes: never at night, never after the start, never two within three hours."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from bot.domain.holds import at_night
from bot.domain.reminders import Kind
from bot.domain.shift_reminders import APART, LEADS, Choice, moments
from bot.domain.timetable import ISTANBUL

LONG_AGO = datetime(2026, 11, 1, tzinfo=ISTANBUL)


def on(day: int, clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 12, day, hour, minute, tzinfo=ISTANBUL)


@pytest.mark.parametrize(
    ("start", "lead", "day", "hours"),
    [
        ("14:00", None, (4, "14:00"), (5, "11:00")),
        ("10:00", None, (4, "10:00"), (5, "08:00")),  # 07:00 is night, and 08:00 is still two hours before
        ("09:30", None, (4, "09:30"), (4, "21:30")),  # 08:00 would be too late
        ("06:00", None, (4, "08:00"), (4, "21:30")),
        ("23:00", 60, (5, "08:00"), (5, "21:30")),  # 22:00 is night, and the morning comes after the start
        ("00:30", None, (4, "08:00"), (4, "21:30")),
        ("01:30", 60, (4, "08:00"), (4, "21:30")),
        ("09:00", 60, (4, "09:00"), (5, "08:00")),
    ],
)
def test_what_would_be_due_at_night_comes_at_waking_or_the_evening_before(
    start: str, lead: int | None, day: tuple[int, str], hours: tuple[int, str]
) -> None:
    found = moments(Choice(lead), on(5, start), LONG_AGO)
    assert found == {Kind.SHIFT_DAY: on(*day), Kind.SHIFT_HOURS: on(*hours)}


def test_every_reminder_of_every_start_is_by_day_before_it_and_apart() -> None:
    for half_hours in range(48):
        start = on(5, "00:00") + timedelta(minutes=30 * half_hours)
        for lead in LEADS:
            found = moments(Choice(lead), start, LONG_AGO)
            assert not any(at_night(at) or at >= start for at in found.values())
            assert Kind.SHIFT_HOURS in found
            if Kind.SHIFT_DAY in found:
                assert found[Kind.SHIFT_HOURS] - found[Kind.SHIFT_DAY] > APART


def test_what_was_due_before_somebody_signed_up_is_not_made_up_for() -> None:
    start = on(5, "14:00")
    assert set(moments(Choice(), start, on(4, "14:00"))) == {Kind.SHIFT_HOURS}
    assert moments(Choice(), start, on(5, "11:00")) == {}


def test_the_day_before_can_be_left_out() -> None:
    assert set(moments(Choice(day_before=False), on(5, "14:00"), LONG_AGO)) == {Kind.SHIFT_HOURS}
