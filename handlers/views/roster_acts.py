"""Putting somebody in and taking somebody out, with all that speaks against it: the words; never a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.roster import Candidate, Coming, Reason, packed
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import NEVER, Bar, Objection
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back
from handlers.views.roster import button_name, counts, said
from handlers.views.shift_pieces import be_there, named
from handlers.views.times import local

DOMAIN = "staff"
A_PAGE, A_ROW = 6, 2


def choices(t: Translator, of: OfShift, shown: Sequence[Candidate], page: int, *, more: bool) -> Screen:
    """Whom? Those against whom something speaks are marked."""
    number = of.shift.id
    buttons = [
        Button(
            button_name(t, "⚠️" if one.objections else "👤", one.person), data("roster.in", number, one.person.chat or 0)
        )
        for one in shown
    ]
    rows = in_rows(buttons, A_ROW)
    if more:
        rows.append(row(Button("➡️ " + t.label("More"), data("roster.put", number, page + 1))))
    lines = ["➕ " + t("Whom shall we put in?"), f"{named(t, of)}: {be_there(t, of)}", *counts(t, of.shift)]
    lines.append(t("⚠️ something speaks against it: you see it first.") if buttons else t("Nobody else is on the team."))
    return Screen(lines, [*rows, back(t, "roster", number)])


def warned(t: Translator, of: OfShift, one: Candidate, others: Mapping[int, OfShift]) -> Screen:
    """Everything that speaks against it, by name; a second tap sets it aside."""
    chat, number = one.person.chat or 0, of.shift.id
    never = any(against.bar in NEVER for against in one.objections)
    anyway = Button("⚠️ " + t.label("Put in anyway"), data("roster.in", number, chat, packed(one.objections)))
    lines = [
        "⚠️ " + t("{name} was not put in yet. Please look:", name=said(t, one.person)),
        *["• " + against(t, objection, others) for objection in one.objections],
        f"{named(t, of)}: {be_there(t, of)}",
    ]
    return Screen(lines, [*([] if never else [row(anyway)]), back(t, "roster.put", number)])


def against(t: Translator, objection: Objection, others: Mapping[int, OfShift]) -> Rendered:
    """One thing that speaks against it, as staff are told."""
    match objection.bar:
        case Bar.CANCELLED:
            return t("The shift does not take place.")
        case Bar.BEGUN:
            return t("The shift has begun: it counts as added later.")
        case Bar.CLOSED:
            return t("The shift is closed: it has no seats.")
        case Bar.NOT_APPROVED:
            return t("Not approved for this task.")
        case Bar.STAFF_ONLY:
            return t("Staff choose who does this.")
        case Bar.UNDER_AGE:
            return t("Too young for this task, or the age is not known.")
        case Bar.NOT_YET:
            return t("Sign-up has not opened yet.")
        case Bar.CLASH:
            return t("Clash with: {shift}", shift=_other(t, objection, others))
        case Bar.REST:
            return t("Too little rest before or after: {shift}", shift=_other(t, objection, others))
        case Bar.CAP:
            return t("Has as many of these shifts as one person can have.")
        case Bar.WEEK:
            return t("Has enough shifts in that week.")
        case Bar.FULL:
            return t("The shift is full: it would be one more than there are seats.")


def _other(t: Translator, objection: Objection, others: Mapping[int, OfShift]) -> Rendered:
    """The other shift: day, hours and task."""
    of = others[objection.other.id if objection.other else 0]
    start, end = local(of.shift.starts_at), local(of.shift.ends_at)
    hours = t("{day}, {start} to {end}", day=t.day(start.date()), start=t.clock(start), end=t.clock(end))
    return Rendered(f"{named(t, of)}, {hours}")


def ask_out(t: Translator, of: OfShift, coming: Coming, chosen: Reason) -> Screen:
    """Before somebody is taken out: what they will be told, and a second tap that names the act."""
    signup = coming.signup.id
    reasons = [
        Button(f"{'✅' if one is chosen else '▫️'} {_short(t, one)}", data("roster.out", signup, one)) for one in Reason
    ]
    why = reason(t, chosen)
    lines = [
        "✖️ " + t("Take {name} out of this shift?", name=said(t, coming.person)),
        f"{named(t, of)}: {be_there(t, of)}",
        t("They are told kindly, in their language."),
        *([t("Reason: {reason}", reason=why)] if why else [t("No reason is given.")]),
    ]
    go = Button("✖️ " + t.label("Take out and tell them"), data("roster.gone", signup, chosen))
    return Screen(lines, [*in_rows(reasons, A_ROW), row(go), back(t, "roster.one", signup)])


def _short(t: Translator, reason: Reason) -> str:
    match reason:
        case Reason.NONE:
            return t.label("No reason")
        case Reason.ENOUGH:
            return t.label("Enough of us")
        case Reason.CHANGED:
            return t.label("Plans changed")
        case Reason.MISTAKE:
            return t.label("Our mistake")


def reason(t: Translator, reason_: Reason) -> Rendered | None:
    """Why, as the person reads it; None where nothing is said."""
    match reason_:
        case Reason.NONE:
            return None
        case Reason.ENOUGH:
            return t("There are enough of us this time.")
        case Reason.CHANGED:
            return t("Our plans have changed.")
        case Reason.MISTAKE:
            return t("We had put you down by mistake.")


def put_in(t: Translator, *, already: bool) -> str:
    """The word over the chat."""
    return t.plain("They were on it already.") if already else t.plain("Put in. They are told.")
