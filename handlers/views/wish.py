"""Wishing for a language that is missing: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import to_menu

DOMAIN = "critical"


def which(names: Sequence[tuple[str, str]]) -> Screen:
    """Languages we do not speak yet, in their own names; no sentence, as we do not know what the person reads."""
    rows: list[Row] = [row(Button(autonym, data("wish.for", tag))) for tag, autonym in names]
    return Screen(["🌐 ➕ ✍️ ?"], [*rows, row(Button("⬅️ 🌐", data("wish.back")))])


def asked_again(t: Translator) -> Screen:
    """The step's question in words, for a person who has a language."""
    return Screen(["🌐 " + t("Which language do you need?"), t("Please write its name.")], [to_menu(t)])


def not_known(t: Translator) -> Screen:
    """The typed name is none that we know."""
    return Screen(
        ["🌐 " + t("We do not know this language."), t("Please write its name again, or choose one here.")],
        [row(Button("🌐 " + t.label("Language"), data("wish.back"))), to_menu(t)],
    )


def noted(t: Translator, name: str) -> Screen:
    """The wish was counted."""
    return Screen(
        [
            f"✅ {name}",
            t("We have noted that this language is needed. We keep only the number of people."),
            t("Until then, please choose one of these."),
        ]
    )
