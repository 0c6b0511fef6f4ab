"""Which of the free shifts somebody wants to see; pure: never a query, never a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.catalogue import PlaceKey
from bot.domain.shifts import Shift
from bot.domain.timetable import today
from bot.domain.volunteers import Day


class By(StrEnum):
    """What one can choose by."""

    TASK = "task"
    DAY = "day"
    PLACE = "place"
    LANGUAGE = "language"


@dataclass(frozen=True, slots=True)
class Filter:
    """What one person chose: any of the values of each kind, all kinds together; ``full`` shows full shifts too."""

    chosen: Mapping[By, frozenset[str]] = field(default_factory=dict)
    full: bool = False

    @property
    def narrows(self) -> bool:
        """Whether it leaves anything out."""
        return any(self.chosen.values())

    def of(self, by: By) -> frozenset[str]:
        """The values chosen of one kind; none is as good as all."""
        return self.chosen.get(by, frozenset())

    def fits(self, traits: Mapping[By, str]) -> bool:
        """Whether a shift of these traits is to be seen."""
        return all(not values or traits[by] in values for by, values in self.chosen.items())


def traits(shift: Shift, place: PlaceKey | None) -> Mapping[By, str]:
    """What a shift is chosen by; ``place`` None where it may not be known before one is confirmed."""
    return {
        By.TASK: shift.need.task,
        By.DAY: list(Day)[today(shift.starts_at).weekday()],
        By.PLACE: place or "",
        By.LANGUAGE: shift.need.language,
    }


def options(found: Iterable[Mapping[By, str]], filter_: Filter) -> Mapping[By, tuple[str, ...]]:
    """The values that occur, and those chosen that do not any more: what is on must be possible to take off."""
    seen = list(found)
    return {by: _in_order(by, {one[by] for one in seen} | filter_.of(by)) for by in By}


def _in_order(by: By, values: set[str]) -> tuple[str, ...]:
    known = values - {""}
    return tuple(day for day in Day if day in known) if by is By.DAY else tuple(sorted(known))
