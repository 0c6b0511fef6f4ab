"""What clients are told of their classes: the words; of a sensitive one neither name nor pictogram. Never a query."""

from __future__ import annotations

from bot.domain.class_notices import (
    ClassEnded,
    ClassEntered,
    ClassMoved,
    ClassOff,
    ClassPlaceGone,
    ClassPlaceHeld,
    ClassPlaceLapsed,
    ClassReminded,
)
from bot.domain.shift_move_notices import Moved
from bot.domain.shift_notices import OfShift
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.classes import class_row, date_line, held, known_place, name_of, place_lines, slot, title, wait_row
from handlers.views.common import person_button, to_menu
from handlers.views.contents import MOST_LINES, sayings
from handlers.views.times import hours, local, old_hours, when

DOMAIN = "client"
MOST = 2
"""So many moved or closed dates are told one by one; of more, the list has them."""


def reminded(t: Translator, told: ClassReminded) -> Screen:
    """A date is near: when and where, and the way to say that one cannot come."""
    of = told.of
    far, span = when(t, of.now, local(of.shift.starts_at).date()), hours(t, slot(of))
    no = _no_row(t, of)
    if of.programme.sensitive:
        return Screen(
            ["🔔 " + t("Reminder: {when}, {hours}", when=far, hours=span)], [no, class_row(t, of.shift.series)]
        )
    lines = [f"🔔 {of.programme.pictogram} {date_line(t, of)}", *place_lines(t, of, enrolled=True)]
    rows = [no]
    if known_place(of, enrolled=True):
        rows.append(row(Button("📍 " + t.label("Show me the way"), data("class.way", of.shift.id))))
    return Screen([*lines, *sayings(t, of.programme.bring)], [*rows, class_row(t, of.shift.series)])


def _no_row(t: Translator, of: OfShift) -> Row:
    return row(Button("✖️ " + t.label("I cannot come"), data("class.no", of.shift.id, "class")))


def off(t: Translator, told: ClassOff) -> Screen:
    """Dates that do not take place, why, and the next one that does."""
    first = told.dates[0]
    rows = [class_row(t, first.shift.series), to_menu(t)]
    if first.programme.sensitive:
        return _changed(t, rows)
    lines: list[str] = [_off_line(t, one) for one in told.dates[:MOST]]
    if len(told.dates) > MOST:
        lines.append(t("See all days below."))
    lines += sayings(t, first.shift.reason)
    if told.next:
        far, span = when(t, told.next.now, local(told.next.shift.starts_at).date()), hours(t, slot(told.next))
        lines.append("📅 " + t("Next: {when}, {hours}", when=far, hours=span))
    return Screen([f"{first.programme.pictogram} {lines[0]}", *lines[1:]], rows)


def _changed(t: Translator, rows: list[Row]) -> Screen:
    return Screen(["🔔 " + t("Something has changed. Tap to see the days.")], rows)


def _off_line(t: Translator, of: OfShift) -> Rendered:
    far = when(t, of.now, local(of.shift.starts_at).date())
    # Translators: it does not take place; {when} is like "tomorrow, Tuesday 1 December"
    return t("{name}: closed {when}", name=name_of(t, of), when=far)


def moved(t: Translator, told: ClassMoved) -> Screen:
    """Old and new side by side; the place stays."""
    first = told.moves[0].new
    no = [_no_row(t, first)] if len(told.moves) == 1 else []
    rows = [*no, class_row(t, first.shift.series), to_menu(t)]
    if first.programme.sensitive:
        return _changed(t, rows)
    lines: list[str] = []
    for one in told.moves[:MOST]:
        lines += _move_lines(t, one)
    if len(told.moves) > MOST:
        lines.append(t("See all days below."))
    lines = [*lines[: MOST_LINES - 1], t("Your place stays yours.")]
    return Screen([f"{first.programme.pictogram} {lines[0]}", *lines[1:]], rows)


def _move_lines(t: Translator, one: Moved) -> list[str]:
    old, new = one.old, one.new
    name, far, span = name_of(t, new), when(t, new.now, local(new.shift.starts_at).date()), hours(t, slot(new))
    was, is_ = local(old.shift.starts_at), local(new.shift.starts_at)
    if was.date() != is_.date():
        head = t("{name}, new day: {when}, {hours}", name=name, when=far, hours=span)
        before = t("Not {day}, {hours}", day=t.day(was.date()), hours=old_hours(t, slot(old)))
    elif (old.shift.starts_at, old.shift.ends_at) != (new.shift.starts_at, new.shift.ends_at):
        head = t("{name}, new time: {when}, {hours}", name=name, when=far, hours=span)
        before = t("Not {hours}", hours=old_hours(t, slot(old)))
    else:
        head = t("{name}, new place: {when}, {hours}", name=name, when=far, hours=span)
        return [head, *place_lines(t, new, enrolled=True)]
    where = place_lines(t, new, enrolled=True) if old.shift.need.place != new.shift.need.place else []
    return [head, "✖️ " + before, *where]


def place_held(t: Translator, told: ClassPlaceHeld) -> Screen:
    """A place is kept for who waited first."""
    return held(t, told.course, told.until)


def place_lapsed(t: Translator, told: ClassPlaceLapsed) -> Screen:
    """Nobody answered in time."""
    what = [] if told.course.discreet else [title(t, told.course)]
    lines = ["🕥 " + t("The place has gone to the next person."), *what, t("If you still want one, wait again.")]
    return Screen(lines, [wait_row(t, told.course.series.id), to_menu(t)])


def entered(t: Translator, told: ClassEntered) -> Screen:
    """Staff put them in."""
    what = [] if told.course.discreet else [title(t, told.course)]
    return Screen(["✅ " + t("You have a place now."), *what], [class_row(t, told.course.series.id), to_menu(t)])


def place_gone(t: Translator, told: ClassPlaceGone) -> Screen:
    """Staff took them off; a person can say why."""
    what = [] if told.course.discreet else [title(t, told.course)]
    lines = ["✖️ " + t("You have no place any more."), *what, t("If you do not know why, please ask us.")]
    return Screen(lines, [row(person_button(t)), to_menu(t)])


def ended(t: Translator, told: ClassEnded) -> Screen:
    """There are no more dates."""
    if told.course.discreet:
        return Screen(
            ["🔔 " + t("Something has ended. Please ask us if you want to know more.")],
            [row(person_button(t)), to_menu(t)],
        )
    head = f"{told.course.programme.pictogram} " + t(
        "{name}: it has ended. Please do not come.", name=title(t, told.course)
    )
    return Screen([head], [row(Button("📋 " + t.label("What we offer"), data("programmes"))), to_menu(t)])
