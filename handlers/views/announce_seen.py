"""The choice of languages in which an announcement is looked at, or which step in: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.announcements import Announcement, Reached, State
from bot.i18n import Translator, name_in
from handlers.screens import Button, Screen, data, row
from handlers.views.announce_pieces import falling
from handlers.views.common import back

DOMAIN = "staff"


@dataclass(frozen=True, slots=True)
class Read:
    """Who reads this language ('' where they chose none) gets the text of that one."""

    own: str
    text: str


def languages(t: Translator, told: Announcement, at: tuple[int, Sequence[Read]], turn: Sequence[Button]) -> Screen:
    """One page of languages, and, before it is approved, the way to change which steps in."""
    page, shown = at
    lines = [
        "👁 " + (t("In which language do you want to see it?") if shown else t("Nothing is written yet.")),
        t("It comes only to you, exactly as they will get it."),
    ]
    rows = [row(Button(_name(t, one), data("ann.seen", told.id, one.text, page))) for one in shown]
    rows.append(row(*turn))
    if told.state is State.DRAFT and any(one.own != one.text for one in shown):
        rows.append(row(Button("🌐 " + t.label("Who lacks a text"), data("ann.lack", told.id))))
    return Screen(lines, [*rows, back(t, "ann", told.id)])


def _name(t: Translator, one: Read) -> str:
    name = name_in(one.own, t.tag) if one.own else t.label("No language chosen")
    return f"✅ {name}" if one.own == one.text else f"⚠️ {name} ({name_in(one.text, t.tag)})"


def lack(
    t: Translator, told: Announcement, reached: Reached, at: tuple[int, Sequence[str]], turn: Sequence[Button]
) -> Screen:
    """Which language steps in; one page of those that are written."""
    page, shown = at
    current = told.chosen or told.main
    lines = [
        "🌐 " + t("Who has no text of their own gets: {language}", language=name_in(current, t.tag)),
        *(["⚠️ " + falling(t, reached.falling)] if reached.falling else []),
        t("A language near their own comes first, where it is written."),
    ]
    rows = [
        row(Button(f"{'✅' if tag == current else '▫️'} {name_in(tag, t.tag)}", data("ann.steps", told.id, tag, page)))
        for tag in shown
    ]
    return Screen(lines, [*rows, row(*turn), back(t, "ann.see", told.id)])
