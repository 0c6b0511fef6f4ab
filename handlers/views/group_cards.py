"""The cards of requests in the staff's group: the words; nothing of a person, never a query."""

from __future__ import annotations

from bot.domain.appointment_notices import OnCard
from bot.domain.appointments import MARKS, State
from bot.i18n import Translator
from handlers.screens import Button, Screen, row
from handlers.views.staff_people import role_name

DOMAIN = "staff"


def card(t: Translator, told: OnCard) -> Screen:
    """Number, picture, kind of help, language, urgency, and who has it: a first name, else a role."""
    mark = MARKS[told.id % len(MARKS)]
    if told.about is None:
        head = (
            f"📌 {mark} {told.id} · " + t("no longer shown here")
            if told.left
            else f"✅ {mark} {told.id} · " + t("closed")
        )
        return Screen([head], [], bold=0)
    urgent = "🔴 " if told.urgent else ""
    line = f"{urgent}{mark} {told.id} · {told.about.pictogram} · {told.language} · {' · '.join(_stands(t, told))}"
    return Screen([line], [row(Button("🙋 " + t.label("Open"), url=told.link))])


def _stands(t: Translator, told: OnCard) -> list[str]:
    """Where it stands, and as what somebody has it; nobody has a new one yet."""
    role = role_name(t, told.role) if told.role else t("somebody has it")
    who = "✋ " + (t.said(told.name) if told.name else role)
    taken = [who] if told.holder else []
    match told.state:
        case State.OFFERED:
            return ["🕥 " + t("times offered"), *taken]
        case State.CONFIRMED:
            return ["📅 " + t("agreed"), *taken]
        case _:
            return taken or [t("nobody has it yet")]


def begun(t: Translator) -> Screen:
    """The cards come here from now on."""
    return Screen(["📌 " + t("Cards of open requests come here now."), t("The same command again ends it.")], [])


def ended(t: Translator) -> Screen:
    """They do not come here any more."""
    return Screen(["📌 " + t("Cards of requests do not come here any more.")], [])
