"""How to call a person: number, safe hours, whom to ask for: the words; never a query."""

from __future__ import annotations

from bot.domain.call_me import Safe
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back

DOMAIN = "client"


def phone(t: Translator) -> Screen:
    """The step at which a telephone number is taken."""
    lines = [
        "📞 " + t("Write the telephone number."),
        t("Only the people who work on it see it. It is deleted with the request."),
    ]
    return Screen(lines, [back(t, "mine")])


def no_phone(t: Translator) -> Screen:
    """What was typed is no number."""
    return Screen(["📞 " + t("That is no telephone number."), *phone(t).lines], [back(t, "mine")])


def safe(t: Translator) -> Screen:
    """When nobody listens who should not."""
    return Screen(
        ["🕥 " + t("When is it safe to call?")],
        [
            row(Button("🌅 " + t.label("In the morning"), data("call.safe", Safe.MORNING))),
            row(Button("🌇 " + t.label("In the afternoon"), data("call.safe", Safe.AFTERNOON))),
            row(Button("🌃 " + t.label("In the evening"), data("call.safe", Safe.EVENING))),
            row(Button("🕥 " + t.label("At any time"), data("call.safe", Safe.ANY))),
            back(t, "mine"),
        ],
    )


def ask_for(t: Translator) -> Screen:
    """The step at which a name to ask for is taken."""
    return Screen(
        ["👤 " + t("Whom should we ask for?"), t("Write a name, or tap. We say nothing to anybody else.")],
        [row(Button("🙂 " + t.label("Only me"), data("call.only"))), back(t, "mine")],
    )


def will_call(t: Translator, number: int) -> Screen:
    """The number is with the request."""
    return Screen(
        ["✅ " + t("We have the number. We will call you.")],
        [back(t, "mine.one", number)],
    )
