"""Following a programme, and what those who do are told of it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.catalogue import Catalogue, Programme
from bot.domain.follow_notices import DatesChanged, FollowReminded
from bot.domain.follows import DateChange, Known
from bot.domain.schedule import Session, Slot
from bot.domain.timetable import ISTANBUL
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import to_menu
from handlers.views.contents import MOST_LINES, sayings, shown_place, where_line
from handlers.views.times import hours, named, old_hours, when

DOMAIN = "client"


def follow_row(t: Translator, key: str, *, follows: bool) -> Row:
    """On a programme's card: begin, or stop."""
    if follows:
        return row(Button("🔕 " + t.label("Stop reminders"), data("follow.no", key)))
    return row(Button("🔔 " + t.label("Remind me"), data("follow", key)))


def following(t: Translator, programme: Programme, *, nothing: bool = False) -> Screen:
    """The receipt: what comes when; or why it does not, for who wants ``nothing`` at all."""
    lines = [
        f"🔔 {programme.pictogram} " + t("{name}: we remind you.", name=t.data(programme.name)),
        t("The evening before, and two hours before. If a day changes, at once."),
    ]
    if nothing:
        lines = [lines[0], "🔕 " + t("You get no reminders, because you stopped all messages.")]
        return Screen(lines, [row(Button("🔔 " + t.label("Turn messages on again"), data("hear.on"))), to_menu(t)])
    return Screen(
        lines,
        [
            row(Button(f"{programme.pictogram} " + t.label("When and where"), data("prog", programme.key))),
            row(Button("🔕 " + t.label("Stop reminders"), data("follow.no", programme.key))),
            to_menu(t),
        ],
    )


def not_following(t: Translator, programme: Programme | None) -> Screen:
    """The receipt of stopping."""
    if programme is None:
        return Screen(["🔕 " + t("Stopped. We do not remind you of this any more.")], [to_menu(t)])
    line = t("{name}: we do not remind you any more.", name=t.data(programme.name))
    rows = [
        row(Button("🔔 " + t.label("Remind me again"), data("follow", programme.key))),
        row(Button(f"{programme.pictogram} " + t.label("When and where"), data("prog", programme.key))),
    ]
    return Screen(["🔕 " + line], [*rows, to_menu(t)])


def reminded(t: Translator, told: FollowReminded) -> Screen:
    """A date is near: when and where; of a sensitive programme neither name nor pictogram."""
    programme, session = told.programme, told.session
    far, span = when(t, told.now, session.on), hours(t, session)
    if programme.sensitive:
        return Screen(["🔔 " + t("Reminder: {when}, {hours}", when=far, hours=span)], _rows(t, programme))
    head = t("{name}: {when}, {hours}", name=named(t, programme, session), when=far, hours=span)
    lines = [f"🔔 {programme.pictogram} {head}", *_place(t, programme, session, told.catalogue)]
    return Screen([*lines, *sayings(t, programme.bring)][:MOST_LINES], _rows(t, programme))


def dates_changed(t: Translator, told: DatesChanged) -> Screen:
    """What changed, old and new side by side, and the next date to come to."""
    programme = told.programme
    if programme.sensitive:
        head = t("Something has changed. Tap to see the days.")
        return Screen(["🔔 " + head], _rows(t, programme))
    end = [_next(t, told)] if told.next and not any(_is(one.now, told.next) for one in told.changes) else []
    lines = change_lines(t, told)
    room = MOST_LINES - len(end)
    if len(lines) > room:
        lines = [*lines[: room - 1], t("See all days below.")]
    return Screen([f"{programme.pictogram} {lines[0]}", *lines[1:], *end], _rows(t, programme))


def change_lines(t: Translator, told: DatesChanged) -> list[str]:
    """Each change in a line or two, as those who follow the programme read it."""
    return [line for group in _in_a_row(told.changes) for line in _group_lines(t, told, group)]


def _rows(t: Translator, programme: Programme) -> list[Row]:
    return [
        row(Button("📅 " + t.label("All days"), data("when", programme.key, 0, "menu"))),
        row(Button("🔕 " + t.label("Stop these messages"), data("follow.no", programme.key))),
    ]


def _place(t: Translator, programme: Programme, one: Session | Known, catalogue: Catalogue) -> list[str]:
    return [where_line(t, catalogue, programme, one.place)]


def _is(one: Known | None, session: Session) -> bool:
    return one is not None and one.slot == session.slot


def _next(t: Translator, told: DatesChanged) -> str:
    assert told.next is not None
    far, span = when(t, told.now, told.next.on), hours(t, told.next)
    return "📅 " + t("Next: {when}, {hours}", when=far, hours=span)


def _in_a_row(changes: Sequence[DateChange]) -> list[list[DateChange]]:
    """Dates that are off for one reason are said together; any other stands alone."""
    groups: list[list[DateChange]] = []
    for one in changes:
        before = groups[-1][-1] if groups else None
        if before and before.now is None and one.now is None and dict(before.reason) == dict(one.reason):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _group_lines(t: Translator, told: DatesChanged, group: Sequence[DateChange]) -> list[str]:
    first, last = group[0], group[-1]
    name = t.data(told.programme.name)
    if first.now is None:
        reason = sayings(t, first.reason)
        if len(group) > 1:
            days = [t.day(_day_of(one.was)) for one in (first, last) if one.was]
            return [t("{name}: closed from {first} to {last}", name=name, first=days[0], last=days[1]), *reason]
        return [t("{name}: closed {when}", name=name, when=_far(t, told, first.was)), *reason]
    return _on_lines(t, told, first, first.now)


def _on_lines(t: Translator, told: DatesChanged, one: DateChange, new: Known) -> list[str]:
    """A date that takes place, and how that differs from what was said."""
    name, far, span = t.data(told.programme.name), _far(t, told, new), hours(t, _slot(new))
    place = _place(t, told.programme, new, told.catalogue) if len(told.changes) == 1 else []
    if one.was is None:
        return [t("{name}, one more day: {when}, {hours}", name=name, when=far, hours=span), *place]
    if one.again:
        return [t("{name} takes place after all: {when}, {hours}", name=name, when=far, hours=span), *place]
    old, at = one.was, hours(t, _slot(new))
    if _day_of(old) != _day_of(new):
        head = t("{name}, new day: {when}, {hours}", name=name, when=far, hours=at)
        gone = t("Not {day}, {hours}", day=t.day(_day_of(old)), hours=old_hours(t, _slot(old)))
    elif (old.starts_at, old.ends_at) != (new.starts_at, new.ends_at):
        head = t("{name}, new time: {when}, {hours}", name=name, when=far, hours=at)
        gone = t("Not {hours}", hours=old_hours(t, _slot(old)))
    else:
        head = t("{name}, new place: {when}, {hours}", name=name, when=far, hours=at)
        return [head, *place, *_not_there(t, told, old)]
    return [head, "✖️ " + gone, *place]


def _not_there(t: Translator, told: DatesChanged, old: Known) -> list[str]:
    place = shown_place(told.catalogue, told.programme, old.place)
    return ["✖️ " + t("Not at {place}", place=t.data(place.name))] if place else []


def _far(t: Translator, told: DatesChanged, one: Known | None) -> Rendered:
    assert one is not None
    return when(t, told.now, _day_of(one))


def _day_of(one: Known | None) -> date:
    assert one is not None
    return one.starts_at.astimezone(ISTANBUL).date()


def _slot(one: Known) -> Slot:
    return Slot(one.starts_at, one.ends_at, one.place)
