"""The calendar file, read back by the library that wrote it, by another one, and line by line."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import pytest
from ical.calendar_stream import IcsCalendarStream
from papers_words import COOK, SOUP, speaker

from bot.domain.papers import Entry, Point
from bot.domain.timetable import ISTANBUL
from handlers.papers.calendar_file import write_calendar

MADE = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)
HALL = {"en": "Church hall", "ar": "قاعة الكنيسة"}
STREET = {"en": "Example Street 5; ring, then wait", "ar": "شارع المثال 5، اقرعوا الجرس ثم انتظروا أمام الباب الأخضر"}


def entry(start: datetime, **more: object) -> Entry:
    made = Entry(
        uid="shift-12@iimp-bot",
        revision=0,
        starts_at=start,
        ends_at=start + timedelta(hours=3),
        task=COOK,
        programme=SOUP,
        place=HALL,
        address=STREET,
        point=Point(41.0369, 28.985),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def text(*entries: Entry, tag: str = "en") -> str:
    return write_calendar(speaker(tag), entries, MADE).decode()


def unfolded(made: str) -> list[str]:
    return made.replace("\r\n ", "").split("\r\n")


@pytest.mark.parametrize("month", [1, 7])
def test_ten_in_istanbul_is_seven_utc_in_january_and_in_july(month: int) -> None:
    """SH-D7: opened in Berlin it is eight in winter and nine in summer."""
    start = datetime(2027, month, 5, 10, 0, tzinfo=ISTANBUL)
    lines = unfolded(text(entry(start)))
    assert f"DTSTART:20270{month}05T070000Z" in lines
    assert f"DTEND:20270{month}05T100000Z" in lines
    assert not any("TZID" in line for line in lines)
    [event] = IcsCalendarStream.calendar_from_ics(text(entry(start))).events
    assert isinstance(event.dtstart, datetime)
    assert event.dtstart.astimezone(ZoneInfo("Europe/Berlin")).hour == (8 if month == 1 else 9)


def test_two_parsers_read_what_stands_in_it() -> None:
    start = datetime(2026, 12, 1, 6, 30, tzinfo=UTC)
    made = text(entry(start, revision=3))
    [event] = icalendar.Calendar.from_ical(made).walk("VEVENT")
    [other] = IcsCalendarStream.calendar_from_ics(made).events
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("shift-12@iimp-bot", 3, "CONFIRMED")
    assert (other.uid, other.sequence, other.status) == ("shift-12@iimp-bot", 3, "CONFIRMED")
    assert event["SUMMARY"] == other.summary == "Cook: Soup kitchen"
    assert event["LOCATION"] == other.location == "Church hall, Example Street 5; ring, then wait"
    assert (other.geo.lat, other.geo.lng) == (41.0369, 28.985) if other.geo else False
    assert event.start == other.dtstart == start
    assert event["DTSTAMP"].dt == other.dtstamp == MADE


def test_the_file_says_what_it_is_and_a_cancelled_shift_that_it_is_off() -> None:
    start = datetime(2026, 12, 1, 6, 30, tzinfo=UTC)
    lines = unfolded(text(entry(start), entry(start, uid="shift-13@iimp-bot", revision=1, cancelled=True)))
    for line in ("BEGIN:VCALENDAR", "VERSION:2.0", "METHOD:PUBLISH", "PRODID:-//IIMP//iimp-bot//EN"):
        assert line in lines
    off = lines.index("UID:shift-13@iimp-bot")
    assert "STATUS:CANCELLED" in lines[off - 6 : off + 6]
    assert [line for line in lines if line.startswith("STATUS")].count("STATUS:CONFIRMED") == 1


def test_no_line_is_longer_than_75_octets_and_no_letter_is_cut_by_folding() -> None:
    made = write_calendar(speaker("ar"), [entry(datetime(2026, 12, 1, 6, 30, tzinfo=UTC))], MADE)
    assert all(len(line) <= 75 for line in made.split(b"\r\n"))
    assert all(line.decode() is not None for line in made.split(b"\r\n"))
    [event] = icalendar.Calendar.from_ical(made).walk("VEVENT")
    assert event["SUMMARY"] == "الطبخ: مطبخ الحساء"
    assert str(event["LOCATION"]).startswith("قاعة الكنيسة, شارع المثال")


def test_nobody_is_named_and_nobody_can_be_written_to() -> None:
    """SH-H5."""
    made = text(entry(datetime(2026, 12, 1, 6, 30, tzinfo=UTC)))
    for name in ("ORGANIZER", "ATTENDEE", "CONTACT", "mailto:", "tel:"):
        assert name not in made
    known = {"uid", "revision", "starts_at", "ends_at", "task", "programme", "cancelled"}
    known |= {"place", "address", "point", "hidden"}
    assert {field.name for field in fields(Entry)} == known


def test_a_shift_without_a_place_has_no_empty_one_and_a_volunteer_without_shifts_an_empty_calendar() -> None:
    made = text(entry(datetime(2026, 12, 1, 6, 30, tzinfo=UTC), place={}, address={}, point=None))
    assert "LOCATION" not in made
    assert "GEO" not in made
    assert IcsCalendarStream.calendar_from_ics(text()).events == []


def test_isolates_and_markup_of_the_chat_stay_out_of_it() -> None:
    made = text(entry(datetime(2026, 12, 1, 6, 30, tzinfo=UTC), programme={"en": "Soup & <b>bread"}))
    assert "SUMMARY:Cook: Soup & <b>bread" in unfolded(made)
    assert not set(made) & set("\u2066\u2067\u2068\u2069\u200e\u200f")
