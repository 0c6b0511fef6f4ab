"""Counts by day that name nobody: of rows that stand, and of those that are gone; never what they mean together.

The views ``counted`` and ``counted_heads`` say what a row counts for; triggers keep the same in ``tallies`` when the
row goes.
"""

from __future__ import annotations

from datetime import date

from bot.domain.reports import Count, What
from storage.database import Tx


async def between(tx: Tx, first: date, last: date) -> list[Count]:
    """What was counted on these days, both included."""
    days = (first.isoformat(), last.isoformat())
    rows = await tx.all(
        "SELECT day, what, key, outcome, sum(n) FROM ("
        " SELECT day, what, key, outcome, n FROM tallies WHERE day BETWEEN ? AND ?"
        " UNION ALL SELECT day, what, key, outcome, n FROM counted WHERE day BETWEEN ? AND ? AND n > 0"
        " UNION ALL SELECT day, what, key, outcome, n FROM counted_heads WHERE day BETWEEN ? AND ?"
        ") GROUP BY day, what, key, outcome",
        (*days, *days, *days),
    )
    return [Count(date.fromisoformat(on), What(what), key, outcome, n) for on, what, key, outcome, n in rows]


async def clients(tx: Tx) -> dict[str, int]:
    """How many people use the bot who do not work here, by the language they chose ("" for none)."""
    rows = await tx.all(
        "SELECT coalesce(language, ''), count(*) FROM chats WHERE kind = 'private' AND reach = 'open'"
        " AND id NOT IN (SELECT chat_id FROM grants) GROUP BY 1"
    )
    return dict(rows)
