"""A shift that moved, somebody who comes every week: the words people read; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.shift_move_notices import Moved, MoveLapsed, PlaceGone, ShiftsMoved, Stands
from bot.domain.shift_notices import OfShift
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import to_menu
from handlers.views.contents import placed
from handlers.views.shift_pieces import (
    be_there,
    list_row,
    mine_row,
    named,
    place_lines,
    stop_row,
    until,
    update_row,
    way_row,
)
from handlers.views.times import local

DOMAIN = "volunteer"
MOST = 5


def shifts_moved(t: Translator, told: ShiftsMoved) -> Screen:
    """Everything one act moved for this person: asked where they have a place, told where they wait."""
    asked = [one for one in told.moves if one.signup is not None]
    if len(told.moves) == 1:
        return moved(t, told.moves[0], told.asked_at, exported=told.exported)
    head = t.plural("{n} shift has moved.", "{n} shifts have moved.", len(told.moves))
    lines = [f"{number}. {_line(t, one)}" for number, one in enumerate(told.moves[:MOST], 1)]
    more = len(told.moves) - MOST
    lines += [t.plural("and {n} more", "and {n} more", more)] if more > 0 else []
    if not asked:
        return Screen(["🕥 " + head, *lines, t("You stay on the waiting list.")], [mine_row(t)])
    numbers = [
        Button(str(number), data("moved", one.signup))
        for number, one in enumerate(told.moves[:MOST], 1)
        if one.signup is not None
    ]
    every = row(Button("✅ " + t.label("I come to all of them"), data("moved.all", told.asked_at)))
    question = t("Can you still come? We keep your places until {moment}", moment=_deadline(t, asked))
    update = update_row(t, exported=told.exported)
    return Screen(["🕥 " + head, *lines, question], [every, row(*numbers), *update, mine_row(t)])


def _line(t: Translator, one: Moved) -> str:
    return f"{named(t, one.new)}: {_before(t, one)} {_now(t, one)}"


def _before(t: Translator, one: Moved) -> Rendered:
    start = local(one.old.shift.starts_at)
    return t("Before: {day}, {start}.", day=t.short_day(start.date()), start=t.clock(start))


def _now(t: Translator, one: Moved) -> Rendered:
    start = local(one.new.shift.starts_at)
    return t("Now: {day}, {start}.", day=t.short_day(start.date()), start=t.clock(start))


def _deadline(t: Translator, moves: Sequence[Moved]) -> Rendered:
    end = local(min(one.until for one in moves if one.until is not None))
    return t("{day}, {start}", day=t.day(end.date()), start=t.clock(end))


def moved(t: Translator, one: Moved, asked_at: int, *, exported: bool = False) -> Screen:
    """One date, what was and what is side by side; only what changed is asked about."""
    shift = one.new.shift
    lines = [
        "🕥 " + t("This shift has moved."),
        f"{named(t, one.new)}: {be_there(t, one.new)}",
        until(t, shift),
        _before(t, one),
        *_place(t, one),
    ]
    if one.signup is None or one.until is None:
        return Screen([*lines, t("You stay on the waiting list.")], [mine_row(t), list_row(t)])
    question = t("Can you still come? We keep your place until {moment}", moment=_deadline(t, [one]))
    yes = row(Button("✅ " + t.label("I will come"), data("moved.yes", one.signup, asked_at)))
    no = row(Button("✖️ " + t.label("I cannot come"), data("place.leave", one.signup)))
    return Screen([*lines, question], [yes, no, *update_row(t, exported=exported), mine_row(t)])


def _place(t: Translator, one: Moved) -> list[str]:
    """Where, if it is another place; as far as this person may know it."""
    if one.old.shift.need.place == one.new.shift.need.place:
        return []
    before = one.old.place
    shown = place_lines(t, one.new, confirmed=one.signup is not None)
    if before is None or before.hidden or one.signup is None:
        return shown
    return [*shown, t("Before: {place}", place=placed(t, before))]


def agreed(t: Translator, shifts: Sequence[OfShift]) -> Screen:
    """Thank you; the place stays theirs."""
    lines = [
        "✅ " + t("Thank you. Your place is yours."),
        *[f"{named(t, of)}: {be_there(t, of)}" for of in shifts[:MOST]],
    ]
    ways = way_row(t, shifts[0], confirmed=True) if len(shifts) == 1 else []
    return Screen(lines, [*ways, mine_row(t), list_row(t)])


def lapsed(t: Translator, told: MoveLapsed) -> Screen:
    """There was no answer, so that the place is free again."""
    lines = [
        "🕥 " + t("We did not hear from you, so your place is free again."),
        f"{named(t, told.of)}: {be_there(t, told.of)}",
        t("If you can come, take a place again."),
    ]
    return Screen(lines, [row(Button("🤝 " + t.label("This shift"), data("shift", told.of.shift.id))), mine_row(t)])


def every_week(t: Translator, of: OfShift, free: Sequence[OfShift], signup: int) -> Screen:
    """Before somebody says that they come every week."""
    dates = " · ".join(t.short_day(local(one.shift.starts_at).date()) for one in free[:MOST])
    more = t.plural("{n} more date is free for you", "{n} more dates are free for you", len(free))
    lines = [f"📆 {named(t, of)}", f"{more}: {dates}" if free else t("No other date is free for you now.")]
    yes = row(Button("📆 " + t.label("Yes, every week"), data("weekly.yes", signup)))
    rule = t("New dates become yours as they are planned. You can give back any of them.")
    return Screen([*lines, rule], [yes, mine_row(t), list_row(t)])


def stands(t: Translator, of: OfShift, taken: int, series: int) -> Screen:
    """They come every week from now on."""
    lines = ["✅ " + t("You come every week. Thank you."), named(t, of)]
    lines.append(t.plural("{n} more date is yours.", "{n} more dates are yours.", taken))
    return Screen(lines, [stop_row(t, series), mine_row(t), list_row(t)])


def stands_no_more(t: Translator) -> Screen:
    """No new dates; what is theirs stays so."""
    lines = [
        "✅ " + t("You get no new dates by yourself."),
        t("The places you have stay yours until you give them back."),
    ]
    return Screen(lines, [mine_row(t), to_menu(t)])


def somebody_stands(t: Translator, told: Stands) -> Screen:
    """To coordinators: who comes every week."""
    name = t.said(told.name) if told.name else t("A volunteer")
    lines = ["📆 " + t("{name} comes every week.", name=name), f"{named(t, told.of)}: {be_there(t, told.of)}"]
    dates = t.plural("{n} more date for now.", "{n} more dates for now.", told.dates)
    return Screen([*lines, dates], [row(Button("📋 " + t.label("Who comes"), data("roster", told.of.shift.id)))])


def place_gone(t: Translator, told: PlaceGone) -> Screen:
    """To coordinators: dates at a place that is no more."""
    head = t.plural("{n} shift is at a place that is gone.", "{n} shifts are at a place that is gone.", told.dates)
    people = t.plural("{n} person is on them.", "{n} people are on them.", told.people)
    lines = ["⚠️ " + head, people, t("Please move or cancel them. Past shifts and their hours stay.")]
    return Screen(lines, [row(Button("🤝 " + t.label("Shifts"), data("dates", 0, "gone")))])
