"""Numbers as a report may show them: none that says something about one to four people; never what they count.

A number from 1 to 4 is hidden. Where one is, the others of its family are rounded, so coarsely that whoever knows all
that is shown, how it is rounded and which numbers add up to which is left with at least three possible values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

FEW = 5
"""Numbers below this and above nothing are hidden."""
LEFT_OPEN = 3
"""So many values at least stay possible for a hidden number."""
_BASES = (1, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000)
_ENDLESS = 1 << 60

Window = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Shown:
    """A number as it is shown; with ``few`` it stands for anything below it and above nothing ("<5")."""

    number: int
    few: bool = False


@dataclass(frozen=True, slots=True)
class Sum:
    """One number that is the sum of others."""

    total: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Published:
    """A family of numbers as it may be shown; ``base`` is to what it is rounded, 1 where it is exact."""

    numbers: Mapping[str, Shown]
    base: int


def is_few(number: int) -> bool:
    """Whether a number says something about a few people."""
    return 0 < number < FEW


def published(
    figures: Mapping[str, int], sums: Sequence[Sum], unseen: Iterable[str] = (), *, rounded: bool = False
) -> Published:
    """The family as it may be shown, where ``rounded`` not exact in any case; raises ValueError where a sum is none.

    What can be told by adding and subtracting has to be among the figures; what is not shown itself is ``unseen``.
    """
    for one in sums:
        if figures[one.total] != sum(figures[part] for part in one.parts):
            raise ValueError(f"{one.total} is not the sum of its parts")
    exact = not rounded and not any(map(is_few, figures.values()))
    hidden = frozenset(unseen)
    for base in _BASES if exact else _BASES[1:]:
        shown = {name: _shown(number, base) for name, number in figures.items()}
        known = {name: (0, _ENDLESS) if name in hidden else _window(one, base) for name, one in shown.items()}
        if not _tells(figures, sums, known):
            break
    return Published({name: one for name, one in shown.items() if name not in hidden}, base)


def _shown(number: int, base: int) -> Shown:
    """Rounded to the base; what is less than it, or a few, is only said to be less."""
    least = max(FEW, base)
    if 0 < number < least:
        return Shown(least, few=True)
    return Shown((number + base // 2) // base * base)


def _window(shown: Shown, base: int) -> Window:
    """What a number may be for who sees it like this and knows the rule."""
    if shown.few or not shown.number:
        return (1, shown.number - 1) if shown.few else (0, 0)
    low = shown.number - base // 2
    return max(FEW, base, low), low + base - 1


def _tells(figures: Mapping[str, int], sums: Sequence[Sum], known: dict[str, Window]) -> bool:
    """Whether adding and subtracting narrows down the number of a few too far."""
    changed = True
    while changed:
        changed = False
        for one in sums:
            for name, low, high in _implied(known, one):
                narrow = max(known[name][0], low), min(known[name][1], high)
                if narrow != known[name]:
                    known[name], changed = narrow, True
    few = (known[name] for name, number in figures.items() if is_few(number))
    return any(high - low + 1 < LEFT_OPEN for low, high in few)


def _implied(known: Mapping[str, Window], one: Sum) -> Iterable[tuple[str, int, int]]:
    """What a sum says about its total and about each of its parts."""
    lows, highs = (sum(known[part][end] for part in one.parts) for end in (0, 1))
    low, high = known[one.total]
    yield one.total, lows, highs
    for part in one.parts:
        yield part, low - (highs - known[part][1]), high - (lows - known[part][0])
