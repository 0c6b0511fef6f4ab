"""Who comes to one shift, as staff and its day lead see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from bot.domain.roster import Coming, Person, Roster
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Company, Shift, ShiftState, Signup, State
from bot.domain.timetable import today
from bot.i18n import Rendered, Translator, clean
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.callouts import callout_row
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL
from handlers.views.shift_pieces import be_there, named, places_line, tick_rows
from handlers.views.times import local

DOMAIN = "staff"
A_PAGE = 8
MOST_WAITING = 8


def roster(t: Translator, shown: Roster, page: int) -> Screen:
    """Everybody of a shift; a number opens one person."""
    of = shown.of
    people = list(enumerate(shown.people, 1))[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [
        f"📋 {named(t, of)}: {be_there(t, of)}",
        *counts(t, of.shift),
        *[f"{number}. {_line(t, one)}" for number, one in people],
        *([] if people else [t("Nobody is on it yet.")]),
        *_waiting(t, shown.waiting),
        *(["🌱 " + t("at this task for the first time")] if any(one.first_time for _, one in people) else []),
    ]
    return Screen(lines, _rows(t, shown, people, page))


def counts(t: Translator, shift: Shift) -> list[str]:
    """How many places are left, and whether people are missing or too many."""
    if shift.state is ShiftState.CANCELLED:
        return ["✖️ " + t("The shift does not take place.")]
    lines: list[str] = [places_line(t, shift)]
    if shift.missing:
        lines.append("🔴 " + t.plural("{n} person is missing.", "{n} people are missing.", shift.missing))
    over = 0 if shift.need.seats is None else shift.taken - shift.need.seats
    if over > 0:
        lines.append("⚠️ " + t.plural("{n} more than there are seats.", "{n} more than there are seats.", over))
    return lines


def _line(t: Translator, one: Coming) -> str:
    """One person: how they stand, who comes along, what is special."""
    signup = one.signup
    notes = [_stands(t, signup), *_company(t, signup), t("beyond the seats") if signup.over else None]
    told = [note for note in (*notes, t("has answered the reminder") if one.sure else None) if note]
    first = " 🌱" if one.first_time else ""
    return " · ".join([f"{_mark(signup)} {said(t, one.person)}{first}", *told])


def _mark(signup: Signup) -> str:
    match signup.state:
        case State.ASKED:
            return "🕥"
        case State.HELD:
            return "🔔"
        case _:
            return "✅"


def _stands(t: Translator, signup: Signup) -> Rendered | None:
    if signup.state is State.ASKED:
        return t("would like to come")
    if signup.state is State.HELD and signup.until is not None:
        until = local(signup.until)
        return t("kept until {day}, {end}", day=t.short_day(until.date()), end=t.clock(until))
    return None


def _company(t: Translator, signup: Signup) -> list[Rendered]:
    match signup.company:
        case Company.FRIENDS:
            return [t.plural("with {n} friend", "with {n} friends", signup.size - 1)]
        case Company.CHILD:
            return [t("with a child")]
        case Company.ALONE:
            return []


def _waiting(t: Translator, waiting: Sequence[Person]) -> list[str]:
    if not waiting:
        return []
    names = [f"{number}. {said(t, one)}" for number, one in enumerate(waiting[:MOST_WAITING], 1)]
    more = ["…"] if len(waiting) > MOST_WAITING else []
    return ["🔔 " + t("Waiting: {names}", names=Rendered(", ".join([*names, *more])))]


def said(t: Translator, person: Person) -> Rendered:
    """The name they gave, or that it is a volunteer, with a mark to tell them apart."""
    if person.name:
        return t.said(person.name)
    if person.chat is None:
        return t("Somebody who has left us")
    return t("Volunteer {mark}", mark=person.mark)


def button_name(t: Translator, pictogram: str, person: Person) -> str:
    """The same on a button."""
    name = person.name or t.label("Volunteer {mark}", mark=person.mark)
    return clean(f"{pictogram} {name}", MOST_LABEL)


def _rows(t: Translator, shown: Roster, people: Sequence[tuple[int, Coming]], page: int) -> list[Row]:
    number = shown.of.shift.id
    more = len(shown.people) > (page + 1) * A_PAGE
    on = [row(Button("➡️ " + t.label("More"), data("roster", number, page + 1)))] if more else []
    if not shown.plans:
        return [*on, *tick_rows(t, shown.of), back(t, "shift", number)]
    if shown.of.shift.state is ShiftState.CANCELLED:
        return [*on, board_row(t, shown.of)]
    opens = row(*[Button(str(at), data("roster.one", one.signup.id)) for at, one in people])
    put = Button("➕ " + t.label("Put in"), data("roster.put", number))
    write = Button("✉️ " + t.label("Write to them"), data("roster.write", number))
    acts = row(put, write) if shown.of.shift.coming else row(put)
    return [opens, *on, acts, *_ask(t, shown.of), *tick_rows(t, shown.of), board_row(t, shown.of)]


def _ask(t: Translator, of: OfShift) -> list[Row]:
    """Calls to some people or in the volunteers' group, as long as there is a place to call for."""
    shift = of.shift
    if shift.free == 0 or shift.starts_at <= of.now or shift.state is not ShiftState.OPEN:
        return []
    return [row(*callout_row(t, shift.id), Button("📣 " + t.label("Ask in the group"), data("shift.post", shift.id)))]


def board_row(t: Translator, of: OfShift) -> Row:
    """The way back to the week of a shift."""
    on = today(of.shift.starts_at)
    return back(t, "board", f"{on - timedelta(days=on.weekday()):%Y%m%d}")


def one(t: Translator, of: OfShift, coming: Coming, *, may_go: bool) -> Screen:
    """One person of a roster, and what can be done."""
    signup = coming.signup
    lines = [_line(t, coming), f"{named(t, of)}: {be_there(t, of)}"]
    rows: list[Row] = []
    if signup.state is State.ASKED:
        rows.append(row(Button("✅ " + t.label("Yes, please come"), data("place.yes", signup.id))))
        rows.append(row(Button("✖️ " + t.label("Not this time"), data("place.refuse", signup.id))))
    elif may_go:
        rows.append(row(Button("✖️ " + t.label("Take out"), data("roster.out", signup.id))))
    return Screen(lines, [*rows, back(t, "roster", of.shift.id)])


def answered(t: Translator, of: OfShift, coming: Coming, *, before: bool) -> Screen:
    """What became of somebody's wish to come; ``before``: that was so when it was answered again."""
    head = [t("It was answered before.")] if before else []
    lines = [*head, _outcome(t, coming), f"{named(t, of)}: {be_there(t, of)}", *counts(t, of.shift)]
    return Screen(lines, [row(Button("📋 " + t.label("Who comes"), data("roster", of.shift.id)))])


def _outcome(t: Translator, coming: Coming) -> str:
    name = said(t, coming.person)
    match coming.signup.state:
        case State.CONFIRMED:
            return "✅ " + t("{name} comes.", name=name)
        case State.DECLINED:
            return "✖️ " + t("{name} was told: not this time.", name=name)
        case State.CANCELLED:
            return "✖️ " + t("This shift does not take place.")
        case _:
            return "✖️ " + t("{name} is not on this shift any more.", name=name)
