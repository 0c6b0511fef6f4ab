"""What somebody is reminded of, and how to stop or resume each kind: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import Programme
from bot.domain.reminder_choices import Choices
from bot.domain.reminders import Topic
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back, to_menu
from handlers.views.contents import label

DOMAIN = "client"
A_PAGE = 4
MOST_ROWS = 5
"""Beside the way to the menu."""
ONE_A_ROW = 3
"""More switches than this stand two in a row."""


def choices(t: Translator, found: Choices) -> Screen:
    """Each kind, whether it comes; a tap changes it."""
    if found.nothing:
        lines = ["🔕 " + t("You get no reminders, because you stopped all messages.")]
        on = row(Button("🔔 " + t.label("Turn messages on again"), data("hear.on")))
        return Screen(lines, [on, to_menu(t)])
    lines = [
        "🔔 " + t("What shall we remind you of?"),
        t("🔔 means: we remind you. 🔕 means: we do not. Tap to change it."),
    ]
    switches = [_switch(t, topic, on=topic not in found.stopped) for topic in found.topics]
    rows = in_rows(switches, 1 if len(switches) <= ONE_A_ROW else 2)
    more = [Button("📅 " + t.label("Which days?"), data("remind.list"))] if found.followed else []
    if Topic.SHIFTS in found.topics:
        more.append(Button("🕥 " + t.label("When, for shifts"), data("myshifts.remind")))
    rows += in_rows(more, 1 if len(rows) + len(more) <= MOST_ROWS else 2)
    return Screen(lines, [*rows, to_menu(t)])


def _switch(t: Translator, topic: Topic, *, on: bool) -> Button:
    """What it says is how it is; a tap makes it the other."""
    mark, way = ("🔔", "off") if on else ("🔕", "on")
    return Button(f"{mark} {name_of(t, topic)}", data("remind.set", topic, way))


def name_of(t: Translator, topic: Topic) -> str:
    """What one kind of reminder is called."""
    match topic:
        case Topic.APPOINTMENTS:
            return t.label("Appointments")
        case Topic.FOLLOWED:
            return t.label("Days I follow")
        case Topic.CLASSES:
            return t.label("My classes")
        case Topic.COLLECTING:
            return t.label("My numbers")
        case Topic.SHIFTS:
            return t.label("My shifts")
        case Topic.CALL_OUTS:
            return t.label("Calls for help")
        case Topic.MY_CASES:
            return t.label("My cases")
        case Topic.DIGEST:
            return t.label("Morning list")


def followed(t: Translator, found: Sequence[Programme], page: int) -> Screen:
    """The programmes they follow; a tap stops one."""
    if not found:
        lines = ["🔔 " + t("You follow nothing yet."), t("Open what interests you and tap: Remind me.")]
        list_ = row(Button("📋 " + t.label("What we offer"), data("programmes")))
        return Screen(lines, [list_, back(t, "remind")])
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    rows = [row(Button(label(t, f"🔕 {one.pictogram}", one.name), data("follow.no", one.key))) for one in shown]
    if len(found) > (page + 1) * A_PAGE:
        rows.append(row(Button("➡️ " + t.label("More"), data("remind.list", page + 1))))
    return Screen(["🔔 " + t("We remind you of these."), t("Tap one to stop it.")], [*rows, back(t, "remind")])
