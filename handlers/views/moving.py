"""A person moved away: what goes, that it went, and the way back: the words; never a query."""

from __future__ import annotations

from bot.i18n import Translator
from bot.services.moving import Holdings
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back, to_menu
from handlers.views.start import menu_after

DOMAIN = "client"


def leaving(t: Translator, held: Holdings) -> Screen:
    """What goes, with numbers, and a button that names the act."""
    lines = ["🧳 " + t("Have you moved away from Istanbul?")]
    if held.requests:
        # Translators: may omit the number
        closed = t.plural("We close {n} request of yours.", "We close {n} requests of yours.", held.requests)
        lines.append(f"✖️ {closed}")
    if held.shifts:
        # Translators: may omit the number
        free = t.plural("{n} shift of yours is free.", "{n} shifts of yours are free.", held.shifts)
        lines.append(f"✖️ {free}")
    if held.waits or held.follows:
        lines.append("✖️ " + t("You leave the lists you wait on and the programmes you follow."))
    if held.classes:
        lines.append("✖️ " + t("You leave your classes."))
    if held.numbers:
        lines.append("✖️ " + t("What you have not collected goes to others."))
    lines.append("🔕 " + t("We send you nothing any more."))
    if held.staff:
        lines.append(t("You work here: ask a colleague to take you out."))
    lines.append(t("You can come back at any time with one tap."))
    return Screen(lines, [row(Button("🧳 " + t.label("Yes, I moved away"), data("leaving.go"))), back(t, "help")])


def gone(t: Translator) -> Screen:
    """Done; it stays in the chat with the way back."""
    lines = ["🧳 " + t("Done. We wish you a good way."), t("If you come back, tap here. We are glad.")]
    erase = row(Button("🗑 " + t.label("Erase me here"), data("erase")))
    return Screen(lines, [row(Button("🙂 " + t.label("I am back"), data("leaving.back"))), erase, to_menu(t)])


def back_again(t: Translator) -> Screen:
    """They are here again."""
    return menu_after(t, "🙂 " + t("Welcome back. We write to you again."))
