"""Which programmes a typed text may mean; the answer is a card of choices, never an action, never kept text.

Measured in languages-text-time.md, B8. Danger words lead to a person and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.folding import fold
from bot.domain.vocabulary import EXACT, Phrase, Vocabulary, Word

__all__ = ["LABOUR", "SAFETY", "TALK", "Vocabulary", "guess"]

SAFETY = "safety"
"""The intent whose words say that somebody is in danger, or say the opposite of what single words seem to say."""
LABOUR = "labour"
"""The intent whose words say that a birth has begun: danger too, and told apart for who has a birth card."""
DANGERS = frozenset({SAFETY, LABOUR})
TALK = "talk"
MOST_CHOICES = 3
MARGIN = 0.05
_MOST_WORDS = 40
_MOST_LETTERS = 600


@dataclass(frozen=True, slots=True)
class _Hit:
    intent: str
    quality: float
    covers: frozenset[int]
    letters: int


def guess(text: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """At most three intents a text may mean, likeliest first; ``talk`` alone for danger; nothing when in doubt."""
    hits = _hits(text, vocabulary)
    if any(_is_danger(hit) for hit in hits):
        return (TALK,)
    return _best(_uncovered([hit for hit in hits if hit.intent not in DANGERS]))


def speaks_of_danger(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text holds words of danger, spelt right."""
    return any(_is_danger(hit) for hit in _hits(text, vocabulary))


def speaks_of_labour(text: str, vocabulary: Vocabulary) -> bool:
    """Whether a text says that a birth has begun, spelt right."""
    return any(_is_danger(hit) and hit.intent == LABOUR for hit in _hits(text, vocabulary))


def _hits(text: str, vocabulary: Vocabulary) -> list[_Hit]:
    tokens = fold(text[:_MOST_LETTERS]).split()[:_MOST_WORDS]
    found = [vocabulary.standing_for(token) for token in tokens]
    known = {word for words in found for word in words}
    return [
        hit
        for intent, phrase in vocabulary.phrases
        if known.issuperset(phrase) and (hit := _find(intent, phrase, found)) is not None
    ]


def _is_danger(hit: _Hit) -> bool:
    """Danger words must be spelt right: 'ölmek' (to die) is one slip from 'olmak' (to be), 'kill' from 'kilo'."""
    return hit.intent in DANGERS and hit.quality == EXACT


def _find(intent: str, phrase: Phrase, found: Sequence[Mapping[Word, float]]) -> _Hit | None:
    """The best place where a phrase's words follow each other, with at most one word between two of them."""
    letters = sum(len(word.letters) for word in phrase)
    hits = [
        _Hit(intent, min(found[at][word] for at, word in zip(places, phrase, strict=True)), frozenset(places), letters)
        for start in range(len(found))
        if (places := _places(phrase, found, start))
    ]
    return max(hits, key=lambda hit: hit.quality, default=None)


def _places(phrase: Phrase, found: Sequence[Mapping[Word, float]], start: int) -> list[int]:
    """Where the phrase's words stand when its first one stands at ``start``; empty when it does not."""
    places: list[int] = []
    for word in phrase:
        near = (places[-1] + 1, places[-1] + 2) if places else (start,)
        at = next((at for at in near if at < len(found) and word in found[at]), None)
        if at is None:
            return []
        places.append(at)
    return places


def _uncovered(hits: Sequence[_Hit]) -> list[_Hit]:
    """Hits without those inside a longer phrase that fits as well: 'volunteer' is no part of 'voluntary return'."""
    return [
        hit for hit in hits if not any(hit.covers < other.covers and hit.quality <= other.quality for other in hits)
    ]


def _best(hits: Sequence[_Hit]) -> tuple[str, ...]:
    """The intents within the margin of the surest hit, phrases of more words first, then longer words."""
    bar = max((hit.quality for hit in hits), default=EXACT) - MARGIN
    good = [hit for hit in hits if hit.quality >= bar]
    good.sort(key=lambda hit: (-len(hit.covers), -hit.quality, -hit.letters))
    return tuple(dict.fromkeys(hit.intent for hit in good))[:MOST_CHOICES]
