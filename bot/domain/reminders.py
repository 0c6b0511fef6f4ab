"""Kinds of reminders and when they are due: rows with an instant, asked of the table, never of a timer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Kind(StrEnum):
    """What becomes due."""

    DAYS_BEFORE = "appointment_days"
    HOURS_BEFORE = "appointment_hours"
    OFFER_ENDS = "offer_ends"
    SEAT_FREE = "seat_free"
    SEAT_ENDS = "seat_ends"
    UNCLAIMED = "unclaimed"
    LATE = "late"
    EXPIRING = "expiring"
    EXPIRES = "expires"
    BIRTH = "birth"
    TALK_QUIET = "talk_quiet"
    INTERPRETATION = "interpretation"
    SHIFT_DAY = "shift_day"
    SHIFT_HOURS = "shift_hours"
    PLACE_HELD = "place_held"
    PLACE_ENDS = "place_ends"
    SHIFT_AGREE = "shift_agree"
    STILL_YOURS = "still_yours"
    CALL_OUT = "call_out"
    WHO_CAME = "who_came"


OF_SEATS = frozenset({Kind.SEAT_FREE, Kind.SEAT_ENDS})
"""Kinds that are about a seat held for somebody."""
OF_CARDS = frozenset({Kind.BIRTH})
"""Kinds that are about a birth card."""
OF_TALKS = frozenset({Kind.TALK_QUIET})
"""Kinds that are about a talk."""
OF_MESSAGES = frozenset({Kind.INTERPRETATION})
"""Kinds that are about one message to be translated."""
OF_SIGNUPS = frozenset({Kind.SHIFT_DAY, Kind.SHIFT_HOURS, Kind.PLACE_HELD, Kind.PLACE_ENDS, Kind.SHIFT_AGREE})
"""Kinds that are about one person's place on a shift."""
OF_HANDOVERS = frozenset({Kind.STILL_YOURS})
"""Kinds that are about a place offered to somebody else."""
OF_SHIFTS = frozenset({Kind.CALL_OUT, Kind.WHO_CAME})
"""Kinds that are about a whole shift."""
OF_REQUESTS = frozenset(Kind) - OF_SEATS - OF_CARDS - OF_TALKS - OF_MESSAGES - OF_SIGNUPS - OF_HANDOVERS - OF_SHIFTS
"""Kinds that are about a request, and void as soon as it moves."""

BEFORE = {Kind.DAYS_BEFORE: timedelta(days=2), Kind.HOURS_BEFORE: timedelta(hours=2)}
"""How long before an appointment each reminder goes out."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """One row; ``about`` is the number of the row it is about, ``due_at`` in Unix seconds."""

    id: int
    kind: Kind
    about: int
    due_at: int
