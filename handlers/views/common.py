"""Words that stand on many screens: back, menu, apologies, notes; never a feature's own words."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.duty import EmergencyNumber
from bot.domain.notices import Apology, Cooling
from bot.i18n import Ltr, Translator, value
from handlers.screens import Button, Row, Screen, data, row

DOMAIN = "critical"


def back(t: Translator, to: str = "menu", *args: str | int) -> Row:
    """The way back, always last."""
    return row(Button("⬅️ " + t.label("Back"), data(to, *args)))


def to_menu(t: Translator) -> Row:
    """The way to the menu, where there is no step back."""
    return row(Button("🏠 " + t.label("Menu"), data("menu")))


def person_button(t: Translator) -> Button:
    """The way to a human being."""
    return Button("💬 " + t.label("Talk to a person"), data("person"))


def volunteer_button(t: Translator) -> Button:
    """The way to helping here."""
    return Button("🤝 " + t.label("I want to volunteer"), data("volunteer"))


def emergency(t: Translator, numbers: Sequence[EmergencyNumber]) -> list[str]:
    """Whom to call where life is in danger: 112, and the numbers staff have set."""
    return ["🆘 " + t("If life is in danger call 112."), *number_lines(t, numbers)]


def number_lines(t: Translator, numbers: Sequence[EmergencyNumber]) -> list[str]:
    """Each number with whose it is."""
    return [f"📞 {value(Ltr(one.number))} · {t.said(one.label)}" for one in numbers]


def report_row(t: Translator) -> Row:
    """The way to who protects people from helpers."""
    return row(Button("🛡 " + t.label("A problem with a helper"), data("sos.ask", "report")))


def not_translated(t: Translator) -> str:
    """The line under a screen that could not be shown in the reader's language."""
    return t("This text is not translated yet.")


def apology(told: Apology, t: Translator) -> Screen:
    """Something went wrong with the person's last message."""
    return Screen(
        [
            "⚠️ " + t("Sorry, something went wrong here."),
            t("Please try again, or ask for a person."),
            t("If you ask, say this code: {code}", code=Ltr(told.incident)),
        ],
        [row(person_button(t)), to_menu(t)],
    )


def cooling(_told: Cooling, t: Translator) -> Screen:
    """So much came in at once that the rest is not answered."""
    return Screen(["🕥 " + t("That was very fast."), t("Please wait a few seconds, then tap once.")], [to_menu(t)])


def numbered(number: int, mark: str) -> Ltr:
    """A number with its picture, as it stands on a slip: the number first in every script."""
    return Ltr(f"{number} {mark}")
