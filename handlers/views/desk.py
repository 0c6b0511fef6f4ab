"""The number a person shows at the desk, and what staff wrote down there: the client's words; never a query."""

from __future__ import annotations

from bot.domain.appointment_notices import About
from bot.i18n import Ltr, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.appointments_pieces import mine_row, number_of, what
from handlers.views.common import back, to_menu

DOMAIN = "client"


def before_code(t: Translator) -> Screen:
    """What showing the number means, said before."""
    return Screen(
        [
            "🪪 " + t("Are you at the help desk now?"),
            t("If you show the number, a person there can write down a request for you."),
            "🔒 " + t("We keep what you ask for, until 14 days after it is settled."),
        ],
        [row(Button("🪪 " + t.label("Show the number"), data("mine.show"))), back(t, "mine")],
    )


def code(t: Translator, number: int) -> Screen:
    """The number, alone and large."""
    lines = [
        "🪪 " + t("{number}", number=Ltr(f"{number // 1000:03} {number % 1000:03}")),
        t("Show this at the desk. It works for 10 minutes."),
    ]
    return Screen(lines, [mine_row(t), to_menu(t)])


def written_down(t: Translator, about: About) -> Screen:
    """Staff wrote down a request."""
    head = "✅ " + t("Written down at the desk. Your number is {number}", number=number_of(about))
    return Screen([head, *what(t, about)], [mine_row(t), to_menu(t)])


def here_again(t: Translator) -> Screen:
    """What they had on another phone, or on paper, is on this one."""
    return Screen(["✅ " + t("Your requests are here again.")], [mine_row(t), to_menu(t)])
