"""The line for the next team: as it stands, how to write it, what a colleague wrote meanwhile; never a query."""

from __future__ import annotations

from bot.domain.team_notes import MOST_LETTERS, TeamNote
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back
from handlers.views.times import local

DOMAIN = "staff"


def said_line(t: Translator, note: TeamNote) -> str:
    """Who wrote it, when, and what."""
    if note.name:
        return "👋 " + t(
            "From the last team ({name}, {when}): {words}",
            name=note.name,
            when=_when(t, note),
            words=t.said(note.text),
        )
    return "👋 " + t("From the last team ({when}): {words}", when=_when(t, note), words=t.said(note.text))


def _when(t: Translator, note: TeamNote) -> Rendered:
    days, hour = (local(note.now).date() - local(note.at).date()).days, t.clock(local(note.at))
    if days == 0:
        return t("today {hour}", hour=hour)
    if days == 1:
        return t("yesterday {hour}", hour=hour)
    return t("{day}, {hour}", day=t.day(local(note.at).date()), hour=hour)


def line(t: Translator, note: TeamNote | None) -> Screen:
    """The line that stands, and what can be done with it."""
    write = "✍️ " + (t.label("Write another") if note else t.label("Write a line"))
    rows = [row(Button(write, data("next.write")))]
    if note is None:
        lines = ["👋 " + t("No note stands for the next team."), _where(t)]
        return Screen(lines, [*rows, back(t, "staff")])
    rows.append(row(Button("🗑 " + t.label("Clear it"), data("next.clear", note.id))))
    return Screen([said_line(t, note), _where(t)], [*rows, back(t, "staff")])


def _where(t: Translator) -> str:
    return t("It stands on the staff page and in the morning list, for two weeks at most.")


def write(t: Translator, note: TeamNote | None) -> Screen:
    """How to write one; the one it replaces stands above."""
    before = [said_line(t, note), t("Your line takes its place.")] if note else []
    return Screen([_ask(t), _no_names(t), *before], [back(t, "next")])


def again(t: Translator) -> Screen:
    """How to write one."""
    return Screen([_ask(t), _no_names(t)], [back(t, "next")])


def too_long(t: Translator) -> Screen:
    """That does not fit."""
    said = t("That is more than {most} letters, or none. Please write it shorter.", most=str(MOST_LETTERS))
    return Screen(["✍️ " + said, _no_names(t)], [back(t, "next")])


def _ask(t: Translator) -> str:
    return "✍️ " + t("Write one line for the next team, at most {most} letters.", most=str(MOST_LETTERS))


def _no_names(t: Translator) -> str:
    return t("No names of clients: all colleagues read it.")


def saved(t: Translator, note: TeamNote | None) -> Screen:
    """It stands now."""
    lines = ["✅ " + t("The next team will read it."), *([said_line(t, note)] if note else [])]
    return Screen(lines, [row(Button("🗂 " + t.label("Staff"), data("staff"))), back(t, "next")])


def other_line(t: Translator, note: TeamNote | None, typed: str) -> Screen:
    """A colleague was faster: theirs stands; shall mine take its place?"""
    if note is None:
        lines = ["✋ " + t("A colleague has cleared the note meanwhile. Yours is not kept yet.")]
    else:
        lines = ["✋ " + t("A colleague has changed the note meanwhile. Yours is not kept yet."), said_line(t, note)]
    number = note.id if note else 0
    return Screen(
        [*lines, "✍️ " + t.said(typed), t("Or write a new line that says both.")],
        [row(Button("✅ " + t.label("Keep mine instead"), data("next.mine", number))), back(t, "next")],
    )


def not_cleared(t: Translator, note: TeamNote | None) -> Screen:
    """Another line stands than the one that was to go."""
    lines = ["✋ " + t("A colleague has changed the note meanwhile. It was not cleared."), *line(t, note).lines]
    return Screen(lines, line(t, note).rows)
