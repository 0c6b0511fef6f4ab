"""Words typed on the wrong keyboard: Latin Arabic, Latin Persian, Latin Russian, mixed alphabets; never a meaning.

Every function takes a folded word and gives folded words; see languages-text-time.md, B8.
"""

from __future__ import annotations

LATIN, CYRILLIC, ARABIC, OTHER = "latin", "cyrillic", "arabic", "other"

_LOOK_ALIKES = dict(zip("acekmhopctyxbi", "асекмнорстухви", strict=True))
_TO_CYRILLIC = str.maketrans(_LOOK_ALIKES)
_TO_LATIN = str.maketrans({"а": "a", "с": "c", "е": "e", "о": "o", "р": "p", "у": "y", "х": "x", "і": "i"})

# Longest first; one Latin spelling may stand for one Russian letter only: an edit more is allowed by the matcher.
_RUSSIAN = (
    ("shch", "щ"), ("sch", "щ"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"),
    ("yu", "ю"), ("ju", "ю"), ("ya", "я"), ("ja", "я"), ("yo", "е"), ("ye", "е"), ("ie", "ье"),
    *zip("abvgdeziyjklmnoprstufhcwqx", "абвгдезиииклмнопрстуфхцвкх", strict=True),
)  # fmt: skip
# Letters that Latin writers do not tell apart share one sign; vowels and half-vowels fall away.
_ARABIC_SIGNS = dict(zip("بپتطثسصجچحهخدضذزظژرشعغقفكگلمن", "bpttsssjchhxddzzzzr$3qqfkglmn", strict=True))
_LATIN_SIGNS = (
    ("sh", "$"), ("ch", "c"), ("kh", "x"), ("gh", "q"), ("th", "s"), ("dh", "z"), ("zh", "z"), ("ph", "f"),
    ("5", "x"), ("7", "h"), ("3", "3"), ("6", "t"), ("8", "q"), ("9", "s"),
    *zip("bptsjhxdzrqfkglmnc", "bptsjhxdzrqfkglmnk", strict=True),
)  # fmt: skip
_ARABIC_PREFIXES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف")
_LEAST_LETTERS = 3


def script(word: str) -> str:
    """The alphabet most of a word's letters are in."""
    counts = dict.fromkeys((LATIN, CYRILLIC, ARABIC, OTHER), 0)
    for char in word:
        counts[_script_of(char)] += 1
    return max(counts, key=counts.__getitem__)


def mended(word: str) -> str:
    """The word with look-alike letters of another alphabet replaced by its own (Latin c in Russian)."""
    match script(word):
        case "cyrillic":
            return word.translate(_TO_CYRILLIC)
        case "latin":
            return word.translate(_TO_LATIN)
        case _:
            return word


def russian(word: str) -> str:
    """A Latin-typed word in Russian letters, without marks."""
    return _spell(word, _RUSSIAN)


def skeleton(word: str) -> str:
    """The consonants of an Arabic or Persian word, or of one typed in Latin letters; compare only as a whole."""
    if script(word) == ARABIC:
        signs = "".join(_ARABIC_SIGNS.get(char, "") for char in word)
    else:
        signs = _spell(word, _LATIN_SIGNS, keep=False)
    single = "".join(sign for before, sign in zip(" " + signs, signs, strict=False) if sign != before)
    return single.removesuffix("h")


def without_prefixes(word: str) -> tuple[str, ...]:
    """An Arabic word without the article and the small words glued to it, where enough is left."""
    return tuple(
        word.removeprefix(prefix)
        for prefix in _ARABIC_PREFIXES
        if word.startswith(prefix) and len(word) - len(prefix) >= _LEAST_LETTERS
    )


def _script_of(char: str) -> str:
    code = ord(char)
    if "a" <= char <= "z" or 0xC0 <= code < 0x250:
        return LATIN
    if 0x400 <= code < 0x530:
        return CYRILLIC
    return ARABIC if 0x600 <= code < 0x780 else OTHER


def _spell(word: str, table: tuple[tuple[str, str], ...], *, keep: bool = True) -> str:
    parts, at = [], 0
    while at < len(word):
        step, sign = next(
            ((len(typed), sign) for typed, sign in table if word.startswith(typed, at)),
            (1, word[at] if keep else ""),
        )
        parts.append(sign)
        at += step
    return "".join(parts)
