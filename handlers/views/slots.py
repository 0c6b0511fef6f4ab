"""Free times for clients and for staff: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.appointments import Slot
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.appointments import kept, whom_rows
from handlers.views.appointments_pieces import moment, moment_label
from handlers.views.common import back, to_menu

DOMAIN = "client"


def free_row(t: Translator, key: str) -> Row:
    """The way from a service's card to its free times."""
    return row(Button("🕥 " + t.label("Free times"), data("slot.list", key)))


def free(t: Translator, service: str, slots: Sequence[Slot]) -> Screen:
    """Times to take; without any, the way to ask for one."""
    ask = row(Button("🙋 " + t.label("Ask for an appointment"), data("req", service)))
    if not slots:
        return Screen(["🕥 " + t("No time is free at the moment.")], [ask, to_menu(t)])
    rows = [row(Button("🕥 " + moment_label(t, slot.starts_at), data("slot.at", slot.id))) for slot in slots]
    return Screen(["🕥 " + t("Choose a time:")], [*rows, ask, back(t, "ask")])


def choose(t: Translator, slot: Slot, now: datetime) -> Screen:
    """One time: for whom, and what is kept; a tap takes it."""
    head = "🕥 " + t("{moment}: for whom?", moment=moment(t, now, slot.starts_at))
    return Screen([head, *kept(t)], [*whom_rows(t, "slot.take", slot.id), back(t, "ask")])


def taken(t: Translator, service: str) -> Screen:
    """Somebody was faster."""
    return Screen(
        ["🕥 " + t("This time has just been taken.")],
        [row(Button("🕥 " + t.label("Other times"), data("slot.list", service))), to_menu(t)],
    )
