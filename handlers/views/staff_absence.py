"""Somebody of ours is away: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import Rendered, Translator
from bot.services.absence import Standing
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back

DOMAIN = "staff"


def first(t: Translator, choices: Sequence[date]) -> Screen:
    """From which day?"""
    return Screen(["🏖 " + t("From which day are you away?")], [*_days(t, choices, "away.to"), back(t, "staff")])


def last(t: Translator, begins: date, choices: Sequence[date]) -> Screen:
    """Until which day?"""
    head = "🏖 " + t("Away from {day}. Until which day?", day=t.day(begins))
    return Screen([head], [*_days(t, choices, "away.see", f"{begins:%m%d}"), back(t, "away")])


def preview(t: Translator, begins: date, ends: date, found: Standing) -> Screen:
    """What will be touched, with numbers, and a button that names the act."""
    go = row(Button("🏖 " + t.label("I am away on these days"), data("away.go", f"{begins:%m%d}", f"{ends:%m%d}")))
    return Screen([_span(t, begins, ends), *_touched(t, found)], [go, back(t, "away")])


def gone(t: Translator, begins: date, ends: date, found: Standing) -> Screen:
    """Done."""
    return Screen(["✅ " + _span(t, begins, ends), *_touched(t, found)], [back(t, "staff")])


def _span(t: Translator, begins: date, ends: date) -> Rendered:
    return t("Away: {first} to {last}", first=t.day(begins), last=t.day(ends))


def _touched(t: Translator, found: Standing) -> list[str]:
    return [
        "📅 " + t("Agreed appointments that a colleague has to take: {number}", number=len(found.agreed)),
        "↩️ " + t("Offers taken back, the person is told: {number}", number=len(found.offered)),
        "🕥 " + t("Free times of yours that close: {number}", number=found.free),
    ]


def _days(t: Translator, choices: Sequence[date], action: str, *args: str) -> list[Row]:
    buttons = [Button(t.short_day(day).plain, data(action, *args, f"{day:%m%d}")) for day in choices]
    return [row(*buttons[at : at + 3]) for at in range(0, len(buttons), 3)]
