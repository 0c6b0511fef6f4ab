"""Free times for clients and for staff: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.appointment_notices import SeatFree
from bot.domain.open_days import DayBar
from bot.domain.refusals import NotThen
from bot.domain.slots import Slot
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.appointments import kept, whom_rows
from handlers.views.appointments_pieces import moment, moment_label, what
from handlers.views.common import back, to_menu
from handlers.views.start import menu_after

DOMAIN = "client"


def free_row(t: Translator, key: str) -> Row:
    """The way from a service's card to its free times."""
    return row(Button("🕥 " + t.label("Free times"), data("slot.list", key)))


def free(t: Translator, service: str, slots: Sequence[Slot], *, waiting: bool) -> Screen:
    """Times to take; without any, the way to wait for one or to ask."""
    ask = row(Button("🙋 " + t.label("Ask for an appointment"), data("req", service)))
    if not slots:
        head = ["🕥 " + t("No time is free at the moment.")]
        if waiting:
            return Screen([*head, t("We write to you when one is free.")], [_leave_row(t, service), ask, to_menu(t)])
        tell = row(Button("🔔 " + t.label("Tell me when one is free"), data("wait.ask", service)))
        return Screen(head, [tell, ask, to_menu(t)])
    rows = [row(Button("🕥 " + moment_label(t, slot.starts_at), data("slot.at", slot.id))) for slot in slots]
    return Screen(["🕥 " + t("Choose a time:")], [*rows, ask, back(t, "ask")], asks_time=True)


def choose(t: Translator, starts_at: datetime, now: datetime, *, whom: tuple[str, int]) -> Screen:
    """One time: for whom, and what is kept; a tap takes it."""
    head = "🕥 " + t("{moment}: for whom?", moment=moment(t, now, starts_at))
    return Screen([head, *kept(t, taken=True)], [*whom_rows(t, *whom), back(t, "ask")])


def wait(t: Translator, service: str) -> Screen:
    """What waiting means: one time after the other, and what is kept."""
    return Screen(
        [
            "🔔 " + t("We write to you when a time is free."),
            t("We hold it for you for some hours. At most two messages of this kind a day."),
            "🔒 " + t("We keep that you wait, until you have a time or leave the list."),
        ],
        [row(Button("✅ " + t.label("Yes, tell me"), data("wait", service))), back(t, "slot.list", service)],
    )


def waiting(t: Translator, service: str) -> Screen:
    """On the list, and the way off."""
    lines = ["✅ " + t("You are on the list."), t("We write to you when a time is free.")]
    return Screen(lines, [_leave_row(t, service), to_menu(t)])


def left(t: Translator) -> Screen:
    """Off the list."""
    return menu_after(t, "✅ " + t("You are not on the list any more."))


def seat_free(t: Translator, told: SeatFree) -> Screen:
    """A time is held: take it, wait for another, or leave the list."""
    until = t("We hold it for you until {moment}.", moment=moment(t, told.now, told.until))
    return Screen(
        [
            "📅 " + t("A time is free for you: {moment}", moment=moment(t, told.now, told.starts_at)),
            until,
            *what(t, told.about),
        ],
        [
            row(Button("✅ " + t.label("I take it"), data("seat", told.hold))),
            row(Button("✖️ " + t.label("Not this one"), data("seat.no", told.hold))),
            _leave_row(t, told.service),
        ],
    )


def seat_passed(t: Translator, service: str) -> Screen:
    """What was held has gone to the next."""
    lines = ["🕥 " + t("The time we held for you is over."), t("You stay on the list.")]
    return Screen(lines, [_leave_row(t, service), to_menu(t)])


def _leave_row(t: Translator, service: str) -> Row:
    return row(Button("🔕 " + t.label("Leave the list"), data("wait.leave", service)))


def not_then(t: Translator, no: NotThen) -> Screen:
    """The time is over, or the day closed: what can still be taken."""
    head = t("This time is over.") if no.why is DayBar.PAST else t("Nobody is here on this day.")
    offered = [(one.starts_at, data("mine.pick", no.request or 0, one.id)) for one in no.offers]
    free_ = [(one.starts_at, data("slot.at", one.id)) for one in no.slots]
    times = sorted([*offered, *free_])
    rows = [row(Button("🕥 " + moment_label(t, at), press)) for at, press in times]
    lines = [f"🕥 {head}", t("Choose a time:") if times else t("No time is free at the moment.")]
    if no.request is None:
        ask = row(Button("🙋 " + t.label("Ask for an appointment"), data("req", no.service)))
    else:
        ask = row(Button("🔄 " + t.label("Other times"), data("mine.other", no.request)))
    return Screen(lines, [*rows, ask, to_menu(t)])


def taken(t: Translator, service: str) -> Screen:
    """Somebody was faster."""
    return Screen(
        ["🕥 " + t("This time has just been taken.")],
        [row(Button("🕥 " + t.label("Other times"), data("slot.list", service))), to_menu(t)],
    )
