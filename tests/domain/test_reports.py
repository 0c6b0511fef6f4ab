"""Counts become the tables of a report: periods, waiting times, hours, and never a number of a few people."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.disclosure import FEW, Shown
from bot.domain.report_numbers import report
from bot.domain.reports import Count, Line, Outcome, Reach, Report, Span, Table, Wait, What, period

WEEK = period(Span.WEEK, date(2026, 11, 26))
YEAR = period(Span.YEAR, date(2026, 11, 26))


def count(what: What, n: int, key: str = "", outcome: str = "", on: date = WEEK.first_on) -> Count:
    return Count(on, what, key, outcome, n)


def requests(key: str, outcome: str, n: int, on: date = WEEK.first_on) -> list[Count]:
    return [count(What.REQUESTS, n, key, outcome, on), count(What.LANGUAGE, n, "ar", on=on)]


@pytest.mark.parametrize(
    ("span", "first", "last"),
    [
        (Span.WEEK, date(2026, 11, 23), date(2026, 11, 29)),
        (Span.MONTH, date(2026, 11, 1), date(2026, 11, 30)),
        (Span.YEAR, date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_its_days(span: Span, first: date, last: date) -> None:
    found = period(span, date(2026, 11, 26))
    assert (found.first_on, found.last_on) == (first, last)
    assert found.before.after == found.after.before == found


@given(st.sampled_from(Span), st.dates(date(2020, 1, 1), date(2040, 1, 1)))
def test_periods_follow_each_other_without_a_gap(span: Span, on: date) -> None:
    found = period(span, on)
    assert found.first_on <= on <= found.last_on
    assert found.after.first_on == found.last_on + timedelta(days=1)
    assert found.before.last_on == found.first_on - timedelta(days=1)


def test_requests_are_told_by_service_and_outcome_and_who_was_served() -> None:
    found = report(WEEK, [*requests("family", "done", 12), *requests("family", "offered", 8)], {})
    assert found.services == Table((Line("family", (Shown(20),)),), (Shown(20),))
    assert found.outcomes.lines == (Line(Outcome.DONE, (Shown(12),)), Line(Outcome.OPEN, (Shown(8),)))
    assert found.served.total == (Shown(12),)
    assert found.languages.lines == (Line("ar", (Shown(20),)),)
    assert found.months.lines == ()


def test_what_was_not_served_cannot_be_subtracted() -> None:
    """Of twelve requests ten were served: that two were not is hidden in what is rounded."""
    found = report(WEEK, [*requests("family", "done", 10), *requests("family", "expired", 2)], {})
    assert found.services.base == 5
    assert (found.services.total, found.served.total) == ((Shown(10),), (Shown(10),))
    assert Line(Outcome.EXPIRED, (Shown(5, few=True),)) in found.outcomes.lines


def test_a_year_does_not_tell_exactly_what_one_of_its_months_hides() -> None:
    counts = [
        *requests("family", "done", 40, date(2026, 3, 2)),
        *requests("family", "done", 3, date(2026, 4, 2)),
    ]
    found = report(YEAR, counts, {})
    assert found.months.lines == (Line("2026-03", (Shown(40),)), Line("2026-04", (Shown(5, few=True),)))
    assert found.services.total == (Shown(45),)
    exact = report(YEAR, counts[:2], {})
    assert (exact.services.total, exact.services.base) == ((Shown(40),), 1)


def test_a_month_does_not_tell_exactly_what_one_of_its_weeks_hides() -> None:
    counts = [*requests("a", "done", 20, date(2026, 11, 2)), *requests("a", "done", 2, date(2026, 11, 10))]
    found = report(period(Span.MONTH, date(2026, 11, 1)), counts, {})
    assert (found.services.total, found.services.base) == ((Shown(20),), 5)


def test_half_of_them_and_nine_of_ten_waited_at_most_so_long() -> None:
    steps = [count(What.ANSWERED, 5, "other", "60"), count(What.ANSWERED, 4, "other", "1440")]
    found = report(
        WEEK, [*steps, count(What.ANSWERED, 1, "other", "5256000"), count(What.ANSWERED, 4, "urgent", "15")], {}
    )
    assert found.other == Wait(60, 1440)
    assert found.urgent == Wait()
    assert found.appointed == Wait()


def test_hours_of_tasks_add_up_to_the_hours_of_all() -> None:
    minutes = [count(What.MINUTES, 320, key) for key in ("cook", "drive", "serve")]
    found = report(WEEK, minutes, {})
    assert sum(line.numbers[0].number for line in found.hours.lines) == found.hours.total[0].number == 16


def test_wanted_places_are_a_plan_and_people_on_them_are_not_told_by_ones() -> None:
    counts = [
        count(What.PLACES, 3, "soup", "wanted"),
        count(What.PLACES, 3, "soup", "taken"),
        count(What.PLACES, 2, "soup", "attended"),
    ]
    found = report(WEEK, counts, {})
    few = Shown(5, few=True)
    assert found.places.lines == (Line("soup", (Shown(3), few, few)),)


def test_places_in_classes_are_people_and_not_told_by_ones() -> None:
    counts = [
        count(What.CLASSES, 30, "turkish", "taken"), count(What.CLASSES, 20, "turkish", "attended"),
        count(What.CLASSES, 3, "mothers", "taken"), count(What.PLACES, 9, "soup", "taken"),
    ]  # fmt: skip
    found = report(WEEK, counts, {}).classes
    assert found.base == 5
    assert found.lines == (
        Line("turkish", (Shown(30), Shown(20))),
        Line("mothers", (Shown(5, few=True), Shown(0))),
    )


def test_the_reach_of_announcements_is_by_what_became_of_the_messages() -> None:
    counts = [count(What.REACH, 200, outcome=Reach.SENT), count(What.REACH, 7, outcome=Reach.BLOCKED)]
    found = report(WEEK, [*counts, count(What.SENDINGS, 2)], {})
    assert found.sendings == 2
    assert found.reach.lines == (Line(Reach.SENT, (Shown(200),)), Line(Reach.BLOCKED, (Shown(7),)))


COUNTS = st.lists(
    st.builds(
        lambda ahead, service, outcome, n: requests(service, outcome, n, date(2026, 1, 5) + timedelta(days=ahead)),
        st.integers(0, 300),
        st.sampled_from(["a", "b", "c", "d", "e"]),
        st.sampled_from(["done", "expired", "requested", "cancelled"]),
        st.integers(1, 9),
    ),
    max_size=25,
)


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.sampled_from(Span))
def test_no_table_shows_a_number_of_a_few_people(made: list[list[Count]], span: Span) -> None:
    of = period(span, date(2026, 3, 11))
    counts = [one for some in made for one in some if of.first_on <= one.on <= of.last_on]
    found = report(of, counts, {"ar": 3, "fa": 9})
    for table in tables(found):
        for shown in [*table.total, *(number for line in table.lines for number in line.numbers)]:
            assert shown.number == 0 or shown.number >= FEW


def tables(found: Report) -> list[Table]:
    values = [getattr(found, one.name) for one in fields(found)]
    return [one for one in values if isinstance(one, Table)]


def test_who_was_served_on_open_days_is_told_by_programme_and_kind_and_a_few_are_hidden() -> None:
    found = report(WEEK, [count(What.HEADS, 40, "soup", "women"), count(What.HEADS, 78, "soup")], {})
    assert found.heads == Table((Line("soup", (Shown(118),)),), (Shown(118),))
    assert found.head_kinds.lines == (Line("all", (Shown(78),)), Line("women", (Shown(40),)))
    alone = report(WEEK, [count(What.HEADS, 78, "soup")], {})
    assert alone.head_kinds.lines == ()
    few = report(WEEK, [count(What.HEADS, 3, "mothers", "women"), count(What.HEADS, 78, "soup")], {})
    assert [line.numbers[0].few for line in few.heads.lines] == [False, True]
    assert few.heads.total != (Shown(81),)
