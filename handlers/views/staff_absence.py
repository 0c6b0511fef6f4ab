"""Somebody of ours is away: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n import Rendered, Translator
from bot.services.absence import Standing
from handlers.screens import Button, Screen, data, row
from handlers.views.calendar import day_code, day_rows
from handlers.views.common import back

DOMAIN = "staff"


def first(t: Translator, choices: Sequence[date]) -> Screen:
    """From which day?"""
    rows = day_rows(t, choices, "away.to")
    return Screen(["🏖 " + t("From which day are you away?")], [*rows, back(t, "staff")], asks_time=True)


def last(t: Translator, begins: date, choices: Sequence[date]) -> Screen:
    """Until which day?"""
    head = "🏖 " + t("Away from {day}. Until which day?", day=t.day(begins))
    rows = day_rows(t, choices, "away.see", day_code(begins))
    return Screen([head], [*rows, back(t, "away")], asks_time=True)


def preview(t: Translator, begins: date, ends: date, found: Standing) -> Screen:
    """What will be touched, with numbers, and a button that names the act."""
    go = row(Button("🏖 " + t.label("I am away on these days"), data("away.go", day_code(begins), day_code(ends))))
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
