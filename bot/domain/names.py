"""Finding the one name somebody typed among known names; never a guess between two."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rapidfuzz.distance import OSA

from bot.domain.folding import fold

SHORTEST_FUZZY = 5


def closest(text: str, names: Mapping[str, Iterable[str]]) -> str | None:
    """The key whose names hold the typed words, at most one slip apart; None where there is none or more than one."""
    typed = fold(text)
    if not typed:
        return None
    exact = {key for key, known in names.items() if any(fold(name) == typed for name in known)}
    if exact:
        return exact.pop() if len(exact) == 1 else None
    near = {key for key, known in names.items() if any(_near(typed, fold(name)) for name in known)}
    return near.pop() if len(near) == 1 else None


def _near(typed: str, name: str) -> bool:
    if len(name) < SHORTEST_FUZZY:
        return False
    return OSA.distance(typed, name, score_cutoff=1) <= 1 or f" {name} " in f" {typed} "
