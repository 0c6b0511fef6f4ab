"""How far a change of a shift reaches, what it would do, and who would be without a seat: the words; never a query."""

from __future__ import annotations

from bot.domain.shift_moves import OF_ALL, Clash, Edit, Move, Outlook, Over, Own, Scope, Set, moved
from bot.domain.shift_notices import OfShift
from bot.domain.timetable import today
from bot.i18n import Rendered, Translator, clean
from bot.services.shift_leads import StaffShift
from bot.services.shift_over import OnShift
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL
from handlers.views.shift_pieces import named
from handlers.views.staff_shift_pieces import code_of, days_listed, moment, named_or, setting_name, value_name
from handlers.views.times import local

DOMAIN = "staff"
MOST_NAMED = 5


def scopes(t: Translator, about: StaffShift, edit: Edit) -> Screen:
    """Only this date, or more of the series?"""
    lines = [f"{named(t, about.of)}, {moment(t, about.of.shift)}", _what(t, edit), t("Which dates?")]
    return Screen(lines, [*scope_rows(t, about.of.shift.id, edit), back(t, "date", about.of.shift.id)])


def scope_rows(t: Translator, number: int, edit: Edit, *, later: bool = True) -> list[Row]:
    """The three answers; of a class, which people are in as a whole, two."""
    code = code_of(edit)
    following = row(Button("⏩ " + t.label("This and later"), data("date.look", number, code, Scope.LATER, Own.LEFT)))
    return [
        row(Button("1️⃣ " + t.label("Only this date"), data("date.look", number, code, Scope.ONE, Own.LEFT))),
        *([following] if later else []),
        row(Button("🔁 " + t.label("All to come"), data("date.look", number, code, Scope.ALL, Own.LEFT))),
    ]


def _what(t: Translator, edit: Edit) -> Rendered:
    if isinstance(edit, Move):
        start = t.clock(edit.start)
        return t("New: {day}, {start}", day=t.short_day(edit.on), start=start)
    value = value_name(t, edit.setting, edit.value)
    return t("{what}: {value}", what=setting_name(t, edit.setting), value=value)


def outlook(t: Translator, about: Outlook) -> Screen:
    """What would change, and for whom, before the second tap."""
    if not about.pairs and not about.closed:
        return nothing(t, about)
    lines = [
        f"👁 {named(t, about.of)}: {_what(t, about.edit)}",
        *_dates(t, about),
        *_of_all(t, about),
        *_deadline(t, about),
        *_people(t, about),
        *_closed(t, about),
        *[clash_line(t, one) for one in about.clashes[:MOST_NAMED]],
        *_more(t, len(about.clashes) - MOST_NAMED),
        *[_over(t, one) for one in about.over[:MOST_NAMED]],
        *_more(t, len(about.over) - MOST_NAMED),
    ]
    return Screen(lines, [*_acts(t, about), back(t, "date", about.of.shift.id)])


def _dates(t: Translator, about: Outlook) -> list[Rendered]:
    if len(about.pairs) == 1 and isinstance(about.edit, Move):
        old, new = about.pairs[0]
        return [t("{before} becomes {after}", before=moment(t, old), after=moment(t, new))]
    days = [today(old.starts_at) for old, _new in about.pairs]
    changes = t.plural("{n} date changes: {days}", "{n} dates change: {days}", len(days), days=days_listed(t, days))
    return [changes] if days else []


def _of_all(t: Translator, about: Outlook) -> list[Rendered]:
    if isinstance(about.edit, Set) and about.edit.setting in OF_ALL:
        return [t.plural("It holds for {n} shift.", "It holds for {n} shifts.", len(about.pairs))]
    return []


def _deadline(t: Translator, about: Outlook) -> list[Rendered]:
    if about.until is None or not about.people:
        return []
    end = local(about.until)
    day, start = t.day(end.date()), t.clock(end)
    return [t("Who does not answer keeps the place until {day}, {start}", day=day, start=start)]


def _people(t: Translator, about: Outlook) -> list[Rendered]:
    told = [t.plural("{n} person is told.", "{n} people are told.", about.people)] if about.people else []
    left = about.left
    by_hand = t.plural("{n} date changed by hand stays.", "{n} dates changed by hand stay.", left) if left else None
    return [*told, *([by_hand] if by_hand else [])]


def _closed(t: Translator, about: Outlook) -> list[Rendered]:
    days = [today(new.starts_at) for _old, new in about.closed]
    return [t("Closed then, so cancelled: {days}", days=days_listed(t, days))] if days else []


def clash_line(t: Translator, one: Clash) -> Rendered:
    """Who could not do both."""
    name = named_or(t, one.name)
    return Rendered("⚠️ " + t("{name} could not do both: {other}", name=name, other=_other(t, one.other)))


