"""The word to who wrote back to an announcement; never a query."""

from __future__ import annotations

from bot.i18n import Translator
from handlers.screens import Screen, row
from handlers.views.common import person_button, to_menu

DOMAIN = "client"


def thanks(t: Translator) -> Screen:
    """It was kept; nobody answers by it."""
    lines = ["💬 " + t("Thank you. Our staff can read your words."), t("If you need an answer, talk to a person.")]
    return Screen(lines, [row(person_button(t)), to_menu(t)])
