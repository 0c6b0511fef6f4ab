"""The few questions of each service, as data: which, in what order, with which answers; never a sentence or query."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What an answer is; every one is a button."""

    YES_NO = "yes_no"
    NUMBER = "number"
    CHOICE = "choice"


YES, NO = "yes", "no"


@dataclass(frozen=True, slots=True)
class Question:
    """One question; ``sensitive`` ones say on their screen who reads the answer."""

    key: str
    kind: Kind = Kind.YES_NO
    choices: tuple[str, ...] = (YES, NO)
    optional: bool = True
    sensitive: bool = False


@dataclass(frozen=True, slots=True)
class Given:
    """What a person answered, by keys; a question or answer of an earlier release stays as it was kept."""

    question: str
    answer: str


ONLY_A_TALK = frozenset({"counselling", "shelter", "repatriation"})
"""Services of which nothing is asked or written down: only language, way of contact and a time to talk are kept."""

QUESTIONS: Mapping[str, tuple[Question, ...]] = {
    "family": (
        Question("expecting", Kind.CHOICE, ("expecting", "newborn", "neither"), sensitive=True),
        Question("children", Kind.NUMBER, ("1", "2", "3", "4+")),
        Question("need", Kind.CHOICE, ("milk", "vitamins", "coupons", "costs")),
    ),
    "school": (
        Question("age", Kind.NUMBER, ("5-7", "8-10", "11-13", "14-17")),
        Question("turkish"),
        Question("registered"),
    ),
    "health": (
        Question("ill", Kind.CHOICE, ("me", "child", "other"), sensitive=True),
        Question("week"),
    ),
}
"""By key of the service. Papers are never asked for."""


def of_service(service: str) -> tuple[Question, ...]:
    """The questions of one service, in order; none where it has none."""
    return () if service in ONLY_A_TALK else QUESTIONS.get(service, ())
