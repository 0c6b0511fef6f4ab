"""Direction marks, isolates and the cleaning of values from outside; never a template or a language's words.

Why: languages-text-time.md, B6. One name with U+202E turns the rest of a message around; one Latin name first
turns an Arabic line around.
"""

from __future__ import annotations

import html
import re
import unicodedata

LRM, RLM = "\u200e", "\u200f"
LRI, FSI, PDI = "\u2066", "\u2068", "\u2069"
LIMIT = 200  # graphemes of a value, unless its caller says otherwise
MAX_CLUSTER = 16  # code points: a family emoji with skin tones has 11; a pile of accents has hundreds

_DIRECTION = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TAG = re.compile(r"<[^<>]*>")
_JOINERS = "\u200c\u200d"  # Persian words and emoji families need them
_BLANKS = "\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0"  # letters by their category, with nothing to see
_ELLIPSIS = "…"


class Ltr(str):
    """A value that always runs left to right: a phone number, link, handle, time or code."""

    __slots__ = ()


class Rendered(str):
    """Finished HTML text of this translator: put into another text unchanged."""

    __slots__ = ()

    @property
    def plain(self) -> str:
        """The same without tags, entities and direction marks, for places, files and comparisons."""
        return strip_marks(unmarked_html(self))


def strip_marks(text: str) -> str:
    """The text without direction marks and isolates: compare, search and hash only this (TX-28)."""
    return _DIRECTION.sub("", text)


def unmarked_html(text: str) -> str:
    """HTML text as plain text; direction marks stay."""
    return html.unescape(_TAG.sub("", text))


def _stays(char: str) -> bool:
    category = unicodedata.category(char)
    if category == "Cf":  # U+E0020..7F spell the flags of England, Scotland and Wales
        return char in _JOINERS or "\U000e0020" <= char <= "\U000e007f"
    return (category not in ("Cc", "Co", "Cs") or char.isspace()) and char not in _BLANKS


def _is_seen(char: str) -> bool:
    """Whether it is more than an accent, a joiner or a mark of a flag, which stand on something else."""
    return unicodedata.category(char) not in ("Mn", "Mc", "Me", "Cf")


def clean(text: str, limit: int = LIMIT) -> str:
    """One line of a value from outside: no marks, controls or lone surrogates, at most `limit` graphemes.

    Empty when nothing visible is left, so that `clean(name) or ...` finds nameless people (AB-8).
    """
    text = text[: limit * MAX_CLUSTER]
    if not text.isascii():
        text = unicodedata.normalize("NFC", "".join(filter(_stays, text)))
    elif not text.isprintable():
        text = "".join(filter(_stays, text))
    found = cut(" ".join(text.split()).strip(_JOINERS + " "), limit)
    return found if any(map(_is_seen, found)) else ""


def cut(text: str, limit: int) -> str:
    """The first graphemes of a text, with … for the rest; never half a letter or half an emoji."""
    if len(text) <= limit and len(text) <= MAX_CLUSTER:
        return text
    clusters = graphemes(text)
    if len(clusters) > limit:
        clusters = [*clusters[: limit - 1], _ELLIPSIS]
    return "".join(cluster[:MAX_CLUSTER] for cluster in clusters)


def graphemes(text: str) -> list[str]:
    """What a reader takes for single characters, near enough to UAX 29 for names and notes."""
    found: list[str] = []
    for char in text:
        if found and _continues(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return found


def _continues(cluster: str, char: str) -> bool:
    if cluster[-1] == "\u200d" and unicodedata.category(char) == "So":
        return True
    if _is_regional(char):
        return _is_regional(cluster[-1]) and len(cluster) % 2 == 1
    return (
        unicodedata.category(char) in ("Mn", "Mc", "Me")
        or char in _JOINERS
        or "\U0001f3fb" <= char <= "\U0001f3ff"  # skin tones
        or "\U000e0020" <= char <= "\U000e007f"
        or "\u1160" <= char <= "\u11ff"  # Korean vowels and finals
    )


def _is_regional(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def value(text: str, limit: int = LIMIT) -> Rendered:
    """Text from outside made safe for HTML and for both directions: clean, escape, isolate, in that order."""
    return Rendered(isolate(html.escape(clean(text, limit), quote=False), ltr=isinstance(text, Ltr)))


def isolate(text: str, *, ltr: bool = False) -> str:
    """The text inside its own direction: its first strong letter's, or left to right."""
    return f"{LRI if ltr else FSI}{text}{PDI}" if text else ""
