"""Which script a text is written in and which languages that may be; never a guess at what it means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.i18n.languages import LANGUAGES, in_picker_order

MIN_LETTERS = 2
SHARE = 0.6  # of the letters; the linter's L9 uses the same

_BLOCKS = (
    ("Latn", 0x0041, 0x024F),
    ("Latn", 0x1E00, 0x1EFF),
    ("Latn", 0x0250, 0x02BF),
    ("Cyrl", 0x0400, 0x052F),
    ("Armn", 0x0530, 0x058F),
    ("Arab", 0x0600, 0x06FF),
    ("Syrc", 0x0700, 0x074F),
    ("Arab", 0x0750, 0x077F),
    ("Arab", 0x08A0, 0x08FF),
    ("Deva", 0x0900, 0x097F),
    ("Beng", 0x0980, 0x09FF),
    ("Sinh", 0x0D80, 0x0DFF),
    ("Geor", 0x10A0, 0x10FF),
    ("Ethi", 0x1200, 0x139F),
    ("Geor", 0x1C90, 0x1CBF),
    ("Ethi", 0x2D80, 0x2DDF),
    ("Arab", 0xFB50, 0xFDFF),
    ("Arab", 0xFE70, 0xFEFC),
    ("Latn", 0xFF21, 0xFF5A),
)

# Letters all languages of a script share, and what each adds: enough to tell them apart, no spelling rule.
_COMMON = {
    "Arab": "ابتثجحخدذرزسشصضطظعغفقلمنهوآأؤئء",
    "Cyrl": "абвгдежзийклмнопрстуфхцчшщьюя",
    "Latn": "abcdefghijklmnopqrstuvwxyz",
}
_OWN = {
    "ar": "ةىيكإ",
    "fa": "پچژگکی",
    "prs": "پچژگکی",
    "ps": "پچژګگکیيټډړږښځڅېۍئڼ",
    "ur": "پچژگکیٹڈڑےںھہۂۃ",
    "pa_Arab": "پچژگکیٹڈڑےںھہ",
    "ckb": "پچژگکیڵڕۆێەڤھ",
    "ug": "پچژگكيېۇۆۈۋەڭھى",
    "ru": "ёъыэ",
    "uk": "іїєґ",
    "ky": "ёъыэңөү",
    "tg": "ёъэғӣқӯҳҷ",
    "kk": "ёъыэәғқңөұүһі",
    "uz_Cyrl": "ёъэўқғҳ",
    "tr": "çğıöşüâîû",
    "az": "çəğıöşü",
    "tk": "çäžňöşüý",
    "kmr": "çêîşû",
    "fr": "àâæçéèêëîïôœùûüÿ",
    "es": "áéíñóúü",
    "pt": "ãáâàçéêíõóôú",
    "ro": "ăâîșțşţ",
    "ha": "ɓɗƙƴ",
    "yo": "ẹọṣáàéèíìóòúù",
    "ig": "ịọụṅ",
    "ln": "ɛɔáéíóúâêîôû",
    "ff": "ɓɗŋɲƴ",
    "wo": "àëéñóŋ",
    "uz": "ʻʼ",
}


def script_of_letter(char: str) -> str | None:
    """The script of one letter (ISO 15924), None for what is no letter or of a script we do not know."""
    if not char.isalpha():
        return None
    code = ord(char)
    return next((script for script, first, last in _BLOCKS if first <= code <= last), None)


def script_counts(text: str) -> Counter[str]:
    """How many letters of each script; "Zzzz" for unknown ones."""
    return Counter(script_of_letter(char) or "Zzzz" for char in text if char.isalpha())


def dominant_script(text: str) -> str | None:
    """The script of most letters, None where there are too few or none prevails."""
    counts = script_counts(text)
    total = counts.total()
    if total < MIN_LETTERS:
        return None
    script, most = counts.most_common(1)[0]
    return script if script != "Zzzz" and most >= SHARE * total else None


def other_script(text: str, tag: str, shipped: Iterable[str] = tuple(LANGUAGES)) -> list[str]:
    """The languages a text may be in when its script is not that of `tag`, in picker order; else nothing."""
    script = dominant_script(text)
    if script is None or tag not in LANGUAGES or LANGUAGES[tag].script == script:
        return []
    writers = (each for each in shipped if each in LANGUAGES and LANGUAGES[each].script == script)
    candidates = list(in_picker_order(writers))
    return _spelt_by(text, script, candidates) or candidates


def _spelt_by(text: str, script: str, candidates: Sequence[str]) -> list[str]:
    letters = {char for char in text.lower() if script_of_letter(char) == script}
    special = letters - set(_COMMON.get(script, ""))
    return [each for each in candidates if special <= set(_OWN.get(each, ""))]
