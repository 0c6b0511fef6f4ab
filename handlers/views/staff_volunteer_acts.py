"""What staff are asked before they decide about a volunteer, each act named on its button: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import Gate, Task
from bot.domain.volunteers import Reason, Sheet, old_enough
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back
from handlers.views.contents import label, page_of
from handlers.views.staff_volunteers import gate_name, who
from handlers.views.volunteers import tasks

DOMAIN = "staff"


def welcomed(t: Translator, sheet: Sheet) -> Screen:
    """Done; the person is told."""
    chat = sheet.person.chat
    lines = ["✅ " + t("{who} is on the team and was told.", who=who(t, sheet))]
    return Screen(lines, [row(Button("👤 " + t.label("Open"), data("team.one", chat))), back(t, "team")])


def not_now(t: Translator, sheet: Sheet) -> Screen:
    """Why? The person reads it, kindly."""
    chat = sheet.person.chat
    words = {
        Reason.ENOUGH: t.label("No: enough helpers now"),
        Reason.TALK: t.label("No: please come and talk"),
        Reason.YOUNG: t.label("No: not at this age"),
        Reason.NONE: t.label("No, without a reason"),
    }
    rows = [row(Button("✖️ " + said, data("team.no.as", chat, reason))) for reason, said in words.items()]
    lines = ["✖️ " + t("Not now: {who}", who=who(t, sheet)), t("They are told at once, kindly, with this reason.")]
    return Screen(lines, [*rows, back(t, "team.one", chat)])


def refused(t: Translator) -> Screen:
    """Done; the person is told."""
    return Screen(["✅ " + t("They were told: not now.")], [back(t, "team")])


def gate(t: Translator, sheet: Sheet, one: Gate, losing: Sequence[Task], places: int) -> Screen:
    """Before a gate is opened or shut for somebody."""
    chat = sheet.person.chat
    if one in sheet.person.gates:
        lines = ["✖️ " + t("{who}: no more “{gate}”?", who=who(t, sheet), gate=gate_name(t, one))]
        lines += [t("Then they are off: {tasks}", tasks=tasks(t, losing))] if losing else []
        return Screen([*lines, *_free(t, places), _noted(t)], [_shut(t, sheet, one), back(t, "team.one", chat)])
    lines = ["🔐 " + t("{who}: “{gate}”?", who=who(t, sheet), gate=gate_name(t, one)), _before(t, one), _noted(t)]
    return Screen(lines, [_opened(t, sheet, one), back(t, "team.one", chat)])


def _before(t: Translator, one: Gate) -> str:
    if one is Gate.CHILDREN:
        return t("Only after a talk, and once the papers your rules ask for are here.")
    return t("Only after a talk. They get into the hall alone.")


def _noted(t: Translator) -> str:
    return t("It is written down who decided this, and when.")


def _opened(t: Translator, sheet: Sheet, one: Gate) -> Row:
    words = t.label("Cleared for children") if one is Gate.CHILDREN else t.label("Cleared for keys")
    return row(Button("✅ " + words, data("team.gate.on", sheet.person.chat, one)))


def _shut(t: Translator, sheet: Sheet, one: Gate) -> Row:
    words = t.label("No more with children") if one is Gate.CHILDREN else t.label("No more keys")
    return row(Button("✖️ " + words, data("team.gate.off", sheet.person.chat, one)))


def gated(t: Translator, sheet: Sheet, page: int) -> Screen:
    """The tasks with a gate: on which of them are they?"""
    chat = sheet.person.chat
    behind = [task for task in sheet.tasks.values() if task.gate is not Gate.NONE]
    entries = [_task(t, sheet, task) for task in behind]
    lines = ["🔐 " + t("Tasks after a talk: {who}", who=who(t, sheet)), *_kept_from(t, sheet, behind)]
    return Screen(lines, [*page_of(entries, page, f"team.tasks.{chat}", t), back(t, "team.one", chat)])


def _task(t: Translator, sheet: Sheet, task: Task) -> Button:
    words = label(t, f"{'☑️' if task in sheet.accepted else '⬜'} {task.pictogram}", task.name)
    return Button(words, data("team.task", sheet.person.chat, task.key))


def _kept_from(t: Translator, sheet: Sheet, behind: Sequence[Task]) -> list[str]:
    """Why a task cannot be given to them yet."""
    young = [task for task in behind if not old_enough(sheet.person.age, task.min_age)]
    shut = [task for task in behind if task.gate not in sheet.person.gates and task not in young]
    too_young = [t("Too young, or age not told: {tasks}", tasks=tasks(t, young))] if young else []
    return [*too_young, *([t("Not cleared yet for: {tasks}", tasks=tasks(t, shut))] if shut else [])]


def take_off(t: Translator, sheet: Sheet, task: Task, places: int) -> Screen:
    """Before somebody is taken off a task."""
    chat = sheet.person.chat
    lines = ["✖️ " + t("Take {who} off: {task}?", who=who(t, sheet), task=tasks(t, [task])), *_free(t, places)]
    yes = row(Button("✖️ " + t.label("Take off this task"), data("team.task.off", chat, task.key)))
    return Screen([*lines, t("They are told at once.")], [yes, back(t, "team.tasks", chat)])


def take_out(t: Translator, sheet: Sheet, places: int) -> Screen:
    """Before somebody is taken out of the team."""
    chat = sheet.person.chat
    lines = ["✖️ " + t("Take {who} out of the team?", who=who(t, sheet)), *_free(t, places)]
    yes = row(Button("✖️ " + t.label("Take out of the team"), data("team.out.now", chat)))
    return Screen([*lines, t("They are told at once.")], [yes, back(t, "team.one", chat)])


def taken_out(t: Translator) -> Screen:
    """Done; the person is told."""
    return Screen(["✅ " + t("They are not on the team any more and were told.")], [back(t, "team")])


def _free(t: Translator, places: int) -> list[str]:
    if not places:
        return [t("They have no places ahead.")]
    return [
        t.plural("They have {n} place ahead: it becomes free.", "They have {n} places ahead: they become free.", places)
    ]
