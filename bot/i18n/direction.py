"""Which way a finished line runs, and the one mark that keeps it so; never cleans a value.

Telegram takes a line's direction from its first strong letter outside isolates, as UAX 9 does, and turns all
but the last of several marks in a row into zero-width non-joiners: so one mark, and only where it is needed.
"""

from __future__ import annotations

import re
import unicodedata

from bot.i18n.marks import LRM, RLM

_MARKS_AT_START = re.compile("^[\u061c\u200e\u200f]+")
_MARK_RUN = re.compile("[\u061c\u200e\u200f]*([\u061c\u200e\u200f])")
_TAG = re.compile(r"<[^<>]*>")
_OPEN, _CLOSE = "\u2066\u2067\u2068", "\u2069"
_STRONG = {"L": "ltr", "R": "rtl", "AL": "rtl"}


def finish(text: str, *, rtl: bool) -> str:
    """The message with its direction marks: one RLM a line, or one LRM before a line that opens with a value.

    Repeatable: finishing twice changes nothing. A line "opens with a value" when an isolate or a flag (strong
    letters to Unicode) stands before any other letter: old Android looks into isolates for the first letter.
    """
    return "\n".join(_finished(line, rtl) for line in text.split("\n"))


def _finished(line: str, rtl: bool) -> str:
    line = _MARK_RUN.sub(r"\1", _MARKS_AT_START.sub("", line))
    if not _TAG.sub("", line).strip():
        return line
    if rtl:
        return RLM + line
    return LRM + line if _opens_with_value(_TAG.sub("", line)) else line


def _opens_with_value(text: str) -> bool:
    for char in text:
        if char in _OPEN or "\U0001f1e6" <= char <= "\U0001f1ff":
            return True
        if unicodedata.bidirectional(char) in _STRONG:
            return False
    return False


def label(text: str, *, rtl: bool) -> str:
    """A button's or alert's text: one RLM where it is right-to-left and would not show so by itself.

    An emoji or digit at the start needs none (neither is strong); a Latin word, a flag, only values do.
    """
    return RLM + text if rtl and text and first_strong(text) != "rtl" else text


def first_strong(text: str) -> str:
    """The direction of the first strong letter outside isolates: "rtl", "ltr", or "" where there is none."""
    depth = 0
    for char in text:
        if char in _OPEN:
            depth += 1
        elif char in _CLOSE:
            depth = max(0, depth - 1)
        elif depth == 0:
            kind = _STRONG.get(unicodedata.bidirectional(char))
            if kind:
                return kind
    return ""
