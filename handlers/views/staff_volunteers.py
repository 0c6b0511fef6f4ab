"""Volunteers as those who approve them see them: who waits, who is on the team, one of them: the words; no query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import GATES, Gate
from bot.domain.chats import ChatId
from bot.domain.volunteer_notices import Applied, Wished
from bot.domain.volunteers import Age, Sheet, State
from bot.i18n import Translator, clean
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back, to_menu
from handlers.views.contents import MOST_LABEL, page_of
from handlers.views.staff_hours import hours_of_row
from handlers.views.volunteers import said, tasks

DOMAIN = "staff"


def team(t: Translator, found: Sequence[Sheet], page: int) -> Screen:
    """Who waits, then everybody on the team."""
    waiting = sum(one.person.state is State.APPLIED for one in found)
    lines = ["🤝 " + t("Volunteers")]
    if waiting:
        lines.append("🆕 " + t.plural("{n} person waits for an answer.", "{n} people wait for an answer.", waiting))
    lines.append("👤 " + t.plural("{n} person is on the team.", "{n} people are on the team.", len(found) - waiting))
    entries = [Button(_entry(t, one), data("team.one", one.person.chat)) for one in found]
    return Screen(lines, [*page_of(entries, page, "team", t), back(t, "staff")])


def _entry(t: Translator, sheet: Sheet) -> str:
    name = sheet.name.text if sheet.name else t.label("No name")
    return clean(f"{_mark(sheet)} {name} {''.join(task.pictogram for task in sheet.wished)}", MOST_LABEL)


def _mark(sheet: Sheet) -> str:
    return "🆕" if sheet.person.state is State.APPLIED else "👤"


def who(t: Translator, sheet: Sheet) -> str:
    """A first name, or that there is none."""
    return t.said(sheet.name.text) if sheet.name else t("No name given")


def card(t: Translator, sheet: Sheet) -> Screen:
    """What somebody said, and what staff can do."""
    waits = sheet.person.state is State.APPLIED
    state = t("Waits for an answer.") if waits else t("On the team.")
    lines = [f"{_mark(sheet)} {who(t, sheet)}", state, *_wishes(t, sheet), *said(t, sheet)]
    return Screen(lines, [*(_waiting(t, sheet) if waits else _member(t, sheet)), back(t, "team")])


def _wishes(t: Translator, sheet: Sheet) -> list[str]:
    lines = []
    if sheet.at_once:
        lines.append("🤝 " + t("Would like to: {tasks}", tasks=tasks(t, sheet.at_once)))
    if sheet.after_a_talk:
        lines.append("💬 " + t("Only once you accept them: {tasks}", tasks=tasks(t, sheet.after_a_talk)))
    if sheet.too_young:
        lines.append("🎂 " + _too_young(t, sheet))
    if sheet.accepted:
        lines.append("✅ " + t("Accepted for: {tasks}", tasks=tasks(t, sheet.accepted)))
    return lines


def _too_young(t: Translator, sheet: Sheet) -> str:
    names = tasks(t, sheet.too_young)
    if sheet.person.age is Age.UNKNOWN:
        return t("Age not told, so not accepted for: {tasks}", tasks=names)
    return t("Too young, so not accepted for: {tasks}", tasks=names)


def _waiting(t: Translator, sheet: Sheet) -> list[Row]:
    chat = sheet.person.chat
    return [
        row(Button("✅ " + t.label("Welcome"), data("team.yes", chat))),
        *_gates(t, sheet),
        row(Button("✖️ " + t.label("Not now"), data("team.no", chat))),
    ]


def _member(t: Translator, sheet: Sheet) -> list[Row]:
    chat, gated = sheet.person.chat, any(task.gate is not Gate.NONE for task in sheet.tasks.values())
    of_tasks = [row(Button("🔐 " + t.label("Tasks after a talk"), data("team.tasks", chat)))] if gated else []
    out = row(Button("✖️ " + t.label("Take out of the team"), data("team.out", chat)))
    return [*_gates(t, sheet), *of_tasks, hours_of_row(t, chat), out]


def _gates(t: Translator, sheet: Sheet) -> list[Row]:
    used = {task.gate for task in sheet.tasks.values()}
    person = sheet.person
    return [
        row(
            Button(
                f"{'☑️' if gate in person.gates else '⬜'} {gate_name(t, gate)}", data("team.gate", person.chat, gate)
            )
        )
        for gate in GATES
        if gate in used
    ]


def gate_name(t: Translator, gate: Gate) -> str:
    """What is behind a gate, on a button."""
    match gate:
        case Gate.CHILDREN:
            return t.label("Work with children")
        case Gate.KEYS:
            return t.label("Has a key")
        case Gate.NONE:
            return t.label("Everybody")


def gone(t: Translator, chat: ChatId) -> Screen:
    """A colleague has decided, or the person took it back."""
    lines = [
        "🕥 " + t("This has changed meanwhile."),
        t("A colleague has decided already, or the person took it back."),
    ]
    return Screen(lines, [row(Button("🔄 " + t.label("How it stands"), data("team.one", chat))), back(t, "team")])


def applied(t: Translator, told: Applied) -> Screen:
    """Somebody wants to help."""
    return Screen(["🤝 " + t("Somebody would like to volunteer.")], [_open(t, told.volunteer), to_menu(t)])


def wished(t: Translator, told: Wished) -> Screen:
    """Somebody of the team wants to do something that has a gate."""
    lines = ["🤝 " + t("A volunteer would also like to: {task}", task=tasks(t, [told.task])), t("It is after a talk.")]
    return Screen(lines, [_open(t, told.volunteer), to_menu(t)])


def _open(t: Translator, chat: ChatId) -> Row:
    return row(Button("👤 " + t.label("Open"), data("team.one", chat)))
