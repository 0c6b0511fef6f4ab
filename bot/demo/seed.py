"""What happened lately in the demo, so that there is always something changed to see; never a clock or a query."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.catalogue import ProgrammeKey
from bot.domain.schedule import Change, ChangeKind, Session, Timetable
from bot.domain.timetable import ISTANBUL, sessions

SOUP, LESSONS = ProgrammeKey("soup"), ProgrammeKey("adult_education")
REASON_CANCELLED = {
    "en": "The hall is being repaired.",
    "tr": "Salon tamir ediliyor.",
    "ar": "يجري إصلاح القاعة.",
    "fa": "سالن در حال تعمیر است.",
    "fr": "La salle est en travaux.",
    "ru": "В зале идёт ремонт.",
}
REASON_MOVED = {
    "en": "The teacher comes later.",
    "tr": "Öğretmen daha geç geliyor.",
    "ar": "المعلمة تأتي متأخرة.",
    "fa": "معلم دیرتر می‌آید.",
    "fr": "Le professeur arrive plus tard.",
    "ru": "Учитель придёт позже.",
}
"""In the staff's own words: no catalogue knows them, and a screen with one untranslated text is English as a whole."""
_WEEK = timedelta(days=7)
_LATER = timedelta(hours=1)


def changes(timetable: Timetable, today: date) -> tuple[Change, ...]:
    """A soup kitchen cancelled next week and a lesson an hour later this week; none where there are no such days."""
    return (*_cancelled(timetable, today + _WEEK), *_moved(timetable, today + timedelta(days=1)))


def _cancelled(timetable: Timetable, from_on: date) -> tuple[Change, ...]:
    first = _first(timetable, SOUP, from_on)
    if first is None:
        return ()
    return (Change(first.series, first.original_on, ChangeKind.CANCELLED, reason=REASON_CANCELLED),)


def _moved(timetable: Timetable, from_on: date) -> tuple[Change, ...]:
    first = _first(timetable, LESSONS, from_on)
    if first is None or not first.takes_place:
        return ()
    planned = first.moved_from or first
    starts: datetime = planned.starts_at.astimezone(ISTANBUL) + _LATER
    moved = Change(
        first.series,
        first.original_on,
        ChangeKind.MOVED,
        on=starts.date(),
        start=starts.time(),
        reason=REASON_MOVED,
    )
    return (moved,)


def _first(timetable: Timetable, programme: ProgrammeKey, from_on: date) -> Session | None:
    """The first session of a programme on a day or in the week after it."""
    return next(iter(sessions(timetable, from_on, from_on + _WEEK, programme)), None)
