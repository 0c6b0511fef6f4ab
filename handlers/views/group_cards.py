"""The cards of requests in the staff's group: the words; nothing of a person, never a query."""

from __future__ import annotations

from bot.domain.appointment_notices import OnCard
from bot.domain.appointments import MARKS, State
from bot.i18n import Translator
from handlers.screens import Button, Screen, row
from handlers.views.staff_names import called

DOMAIN = "staff"


def card(t: Translator, told: OnCard) -> Screen:
    """Number, picture, kind of help, language, urgency, and whether somebody has it."""
    mark = MARKS[told.id % len(MARKS)]
    if told.about is None:
        return Screen([f"✅ {mark} {told.id} · " + t("closed")], [], bold=0)
    urgent = "🔴 " if told.urgent else ""
    stands = {State.OFFERED: " · 🕥 " + t("times offered"), State.CONFIRMED: " · 📅 " + t("agreed")}.get(told.state, "")
    holder = "✋ " + t.said(called(t, told.holder)) if told.holder else t("nobody has it yet")
    line = f"{urgent}{mark} {told.id} · {told.about.pictogram} · {told.language} · {holder}{stands}"
    return Screen([line], [row(Button("🙋 " + t.label("Open"), url=told.link))])


def begun(t: Translator) -> Screen:
    """The cards come here from now on."""
    return Screen(["📌 " + t("Cards of open requests come here now."), t("The same command again ends it.")], [])


def ended(t: Translator) -> Screen:
    """They do not come here any more."""
    return Screen(["📌 " + t("Cards of requests do not come here any more.")], [])
