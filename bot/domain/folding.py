"""One form for all spellings of a word, for matching what people type; never for storing or showing.

Order and letters as measured in languages-text-time.md, B7. Meaning is lost (й becomes и), offsets too.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

_APOSTROPHES = "'’‘ʼʻ`´ʹʿʾ′ˈ"
_ARABIC = {
    **dict.fromkeys("أإآٱ", "ا"),
    **dict.fromkeys("ىیېئۍ", "ي"),
    "ک": "ك",
    **dict.fromkeys("ةہەۀھ", "ه"),
    **dict.fromkeys("ؤۇۆ", "و"),
    "ء": "",
    "ـ": "",
}
_BEFORE = str.maketrans(dict.fromkeys("İIı", "i"))
_AFTER = str.maketrans({**dict.fromkeys(_APOSTROPHES, ""), **_ARABIC})
_INDIC = range(0x0900, 0x0E00)
"""Devanagari to Sinhala, where marks are vowels and must stay."""
_LETTERS_IN_A_ROW = 2
_PERSIAN_VERB = re.compile(r"\b(ن?مي) (?=\w)")
"""The first part of Persian verbs is written with a joiner, a space or nothing after it."""


def fold(text: str) -> str:
    """The words of a text, folded and separated by single spaces; never raises, whatever the text."""
    kept = "".join(char for char in unicodedata.normalize("NFKC", text) if not _unseen(char))
    lowered = kept.translate(_BEFORE).casefold().translate(_AFTER)
    bare = "".join(char for char in unicodedata.normalize("NFD", lowered) if not _dropped_mark(char))
    letters = unicodedata.normalize("NFC", bare.translate(_AFTER))
    words = " ".join(_calm("".join(map(_plain, letters))).split())
    return _PERSIAN_VERB.sub(r"\1", words)


def digits(text: str) -> str:
    """The text with every script's digits as 0-9 and nothing else changed."""
    return "".join(_digit(char) for char in text)


def _unseen(char: str) -> bool:
    """Zero-width and direction characters; a joiner inside a word joins it."""
    return unicodedata.category(char) == "Cf"


def _dropped_mark(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Me") and ord(char) not in _INDIC


def _digit(char: str) -> str:
    value = unicodedata.decimal(char, None)
    return char if value is None else str(value)


def _plain(char: str) -> str:
    """Digits to 0-9, letters as they are, anything else a space."""
    if unicodedata.category(char)[0] in "LM":
        return char
    value = unicodedata.decimal(char, None)
    return " " if value is None else str(value)


def _calm(text: str) -> str:
    """At most two equal letters in a row (sooooup); digits stay, 1000 is not 100."""
    parts = []
    for char, run in groupby(text):
        length = len(list(run))
        parts.append(char * (length if char.isdigit() else min(length, _LETTERS_IN_A_ROW)))
    return "".join(parts)
