"""Public holidays of Türkiye that are still to come and not closed: proposed to staff; never a screen or SQL.

Dates and names are those of the library ``holidays`` (docs/decisions/0016-timetable-edits.md).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

import holidays

from bot.domain.timetable import today
from bot.services.schedule import timetable
from bot.work import Work

AHEAD = timedelta(days=180)


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """One day, with its names in English and Turkish."""

    on: date
    english: str
    turkish: str


async def proposed(work: Work) -> list[PublicHoliday]:
    """Those of the next months on which something is planned."""
    planned, first = await timetable(work), today(work.now)
    closed = [one for one in planned.closures if one.programme is None]
    found = [one for year in range(first.year, (first + AHEAD).year + 1) for one in of_year(year)]
    return [
        one
        for one in found
        if first < one.on <= first + AHEAD and not any(c.from_on <= one.on <= c.to_on for c in closed)
    ]


@lru_cache(maxsize=4)
def of_year(year: int) -> tuple[PublicHoliday, ...]:
    """All of a year, the first day first; a feast that follows the moon is an estimate in the years far ahead."""
    english = holidays.country_holidays("TR", years=year, language="en_US")
    turkish = holidays.country_holidays("TR", years=year, language="tr")
    return tuple(PublicHoliday(on, english[on], turkish.get(on, english[on])) for on in sorted(english))
