"""The languages we know, by name, script, fallback chain and spelling of their code; never a translation.

Names, chains and aliases: languages-text-time.md, A4. A language ships when `locales/<tag>/` exists.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

FIRST = ("ar", "en", "tr", "fa", "ru", "fr")
"""The head of the picker; all other languages follow by their code."""

SOURCE = "en"
MAX_CODE = 35  # RFC 5646 4.4.1: the length every implementation must hold; longer is no language code
RTL_SCRIPTS = frozenset({"Arab", "Syrc"})


@dataclass(frozen=True, slots=True)
class Language:
    """One language: our code, its own name, script (ISO 15924), id of its date names, and who steps in."""

    tag: str
    autonym: str
    script: str = "Latn"
    names: str = ""
    before_english: tuple[str, ...] = ()

    @property
    def rtl(self) -> bool:
        """Whether it is written from right to left."""
        return self.script in RTL_SCRIPTS

    @property
    def babel(self) -> str:
        """The identifier of its CLDR data in Babel."""
        return self.names or self.tag

    @property
    def chain(self) -> tuple[str, ...]:
        """The languages to try, in order, English last."""
        return tuple(dict.fromkeys((self.tag, *self.before_english, SOURCE)))


_ROWS = (
    Language("ar", "العربية", "Arab"),
    Language("en", "English"),
    Language("tr", "Türkçe"),
    Language("fa", "فارسی", "Arab"),
    Language("ru", "Русский", "Cyrl"),
    Language("fr", "Français"),
    Language("prs", "دری", "Arab", "fa_AF", ("fa",)),
    Language("uz", "Oʻzbekcha", before_english=("ru",)),
    Language("tk", "Türkmençe", before_english=("ru",)),
    Language("so", "Soomaali"),
    Language("am", "አማርኛ", "Ethi"),
    Language("sw", "Kiswahili"),
    Language("ps", "پښتو", "Arab", "", ("prs", "fa")),
    Language("kmr", "Kurdî (Kurmancî)", "Latn", "ku"),
    Language("ti", "ትግርኛ", "Ethi"),
    Language("ur", "اردو", "Arab"),
    # Second wave, by evidence. Mandinka is missing: CLDR has neither its plurals nor its weekday names.
    Language("ky", "Кыргызча", "Cyrl", "", ("ru",)),
    Language("ka", "ქართული", "Geor"),
    Language("ug", "ئۇيغۇرچە", "Arab", "", ("tr",)),
    Language("hy", "Հայերեն", "Armn", "", ("ru",)),
    Language("uk", "Українська", "Cyrl"),
    Language("az", "Azərbaycanca", before_english=("tr",)),
    Language("ckb", "کوردی (سۆرانی)", "Arab"),
    Language("fil", "Filipino"),
    Language("ln", "Lingála", before_english=("fr",)),
    Language("es", "Español"),
    Language("pt", "Português"),
    Language("ha", "Hausa"),
    Language("yo", "Yorùbá"),
    Language("ig", "Igbo"),
    Language("bn", "বাংলা", "Beng"),
    Language("si", "සිංහල", "Sinh"),
    Language("tg", "Тоҷикӣ", "Cyrl", "", ("ru",)),
    Language("kk", "Қазақша", "Cyrl", "", ("ru",)),
    Language("om", "Afaan Oromoo"),
    Language("id", "Bahasa Indonesia"),
    Language("ro", "Română"),
    Language("wo", "Wolof", before_english=("fr",)),
    Language("ff", "Pulaar", before_english=("fr",)),
    Language("pa_Arab", "پنجابی", "Arab", "", ("ur",)),
    Language("uz_Cyrl", "Ўзбекча", "Cyrl", "", ("uz", "ru")),
    Language("ne", "नेपाली", "Deva"),
    Language("syr", "ܣܘܪܝܝܐ", "Syrc"),
    Language("rw", "Ikinyarwanda"),
)

LANGUAGES: dict[str, Language] = {row.tag: row for row in _ROWS}

# Phones, packs and other programs spell them so. Looked up in lower case with hyphens, longest prefix first.
_ALIASES = {
    "prs": "fa-af",
    "ar": "apc arz ary acm ajp apd aeb arq afb ars ayl acq arb ara",
    "kmr": "ku ku-tr ku-latn",
    "ckb": "ku-arab ku-iq ku-ir",
    "fil": "tl",
    "uz": "uzn uzs uzb",
    "ur": "pa-pk pnb",
    "id": "in",
    "fa": "pes fas per",
    "ps": "pbt pbu pst pus",
    "sw": "swh swc swa",
    "hy": "hyw",
    "om": "gaz orm",
    "ff": "fuf fuc",
    "az": "azj azb",
}

_BY_CODE: dict[str, str] = {tag.replace("_", "-").lower(): tag for tag in LANGUAGES} | {
    code: tag for tag, codes in _ALIASES.items() for code in codes.split()
}
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


def resolve_tag(language_code: str | None) -> str | None:
    """Our code for what a phone or an old row calls a language, None for no idea; never raises."""
    if not language_code or len(language_code) > MAX_CODE or not _CODE.fullmatch(language_code):
        return None
    parts = language_code.replace("_", "-").lower().split("-")
    for length in range(len(parts), 0, -1):
        found = _BY_CODE.get("-".join(parts[:length]))
        if found:
            return found
    return None


def in_picker_order(tags: Iterable[str]) -> tuple[str, ...]:
    """The tags as the picker shows them: the first six, then the others by code."""
    return tuple(sorted(set(tags), key=lambda tag: (FIRST.index(tag) if tag in FIRST else len(FIRST), tag)))
