"""The line that one team leaves for the next: what it is and how long it may be; never a sentence, never a query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

MOST_LETTERS = 200
NONE = 0
"""The number of a line where there is none."""
FRESH = timedelta(hours=24)
"""A line so young is a reason for a morning's list of its own."""


@dataclass(frozen=True, slots=True)
class TeamNote:
    """The line that stands; ``name`` is what its writer is called here, empty where nobody knows or they are gone."""

    id: int
    text: str
    name: str
    at: datetime
    now: datetime

    @property
    def fresh(self) -> bool:
        """Whether it was written since the last morning."""
        return self.now - self.at < FRESH
