"""A day, a week, this moment and all dates, as people read them; a set moment, no clock, no chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from timetables import (
    CANCELLED,
    ELSEWHERE,
    EXAMPLE,
    HOLIDAYS,
    LATER,
    MONDAY,
    NIGHTS,
    NOTHING,
    STATES,
    WEDNESDAY,
    card,
    closed,
    dates,
    having,
    labels,
    moved,
    on,
    running,
    said,
    today,
    way,
    week,
)

from bot.domain.catalogue import PlaceKey
from bot.domain.schedule import Change, ChangeKind, Series, SeriesId, Timetable
from handlers.screens import Screen

MOST_LINES = 9
"""Eight, and one more for a change in a week of many days."""


def test_in_the_small_hours_today_holds_what_began_last_evening_and_offers_both_days() -> None:
    """SH-D1, SH-D4."""
    screen = today(NIGHTS, on(5, 0, 30))
    assert said(screen)[:2] == ["📅 Today, Saturday 5 December", "🍲 Soup kitchen: on now, until 02:00"]
    assert labels(screen)[-3:] == ["📅 Fri 4.12", "📅 Sat 5.12", "⬅️ Back"]
    assert "📅 Fri 4.12" not in labels(today(NIGHTS, on(5, 4)))
    assert "on now" not in " ".join(said(today(NIGHTS, on(5, 4))))


@pytest.mark.parametrize(
    ("timetable", "now", "line"),
    [
        (EXAMPLE, on(1), "🍲 Soup kitchen: from 🕥 10:30 to 12:30"),
        (EXAMPLE, on(1, 11), "🍲 Soup kitchen: on now, until 12:30"),
        (EXAMPLE, on(1, 13), "🍲 Soup kitchen: ended at 12:30"),
        (CANCELLED, on(1), "🍲 Soup kitchen: closed. The hall is being repaired."),
        (having(closed(1, {})), on(1), "🍲 Soup kitchen: closed"),
        (LATER, on(1), "🍲 Soup kitchen, new time: from 🕒 15:00 to 17:00, not from 10:30 to 12:30"),
        (ELSEWHERE, on(1), "🍲 Soup kitchen, new place: from 🕥 10:30 to 12:30"),
        (WEDNESDAY, on(1), "🍲 Soup kitchen: moved to tomorrow, Wednesday 2 December, from 🕥 10:30 to 12:30"),
        (WEDNESDAY, on(2), "🍲 Soup kitchen, new day: from 🕥 10:30 to 12:30, not Tuesday 1 December"),
        (HOLIDAYS, on(1), "🍲 Soup kitchen: closed. Holidays."),
        (EXAMPLE, on(6), "Nothing is planned on this day."),
        (NOTHING, on(1), "Nothing is planned on this day."),
    ],
)
def test_a_day_says_how_each_of_its_programmes_stands(timetable: Timetable, now: datetime, line: str) -> None:
    lines = said(today(timetable, now))
    assert lines[0].startswith("📅 Today, ")
    assert lines[1] == line


def test_on_a_day_what_is_on_stands_first_then_changes_then_plans_then_what_is_over() -> None:
    coats = Change(SeriesId("coats_winter"), date(2026, 12, 2), ChangeKind.MOVED, start=time(9), minutes=60)
    lessons = Change(SeriesId("turkish"), date(2026, 12, 2), ChangeKind.CANCELLED)
    lines = said(today(having(coats, lessons, moved(on=date(2026, 12, 2), start=time(12))), on(2, 12, 30)))
    starts = ["📅 Today", "🍲 Soup kitchen: on now", "📚 Language lessons (Turkish): closed", "👶", "🧥"]
    assert [line.startswith(start) for line, start in zip(lines, starts, strict=True)] == [True] * 5
    assert lines[-1].endswith("ended at 10:00")


def test_a_crowded_day_is_cut_at_eight_lines_and_says_how_many_are_left() -> None:
    many = tuple(
        Series(SeriesId(f"s{n}"), key, PlaceKey("hall"), "FREQ=DAILY", time(8 + n), 30, date(2026, 1, 1))
        for n, key in enumerate(list(EXAMPLE.catalogue.programmes)[:10])
    )
    screen = today(replace(EXAMPLE, series=many), on(1, 5))
    assert len(screen.lines) == 8
    assert said(screen)[-1] == "And 4 more."
    assert len(labels(screen)) <= 6
    assert "📋 What we offer" in labels(screen)


def test_a_week_has_a_line_a_day_and_its_changes_above() -> None:
    assert said(week(CANCELLED, on(1)))[:4] == [
        "📅 This week, from Tue 1.12 to Sun 6.12",
        "🍲 Soup kitchen: closed today, Tuesday 1 December",
        "Tue 1.12 · 🍲 ✖️",
        "Wed 2.12 · 🧥 11:00 · 👶 14:00 · 📚 17:00",
    ]
    assert said(week(LATER, on(1)))[2] == "Tue 1.12 · 🍲 15:00"
    assert said(week(WEDNESDAY, on(1)))[1:3] == [
        "🍲 Soup kitchen, new day: tomorrow, Wednesday 2 December, from 🕥 10:30 to 12:30",
        "Wed 2.12 · 🍲 10:30 · 🧥 11:00 · 👶 14:00 · 📚 17:00",
    ]


def test_a_day_moved_out_of_the_week_is_told_in_it() -> None:
    lines = said(week(having(moved(on=date(2026, 12, 9))), on(1)))
    assert lines[1] == "🍲 Soup kitchen, new day: in 8 days, Wednesday 9 December, from 🕥 10:30 to 12:30"
    assert not any(line.startswith("Tue 1.12") for line in lines)


def test_a_week_that_is_over_gives_the_next_one() -> None:
    for now in (on(5, 16), on(6, 23, 59)):
        lines = said(week(EXAMPLE, now))
        assert lines[:3] == [
            "📅 Nothing more this week.",
            "Next week, from Mon 7.12 to Sun 13.12",
            "Mon 7.12 · 💬 09:00 · 📚 17:00",
        ]
    assert said(week(EXAMPLE, on(7, 0, 1)))[0] == "📅 This week, from Mon 7.12 to Sun 13.12"
    assert said(week(NOTHING, MONDAY))[-1] == "Nothing is planned."


def test_now_is_what_runs_or_what_comes_next() -> None:
    assert said(running(EXAMPLE, on(1, 11))) == ["🍲 Soup kitchen: on now, until 12:30"]
    assert said(running(NIGHTS, on(5, 1))) == ["🍲 Soup kitchen: on now, until 02:00"]
    assert said(running(CANCELLED, on(1, 11))) == [
        "🟢 Nothing is on right now.",
        "🧥 Winter coats and blankets: tomorrow, Wednesday 2 December, from 🕚 11:00 to 13:00",
    ]
    assert said(running(NOTHING, MONDAY))[1] == "We do not know the next day yet."


def test_all_days_are_five_a_page_with_closed_ones_crossed_and_their_reason() -> None:
    screen = dates(CANCELLED, MONDAY)
    assert said(screen)[:3] == [
        "📅 Soup kitchen: all days",
        "✖️ Tuesday 1 December: closed. The hall is being repaired.",
        "Friday 4 December, from 🕥 10:30 to 12:30",
    ]
    assert len(screen.lines) == 6
    later = dates(CANCELLED, MONDAY, page=1)
    assert said(later)[1] == "Friday 18 December, from 🕥 10:30 to 12:30"
    assert "Wednesday 23 December, from 🕛 12:00 to 14:30: Christmas meal" in said(later)
    assert later.rows[-1][0].data == "when:soup:0:menu"
    assert said(dates(NOTHING, MONDAY))[1:] == ["We do not know the next day yet."]


def screens(timetable: Timetable, now: datetime) -> list[Screen]:
    """Every screen about days at one moment."""
    keys = timetable.catalogue.programmes
    each = [draw(timetable, now, key) for key in keys for draw in (card, way, dates)]
    return [*each, today(timetable, now), running(timetable, now), *(week(timetable, now, ahead) for ahead in (0, 1))]


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("now", [MONDAY, on(1, 11), on(2, 12, 30), on(5, 0, 30), on(6)])
def test_every_screen_is_short_has_few_buttons_and_a_way_back(state: str, now: datetime) -> None:
    for screen in screens(STATES[state], now):
        assert 1 <= len(screen.lines) <= MOST_LINES, said(screen)
        assert len(labels(screen)) <= 6
        assert labels(screen)[-1] == "⬅️ Back"
        assert all(len(row) == 1 for row in screen.rows)
