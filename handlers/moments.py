"""What the data of buttons stands for: row numbers, choices, days and hours staff choose from; never a sentence."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import TypeVar

from bot.domain.refusals import Outdated
from bot.domain.timetable import ISTANBUL, today
from handlers.talk import Talk

Choice = TypeVar("Choice", bound=StrEnum)

DAYS = 9
OPENS, CLOSES, EVERY = time(9), time(18), timedelta(minutes=30)
MOST_DIGITS = 15
CODE_DIGITS = 8


def hours_of(on: date) -> list[datetime]:
    """The hours of a day at which an appointment can begin."""
    first = datetime.combine(on, OPENS, ISTANBUL)
    count = int((datetime.combine(on, CLOSES) - datetime.combine(on, OPENS)) / EVERY)
    return [first + number * EVERY for number in range(count)]


def days_from(first: date, count: int) -> list[date]:
    """So many days in a row, this one first."""
    return [first + timedelta(days=ahead) for ahead in range(count)]


def page_of(text: str, count: int, size: int) -> int:
    """A page of a list of so many, never past the last; Outdated for what is no number."""
    return min(number_of(text), max(0, (count - 1) // size))


def day_of(talk: Talk, code: str) -> date:
    """Month and day in Istanbul, today or ahead; Outdated for anything else."""
    return moment_of(talk, f"{code}0000").date()


def moment_of(talk: Talk, code: str) -> datetime:
    """Month, day, hour and minute in Istanbul, today or ahead; Outdated for anything else."""
    found = nearest_of(talk, code)
    if found.date() < today(talk.work.now):
        raise Outdated
    return found


def nearest_of(talk: Talk, code: str) -> datetime:
    """The same, also where the day is over: an old button's day is never taken for that of another year."""
    if not (code.isascii() and code.isdecimal() and len(code) == CODE_DIGITS):
        raise Outdated
    now = talk.work.now
    found = []
    for year in (now.year - 1, now.year, now.year + 1):
        with suppress(ValueError):
            found.append(datetime.strptime(f"{year}{code}", "%Y%m%d%H%M").replace(tzinfo=ISTANBUL))
    if not found:
        raise Outdated
    return min(found, key=lambda at: abs(at - now))


def choice_of(kind: type[Choice], text: str) -> Choice:
    """One of the choices there are; Outdated for anything else."""
    try:
        return kind(text)
    except ValueError:
        raise Outdated from None


def number_of(text: str) -> int:
    """A row number of a button; Outdated for anything else."""
    if not (text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS):
        raise Outdated
    return int(text)
