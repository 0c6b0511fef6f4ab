"""A date or hour somebody writes where days are chosen with buttons: recognised, so that it counts for nothing else.

It is never read as a day: 03/04 is one day in Istanbul and another elsewhere, and a year may be of another calendar.
"""

from __future__ import annotations

import re

from bot.domain.folding import digits

_YEAR = r"(?:\d\d|1[34]\d\d|(?:19|20)\d\d)"
_FULL_YEAR = r"(?:1[34]\d\d|(?:19|20)\d\d)"
_MARK = r"\s*[-‐‑–./\\٫،]\s*"
_DATE = re.compile(rf"(?:\d{{1,2}}{_MARK}\d{{1,2}}{_MARK}{_YEAR}|{_FULL_YEAR}{_MARK}\d{{1,2}}{_MARK}\d{{1,2}})\.?")
_HOUR = re.compile(r"\d{1,2}\s*[:.٫]\s*\d\d")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]")


def is_date(typed: str) -> bool:
    """Whether the whole of it is written like a date, in any script's digits and calendar, be there such a day or not.

    Solar (1405) and lunar (1447) years of the hijra count as well as 2026; a telephone number never looks like it.
    """
    return _DATE.fullmatch(_bare(typed)) is not None


def is_hour(typed: str) -> bool:
    """Whether the whole of it is written like an hour."""
    return _HOUR.fullmatch(_bare(typed)) is not None


def _bare(typed: str) -> str:
    return _UNSEEN.sub("", digits(typed)).strip()
