"""Opening times, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from bot.domain.appointments import Slot
from bot.domain.catalogue import Programme
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back
from handlers.views.contents import label
from handlers.views.times import local

DOMAIN = "staff"


def services(t: Translator, programmes: Sequence[Programme]) -> Screen:
    """Whose times?"""
    rows = [row(Button(label(t, one.pictogram, one.name), data("slots.days", one.key))) for one in programmes]
    return Screen(["🕥 " + t("Open times for which service?")], [*rows, back(t, "staff")])


def days(t: Translator, service: str, choices: Sequence[date]) -> Screen:
    """Which day?"""
    buttons = [Button(t.short_day(day).plain, data("slots.day", service, f"{day:%m%d}")) for day in choices]
    rows = [row(*buttons[at : at + 3]) for at in range(0, len(buttons), 3)]
    return Screen(["📅 " + t("Which day?")], [*rows, back(t, "slots")])


def hours(t: Translator, service: str, on: date, choices: Sequence[tuple[datetime, Slot | None]]) -> Screen:
    """The hours of a day: a tick where open, a hand where taken."""
    buttons = [Button(_mark(slot) + t.clock(local(at)).plain, _code(service, at)) for at, slot in choices]
    rows = [row(*buttons[at : at + 4]) for at in range(0, len(buttons), 4)]
    lines = ["🕥 " + t("{day}: tap an hour to open or close it.", day=t.day(on)), t("✅ open, ✋ taken")]
    return Screen(lines, [*rows, back(t, "slots.days", service)])


def taken_already(t: Translator) -> str:
    """The word over the chat for an hour somebody has."""
    return t.plain("Somebody has taken this time.")


def _mark(slot: Slot | None) -> str:
    if slot is None:
        return ""
    return "✋ " if slot.taken else "✅ "


def _code(service: str, at: datetime) -> str:
    return data("slots.set", service, f"{local(at):%m%d%H%M}")
