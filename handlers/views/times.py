"""Days and hours in words: today, tomorrow, in three days, from ten to twelve; never which session is meant."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from bot.domain.catalogue import Programme
from bot.domain.schedule import Session, Slot
from bot.domain.timetable import ISTANBUL, today
from bot.i18n import Rendered, Translator
from handlers.views.contents import filled

DOMAIN = "client"
_FULL, _HALF = 0x1F550, 0x1F55C  # Unicode: clock faces one o'clock and half past one
_QUARTER = 15


def local(moment: datetime) -> datetime:
    """The moment on Istanbul's clocks."""
    return moment.astimezone(ISTANBUL)


def clock_face(moment: datetime) -> str:
    """The clock face nearest to the hour, for those who do not read numbers."""
    halves = (local(moment).hour * 60 + local(moment).minute + _QUARTER) // 30
    hour, half = divmod(halves, 2)
    return chr((_HALF if half else _FULL) + (hour - 1) % 12)


def start_of(t: Translator, session: Session | Slot) -> Rendered:
    """The hour it begins, beside its clock face."""
    return Rendered(f"{clock_face(session.starts_at)} {t.clock(local(session.starts_at))}")


def hours(t: Translator, session: Session | Slot) -> Rendered:
    """From when to when, and how late it begins today; past midnight with the day on which it ends."""
    span = _span(t, session)
    late = session.said.late if isinstance(session, Session) else session.late
    if not late:
        return span
    # Translators: {hours} is like "from 10:30 to 12:30"; it begins so much later today
    return t.plural("{hours}, about {n} minute late", "{hours}, about {n} minutes late", late, hours=span)


def _span(t: Translator, session: Session | Slot) -> Rendered:
    start, end = local(session.starts_at), local(session.ends_at)
    if start.date() == end.date():
        # Translators: hours of one day, put into other sentences: "Soup kitchen: today, Tuesday 1 December, {hours}"
        return t("from {start} to {end}", start=start_of(t, session), end=t.clock(end))
    # Translators: hours that end after midnight; {day} is the next day
    return t("from {start} to {end} on {day}", start=start_of(t, session), end=t.clock(end), day=t.day(end.date()))


def old_hours(t: Translator, slot: Slot) -> Rendered:
    """From when to when it had been planned; no clock face, as nobody should come then."""
    return t("from {start} to {end}", start=t.clock(local(slot.starts_at)), end=t.clock(local(slot.ends_at)))


def when(t: Translator, now: datetime, on: date) -> Rendered:
    """How far away a day is, and which one: "tomorrow, Tuesday 1 December"."""
    days = (on - today(now)).days
    far = days > 0 and on.year != today(now).year
    named = t.day(on, with_year=far)
    if days < 0:
        return named
    if days == 0:
        # Translators: {day} is like "Tuesday 1 December"; stands inside sentences: "Soup kitchen: {when}, {hours}"
        return t("today, {day}", day=named)
    if days == 1:
        # Translators: {day} is like "Tuesday 1 December"; stands inside sentences: "Soup kitchen: {when}, {hours}"
        return t("tomorrow, {day}", day=named)
    # Translators: stands inside sentences: "Soup kitchen: {when}, {hours}"; may omit the number
    return t.plural("in {n} day, {day}", "in {n} days, {day}", days, day=named)


def on_now(t: Translator, name: Rendered, now: datetime, session: Session) -> Rendered:
    """That it is on, and until when; or what is said of it at this moment."""
    if session.said.finished:
        return t("{name}: finished for today", name=name)
    end, late = local(session.ends_at), timedelta(minutes=session.said.late)
    if now < session.starts_at + late:
        start = t.clock(local(session.starts_at + late))
        minutes = session.said.late
        return t.plural(
            "{name}: about {n} minute late, from about {start}",
            "{name}: about {n} minutes late, from about {start}",
            minutes,
            name=name,
            start=start,
        )
    if end.date() != today(now):
        return t("{name}: on now, until {end} on {day}", name=name, end=t.clock(end), day=t.day(end.date()))
    if session.said.few:
        return t("{name}: on now until {end}, few portions left", name=name, end=t.clock(end))
    return t("{name}: on now, until {end}", name=name, end=t.clock(end))


def named(t: Translator, programme: Programme, session: Session | None = None) -> Rendered:
    """The programme's name, with the session's own title where it has one."""
    name = t.data(programme.name)
    if session is None or not filled(session.title):
        return name
    # Translators: a programme and one of its kinds: "Language lessons (Turkish)"
    return t("{name} ({title})", name=name, title=t.data(session.title))
