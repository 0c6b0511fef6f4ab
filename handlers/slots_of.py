"""A session in the data of buttons: its series and its original day, written and read; never a sentence."""

from __future__ import annotations

from datetime import date, datetime

from bot.domain.refusals import Outdated
from bot.domain.schedule import SeriesId, Session, SlotKey

DATE = 6


def slot_data(session: Session) -> tuple[str, str]:
    """What names it in a button."""
    return session.series, f"{session.original_on:%y%m%d}"


def slot_of(series: str, on: str) -> SlotKey:
    """The session that is named; raises Outdated for what names none."""
    return SeriesId(series), day_of(on)


def day_of(on: str) -> date:
    """Its day; raises Outdated for what is none."""
    if len(on) != DATE or not (on.isascii() and on.isdecimal()):
        raise Outdated
    try:
        return datetime.strptime(on, "%y%m%d").date()  # noqa: DTZ007  a local date
    except ValueError:
        raise Outdated from None
