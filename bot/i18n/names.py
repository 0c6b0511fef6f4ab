"""What a language is called in other languages, so that somebody can type it in theirs; never its catalogue."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from babel import Locale

from bot.i18n.languages import LANGUAGES


@cache
def names_of(tag: str, spoken: Iterable[str] = ("en", "tr", "ar", "fa", "fr", "ru")) -> tuple[str, ...]:
    """Its own name and its names in these languages (CLDR)."""
    language = LANGUAGES[tag]
    code = language.babel.partition("_")[0] if tag != "prs" else "fa_AF"
    known = (Locale.parse(other).languages.get(code) for other in spoken)
    return tuple(dict.fromkeys(name for name in (language.autonym, tag, *known) if name))


def name_in(tag: str, reader: str) -> str:
    """What readers of another language call it (CLDR), its own name where that is not known."""
    if tag not in LANGUAGES:
        return tag
    spoken = (LANGUAGES[reader].babel,) if reader in LANGUAGES else ()
    last = names_of(tag, spoken)[-1]
    return LANGUAGES[tag].autonym if last == tag else last
