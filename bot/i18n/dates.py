"""Dates and times of day in each language's words, Gregorian, 24 h and 0-9; never a clock or a time zone.

Babel's data, our own patterns (languages-text-time.md, A3): names only in their sentence form, because Babel
2.18 hands out another language's stand-alone months.
"""

from __future__ import annotations

import re
from datetime import date, time
from functools import cache

from babel import Locale
from babel.dates import get_period_id

from bot.i18n.marks import LRI, PDI

LONG, LONG_YEAR = "EEEE d MMMM", "EEEE d MMMM y"
SHORT, SHORT_YEAR = "EEE d.M", "EEE d.M.y"
CONTEXT = "date pattern"
SAMPLES = {
    LONG: "Tuesday 1 December",
    LONG_YEAR: "Tuesday 1 December 2026",
    SHORT: "Tue 1.12",
    SHORT_YEAR: "Tue 1.12.2026",
}
"""The patterns translators may change, with what they make in English."""

NUMERIC_ONLY = frozenset({"am", "ti"})
"""Their Gregorian months print as names that are also Ethiopian months (TX-24)."""

SAYS_PART_OF_DAY = frozenset({"am", "sw"})
"""Their readers count hours from dawn: 6:30 may mean 12:30. Also in ti and om, without words in CLDR."""

_OWN_ORDER = {
    ("am", LONG): "EEEE d/M",
    ("am", LONG_YEAR): "EEEE d/M/y",
    ("ti", LONG): "EEEE d/M",
    ("ti", LONG_YEAR): "EEEE d/M/y",
    ("tr", LONG): "d MMMM EEEE",
    ("tr", LONG_YEAR): "d MMMM y EEEE",
    ("tk", LONG): "d MMMM EEEE",
    ("tk", LONG_YEAR): "d MMMM y EEEE",
    ("az", LONG): "d MMMM, EEEE",
    ("az", LONG_YEAR): "d MMMM y, EEEE",
    ("uz", LONG): "EEEE, d-MMMM",
    ("uz", LONG_YEAR): "EEEE, d-MMMM, y",
    ("es", LONG): "EEEE d 'de' MMMM",
    ("es", LONG_YEAR): "EEEE d 'de' MMMM 'de' y",
    ("pt", LONG): "EEEE, d 'de' MMMM",
    ("pt", LONG_YEAR): "EEEE, d 'de' MMMM 'de' y",
}
_SECOND_MONTHS = {"ar": "ar_SY"}  # March is مارس in Egypt and آذار in Syria
_STANDS_ALONE = frozenset({"ru", "uk", "pl", "fa"})
"""Where a month beside a day has another case or ending, and Babel's stand-alone names are the language's own."""
_TOKEN = re.compile(r"'[^']*'|([A-Za-z])\1*|[^A-Za-z']")
_LETTERS = frozenset({"EEEE", "EEE", "MMMM", "MM", "M", "dd", "d", "y"})


def is_pattern(pattern: str) -> bool:
    """Whether a text is a date pattern of ours: only E, d, M and y, with a day and a month in it."""
    letters = {found.group() for found in _TOKEN.finditer(pattern) if found.group(1)}
    whole = not _TOKEN.sub("", pattern) and "\n" not in pattern
    return whole and letters <= _LETTERS and bool(letters & {"d", "dd"}) and any("M" in each for each in letters)


def default(tag: str, pattern: str) -> str:
    """The pattern for a language whose translators gave none."""
    return _OWN_ORDER.get((tag, pattern), pattern)


def usable(tag: str, pattern: str) -> bool:
    """Whether a translator's pattern may be used in this language."""
    return is_pattern(pattern) and not (tag in NUMERIC_ONLY and "MMM" in pattern)


def written(day: date, pattern: str, names: str) -> str:
    """The date by a pattern in a language's names."""
    return _TOKEN.sub(lambda found: _token(found.group(), day, names), pattern)


def _token(token: str, day: date, names: str) -> str:
    width = len(token)
    match token[0]:
        case "E":
            return _weekdays(names, "wide" if width == 4 else "abbreviated")[day.weekday()]
        case "M":
            return _months(names)[day.month - 1] if width == 4 else f"{day.month:0{width}}"
        case "d":
            return f"{day.day:0{width}}"
        case "y":
            return str(day.year)
        case "'":
            return token[1:-1]
        case other:
            return other


@cache
def _weekdays(names: str, width: str) -> tuple[str, ...]:
    days = Locale.parse(names).days["format"]
    return tuple(days[width if width in days else "wide"][number] for number in range(7))


@cache
def _months(names: str) -> tuple[str, ...]:
    own = Locale.parse(names).months["format"]["wide"]
    other = Locale.parse(_SECOND_MONTHS.get(names, names)).months["format"]["wide"]
    return tuple(own[n] if own[n] == other[n] else f"{own[n]}/{other[n]}" for n in range(1, 13))


def weekday(number: int, names: str) -> str:
    """The day of the week alone, 0 for Monday."""
    return _weekdays(names, "wide")[number]


def month(day: date, tag: str, names: str) -> str:
    """The month alone, as on a button; a number where its name would be another month's too."""
    if tag in NUMERIC_ONLY:
        return f"{day.month}/{day.year}"
    if names in _STANDS_ALONE:
        return str(Locale.parse(names).months["stand-alone"]["wide"][day.month])
    return _months(names)[day.month - 1]


def numbers_isolated(text: str) -> str:
    """The text with each numeric date kept left to right inside a right-to-left line."""
    return re.sub(r"\d+(?:[./-]\d+)+", lambda found: f"{LRI}{found.group()}{PDI}", text)


def clock(moment: time, tag: str, names: str) -> str:
    """The hour as HH:MM, left to right, with the part of the day where readers count from dawn."""
    text = f"{LRI}{moment.hour:02}:{moment.minute:02}{PDI}"
    return f"{text} {_part_of_day(moment, names)}".rstrip() if tag in SAYS_PART_OF_DAY else text


def _part_of_day(moment: time, names: str) -> str:
    locale = Locale.parse(names)
    period = get_period_id(moment.replace(tzinfo=None), locale=locale)
    rough = "am" if moment.hour < 12 else "pm"
    formats = locale.day_periods["format"]
    widths = [formats.get(width, {}) for width in ("wide", "abbreviated")]
    words = (words.get(name) for name in (period, rough) for words in widths)
    return next((word for word in words if word), "")
