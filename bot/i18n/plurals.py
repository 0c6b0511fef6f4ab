"""How many forms a counted sentence has in each language and which a number takes; never read from a header.

CLDR's rules for whole numbers 0 to 2000 in gettext's notation, in a table of ours because Babel 2.18's own
headers are wrong (it swaps Arabic "many" and "other"). tests/i18n/test_plurals.py compares it with CLDR.
"""

from __future__ import annotations

import gettext
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True, slots=True)
class Plural:
    """The CLDR categories in the order of a .po file's forms, and the C expression of n that picks one."""

    categories: tuple[str, ...]
    rule: str

    @property
    def count(self) -> int:
        """The number of forms."""
        return len(self.categories)

    @property
    def header(self) -> str:
        """The value of the Plural-Forms header."""
        return f"nplurals={self.count}; plural={self.rule};"

    def form(self, n: int) -> int:
        """Which form, from 0, a whole number takes; negative numbers as their size."""
        return _compiled(self.rule)(abs(n))


@cache
def _compiled(rule: str) -> Callable[[int], int]:
    return gettext.c2py(rule)


_ALIKE = Plural(("other",), "0")
_ONE = Plural(("one", "other"), "(n != 1)")
_ZERO_IS_ONE = Plural(("one", "other"), "(n > 1)")
_EAST_SLAVIC = Plural(
    ("one", "few", "many"),
    "(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2)",
)
_ARABIC = Plural(
    ("zero", "one", "two", "few", "many", "other"),
    "(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5)",
)
_FILIPINO = Plural(("one", "other"), "(n%10==4 || n%10==6 || n%10==9)")
_ROMANIAN = Plural(("one", "few", "other"), "(n==1 ? 0 : n==0 || (n%100>=1 && n%100<=19) ? 1 : 2)")

_GROUPS = (
    (_ARABIC, "ar"),
    (_EAST_SLAVIC, "ru uk"),
    (_FILIPINO, "fil"),
    (_ROMANIAN, "ro"),
    (_ALIKE, "id ig rw tg wo yo"),
    (_ZERO_IS_ONE, "am bn fa ff fr hy ln pa_Arab prs pt si ti"),
    (_ONE, "az ckb en es ha ka kk kmr ky ne om ps so sw syr tk tr ug ur uz uz_Cyrl"),
)

PLURALS: dict[str, Plural] = {tag: plural for plural, tags in _GROUPS for tag in tags.split()}
