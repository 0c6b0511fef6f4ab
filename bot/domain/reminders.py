"""Kinds of reminders in one table, and when they are due: rows with an instant; never a timer, never a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from bot.domain.holds import at_night, awakening


class Kind(StrEnum):
    """What becomes due."""

    DAYS_BEFORE = "appointment_days"
    HOURS_BEFORE = "appointment_hours"
    OFFER_SOON = "offer_soon"
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
    FOLLOW_EVENING = "follow_evening"
    FOLLOW_HOURS = "follow_hours"
    DIGEST = "digest"
    WAITS_FOR_ME = "waits_for_me"
    TRANSLATION = "translation"
    CLASS_DAY = "class_day"
    CLASS_HOURS = "class_hours"
    CLASS_HELD = "class_held"
    CLASS_ENDS = "class_ends"
    TICKET_DAY = "ticket_day"
    TICKET_HOURS = "ticket_hours"
    ITEM_HELD = "item_held"
    ITEM_ENDS = "item_ends"


class Subject(StrEnum):
    """What kind of row a reminder is about."""

    REQUEST = "request"
    SEAT = "seat"
    BIRTH_CARD = "birth_card"
    TALK = "talk"
    MESSAGE = "message"
    SIGNUP = "signup"
    HANDOVER = "handover"
    SHIFT = "shift"
    ENROLMENT = "enrolment"
    FOLLOW = "follow"
    TRANSLATION = "translation"
    TICKET = "ticket"
    ALLOTMENT = "allotment"
    HOUSE = "house"
    """Nothing of one person: ``about`` is 0."""


class Topic(StrEnum):
    """What somebody can switch off; everything else is the work of the house."""

    APPOINTMENTS = "appointments"
    FOLLOWED = "followed"
    CLASSES = "classes"
    COLLECTING = "collecting"
    SHIFTS = "shifts"
    CALL_OUTS = "call_outs"
    MY_CASES = "my_cases"
    DIGEST = "digest"


@dataclass(frozen=True, slots=True)
class Rule:
    """What holds for one kind; it is due ``lead`` before its moment, or after it where that is negative."""

    subject: Subject
    topic: Topic | None = None
    lead: timedelta = timedelta()


RULES: Mapping[Kind, Rule] = {
    Kind.DAYS_BEFORE: Rule(Subject.REQUEST, Topic.APPOINTMENTS, timedelta(days=2)),
    Kind.HOURS_BEFORE: Rule(Subject.REQUEST, Topic.APPOINTMENTS, timedelta(hours=2)),
    Kind.OFFER_SOON: Rule(Subject.REQUEST, Topic.APPOINTMENTS, timedelta(hours=6)),
    Kind.OFFER_ENDS: Rule(Subject.REQUEST),
    Kind.UNCLAIMED: Rule(Subject.REQUEST),
    Kind.LATE: Rule(Subject.REQUEST),
    Kind.EXPIRING: Rule(Subject.REQUEST),
    Kind.EXPIRES: Rule(Subject.REQUEST),
    Kind.WAITS_FOR_ME: Rule(Subject.REQUEST, Topic.MY_CASES, -timedelta(days=2)),
    Kind.SEAT_FREE: Rule(Subject.SEAT),
    Kind.SEAT_ENDS: Rule(Subject.SEAT),
    Kind.BIRTH: Rule(Subject.BIRTH_CARD),
    Kind.TALK_QUIET: Rule(Subject.TALK),
    Kind.INTERPRETATION: Rule(Subject.MESSAGE),
    Kind.SHIFT_DAY: Rule(Subject.SIGNUP, Topic.SHIFTS),
    Kind.SHIFT_HOURS: Rule(Subject.SIGNUP, Topic.SHIFTS),
    Kind.PLACE_HELD: Rule(Subject.SIGNUP),
    Kind.PLACE_ENDS: Rule(Subject.SIGNUP),
    Kind.SHIFT_AGREE: Rule(Subject.SIGNUP),
    Kind.STILL_YOURS: Rule(Subject.HANDOVER),
    Kind.CALL_OUT: Rule(Subject.SHIFT, Topic.CALL_OUTS),
    Kind.WHO_CAME: Rule(Subject.SHIFT),
    Kind.FOLLOW_EVENING: Rule(Subject.FOLLOW, Topic.FOLLOWED),
    Kind.FOLLOW_HOURS: Rule(Subject.FOLLOW, Topic.FOLLOWED, timedelta(hours=2)),
    Kind.TRANSLATION: Rule(Subject.TRANSLATION),
    Kind.CLASS_DAY: Rule(Subject.SIGNUP, Topic.CLASSES),
    Kind.CLASS_HOURS: Rule(Subject.SIGNUP, Topic.CLASSES, timedelta(hours=2)),
    Kind.CLASS_HELD: Rule(Subject.ENROLMENT),
    Kind.CLASS_ENDS: Rule(Subject.ENROLMENT),
    Kind.TICKET_DAY: Rule(Subject.TICKET, Topic.COLLECTING),
    Kind.TICKET_HOURS: Rule(Subject.TICKET, Topic.COLLECTING, timedelta(hours=2)),
    Kind.ITEM_HELD: Rule(Subject.ALLOTMENT),
    Kind.ITEM_ENDS: Rule(Subject.ALLOTMENT),
    Kind.DIGEST: Rule(Subject.HOUSE, Topic.DIGEST),
}
"""What holds for each kind. One with a useful end (a column of its row) is not told after it, and counted."""


def kinds_of(subject: Subject) -> tuple[Kind, ...]:
    """Every kind that is about such a row."""
    return tuple(kind for kind, rule in RULES.items() if rule.subject is subject)


class Outcome(StrEnum):
    """What became of a reminder that was due."""

    TOLD = "told"
    VOID = "void"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Reminder:
    """One row; ``about`` is the number of the row it is about; ``due_at`` and ``useful_until`` in Unix seconds."""

    id: int
    kind: Kind
    about: int
    due_at: int
    useful_until: int | None = None

    def too_late(self, now: datetime) -> bool:
        """Whether nobody has any use of it now."""
        return self.useful_until is not None and self.useful_until <= now.timestamp()

    def later(self, now: datetime) -> datetime | None:
        """The hour of waking, where it is night and it is still of use then; None where it is told now."""
        if self.useful_until is None or not at_night(now):
            return None
        morning = awakening(now).astimezone(UTC)
        return morning if morning.timestamp() < self.useful_until else None
