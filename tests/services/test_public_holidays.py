"""The public holidays that are proposed: the feasts move through the year and are there in every one to come."""

from __future__ import annotations

import pytest

from bot.domain.timetable import today
from bot.services.public_holidays import of_year
from bot.work import Clock

AHEAD = 30


@pytest.mark.parametrize("ahead", range(AHEAD))
def test_both_feasts_are_there_in_every_year_to_come(ahead: int) -> None:
    """TX-40: of each at least three days; a year of the sun can hold one of them twice, or begin in the middle."""
    year = today(Clock().now()).year + ahead
    found = of_year(year)
    for feast in ("Eid al-Fitr", "Eid al-Adha"):
        assert len([one for one in found if feast in one.english]) >= 3, feast
    assert all(one.turkish for one in found)
