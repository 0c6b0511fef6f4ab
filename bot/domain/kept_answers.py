"""What staff say without typing: answers every language has, and the organisation's own; never a sentence of ours."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kept(StrEnum):
    """Answers staff pick in their own language and the person reads in theirs."""

    TODAY = "today"
    STILL = "still"
    HOW_MANY = "how_many"
    WHICH_CHILD = "which_child"
    BABY_BORN = "baby_born"
    COLLEAGUE = "colleague"
    HOSPITAL = "hospital"
    SLEEP = "sleep"
    SAFE = "safe"
    COME_NOW = "come_now"
    CLOSING = "closing"
    COME_DAY = "come_day"
    COME_DESK = "come_desk"
    PAPERS = "papers"
    BABY_PAPERS = "baby_papers"
    CHILD = "child"
    PRESCRIPTION = "prescription"
    RECEIPT = "receipt"
    VACCINATION = "vaccination"
    BAG = "bag"
    SPEAKER = "speaker"
    READY = "ready"
    LOOKING = "looking"
    WAIT = "wait"
    THANKS = "thanks"
    NOT_MONTH = "not_month"
    ELSEWHERE = "elsewhere"
    UNREACHED = "unreached"
    PAPERS_READY = "papers_ready"
    DOCTOR = "doctor"
    CHANGED = "changed"
    INTERPRETER = "interpreter"


ASKS = frozenset({Kept.TODAY, Kept.STILL, Kept.BABY_BORN, Kept.COLLEAGUE, Kept.HOSPITAL, Kept.SLEEP, Kept.SAFE})
"""Answers that are questions: the person taps yes or no."""

QUIET = frozenset({Kept.BABY_BORN, Kept.HOSPITAL, Kept.SLEEP, Kept.SAFE, Kept.PRESCRIPTION, Kept.DOCTOR})
"""Answers whose own words never come first: a lock screen shows those to whoever holds the phone."""


class Group(StrEnum):
    """Where staff look for an answer."""

    ASK = "ask"
    COME = "come"
    NEWS = "news"


GROUPS: Mapping[Group, tuple[Kept, ...]] = {
    Group.ASK: (
        Kept.TODAY, Kept.STILL, Kept.HOW_MANY, Kept.WHICH_CHILD, Kept.COLLEAGUE, Kept.SLEEP, Kept.SAFE, Kept.BABY_BORN,
        Kept.HOSPITAL,
    ),
    Group.COME: (
        Kept.COME_NOW, Kept.COME_DAY, Kept.COME_DESK, Kept.PAPERS, Kept.BABY_PAPERS, Kept.CHILD, Kept.CLOSING,
        Kept.RECEIPT, Kept.PRESCRIPTION, Kept.VACCINATION, Kept.BAG, Kept.SPEAKER,
    ),
    Group.NEWS: (
        Kept.READY, Kept.LOOKING, Kept.WAIT, Kept.THANKS, Kept.NOT_MONTH, Kept.ELSEWHERE, Kept.UNREACHED, Kept.CHANGED,
        Kept.PAPERS_READY, Kept.DOCTOR, Kept.INTERPRETER,
    ),
}  # fmt: skip
"""Every answer stands in one group, the most used first."""

MOST_OWN = 300
"""Characters of an answer of the organisation's own; a longer one is not cut but asked for again."""


@dataclass(frozen=True, slots=True)
class OwnAnswer:
    """An answer the organisation has written itself, by language tag; public words, of nobody."""

    id: int
    texts: Mapping[str, str]

    def nearest(self, tags: Iterable[str]) -> str:
        """The first of these languages that it has, else whichever there is; it has one at least."""
        return next((tag for tag in tags if tag in self.texts), next(iter(self.texts)))
