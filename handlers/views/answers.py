"""The answer to "when?" in lines: what changed first, then the next time; never buttons or a whole screen."""

from __future__ import annotations

from datetime import datetime
from itertools import groupby

from bot.domain.agenda import Distance, Outlook, how_far
from bot.domain.catalogue import Catalogue, Programme
from bot.domain.schedule import Session, Slot, Status
from bot.i18n import Rendered, Translator
from handlers.schedule_facts import Card
from handlers.views.contents import sayings, shown_place, where_line
from handlers.views.times import hours, local, named, old_hours, on_now, start_of, when

DOMAIN = "client"
MOST_CHANGES = 2


def answer(t: Translator, card: Card) -> list[str]:
    """When to come, for the programme whose sessions count; its pictogram leads the first line."""
    assert card.timed is not None
    lines = [line for group in _told(card) for line in _changed(t, card, group)]
    first = card.next
    if first is None:
        lines += [] if lines else [t("{name}: we do not know the next day yet", name=t.data(card.timed.name))]
    elif first not in card.outlook.changes:
        lines.append(_next(t, card, first, again=bool(lines)))
    return [f"{card.timed.pictogram} {lines[0]}", *lines[1:]]


def _next(t: Translator, card: Card, session: Session, *, again: bool) -> str:
    """The next time; ``again`` where the name has been said with a change."""
    assert card.timed is not None
    name, far, span = named(t, card.timed, session), when(t, card.now, session.on), hours(t, session)
    if how_far(card.now, session).distance is Distance.NOW:
        return on_now(t, name, card.now, session)
    if again:
        # Translators: {when} is like "tomorrow, Tuesday 1 December", {hours} like "from 10:30 to 12:30"
        return "📅 " + t("Next: {when}, {hours}", when=far, hours=span)
    if card.resting:
        # Translators: a programme of one season; {when} is like "in 40 days, Tuesday 1 December"
        return t("{name}: begins again {when}, {hours}", name=name, when=far, hours=span)
    # Translators: {when} is like "tomorrow, Tuesday 1 December", {hours} like "from 10:30 to 12:30"
    return t("{name}: {when}, {hours}", name=name, when=far, hours=span)


def next_after(t: Translator, card: Card) -> list[str]:
    """The time after the next one."""
    assert card.timed is not None
    if len(card.outlook.coming) < 2:
        return []
    first, second = card.outlook.coming[:2]
    day, start = t.day(second.on), start_of(t, second)
    if second.title != first.title:
        name = named(t, card.timed, second)
        # Translators: {name} is a programme and its kind: "Language lessons (English)"
        return [t("Next after that: {name}, {day}, {start}", name=name, day=day, start=start)]
    return [t("Next after that: {day}, {start}", day=day, start=start)]


def _told(card: Card) -> list[list[Session]]:
    """The nearest changes; the session to come to is always among them where it is a changed one."""
    groups = _changes(card.outlook)
    kept = groups[:MOST_CHANGES]
    return kept + [group for group in groups[MOST_CHANGES:] if card.next in group]


def _changes(outlook: Outlook) -> list[list[Session]]:
    """Cancelled sessions in a row for one reason are one change; any other stands alone."""

    def kind(session: Session) -> tuple[object, ...]:
        closed = session.status is Status.CANCELLED
        return ("closed", dict(session.reason)) if closed else ("moved", session.series, session.original_on)

    return [list(group) for _, group in groupby(outlook.changes, key=kind)]


def _changed(t: Translator, card: Card, group: list[Session]) -> list[str]:
    """One change: the new line, the old one beside it, the reason."""
    assert card.timed is not None
    session, last = group[0], group[-1]
    reason = sayings(t, session.reason)
    if last.on != session.on:
        name, first_day, last_day = t.data(card.timed.name), t.day(session.on), t.day(last.on)
        closed = t("{name}: closed from {first} to {last}", name=name, first=first_day, last=last_day)
        return [closed, *reason]
    return [changed(t, card.timed, session, card.now), *_instead_of(t, session), *reason]


def changed(t: Translator, programme: Programme, session: Session, now: datetime) -> str:
    """A cancelled or moved session in one line, the new day and hour first."""
    name, far = named(t, programme, session), when(t, now, session.on)
    old, span = session.moved_from, hours(t, session)
    if old is None:
        # Translators: it does not take place; {when} is like "tomorrow, Tuesday 1 December"
        return t("{name}: closed {when}", name=name, when=far)
    if how_far(now, session).distance is Distance.NOW:
        return on_now(t, name, now, session)
    if local(old.starts_at).date() != session.on:
        return t("{name}, new day: {when}, {hours}", name=name, when=far, hours=span)
    if new_hours(session, old):
        return t("{name}, new time: {when}, {hours}", name=name, when=far, hours=span)
    return t("{name}, new place: {when}, {hours}", name=name, when=far, hours=span)


def new_hours(session: Session, old: Slot) -> bool:
    """Whether it begins or ends at another moment than planned."""
    return (session.starts_at, session.ends_at) != (old.starts_at, old.ends_at)


def _instead_of(t: Translator, session: Session) -> list[str]:
    """The old day or hours, to be seen beside the new ones."""
    old = session.moved_from
    if old is None or not new_hours(session, old):
        return []
    if local(old.starts_at).date() != session.on:
        day = t.day(local(old.starts_at).date())
        # Translators: what is no longer true: "Not Tuesday 1 December, from 10:30 to 12:30"
        return ["✖️ " + t("Not {day}, {hours}", day=day, hours=old_hours(t, old))]
    # Translators: what is no longer true: "Not from 10:30 to 12:30"
    return ["✖️ " + t("Not {hours}", hours=old_hours(t, old))]


def where(t: Translator, card: Card) -> list[str]:
    """Where to come, by the place's rule; after a move also where not."""
    session = card.next
    if session is None or card.timed is None:
        return []
    line = where_line(t, card.catalogue, card.timed, session.place)
    shown = shown_place(card.catalogue, card.timed, session.place)
    return [line, *(_not_there(t, card.catalogue, card.timed, session) if shown else [])]


def _not_there(t: Translator, catalogue: Catalogue, programme: Programme, session: Session) -> list[str]:
    old = session.moved_from.place if session.moved_from else session.place
    place = shown_place(catalogue, programme, old) if old != session.place else None
    # Translators: the old place of something that takes place elsewhere this time
    return ["✖️ " + t("Not at {place}", place=t.data(place.name))] if place else []


def come(t: Translator, card: Card, name: Rendered) -> list[str] | None:
    """When to come and ask for a service, in one line with its name; None where more has to be said."""
    session = card.next
    if session is None or card.outlook.changes or session.said.finished:
        return None
    if how_far(card.now, session).distance is not Distance.NOW:
        # Translators: a service one asks for in person; {when} is like "tomorrow, Tuesday 1 December"
        text = t("{name}: come {when}, {hours}", name=name, when=when(t, card.now, session.on), hours=hours(t, session))
    else:
        text = t("{name}: come now, until {end}", name=name, end=t.clock(local(session.ends_at)))
    return [f"{card.programme.pictogram} {text}"]
