"""Free shifts, one shift, and what comes of a tap: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Bar, Company, Signup, State, may_bring
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back, report_row, to_menu
from handlers.views.contents import sayings
from handlers.views.shift_pieces import (
    ShiftCard,
    be_there,
    calendar_row,
    day_rows,
    give_row,
    line,
    list_row,
    mine_row,
    named,
    pin,
    place_lines,
    places_line,
    stop_row,
    until,
    update_row,
    way_row,
)
from handlers.views.shift_refusals import why
from handlers.views.times import local

DOMAIN = "volunteer"
A_PAGE = 5


def free(t: Translator, shifts: Sequence[OfShift], page: int, *, more: bool, filtered: bool) -> Screen:
    """Where help is needed, soonest first; a number opens one."""
    head = "🤝 " + (t("Free shifts, as you filtered them") if filtered else t("Free shifts"))
    numbered = [f"{number}. {line(t, of)}" for number, of in enumerate(shifts, page * A_PAGE + 1)]
    lines = [head, *numbered] if shifts else [head, t("Nothing is free at the moment. Thank you for looking.")]
    numbers = [Button(str(number), data("shift", of.shift.id)) for number, of in enumerate(shifts, page * A_PAGE + 1)]
    rows = [row(*numbers)] if numbers else []
    if more:
        rows.append(row(Button("➡️ " + t.label("More"), data("shifts", page + 1))))
    filter_ = Button("🔎 " + t.label("Filter"), data("shifts.filter"))
    return Screen(lines, [*rows, row(filter_, *mine_row(t)), to_menu(t)])


def card(t: Translator, about: ShiftCard) -> Screen:
    """One shift: when, where, what, how many places are left, and what can be done."""
    of, mine = about.of, about.mine
    confirmed = mine is not None and mine.state is State.CONFIRMED
    lines = [
        f"{named(t, of)}: {be_there(t, of)}",
        until(t, of.shift),
        *_session(t, of),
        *place_lines(t, of, confirmed=confirmed),
        *_stands(t, about),
        *sayings(t, of.task.bring, of.shift.need.note),
    ]
    rows = [*day_rows(t, of, about.day), *_ways(t, about), *_keep_rows(t, of, confirmed=confirmed)]
    return Screen(lines, [*rows, *([report_row(t)] if confirmed else []), back(t, "shifts")])


def _keep_rows(t: Translator, of: OfShift, *, confirmed: bool) -> list[Row]:
    """The way there, and for who comes the way into their calendar, side by side."""
    found = [*way_row(t, of, confirmed=confirmed), *([calendar_row(t, of.shift.id)] if confirmed else [])]
    return [tuple(button for each in found for button in each)] if found else []


def _session(t: Translator, of: OfShift) -> list[str]:
    """The programme it is for, and from when its guests come."""
    name = t.data(of.programme.name)
    if of.session is None:
        return [f"{of.programme.pictogram} {name}"]
    start = t.clock(local(of.session.starts_at))
    return [f"{of.programme.pictogram} " + t("{programme}: from {start}", programme=name, start=start)]


def _stands(t: Translator, about: ShiftCard) -> list[str]:
    """How it stands for this person, or how many places there are."""
    mine = about.mine
    if mine is None:
        waits = [t("You are number {place} on the waiting list.", place=about.waiting)] if about.waiting else []
        return [places_line(t, about.of.shift), *waits, *[why(t, bar) for bar in about.bars[:1] if bar is not Bar.FULL]]
    match mine.state:
        case State.ASKED:
            return ["🕥 " + t("You have asked to come. We tell you soon.")]
        case State.HELD:
            return ["🔔 " + t("A place is kept for you.")]
        case _:
            return ["✅ " + t("You are on."), *_company(t, mine), *_with(t, about)]


def _company(t: Translator, mine: Signup) -> list[str]:
    match mine.company:
        case Company.FRIENDS:
            return [t.plural("With you comes {n} friend.", "With you come {n} friends.", mine.size - 1)]
        case Company.CHILD:
            return [t("You bring a child.")]
        case Company.ALONE:
            return []


def _with(t: Translator, about: ShiftCard) -> list[str]:
    """Who else comes: names of those who agreed, and how many others."""
    others = t.plural("{n} other", "{n} others", about.unnamed) if about.unnamed else None
    known = [*[t.said(name) for name in about.names], *([others] if others else [])]
    return [t("With you: {names}", names=_listed(known))] if known else []


def _listed(names: Sequence[str]) -> str:
    return " · ".join(names)


def _ways(t: Translator, about: ShiftCard) -> list[Row]:
    """What this person can do about it."""
    shift, mine = about.of.shift, about.mine
    if mine is not None:
        return mine_ways(t, mine)
    if about.waiting:
        return [row(Button("✖️ " + t.label("Wait no more"), data("shift.unwait", shift.id)))]
    if not about.bars:
        alone = row(Button("✅ " + t.label("I will come"), data("shift.join", shift.id)))
        with_ = row(Button("👥 " + t.label("I do not come alone"), data("shift.with", shift.id)))
        return [alone, with_] if _takes_company(about.of) else [alone]
    if about.bars[0] is Bar.FULL:
        return [row(Button("🔔 " + t.label("Waiting list"), data("shift.wait", shift.id)))]
    return []


def mine_ways(t: Translator, mine: Signup) -> list[Row]:
    """What somebody can do about a place they have, asked for or are offered."""
    if mine.state is State.HELD:
        return [
            row(Button("✅ " + t.label("I will come"), data("shift.join", mine.shift))),
            row(Button("✖️ " + t.label("No, thank you"), data("place.no", mine.id))),
        ]
    give = [give_row(t, mine.id)] if mine.state is State.CONFIRMED else []
    return [*give, row(Button("✖️ " + t.label("I cannot come"), data("place.leave", mine.id)))]


def _takes_company(of: OfShift) -> bool:
    return any(may_bring(of.task, one) for one in (Company.FRIENDS, Company.CHILD))


def company(t: Translator, of: OfShift) -> Screen:
    """With friends, or with a child?"""
    rows: list[Row] = []
    if may_bring(of.task, Company.FRIENDS):
        sizes = [size for size in (2, 3, 4) if of.shift.free is None or size <= of.shift.free]
        choices = [
            Button(
                "👥 " + t.label("{number} people", number=size), data("shift.join", of.shift.id, Company.FRIENDS, size)
            )
            for size in sizes
        ]
        rows += [row(*choices)] if choices else []
    if may_bring(of.task, Company.CHILD):
        rows.append(row(Button("🧒 " + t.label("I bring a child"), data("shift.join", of.shift.id, Company.CHILD, 1))))
    return Screen([f"{named(t, of)}: {t('Who comes with you?')}"], [*rows, back(t, "shift", of.shift.id)])


def joined(t: Translator, about: ShiftCard) -> Screen:
    """The receipt, after the row is stored."""
    of, mine = about.of, about.mine
    if mine is not None and mine.state is State.ASKED:
        lines = ["🕥 " + t("We read this and tell you soon."), f"{named(t, of)}: {be_there(t, of)}"]
        return Screen(lines, [mine_row(t), list_row(t)])
    lines = [
        "✅ " + t("You are on: {when}.", when=be_there(t, of)),
        named(t, of),
        *place_lines(t, of, confirmed=True),
        *(_company(t, mine) if mine else []),
        *_with(t, about),
        *([t("We will remind you the day before.")] if about.reminded else []),
    ]
    rows = [*_weekly(t, about), *_keep_rows(t, of, confirmed=True), *_changes(t, mine)]
    return Screen(lines, [*rows, row(*mine_row(t), *list_row(t))])


def _changes(t: Translator, mine: Signup | None) -> list[Row]:
    """Giving the place on, and giving it back, side by side."""
    if mine is None:
        return []
    return [row(*give_row(t, mine.id), Button("✖️ " + t.label("I cannot come"), data("place.leave", mine.id)))]


def _weekly(t: Translator, about: ShiftCard) -> list[Row]:
    if about.stands:
        return [stop_row(t, about.of.shift.series)]
    if not about.weekly or about.mine is None:
        return []
    return [row(Button("📆 " + t.label("Every week"), data("weekly", about.mine.id)))]


def ask_leave(t: Translator, of: OfShift, signup: int, *, stands: bool) -> Screen:
    """Before a place is given back; near the start it says that we then look for somebody."""
    rows = [
        row(Button("✖️ " + t.label("I cannot come"), data("place.gone", signup))),
        give_row(t, signup),
        *([stop_row(t, of.shift.series)] if stands else []),
        back(t, "shift", of.shift.id),
    ]
    soon = [t("It is soon. If you cannot come, we look for somebody at once.")] if _soon(of) else []
    lines = [f"{named(t, of)}: {be_there(t, of)}", t("Shall we give your place to somebody else?")]
    return Screen([*lines, *soon], rows)


def _soon(of: OfShift) -> bool:
    return of.shift.cutoff_at <= of.now < of.shift.starts_at


def left(t: Translator, of: OfShift, *, exported: bool = False) -> Screen:
    """The place is free for somebody else."""
    free = t("It is soon, so we look for somebody.") if _soon(of) else t("Your place is free for somebody else.")
    lines = ["✅ " + t("Thank you for telling us."), free]
    rows = [*update_row(t, exported=exported), mine_row(t), list_row(t)]
    return Screen([*lines, f"{named(t, of)}: {be_there(t, of)}"], rows)


def waiting(t: Translator, of: OfShift, place: int) -> Screen:
    """On the list, and the way off."""
    lines = [
        "🔔 " + t("You are number {place} on the waiting list.", place=place),
        f"{named(t, of)}: {be_there(t, of)}",
        t("When a place is free we ask you first, and keep it for you for a few hours."),
    ]
    off = row(Button("✖️ " + t.label("Wait no more"), data("shift.unwait", of.shift.id)))
    return Screen(lines, [off, mine_row(t), list_row(t)])


def waits_no_more(t: Translator) -> Screen:
    """Off the list."""
    return Screen(["✅ " + t("You do not wait any more.")], [list_row(t), to_menu(t)])


def way(t: Translator, about: ShiftCard) -> Screen:
    """How to get there, with the point on the map."""
    of, mine = about.of, about.mine
    confirmed = mine is not None and mine.state is State.CONFIRMED
    lines = place_lines(t, of, confirmed=confirmed)
    place = of.place if way_row(t, of, confirmed=confirmed) else None
    details = sayings(t, place.directions) if place else []
    return Screen([*lines, *details], [back(t, "shift", of.shift.id)], venue=pin(t, place) if place else None)
