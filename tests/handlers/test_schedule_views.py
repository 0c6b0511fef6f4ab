"""A programme's card and the way there, as people read them, in every state; a set moment, no clock, no chat."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest
from timetables import (
    CANCELLED,
    ELSEWHERE,
    EXAMPLE,
    FRIDAYS,
    HOLIDAYS,
    LATE,
    LATER,
    MONDAY,
    NIGHTS,
    NOTHING,
    SOUP,
    WEDNESDAY,
    card,
    closed,
    having,
    labels,
    moved,
    on,
    said,
    way,
)

from bot.domain.catalogue import TALK, PlaceKey, Visibility
from bot.domain.schedule import Closure

PLACE = "📍 Church hall, Example Street 5, near Taksim"
NEXT_FRIDAY = "📅 Next: in 4 days, Friday 4 December, from 🕥 10:30 to 12:30"


def test_a_planned_day_leads_with_how_far_which_day_which_hour_and_then_the_place() -> None:
    screen = card(EXAMPLE, MONDAY)
    assert said(screen)[:2] == ["🍲 Soup kitchen: tomorrow, Tuesday 1 December, from 🕥 10:30 to 12:30", PLACE]
    assert said(screen)[-1] == "Next after that: Friday 4 December, 🕥 10:30"
    assert screen.bold == 1


@pytest.mark.parametrize(
    ("now", "first"),
    [
        (on(29, month=11), "in 2 days, Tuesday 1 December, from 🕥 10:30 to 12:30"),
        (on(30, 23, 59, month=11), "tomorrow, Tuesday 1 December, from 🕥 10:30 to 12:30"),
        (on(1, 0, 1), "today, Tuesday 1 December, from 🕥 10:30 to 12:30"),
        (on(1, 10, 29), "today, Tuesday 1 December, from 🕥 10:30 to 12:30"),
        (on(1, 10, 30), "on now, until 12:30"),
        (on(1, 12, 29), "on now, until 12:30"),
        (on(1, 12, 30), "in 3 days, Friday 4 December, from 🕥 10:30 to 12:30"),
    ],
)
def test_the_distance_is_that_of_istanbuls_days_and_a_session_counts_until_its_end(now: datetime, first: str) -> None:
    assert said(card(EXAMPLE, now))[0] == f"🍲 Soup kitchen: {first}"


def test_a_cancelled_day_is_said_first_with_its_reason_and_then_the_next_one() -> None:
    assert said(card(CANCELLED, MONDAY))[:4] == [
        "🍲 Soup kitchen: closed tomorrow, Tuesday 1 December",
        "The hall is being repaired.",
        NEXT_FRIDAY,
        PLACE,
    ]
    assert "closed" not in " ".join(said(card(CANCELLED, on(1, 13))))


def test_a_cancelled_day_without_a_reason_gives_none() -> None:
    first, second, *_ = said(card(having(closed(1, {})), MONDAY))
    assert first == "🍲 Soup kitchen: closed tomorrow, Tuesday 1 December"
    assert second == NEXT_FRIDAY


def test_another_hour_is_said_first_with_the_old_one_crossed_out() -> None:
    assert said(card(LATER, MONDAY))[:4] == [
        "🍲 Soup kitchen, new time: tomorrow, Tuesday 1 December, from 🕒 15:00 to 17:00",
        "✖️ Not from 10:30 to 12:30",
        "The cook comes later.",
        PLACE,
    ]


def test_another_day_is_said_first_with_the_old_one_crossed_out() -> None:
    assert said(card(WEDNESDAY, MONDAY))[:3] == [
        "🍲 Soup kitchen, new day: in 2 days, Wednesday 2 December, from 🕥 10:30 to 12:30",
        "✖️ Not Tuesday 1 December, from 10:30 to 12:30",
        PLACE,
    ]


def test_another_place_is_said_first_and_where_nobody_should_go() -> None:
    for now, first in (
        (MONDAY, "🍲 Soup kitchen, new place: tomorrow, Tuesday 1 December, from 🕥 10:30 to 12:30"),
        (on(1, 11), "🍲 Soup kitchen: on now, until 12:30"),
    ):
        assert said(card(ELSEWHERE, now))[:3] == [
            first,
            "📍 Classroom, Example Street 7, second floor, near Taksim",
            "✖️ Not at Church hall",
        ]


def test_a_session_moved_beyond_the_next_one_leaves_the_next_one_to_be_seen() -> None:
    lines = said(card(having(moved(on=date(2026, 12, 6))), MONDAY))
    assert lines[0].startswith("🍲 Soup kitchen, new day: in 6 days, Sunday 6 December")
    assert lines[2] == NEXT_FRIDAY


def test_however_many_days_are_changed_the_one_to_come_to_is_said() -> None:
    changes = [closed(1), closed(4, {"en": "A feast."}, FRIDAYS), closed(8, LATE), moved(15, start=time(15))]
    lines = said(card(having(*changes, closed(11, {"en": "No gas."}, FRIDAYS)), MONDAY))
    assert lines[0] == "🍲 Soup kitchen: closed tomorrow, Tuesday 1 December"
    assert "Soup kitchen, new time: in 15 days, Tuesday 15 December, from 🕒 15:00 to 17:00" in lines


def test_a_closed_time_is_one_line_of_first_and_last_day() -> None:
    assert said(card(HOLIDAYS, MONDAY))[:3] == [
        "🍲 Soup kitchen: closed from Tuesday 1 December to Friday 18 December",
        "Holidays.",
        "📅 Next: in 22 days, Tuesday 22 December, from 🕥 10:30 to 12:30",
    ]


def test_out_of_season_it_says_when_it_begins_again() -> None:
    first = said(card(EXAMPLE, on(1, month=6), "coats"))[0]
    assert first == (
        "🧥 Winter coats and blankets: begins again in 156 days, Wednesday 4 November, from 🕚 11:00 to 13:00"
    )
    assert "begins again" not in said(card(EXAMPLE, MONDAY, "coats"))[0]


def test_a_day_of_next_year_has_its_year() -> None:
    lines = said(card(having(closed(29)), on(29, 13)))
    assert lines[0].startswith("🍲 Soup kitchen: in 3 days, Friday 1 January 2027")


def test_past_midnight_the_day_of_the_end_is_named_until_it_has_come() -> None:
    """SH-D1."""
    for now, first in (
        (on(4, 22), "today, Friday 4 December, from 🕚 23:00 to 02:00 on Saturday 5 December"),
        (on(4, 23, 30), "on now, until 02:00 on Saturday 5 December"),
        (on(5, 0, 30), "on now, until 02:00"),
        (on(5, 2), "in 6 days, Friday 11 December, from 🕚 23:00 to 02:00 on Saturday 12 December"),
    ):
        assert said(card(NIGHTS, now))[0] == f"🍲 Soup kitchen: {first}"


@pytest.mark.parametrize("key", ["soup", "talk", "health", "volunteer", "shelter"])
def test_where_no_day_is_known_a_person_or_somebody_else_is_offered(key: str) -> None:
    screen = card(NOTHING, MONDAY, key)
    assert "we do not know the next day yet" in said(screen)[0]
    assert any(label.startswith(("💬", "☎️")) for label in labels(screen))
    assert not any(label.startswith(("📅", "📍")) for label in labels(screen))


def test_a_public_place_has_its_way_with_a_point_on_the_map() -> None:
    there = way(EXAMPLE, MONDAY, back="today")
    assert said(there) == [PLACE, "From Taksim metro walk five minutes. Ring at the green door."]
    assert there.venue is not None
    assert (there.venue.latitude, there.venue.longitude) == (41.0341, 28.9779)
    assert (there.venue.title, there.venue.address) == ("Church hall", "Example Street 5, near Taksim")
    assert there.rows[-1][0].data == "prog:soup:today"


@pytest.mark.parametrize("rule", [Visibility.CONFIRMED, Visibility.DESK])
@pytest.mark.parametrize("whose", ["programme", "place"])
def test_a_place_that_is_not_for_all_is_on_no_screen_and_no_map(rule: Visibility, whose: str) -> None:
    catalogue = EXAMPLE.catalogue
    if whose == "programme":
        strict = replace(catalogue.programmes[SOUP], visibility=rule)
        catalogue = replace(catalogue, programmes={**catalogue.programmes, SOUP: strict})
    else:
        hall = replace(catalogue.places[PlaceKey("hall")], visibility=rule)
        catalogue = replace(catalogue, places={**catalogue.places, hall.key: hall})
    for timetable in (replace(EXAMPLE, catalogue=catalogue), replace(ELSEWHERE, catalogue=catalogue)):
        for screen in (card(timetable, on(2)), way(timetable, on(2))):
            assert "📍 Ask at the help desk where it is." in said(screen)
            assert "Church hall" not in " ".join(said(screen))
            assert screen.venue is None
            assert "💬 Talk to a person" in labels(screen)
            assert "📍 Show me the way" not in labels(screen)


def test_a_place_that_is_not_for_all_is_not_named_as_the_one_left() -> None:
    catalogue = EXAMPLE.catalogue
    hall = replace(catalogue.places[PlaceKey("hall")], visibility=Visibility.DESK)
    hidden = replace(ELSEWHERE, catalogue=replace(catalogue, places={**catalogue.places, hall.key: hall}))
    lines = said(card(hidden, MONDAY))
    assert "📍 Classroom, Example Street 7, second floor, near Taksim" in lines
    assert "Church hall" not in " ".join(lines)


def test_a_service_says_when_to_come_and_ask_for_it() -> None:
    assert said(card(EXAMPLE, on(1), "health"))[:2] == [
        "🩺 Doctor and health: come in 2 days, Thursday 3 December, from 🕘 09:00 to 12:00",
        "📍 Help desk, Example Street 5, side door, near Taksim",
    ]
    assert said(card(EXAMPLE, MONDAY, "school"))[0] == "🎒 School for children: come now, until 12:00"


def test_a_service_whose_desk_is_closed_says_that_first() -> None:
    shut = replace(EXAMPLE, closures=(Closure(date(2026, 12, 3), date(2026, 12, 3), TALK),))
    assert said(card(shut, on(1), "health"))[:3] == [
        "💬 Talk to a person: closed in 2 days, Thursday 3 December",
        "📅 Next: in 6 days, Monday 7 December, from 🕘 09:00 to 12:00",
        "🩺 Doctor and health",
    ]


@pytest.mark.parametrize("key", ["counselling", "shelter", "repatriation"])
@pytest.mark.parametrize("now", [MONDAY, on(1)])
def test_the_first_words_about_a_sensitive_service_are_those_of_the_desk(key: str, now: datetime) -> None:
    assert said(card(EXAMPLE, now, key))[0].startswith("💬 Talk to a person: ")


@pytest.mark.parametrize("key", ["talk", "health", "counselling", "shelter"])
def test_where_somebody_may_come_in_danger_the_emergency_number_stands_once(key: str) -> None:
    assert sum("112" in line for line in said(card(EXAMPLE, MONDAY, key))) == 1
