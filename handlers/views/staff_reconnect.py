"""What somebody has goes on at another phone, as staff see it: the look before, and after; never a query."""

from __future__ import annotations

from bot.domain.refusals import NotReconnected
from bot.domain.slips import Outlook
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back, numbered

DOMAIN = "staff"


def which_code(t: Translator) -> Screen:
    """Type the number on the new phone."""
    lines = [
        "🔁 " + t("Type the number on their new phone."),
        t("They find it under: 🙋 My requests, 🪪 I am at the desk."),
        t("Only if you are sure that the paper is theirs."),
    ]
    return Screen(lines, [back(t, "desk")])


def no_such_code(t: Translator) -> Screen:
    """Nobody's number."""
    lines = ["🔁 " + t("No phone shows this number now."), t("Ask them to open it again, and type it once more.")]
    return Screen(lines, [back(t, "desk")])


def outlook(t: Translator, seen: Outlook) -> Screen:
    """What moves, what the old phone sees then, and that there is no way back."""
    number, mark = seen.person.slip.id, seen.person.slip.mark
    moves = [
        t.plural("{n} request", "{n} requests", seen.requests),
        t.plural("{n} appointment", "{n} appointments", seen.appointments),
        *([t("the birth card")] if seen.birth else []),
        *([t.plural("{n} number for a thing given out", "{n} numbers for things given out", seen.numbers)]
          if seen.numbers else []),
    ]  # fmt: skip
    lines = [
        "🔁 " + t("{slip} goes to the phone that stands here.", slip=numbered(number, mark)),
        *(f"· {one}" for one in moves),
        t("All else of theirs goes with it."),
        *([] if seen.person.no_phone else _old_phone(t)),
        t("This cannot be undone."),
    ]
    press = Button("🔁 " + t.label("Connect this phone"), data("slip.connect", number, seen.code, seen.stamp))
    return Screen(lines, [row(press), back(t, "slip", number)])


def _old_phone(t: Translator) -> list[str]:
    return [
        t("The old phone gets nothing any more, and its buttons do nothing."),
        t("What was written there before stays on it."),
    ]


def connected(t: Translator, number: int) -> Screen:
    """It is done."""
    return Screen(["✅ " + t("Connected. Their new phone has been told.")], [back(t, "slip", number)])


def not_this_phone(t: Translator, no: NotReconnected) -> Screen:
    """Somebody of ours holds one end."""
    lines = [
        "✋ " + t("This does not go to that phone."),
        t("One of the two belongs to staff or to a volunteer, or both are the same person."),
        t("Staff and volunteers who have a new phone are invited anew by an administrator."),
    ]
    return Screen(lines, [back(t, "slip", no.request)])
