"""The words people type for each intent, folded and indexed once; never the typed text, never a decision."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from bot.domain import scripts
from bot.domain.folding import fold
from bot.domain.plain_words import FORBIDDEN, PLAIN

NEVER_GUESSED = frozenset({"repatriation"})
"""'Do not send me back' and 'send me back' share their words (B8): nobody is led home by a guess."""
EXACT, SLIP, OTHER_SCRIPT = 1.0, 0.85, 0.8
_LEAST_FUZZY = 4
_LEAST_CONSONANTS = 3


@dataclass(frozen=True, slots=True)
class Word:
    """One folded word of a keyword; a stem also stands for every word that begins with it."""

    letters: str
    stem: bool


Phrase = tuple[Word, ...]
Index = Mapping[str, tuple[Word, ...]]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Keywords of every intent, ready to be looked up; build it with ``of`` and keep it."""

    phrases: tuple[tuple[str, Phrase], ...]
    spelt: Index
    """Whole words and stems by their letters."""
    near: Index
    """Words and stems long enough for a slip, by first letter."""
    bones: Index
    """Arabic and Persian words by their consonants."""
    russian: bool

    @classmethod
    def of(cls, keywords: Mapping[str, Iterable[str]]) -> Vocabulary:
        """Of keywords (or comma lists of them) by intent, ``*`` after a stem, in all the languages to look in."""
        phrases = dict.fromkeys(
            (intent, phrase)
            for intent, entries in keywords.items()
            if intent not in NEVER_GUESSED
            for phrase in _phrases(entries)
        )
        words = dict.fromkeys(word for _, phrase in phrases for word in phrase)
        spelt: dict[str, list[Word]] = defaultdict(list)
        near: dict[str, list[Word]] = defaultdict(list)
        bones: dict[str, list[Word]] = defaultdict(list)
        for word in words:
            for letters in _spellings(word):
                spelt[letters].append(word)
            if len(word.letters) >= _LEAST_FUZZY:
                near[word.letters[0]].append(word)
            if scripts.script(word.letters) == scripts.ARABIC:
                bones[scripts.skeleton(word.letters)].append(word)
        russian = any(scripts.script(word.letters) == scripts.CYRILLIC for word in words)
        return cls(tuple(phrases), _frozen(spelt), _frozen(near), _frozen(bones), russian)

    def standing_for(self, token: str) -> dict[Word, float]:
        """The words one typed word may stand for, and how surely; a slip counts only where nothing fits."""
        forms = dict.fromkeys((token, scripts.mended(token), *scripts.without_prefixes(token)))
        found = [word for form in forms for word in self._equal(form)]
        if found or token in PLAIN:
            return dict.fromkeys(found, EXACT)
        found = [word for form in forms for word in self._one_slip(form)]
        if found or scripts.script(token) != scripts.LATIN:
            return dict.fromkeys(found, SLIP)
        return dict.fromkeys(self._other_script(token), OTHER_SCRIPT)

    def _equal(self, form: str) -> list[Word]:
        whole = [word for word in self.spelt.get(form, ()) if not word.stem]
        begun = [word for cut in range(1, len(form) + 1) for word in self.spelt.get(form[:cut], ()) if word.stem]
        return whole + begun

    def _one_slip(self, form: str) -> list[Word]:
        """One letter wrong, missing, too many or swapped with its neighbour, but never the first one."""
        if len(form) < _LEAST_FUZZY:
            return []
        return [
            word
            for word in self.near.get(form[0], ())
            if (_begins_close if word.stem else _close)(form, word.letters) and (form, word.letters) not in FORBIDDEN
        ]

    def _other_script(self, token: str) -> list[Word]:
        found: list[Word] = []
        if self.russian:
            spelt = scripts.russian(token)
            found += self._equal(spelt) or self._one_slip(spelt)
        bones = scripts.skeleton(token)
        if len(bones) >= _LEAST_CONSONANTS:
            found += self.bones.get(bones, ())
        return found


def _phrases(entries: Iterable[str]) -> Iterable[Phrase]:
    for entry in [entries] if isinstance(entries, str) else entries:
        for keyword in entry.replace("،", ",").split(","):
            if phrase := _phrase(keyword):
                yield phrase


def _phrase(keyword: str) -> Phrase:
    """A keyword's words; those before a star are stems."""
    words: list[Word] = []
    *starred, rest = keyword.split("*")
    for part in starred:
        *whole, stem = fold(part).split() or [""]
        words += [Word(letters, False) for letters in whole]
        words += [Word(stem, True)] if stem else []
    words += [Word(letters, False) for letters in fold(rest).split()]
    return tuple(words)


def _spellings(word: Word) -> tuple[str, ...]:
    """The letters, and those without the Arabic article, which people leave out or glue to other words."""
    bare = word.letters.removeprefix("ال")
    return (word.letters,) if bare == word.letters or len(bare) < _LEAST_CONSONANTS else (word.letters, bare)


def _close(typed: str, letters: str) -> bool:
    return OSA.distance(typed, letters, score_cutoff=1) <= 1


def _begins_close(typed: str, stem: str) -> bool:
    """Whether a word begins with a stem but for one slip; a short stem is no guide to a long word."""
    size = len(stem)
    if size == _LEAST_FUZZY and len(typed) > size + 1:
        return False
    return any(_close(typed[:cut], stem) for cut in range(size - 1, min(size + 1, len(typed)) + 1))


def _frozen(index: Mapping[str, list[Word]]) -> Index:
    return {key: tuple(words) for key, words in index.items()}
