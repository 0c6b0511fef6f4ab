"""The morning's list for staff: decide these, call these; the words; never a query."""

from __future__ import annotations

from bot.domain.digest import Digest
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import to_menu
from handlers.views.team_notes import said_line

DOMAIN = "staff"


def digest(t: Translator, told: Digest) -> Screen:
    """Each line with its number, each with the way in."""
    lines, rows = ["☀️ " + t("Good morning. Please decide:")], []
    for line, button in _entries(t, told):
        lines.append(line)
        if button and row(button) not in rows:
            rows.append(row(button))
    if len(lines) == 1:
        lines = ["☀️ " + t("Nothing waits for you.")]
    if told.missed:
        lines.append(missed_line(t, told.missed))
    if told.note:
        lines.append(said_line(t, told.note))
    return Screen(lines, [*rows, row(*_staff_row(t))])


def missed_line(t: Translator, missed: int) -> str:
    """Reminders that came too late, where there were any."""
    return "⚠️ " + t.plural(
        "This week {n} reminder came too late to be sent", "This week {n} reminders came too late to be sent", missed
    )


def _entries(t: Translator, told: Digest) -> list[tuple[str, Button | None]]:
    queue = Button("🙋 " + t.label("Requests"), data("queue"))
    calls = Button("📵 " + t.label("Not reached: call"), data("queue", 0, "unreached"))
    board = Button("📋 " + t.label("Shifts this week"), data("board"))
    team = Button("🤝 " + t.label("Volunteers"), data("team"))
    found: list[tuple[int | None, str, Button]] = [
        (told.late, "🔴 " + t.plural("{n} late request", "{n} late requests", told.late), queue),
        (told.new, "🙋 " + t.plural("{n} new request", "{n} new requests", told.new), queue),
        (told.not_reached, "📵 " + t.plural("{n} not reached: call", "{n} not reached: call", told.not_reached), calls),
    ]
    if told.short:
        found.append((told.short, "📋 " + t.plural("{n} shift is short", "{n} shifts are short", told.short), board))
    if told.applied:
        words = t.plural("{n} volunteer waits for an answer", "{n} volunteers wait for an answer", told.applied)
        found.append((told.applied, "🤝 " + words, team))
    return [(line, button) for number, line, button in found if number]


def _staff_row(t: Translator) -> Row:
    return (Button("🗂 " + t.label("Staff"), data("staff")), *to_menu(t))
