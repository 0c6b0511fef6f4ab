"""What is said of a session on its day stands wherever the session is shown; at any other hour nothing does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from timetables import EXAMPLE, T, about, card, dates, on, running, said, today, week

from bot.domain.schedule import Said, SeriesId, Timetable
from handlers.views.programmes import headline

SOUP = (SeriesId("soup_tuesday"), date(2026, 12, 1))
LATE, FEW, FINISHED = Said(late=30), Said(few=True), Said(finished=True)


def saying(what: Said) -> Timetable:
    return replace(EXAMPLE, said={SOUP: what})


@pytest.mark.parametrize("screen", [card, today, dates])
def test_late_stands_beside_the_hours(screen: object) -> None:
    shown = said(screen(saying(LATE), on(1, 9)))  # type: ignore[operator]
    assert any("from 🕥 10:30 to 12:30, about 30 minutes late" in line for line in shown)
    assert not any("late" in line for line in said(screen(EXAMPLE, on(1, 9))))  # type: ignore[operator]


def test_late_moves_the_hour_of_the_week_and_says_from_when_while_it_is_on() -> None:
    [line] = [line for line in said(week(saying(LATE), on(1, 9))) if line.startswith("Tue")]
    assert "🍲 11:00" in line
    assert said(running(saying(LATE), on(1, 10, 40)))[0] == "🍲 Soup kitchen: about 30 minutes late, from about 11:00"
    assert said(running(saying(LATE), on(1, 11, 5)))[0] == "🍲 Soup kitchen: on now, until 12:30"


def test_few_and_finished_stand_while_it_is_on() -> None:
    assert said(running(saying(FEW), on(1, 11)))[0] == "🍲 Soup kitchen: on now until 12:30, few portions left"
    for screen in (card, running):
        assert said(screen(saying(FINISHED), on(1, 11)))[0] == "🍲 Soup kitchen: finished for today"
    assert "🍲 Soup kitchen: finished for today" in said(today(saying(FINISHED), on(1, 11)))
    assert headline(T, about(saying(FINISHED), on(1, 11)))[0].endswith("finished for today")
    assert "Next after that: Friday 4 December, 🕥 10:30" in said(card(saying(FINISHED), on(1, 11)))


def test_of_another_date_nothing_is_said() -> None:
    shown = said(dates(saying(LATE), on(1, 9)))
    assert [line for line in shown if "late" in line] == [line for line in shown if "Tuesday 1 December" in line]
