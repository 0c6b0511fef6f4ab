"""Why a place on a shift is not for somebody, and what can be done now: the words; never a query."""

from __future__ import annotations

from bot.domain.refusals import Barred
from bot.domain.shifts import Bar
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import to_menu
from handlers.views.shift_pieces import list_row
from handlers.views.times import local

DOMAIN = "volunteer"


def why(t: Translator, bar: Bar) -> str:
    """Why a place is not for this person, in one clause."""
    match bar:
        case Bar.CANCELLED:
            return t("This shift does not take place.")
        case Bar.BEGUN:
            return t("This shift has begun or is over.")
        case Bar.CLOSED:
            return t("Nobody is needed at this shift.")
        case Bar.NOT_APPROVED:
            return t("First we would like to get to know you.")
        case Bar.STAFF_ONLY:
            return t("Staff choose who does this. Please ask us.")
        case Bar.UNDER_AGE:
            return t("This task is for older people.")
        case Bar.NOT_YET:
            return t("You can sign up later.")
        case Bar.CLASH:
            return t("You have another shift at that time.")
        case Bar.REST:
            return t("This is too close to another of your shifts. Please rest.")
        case Bar.CAP:
            return t("You have as many of these shifts as one person can have. Leave some for others.")
        case Bar.WEEK:
            return t("You have enough shifts in that week. Please rest.")
        case Bar.FULL:
            return t("This shift has just filled.")


def barred(t: Translator, refused: Barred) -> Screen:
    """A place is not for this person: why, and what can be done now."""
    rows = []
    if refused.why is Bar.FULL:
        rows.append(row(Button("🔔 " + t.label("Waiting list"), data("shift.wait", refused.shift))))
    if refused.why is Bar.NOT_APPROVED:
        rows.append(row(Button("🤝 " + t.label("Become a volunteer"), data("volunteer"))))
    if refused.other is not None:
        rows.append(row(Button("📅 " + t.label("The other shift"), data("shift", refused.other.id))))
    return Screen(["✖️ " + why(t, refused.why), *details(t, refused)], [*rows, list_row(t), to_menu(t)])


def details(t: Translator, refused: Barred) -> list[str]:
    """The hours of the other shift, or from when on one can sign up."""
    if refused.other is not None:
        start, end = local(refused.other.starts_at), local(refused.other.ends_at)
        return [t("{day}, {start} to {end}", day=t.day(start.date()), start=t.clock(start), end=t.clock(end))]
    if refused.why is Bar.NOT_YET and refused.opens_at is not None:
        opens = local(refused.opens_at)
        return [t("From {day}, {start}.", day=t.day(opens.date()), start=t.clock(opens))]
    return []
