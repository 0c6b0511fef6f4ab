"""Made-up languages that show faults of screens without a translator; never shown to people.

languages-text-time.md, B4. Tags, entities, placeholders, date patterns and keywords stay as they are.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

from bot.i18n.languages import Language
from bot.i18n.plurals import PLURALS
from bot.i18n.texts import Texts

_KEPT = re.compile(r"(<[^<>]*>|\{[^{}]*\}|&\w+;)")
_UNTOUCHED = ("date pattern", "keywords")
_ACCENTED = str.maketrans("aceinouyAEINOU", "āćēīńōūýĀĒĪŃŌŪ")
_ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثدعفغهيجكلمنوبقرستوفوخيز")


def _outside_markup(text: str, change: Callable[[str], str]) -> str:
    parts = _KEPT.split(text)
    return "".join(part if at % 2 else change(part) for at, part in enumerate(parts))


def _long(msgid: str, _form: str) -> str:
    accented = _outside_markup(msgid, lambda part: part.translate(_ACCENTED))
    return f"[{accented} {'~' * (len(msgid) * 9 // 20)}]"


def _rtl(msgid: str, _form: str) -> str:
    return _outside_markup(msgid, lambda part: part.lower().translate(_ARABIC))


def _plural(msgid: str, form: str) -> str:
    if not form:
        return msgid
    return f"{form} {msgid}" if "{n}" in msgid else f"{form} {{n}} {msgid}"


def _mark(msgid: str, _form: str) -> str:
    fields = re.findall(r"\{[^{}]*\}", msgid)
    tags = re.findall(r"<[^<>]*>", msgid)  # kept, so that the markup still equals the source's
    return " ".join([f"#{zlib.crc32(msgid.encode()):08x}", *fields]) + "".join(tags)


class PseudoTexts:
    """Every message there is, changed by a rule; a counted one with the six forms of Arabic if `counted`."""

    def __init__(self, rule: Callable[[str, str], str], counted: str) -> None:
        self._rule, self._categories = rule, PLURALS[counted].categories

    def find(self, context: str | None, msgid: str, plural: str | None = None) -> tuple[str, ...] | None:
        """The changed message."""
        if context in _UNTOUCHED:
            return (msgid,)
        if plural is None:
            return (self._rule(msgid, ""),)
        return tuple(self._rule(plural, category) for category in self._categories)


class EmptyTexts:
    """A language in which nothing is translated."""

    def find(self, context: str | None, msgid: str, plural: str | None = None) -> tuple[str, ...] | None:
        """Nothing."""
        return None


def languages() -> list[tuple[Language, Texts, str]]:
    """The pseudo-languages: each with its texts and the language whose plural rule it borrows."""
    return [
        (Language("xx-long", "Long", names="en"), PseudoTexts(_long, "en"), "en"),
        (Language("xx-rtl", "Rtl", "Arab", "ar"), PseudoTexts(_rtl, "en"), "en"),
        (Language("xx-plural", "Plural", names="en"), PseudoTexts(_plural, "ar"), "ar"),
        (Language("xx-empty", "Empty", names="en"), EmptyTexts(), "en"),
        (Language("xx-mark", "Mark", names="en"), PseudoTexts(_mark, "en"), "en"),
    ]
