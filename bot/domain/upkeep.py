"""What staff are told about the bot itself, as facts; the words stand in handlers/views."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

LATE = timedelta(hours=2)
"""Without a run of reminders for so long, somebody has to know."""


@dataclass(frozen=True, slots=True)
class RemindersLate:
    """To who plans shifts: no run of reminders came to its end since then; ``again`` where one has just now."""

    since: datetime
    again: bool