def _other(t: Translator, of: OfShift) -> Rendered:
    return Rendered(f"{named(t, of)}, {moment(t, of.shift)}")


def _over(t: Translator, one: Over) -> Rendered:
    names = ", ".join(named_or(t, name) for name in one.names)
    day = t.short_day(today(one.of.shift.starts_at))
    return Rendered("⚠️ " + t("{day}: more people than places. Over: {names}", day=day, names=Rendered(names)))


def _more(t: Translator, more: int) -> list[Rendered]:
    return [t.plural("and {n} more", "and {n} more", more)] if more > 0 else []


def _acts(t: Translator, about: Outlook) -> list[Row]:
    """The second tap names the act; beside it other ways to treat dates people are on or changed by hand."""
    rows = [row(Button("✅ " + _act(t, about), _data("date.do", about, about.own, about.seen)))]
    if about.scope is Scope.ONE:
        return rows
    if about.left:
        rows.append(row(Button("☑️ " + t.label("Also those by hand"), _data("date.look", about, Own.TOO))))
    moves = any(moved(old, new) for old, new in about.pairs)
    if moves and about.busy and about.own is not Own.KEPT:
        words = t.label("Keep dates with people")
        rows.append(row(Button("🤝 " + words, _data("date.look", about, Own.KEPT))))
    return rows


def _act(t: Translator, about: Outlook) -> str:
    dates, people = len(about.pairs) + len(about.closed), about.people
    if about.over:
        return t.label("Keep over-booked: {dates}", dates=dates)
    if people:
        return t.label("Change {dates}, tell {people}", dates=dates, people=people)
    return t.label("Change dates: {dates}", dates=dates)


def _data(action: str, about: Outlook, own: Own, *seen: str) -> str:
    return data(action, about.of.shift.id, code_of(about.edit), about.scope, own, *seen)


def nothing(t: Translator, about: Outlook) -> Screen:
    """Everything is so already."""
    kept = [t("Dates with people stay as they are.")] if about.kept else []
    rows = [
        row(Button("☑️ " + t.label("Also those by hand"), _data("date.look", about, Own.TOO)))
        for _ in range(bool(about.left))
    ]
    return Screen(["✅ " + t("Nothing changes."), *kept], [*rows, back(t, "date", about.of.shift.id)])


def changed(t: Translator, about: Outlook) -> Screen:
    """What was done, and until when people can answer."""
    dates = len(about.pairs)
    head = t.plural("{n} date is changed.", "{n} dates are changed.", dates)
    told = [t.plural("{n} person is told.", "{n} people are told.", about.people)] if about.people else []
    number = about.of.shift.id
    rows = [
        row(Button("🤝 " + t.label("This shift"), data("date", number))),
        row(Button("📋 " + t.label("Shifts"), data("dates"))),
    ]
    if about.of.shift.is_class:
        rows = [row(Button("📅 " + t.label("This date"), data("date", number)))]
    return Screen([f"✅ {head}", f"{named(t, about.of)}: {_what(t, about.edit)}", *told, *_deadline(t, about)], rows)


def over(t: Translator, on: OnShift) -> Screen:
    """More people than places: who is over, and whom to take out."""
    number = on.of.shift.id
    head = t.plural("{n} place, and more people are on it.", "{n} places, and more people are on it.", on.seats)
    last = on.people[-on.over :] if on.over else ()
    names = ", ".join(named_or(t, name) for _one, name in last)
    who = [t("Over: {names}", names=Rendered(names))] if names else []
    people = [row(_person(t, on, one.id, name)) for one, name in on.people[:MOST_NAMED]]
    act = Button("✅ " + _settle(t, on), data("date.out", number, on.seats, len(on.out), on.over))
    return Screen(
        [f"⚠️ {named(t, on.of)}, {moment(t, on.of.shift)}", head, *who, t("Tap whom to take out. They are told.")],
        [*people, row(act), back(t, "date", number)],
    )


def _person(t: Translator, on: OnShift, signup: int, name: str) -> Button:
    mark = "✖️" if signup in on.out else "🙂"
    words = clean(f"{mark} {name}", MOST_LABEL) if name else f"{mark} {t.label('A volunteer')}"
    return Button(words, data("date.over", on.of.shift.id, on.seats, signup))


def _settle(t: Translator, on: OnShift) -> str:
    out = len(on.out)
    if on.over and out:
        return t.label("Take out {out}, keep {over}", out=out, over=on.over)
    if on.over:
        return t.label("Keep {over} over-booked", over=on.over)
    return t.label("Take out {out}", out=out)
