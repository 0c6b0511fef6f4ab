"""Writing down a request for somebody who stands at the desk, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import Programme
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.appointments_pieces import FOR_WHOM
from handlers.views.common import back
from handlers.views.contents import label
from handlers.views.staff_cases import whom_word

DOMAIN = "staff"


def which_code(t: Translator) -> Screen:
    """To staff: type the number."""
    lines = [
        "🪪 " + t("Type the number on their phone."),
        t("They find it under: 🙋 My requests, 🪪 I am at the desk."),
    ]
    return Screen(
        lines,
        [
            row(Button("🧾 " + t.label("No phone: write down"), data("slip.new"))),
            row(Button("🔎 " + t.label("Find by slip"), data("slip.which"))),
            back(t, "staff"),
        ],
    )


def no_such_code(t: Translator) -> Screen:
    """Nobody's number."""
    lines = ["🪪 " + t("No phone shows this number now."), t("Ask them to open it again, and type it once more.")]
    return Screen(lines, [back(t, "staff")])


def which_service(t: Translator, programmes: Sequence[Programme], action: str, *args: int) -> Screen:
    """What do they need?"""
    rows = [row(Button(label(t, one.pictogram, one.name), data(action, *args, one.key))) for one in programmes]
    return Screen(["🙋 " + t("What do they need?")], [*rows, back(t, "staff")])


def for_whom(t: Translator, action: str, *args: int | str) -> Screen:
    """For whom is it?"""
    rows = [row(Button(f"{mark} {whom_word(t, whom)}", data(action, *args, whom))) for whom, mark in FOR_WHOM.items()]
    return Screen(["🙋 " + t("For whom is it?")], [*rows, back(t, "staff")])
