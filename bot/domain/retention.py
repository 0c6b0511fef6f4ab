"""How long each thing is kept, counted from what: one table of rules; never a query, never the reading of a clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from types import MappingProxyType

from bot.domain.timetable import ISTANBUL


class Keep(StrEnum):
    """What goes by itself; also the name of its setting, in capitals after ``IIMP_KEEP_``."""

    FORMS = "forms"
    UPDATES = "updates"
    PARKED = "parked"
    MESSAGES = "messages"
    REQUESTS = "requests"
    BIRTHS = "births"
    REMINDERS = "reminders"
    INVITES = "invites"
    DESK_CODES = "desk_codes"
    CALENDARS = "calendars"
    CALLOUTS = "callouts"
    HANDOVERS = "handovers"
    APPLICATIONS = "applications"
    UNANSWERED = "unanswered"
    REFUSED = "refused"
    RECEIVERS = "receivers"
    REPLIES = "replies"
    TRANSLATIONS = "translations"
    VEILED = "veiled"
    PAUSES = "pauses"
    SERVICE_PAUSES = "service_pauses"
    TIMETABLE_EDITS = "timetable_edits"
    KEPT_FILES = "kept_files"
    DAY_MARKS = "day_marks"
    HEADCOUNTS = "headcounts"
    SHIFT_DRAFTS = "shift_drafts"
    TEAM_NOTES = "team_notes"
    NUMBERS = "numbers"
    IDLE = "idle"
    AUDIT = "audit"
    ERASED = "erased"


@dataclass(frozen=True, slots=True)
class Rule:
    """Rows of ``table`` in one of ``states`` (none: in any) go so many days after the latest of ``basis``.

    ``basis`` are columns: instants, or local dates where their name ends in ``_on``. An operator may choose other days,
    but no fewer than ``least``, because something else stands on them.
    """

    name: Keep
    about: str
    table: str
    days: int
    basis: tuple[str, ...]
    states: tuple[str, ...] = ()
    least: int = 0


MOST_DAYS = 3650
NIGHTLY = time(3, 30)
AT_ONCE = 500
"""Rows that go in one transaction, so that nobody who taps waits for it."""

RULES = (
    Rule(Keep.FORMS, "A form left open, after it has expired", "conversations", 14, ("conversations.expires_at",)),
    # Telegram keeps updates for a day; a reused id after that is another update.
    Rule(Keep.UPDATES, "The trace that an update was worked", "inbox", 3, ("inbox.finished_at",), ("done",), 2),
    Rule(Keep.PARKED, "What broke here, locked, to repair it", "inbox", 14, ("inbox.finished_at",), ("parked",)),
    # Telegram lets a bot delete what it sent within two days.
    Rule(Keep.MESSAGES, "The trace of a sent message, without its words", "outbox", 7, ("outbox.ended_at",), (), 2),
    Rule(
        Keep.REQUESTS,
        "A settled request with everything written to it, after its end and its date",
        "requests",
        14,
        ("requests.changed_at", "requests.starts_at"),
        ("done", "no_show", "declined", "cancelled", "expired"),
    ),
    Rule(Keep.BIRTHS, "A birth card, after the three months that follow its month", "births", 0, ("births.forget_at",)),
    Rule(Keep.REMINDERS, "A reminder that was due", "reminders", 14, ("reminders.due_at",), ("told", "void", "missed")),
    Rule(Keep.INVITES, "An invitation, after it has expired", "invites", 0, ("invites.expires_at",)),
    Rule(Keep.DESK_CODES, "A number shown at the desk, after it has expired", "desk_codes", 0, ("desk_codes.until",)),
    Rule(Keep.CALENDARS, "What stands in a volunteer's calendar file, after the shift", "calendar_exports", 0,
         ("shifts.ends_at",)),
    # Today's calls still have to be counted.
    Rule(Keep.CALLOUTS, "Who was called to step in, after the shift", "callouts", 2, ("shifts.ends_at",), (), 2),
    Rule(
        Keep.HANDOVERS,
        "A place offered to another, after the shift",
        "handovers",
        2,
        ("shifts.ends_at",),
        ("taken", "withdrawn", "declined", "lapsed", "ended"),
    ),
    Rule(Keep.APPLICATIONS, "A volunteer's answers that were never sent", "volunteers", 7, ("volunteers.applied_at",),
         ("draft",)),
    Rule(Keep.UNANSWERED, "A volunteer's answers that nobody here answered", "volunteers", 180,
         ("volunteers.applied_at",), ("applied",), 30),
    Rule(Keep.REFUSED, "A volunteer's answers, after a no", "volunteers", 90, ("volunteers.decided_at",), ("refused",)),
    # What was sent can be corrected or taken back for two days.
    Rule(Keep.RECEIVERS, "Who got an announcement; the counts stay", "receivers", 30, ("broadcasts.ended_at",), (), 2),
    Rule(Keep.REPLIES, "What was written back to an announcement", "announcement_answers", 30,
         ("announcement_answers.at",)),
    Rule(Keep.TRANSLATIONS, "A translation that was asked for, after its time", "translation_tasks", 30,
         ("translation_tasks.until",)),
    Rule(Keep.VEILED, "A hidden message that nobody opened", "veiled", 7, ("veiled.at",)),
    Rule(Keep.PAUSES, "That a person may not ask for now, after its end", "pauses", 0, ("pauses.until",)),
    Rule(Keep.SERVICE_PAUSES, "That a service rests, after its last day", "service_pauses", 0,
         ("service_pauses.again_on",)),
    Rule(Keep.TIMETABLE_EDITS, "What staff began to change, or changed, in the timetable", "timetable_edits", 2,
         ("timetable_edits.made_at",), (), 1),
    Rule(Keep.KEPT_FILES, "Telegram's reference to a picture of a week, which many ask for", "kept_files", 14,
         ("kept_files.at",)),
    Rule(Keep.DAY_MARKS, "What was said of a day while it was on, and whom it was told", "day_marks", 2,
         ("day_marks.at",), (), 2),
    Rule(Keep.HEADCOUNTS, "Who counted how many people on which day; the counts stay", "headcounts", 30,
         ("headcounts.at",), (), 2),
    Rule(Keep.SHIFT_DRAFTS, "What staff began to plan for shifts and did not finish", "shift_drafts", 2,
         ("shift_drafts.made_at",), (), 1),
    Rule(Keep.TEAM_NOTES, "The line that one team left for the next", "team_notes", 14, ("team_notes.at",)),
    # Longer where a household has something only once in a time, until that is over.
    Rule(Keep.NUMBERS, "A number for something given out, and what it was; the counts stay", "tickets", 30,
         ("tickets.ends_at",)),
    Rule(Keep.IDLE, "A person who does not come back, and follows or attends nothing, with everything", "chats", 365,
         ("chats.seen_on",), (), 30),
    # The file itself refuses to lose a younger row.
    Rule(Keep.AUDIT, "Who did what, by number", "audit", 365, ("audit.at",), (), 365),
    # No fewer than the days a backup is kept: a restore has to leave out who was erased meanwhile.
    Rule(Keep.ERASED, "The unreadable mark that somebody was erased, or lost a role", "erased", 30, ("erased.at",), (),
         30),
)  # fmt: skip

DAYS: Mapping[Keep, int] = MappingProxyType({rule.name: rule.days for rule in RULES})
"""The days of every rule, where the operator has not chosen others."""


def is_due(last: datetime | None, now: datetime) -> bool:
    """Whether the hour of a night has passed since it was last looked what has to go; at the start it always has."""
    if last is None:
        return True
    hour = datetime.combine(now.astimezone(ISTANBUL).date(), NIGHTLY, ISTANBUL)
    if hour > now:
        hour = datetime.combine(hour.date() - timedelta(days=1), NIGHTLY, ISTANBUL)
    return last < hour
