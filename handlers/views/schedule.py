"""One day, and this moment, as screens; never a query."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.agenda import Distance, how_far
from bot.domain.catalogue import Programme
from bot.domain.schedule import Session, Status
from bot.domain.timetable import today
from bot.i18n import Translator
from handlers.schedule_facts import Day, Running
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.answers import new_hours
from handlers.views.contents import MOST_LINES, back_row, programme_button, sayings
from handlers.views.programmes import list_button, time_button
from handlers.views.times import hours, local, named, old_hours, on_now, when

DOMAIN = "client"
MOST_BUTTONS = 6


def day(t: Translator, facts: Day) -> Screen:
    """What is on that day: what is on now or changed first, then what is to come, then what is over."""
    every = sorted((*facts.running, *facts.moved, *facts.sessions), key=lambda session: _weight(facts, session))
    lines = [_day_line(t, facts, session) for session in every] or [t("Nothing is planned on this day.")]
    room = MOST_LINES - 1
    if len(lines) > room:
        left = len(lines) - room + 1
        lines = [*lines[: room - 1], t.plural("And {n} more.", "And {n} more.", left)]
    ways = _other_days(t, facts)
    return Screen([_title(t, facts), *lines], _programme_rows(t, facts.programmes, ways, _here(facts)))


def _title(t: Translator, facts: Day) -> str:
    named_day = t.day(facts.on)
    match (facts.on - today(facts.now)).days:
        case 0:
            return "📅 " + t("Today, {day}", day=named_day)
        case 1:
            return "📅 " + t("Tomorrow, {day}", day=named_day)
        case _:
            return f"📅 {named_day}"


def _weight(facts: Day, session: Session) -> int:
    """On now, then changed, then as planned, then over; each by the hour, as they come."""
    if session.takes_place and how_far(facts.now, session).distance is Distance.NOW:
        return 0
    if session.ends_at <= facts.now:
        return 3
    return 1 if session.status in (Status.CANCELLED, Status.MOVED) else 2


def _day_line(t: Translator, facts: Day, session: Session) -> str:
    programme = facts.catalogue.programmes[session.programme]
    return f"{programme.pictogram} {_day_words(t, facts, programme, session)}"


def _day_words(t: Translator, facts: Day, programme: Programme, session: Session) -> str:
    """One session on the screen of its day, whose date stands above."""
    name, old = named(t, programme, session), session.moved_from
    if not session.takes_place:
        return _closed(t, programme, session)
    if session.on != facts.on and session not in facts.running:
        far, span = when(t, facts.now, session.on), hours(t, session)
        return t("{name}: moved to {when}, {hours}", name=name, when=far, hours=span)
    distance = how_far(facts.now, session).distance
    if distance is Distance.NOW:
        return on_now(t, name, facts.now, session)
    if distance is Distance.PAST:
        return t("{name}: ended at {end}", name=name, end=t.clock(local(session.ends_at)))
    if old is None:
        return t("{name}: {hours}", name=name, hours=hours(t, session))
    if local(old.starts_at).date() != session.on:
        day_before = t.day(local(old.starts_at).date())
        return t("{name}, new day: {hours}, not {day}", name=name, hours=hours(t, session), day=day_before)
    if new_hours(session, old):
        return t("{name}, new time: {hours}, not {old}", name=name, hours=hours(t, session), old=old_hours(t, old))
    return t("{name}, new place: {hours}", name=name, hours=hours(t, session))


def _closed(t: Translator, programme: Programme, session: Session) -> str:
    name = named(t, programme, session)
    for reason in sayings(t, session.reason):
        return t("{name}: closed. {reason}", name=name, reason=reason)
    return t("{name}: closed", name=name)


def _here(facts: Day) -> str:
    """How a card finds its way back to this day."""
    ahead = (facts.on - today(facts.now)).days
    known = {} if facts.night else {0: "today", 1: "tomorrow"}
    return known.get(ahead, f"day.{facts.on:%Y%m%d}")


def _other_days(t: Translator, facts: Day) -> list[Row]:
    """In the small hours both days that "today" may mean; else the next day, or the week."""
    current = today(facts.now)
    if not facts.night:
        return [row(time_button(t, "tomorrow" if facts.on == current else "week"))]
    nights = (current - timedelta(days=1), current)
    return [row(Button(f"📅 {t.short_day(on)}", data("day", f"{on:%Y%m%d}"))) for on in nights]


def _programme_rows(t: Translator, found: list[Programme], ways: list[Row], here: str) -> list[Row]:
    """Buttons of programmes as far as they fit, else the way to all; other ways; back."""
    room = MOST_BUTTONS - 1 - len(ways)
    if not 0 < len(found) <= room:
        ways, room = [row(list_button(t)), *ways], room - 1
    rows = [row(programme_button(t, programme, here)) for programme in found[:room]]
    return [*rows, *ways, back_row(t, "menu" if here in ("week", "today") else "week")]


def now(t: Translator, facts: Running) -> Screen:
    """What is on at this moment; where nothing is, what comes next."""
    every = [(facts.catalogue.programmes[session.programme], session) for session in facts.running]
    lines = [f"{p.pictogram} {on_now(t, named(t, p, session), facts.now, session)}" for p, session in every]
    if not lines:
        lines = ["🟢 " + t("Nothing is on right now."), *_coming(t, facts)]
    ways = [row(time_button(t, "today"))]
    return Screen(lines[:MOST_LINES], _programme_rows(t, facts.programmes, ways, "now"))


def _coming(t: Translator, facts: Running) -> list[str]:
    if facts.next is None:
        return [t("We do not know the next day yet.")]
    session = facts.next
    programme = facts.catalogue.programmes[session.programme]
    name, far = named(t, programme, session), when(t, facts.now, session.on)
    text = t("{name}: {when}, {hours}", name=name, when=far, hours=hours(t, session))
    return [f"{programme.pictogram} {text}"]
