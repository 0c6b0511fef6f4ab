"""A line's words in the order in which they stand from left to right (UAX 9); never their shapes.

fpdf2 resolves the levels of a line rightly, but then only turns whole runs around: a Latin and an Arabic name in one
isolate change places. So the runs are put in order here (rule L2) and each is drawn by itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection

_UNSEEN = frozenset("\u061c\u200e\u200f\u2066\u2067\u2068\u2069")


@dataclass(frozen=True, slots=True)
class Run:
    """Letters of one direction, in the order of reading; ``level`` is odd where they run from right to left."""

    text: str
    level: int

    @property
    def rtl(self) -> bool:
        """Whether it is read from right to left."""
        return self.level % 2 == 1


@lru_cache(2048)
def runs(line: str, *, rtl: bool) -> tuple[Run, ...]:
    """The runs of a line from left to right, without marks and isolates, whose work is done."""
    base = TextDirection.RTL if rtl else TextDirection.LTR
    letters = BidiParagraph(line, base, preserve_bn_chars=True).get_characters_with_embedding_level()
    seen = [letter for letter in letters if letter.character not in _UNSEEN]
    found = [
        Run("".join(letter.character for letter in group), level)
        for level, group in groupby(seen, lambda letter: letter.embedding_level)
    ]
    return tuple(_turned(found))


def _turned(found: list[Run]) -> list[Run]:
    for level in range(max((run.level for run in found), default=0), 0, -1):
        found = _turned_from(level, found)
    return found


def _turned_from(level: int, found: list[Run]) -> list[Run]:
    turned: list[Run] = []
    for deep, group in groupby(found, lambda run: run.level >= level):
        together = list(group)
        turned += reversed(together) if deep else together
    return turned
