"""Days and hours as buttons, and the short data behind them, which ``handlers.moments`` reads; never a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.i18n import Translator
from handlers.screens import Button, Row, data, row
from handlers.views.times import local

DAYS_A_ROW, HOURS_A_ROW = 3, 4
_LONGEST_WORDS = ((4, 5), (3, 8), (2, 13))
"""How many letters a word may have in so many columns: counted on a phone of 360 px."""


def day_code(day: date) -> str:
    """A day in four digits: month and day; the year is the next that fits."""
    return f"{day:%m%d}"


def moment_code(at: datetime) -> str:
    """A moment in eight digits: month, day, hour, minute in Istanbul; the year is the next that fits."""
    return f"{local(at):%m%d%H%M}"


def day_rows(
    t: Translator, days: Sequence[date], action: str, *before: str | int, after: tuple[str, ...] = ()
) -> list[Row]:
    """Days to choose from; a day's code stands in the data between ``before`` and ``after``."""
    return in_rows(
        [Button(t.short_day(day).plain, data(action, *before, day_code(day), *after)) for day in days], DAYS_A_ROW
    )


def hour_rows(buttons: Sequence[Button]) -> list[Row]:
    """Hours of one day."""
    return in_rows(buttons, HOURS_A_ROW)


def in_rows(buttons: Sequence[Button], most: int) -> list[Row]:
    """At most so many in each row; fewer where a word would break in its button."""
    longest = max((len(word) for button in buttons for word in button.label.split()), default=0)
    size = min(most, next((columns for columns, letters in _LONGEST_WORDS if longest <= letters), 1))
    return [row(*buttons[at : at + size]) for at in range(0, len(buttons), size)]
