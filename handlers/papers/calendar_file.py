"""A volunteer's own shifts as a calendar file (RFC 5545); never a name or a contact of anybody (SH-H5)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from icalendar import Calendar, Event

from bot.domain.papers import Entry
from bot.domain.timetable import ISTANBUL
from bot.i18n import Rendered, Translator
from handlers.views.contents import ask_where, filled

DOMAIN = "volunteer"
PRODID = "-//IIMP//iimp-bot//EN"


def write_calendar(t: Translator, entries: Iterable[Entry], made_at: datetime) -> bytes:
    """The file; a phone that has an entry of the same uid takes the one with the higher revision.

    All times are UTC instants, which no phone's zone and no summer time moves (SH-D7).
    """
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", t("My shifts").plain)
    for entry in entries:
        calendar.add_component(_event(t, entry, made_at))
    return bytes(calendar.to_ical())


def _event(t: Translator, entry: Entry, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.revision)
    event.add("dtstamp", made_at.astimezone(UTC))
    event.add("dtstart", entry.starts_at.astimezone(UTC))
    event.add("dtend", entry.ends_at.astimezone(UTC))
    event.add("summary", _title(t, entry).plain)
    event.add("description", _arrival(t, entry).plain)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    where = _where(t, entry)
    if where:
        event.add("location", where)
    if entry.point is not None:
        event.add("geo", (entry.point.latitude, entry.point.longitude))
    return event


def _title(t: Translator, entry: Entry) -> Rendered:
    # Translators: the name of an entry in a calendar, like "Cook: Soup kitchen"
    return t("{task}: {programme}", task=t.data(entry.task), programme=t.data(entry.programme))


def _arrival(t: Translator, entry: Entry) -> Rendered:
    """The hour that counts, for a phone that shows its own."""
    start = entry.starts_at.astimezone(ISTANBUL)
    return t("Be there: {day}, {start} in Istanbul.", day=t.day(start.date()), start=t.clock(start))


def _where(t: Translator, entry: Entry) -> str:
    if entry.hidden:
        return ask_where(t).plain
    parts = [t.data(text).plain for text in (entry.place, entry.address) if filled(text)]
    return ", ".join(part.replace("\n", ", ") for part in parts)
