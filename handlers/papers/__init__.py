"""Files we make: calendar, statement, certificate, board; pure, from facts to bytes.

Each is written in the first language of the reader's chain that has all its words and whose letters our fonts have.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.delivery import Upload
from bot.domain.papers import Entry
from bot.i18n import Catalogues
from handlers.papers.calendar_file import write_calendar
from handlers.papers.orders import make, order, order_kept

__all__ = ["calendar", "make", "order", "order_kept"]


def calendar(words: Catalogues, language: str, entries: Sequence[Entry], made_at: datetime) -> Upload:
    """A volunteer's shifts for the calendar of a phone; so quickly made that it needs no order."""
    made, _ = words.render(language, lambda t: write_calendar(t, entries, made_at))
    return Upload("document", "shifts.ics", "text/calendar", made)
