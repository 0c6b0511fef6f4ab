"""Linter rules about the letters of a message: script, spelling, digits; never about its shape."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from bot.i18n.languages import LANGUAGES
from bot.i18n.rules import KEYWORDS, Entry, bare, rule
from bot.i18n.scripts import SHARE, script_of_letter

WITH_ZWNJ = frozenset({"fa", "prs", "ps", "ckb", "ur", "pa_Arab"})
ZWNJ, ZWJ = "\u200c", "\u200d"
MIN_LETTERS = 3  # fewer, as in "OK" or "IIMP", say nothing about a language

_EMOJI = re.compile(
    "[\u203c\u2049\u20e3\u2139\u2190-\u21ff\u2300-\u23ff\u2460-\u27bf\u2900-\u297f\u2b00-\u2bff\U0001f000-\U0001faff]"
)
_FLAG = re.compile("^\\s*[\U0001f1e6-\U0001f1ff\U0001f3f4]", re.MULTILINE)
_LINK = re.compile(r"(?:https?://|www\.|t\.me/|@)[A-Za-z0-9][^\s<>\"',،؛)]*[A-Za-z0-9/]")
_TIME = re.compile(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)")
_PHONE = re.compile(r"\+?\d[\d ()/-]{1,}\d|\b\d{3}\b")


@rule("L8")
def visible_characters(entry: Entry) -> Iterator[str]:
    """No control, invisible, direction or private-use character; code adds direction marks itself (TX-28)."""
    for form in entry.forms:
        found = sorted({f"U+{ord(char):04X}" for at, char in enumerate(form) if _hidden(form, at, entry.tag)})
        if found:
            yield f"take out the invisible {', '.join(found)}"


def _hidden(text: str, at: int, tag: str) -> bool:
    char = text[at]
    if char == ZWNJ:
        return tag not in WITH_ZWNJ
    if char == ZWJ:  # inside an emoji only
        return at == 0 or not (_EMOJI.match(text[at - 1]) or text[at - 1] in "\ufe0f\U0001f3fb\U0001f3ff")
    if "\U000e0020" <= char <= "\U000e007f":
        return "\U0001f3f4" not in text[:at]
    return char != "\n" and unicodedata.category(char) in ("Cc", "Cf", "Co", "Cs", "Zl", "Zp")


@rule("L9")
def own_script(entry: Entry) -> Iterator[str]:
    """Most letters are of the language's script: catches pasted and swapped files."""
    script = LANGUAGES[entry.tag].script
    for form, source in entry.pairs() if entry.is_words else ():
        kept = set(re.findall(r"\w+", source))  # names such as IIMP or Telegram stay as they are
        letters = "".join(word for word in re.findall(r"\w+", bare(form)) if word not in kept)
        counts = Counter(script_of_letter(char) for char in letters if char.isalpha())
        if counts.total() >= MIN_LETTERS and counts[script] < SHARE * counts.total():
            yield f"write it in {LANGUAGES[entry.tag].autonym}: most letters are of another script"


@rule("L10")
def one_spelling(entry: Entry) -> Iterator[str]:
    """NFC; one apostrophe in Uzbek; Persian ye and kaf in Persian and Dari."""
    for form in entry.forms:
        if unicodedata.normalize("NFC", form) != form:
            yield "normalise to NFC"
        if entry.tag == "uz" and re.search("\\w['‘’`´]\\w", form):
            yield "write ʻ (U+02BB) in oʻ and gʻ, ʼ (U+02BC) elsewhere"
        if entry.tag in ("fa", "prs") and re.search("[يكى]", form):
            yield "write Persian ی and ک, not Arabic ي ى ك"


@rule("L11")
def same_outline(entry: Entry) -> Iterator[str]:
    """Spaces at the ends, number of lines and emoji are those of the source."""
    for form, source in entry.pairs() if entry.is_words else ():
        if _ends(form) != _ends(source):
            yield "begin and end with the same spaces as the source"
        if form.count("\n") != source.count("\n"):
            yield f"write {source.count(chr(10)) + 1} lines, now {form.count(chr(10)) + 1}"
        if Counter(_EMOJI.findall(form)) != Counter(_EMOJI.findall(source)):
            yield "use the emoji of the source, each as often as there"


def _ends(text: str) -> tuple[str, str]:
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


@rule("L12")
def same_facts(entry: Entry) -> Iterator[str]:
    """Digits are 0-9; phones, links and times are those of the source."""
    for form, source in entry.pairs():
        if any(char.isdecimal() and char not in "0123456789" for char in form):
            yield "write the digits 0-9"
        if entry.context != KEYWORDS and _facts(form) != _facts(source):
            yield "use the phone numbers, links and times of the source"


def _facts(text: str) -> set[str]:
    rest = bare(text)
    links = set(_LINK.findall(rest))
    rest = _LINK.sub(" ", rest)
    times = {found.replace(".", ":") for found in _TIME.findall(rest)}
    phones = {re.sub(r"[^\d+]", "", found) for found in _PHONE.findall(_TIME.sub(" ", rest))}
    return links | times | phones


@rule("L15")
def no_flag_first(entry: Entry) -> Iterator[str]:
    """No flag at the start of a line: its letters would turn a right-to-left line (TX-18)."""
    if any(_FLAG.search(bare(form)) for form in entry.forms):
        yield "put something else than a flag at the start of the line"
