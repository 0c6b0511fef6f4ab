"""The collection day that the data of a button names: a series and its original day; never a sentence."""

from __future__ import annotations

from datetime import datetime

from bot.domain.refusals import Outdated
from bot.domain.schedule import SeriesId, SlotKey

DATE = 6


def slot_of(series: str, on: str) -> SlotKey:
    """The day; raises Outdated for what names none."""
    if len(on) != DATE or not (on.isascii() and on.isdecimal()):
        raise Outdated
    try:
        return SeriesId(series), datetime.strptime(on, "%y%m%d").date()  # noqa: DTZ007  a local date
    except ValueError:
        raise Outdated from None
