"""Hours are their lines, whatever they are and wherever they stand."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.attendance import Mark, Place
from bot.domain.hours import Hours, Line, choices

DAYS = st.dates(date(2020, 1, 1), date(2029, 12, 31))
LINES = st.lists(
    st.builds(
        Line,
        on=DAYS,
        pictogram=st.just("🍳"),
        task=st.just({"en": "Cook"}),
        programme=st.just({}),
        minutes=st.integers(1, 1440),
        later=st.booleans(),
    )
)


@given(LINES, st.integers(0, 9), st.integers(0, 9))
def test_the_sum_is_its_lines_and_the_years_are_the_sum(lines: list[Line], missed: int, ahead: int) -> None:
    """SH-I1, SH-I3: several of one day too; what was missed or is to come adds nothing."""
    hours = Hours(tuple(lines), missed=missed, ahead=ahead)
    assert hours.minutes == sum(line.minutes for line in lines)
    assert hours.minutes == sum(hours.of_year(year) for year in range(2020, 2030))


def test_every_mark_is_undone_by_taps() -> None:
    """SH-I5: one tap on, one to the other side, one back to nothing."""
    seen = [Mark.OPEN]
    for _ in range(3):
        seen.append(Place(1, None, seen[-1]).next)
    assert seen == [Mark.OPEN, Mark.CAME, Mark.MISSED, Mark.OPEN]


def test_hours_are_written_down_by_halves_up_to_eight() -> None:
    assert (choices()[0], choices()[-1], len(choices())) == (30, 480, 16)
