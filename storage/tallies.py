"""Counts by day that name nobody: of rows that stand, and of those that are gone; never what they mean together.

The views ``counted`` and ``counted_heads`` say what a row counts for; triggers keep the same in ``tallies`` when the
row goes, and a test compares the views with what is read here.
"""

from __future__ import annotations

from datetime import date, datetime, time

from bot.domain.reports import Count, What
from bot.domain.timetable import DAY, ISTANBUL
from storage.database import Tx

_DATES = """WITH dates AS MATERIALIZED (
    SELECT shift_id, sum(size) AS taken, coalesce(sum(iif(attended = 1, size, 0)), 0) AS attended,
        coalesce(sum(iif(attended = 1, minutes, 0)), 0) AS minutes
    FROM signups WHERE state = 'confirmed'
        AND shift_id IN (SELECT id FROM shifts WHERE starts_at >= ? AND starts_at < ?)
    GROUP BY shift_id
), gone AS MATERIALIZED (
    SELECT date(starts_at, 'unixepoch', '+3 hours') AS day, iif(for_whom = 'clients', 'classes', 'places') AS what,
        for_whom, state, programme, task, dates.* FROM dates JOIN shifts ON shifts.id = shift_id
)"""
"""What the view says of each sign-up, added up by date at once: a year has tens of thousands of them."""
_SIGNUPS = (
    "SELECT day, what, programme AS key, 'taken' AS outcome, taken AS n FROM gone WHERE state = 'open'"
    " UNION ALL SELECT day, what, programme, 'attended', attended FROM gone WHERE state = 'open'"
    " UNION ALL SELECT day, 'minutes', task, '', minutes FROM gone WHERE for_whom = 'volunteers'"
)


async def between(tx: Tx, first: date, last: date) -> list[Count]:
    """What was counted on these days, both included."""
    days = (first.isoformat(), last.isoformat())
    rows = await tx.all(
        f"{_DATES} SELECT day, what, key, outcome, sum(n) FROM ("
        " SELECT day, what, key, outcome, n FROM tallies WHERE day BETWEEN ? AND ?"
        " UNION ALL SELECT day, what, key, outcome, n FROM counted WHERE source <> 'signups'"
        f" AND day BETWEEN ? AND ? AND n > 0 UNION ALL SELECT * FROM ({_SIGNUPS}) WHERE n > 0"
        " UNION ALL SELECT day, what, key, outcome, n FROM counted_heads WHERE day BETWEEN ? AND ?"
        " UNION ALL SELECT day, what, key, outcome, n FROM given WHERE day BETWEEN ? AND ?"
        ") GROUP BY day, what, key, outcome",
        (_begins(first), _begins(last + DAY), *days, *days, *days, *days),
    )
    return [Count(date.fromisoformat(on), What(what), key, outcome, n) for on, what, key, outcome, n in rows]


def _begins(on: date) -> int:
    return int(datetime.combine(on, time(), ISTANBUL).timestamp())


async def clients(tx: Tx) -> dict[str, int]:
    """How many people use the bot who do not work here, by the language they chose ("" for none)."""
    rows = await tx.all(
        "SELECT coalesce(language, ''), count(*) FROM chats WHERE kind = 'private' AND reach = 'open'"
        " AND id NOT IN (SELECT chat_id FROM grants) GROUP BY 1"
    )
    return dict(rows)
