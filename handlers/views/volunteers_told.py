"""What volunteers are told of staff's decisions: the words; never a query."""

from __future__ import annotations

from bot.domain.volunteer_notices import Accepted, LeftTeam, NotNow, TakenOff, Welcomed
from bot.domain.volunteers import Reason
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import person_button, to_menu
from handlers.views.volunteers import tasks

DOMAIN = "volunteer"


def welcomed(t: Translator, told: Welcomed) -> Screen:
    """On the team: for what at once, for what after a talk, and what has to wait for the age."""
    lines = ["🤝 " + t("Welcome to the team. Thank you for helping.")]
    if told.now:
        lines.append("✅ " + t("You can help with: {tasks}", tasks=tasks(t, told.now)))
    if told.after_a_talk:
        lines.append("💬 " + t("After a talk with us: {tasks}", tasks=tasks(t, told.after_a_talk)))
    if told.too_young:
        lines.append("🎂 " + t("Not yet, because of the age: {tasks}", tasks=tasks(t, told.too_young)))
    return Screen(lines, [_shifts(t), to_menu(t)])


def not_now(t: Translator, told: NotNow) -> Screen:
    """Not taken, for now, and why."""
    lines = ["🤝 " + t("Thank you for wanting to help. At the moment we cannot take you.")]
    why = _why(t, told.reason)
    return Screen([*lines, *([why] if why else [])], [row(person_button(t)), to_menu(t)])


def _why(t: Translator, reason: Reason) -> str:
    match reason:
        case Reason.NONE:
            return ""
        case Reason.ENOUGH:
            return t("There are enough helpers just now.")
        case Reason.TALK:
            return t("We would like to meet you first. Please come to the help desk.")
        case Reason.YOUNG:
            return t("What you chose is not possible at your age yet.")


def accepted(t: Translator, told: Accepted) -> Screen:
    """One can do these too."""
    return Screen(
        ["✅ " + t("You can now also help with: {tasks}", tasks=tasks(t, told.tasks))], [_shifts(t), to_menu(t)]
    )


def taken_off(t: Translator, told: TakenOff) -> Screen:
    """Not on these any more."""
    return _ended(t, "🤝 " + t("You do not do this any more: {tasks}", tasks=tasks(t, told.tasks)), told.places)


def taken_out(t: Translator, told: LeftTeam) -> Screen:
    """Not on the team any more."""
    return _ended(t, "🤝 " + t("You are not on the team any more."), told.places)


def _ended(t: Translator, head: str, places: int) -> Screen:
    freed = t.plural("{n} place you had is free now.", "{n} places you had are free now.", places) if places else ""
    lines = [head, *([freed] if freed else []), t("Thank you for your help.")]
    return Screen(lines, [row(person_button(t)), to_menu(t)])


def _shifts(t: Translator) -> Row:
    return row(Button("🤝 " + t.label("Shifts"), data("shifts")))
