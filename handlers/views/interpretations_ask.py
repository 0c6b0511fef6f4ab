"""Asking for an interpreter, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.appointment_notices import About
from bot.domain.appointments import Note
from bot.domain.interpretations import Interpretation, Stage
from bot.i18n import Translator, clean
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL
from handlers.views.interpreters import autonym
from handlers.views.staff_requests import queue_button

DOMAIN = "staff"
MOST_NOTES = 4
MOST_SHOWN = 3
"""Translations a case shows: the last ones."""


def ask_button(t: Translator, number: int) -> Button:
    """The way from a case to an interpreter."""
    return Button("🗣 " + t.label("Interpreter"), data("case.talks", number))


def interpreted(t: Translator, tasks: Sequence[Interpretation]) -> list[str]:
    """What was translated of a case, and what still waits."""
    return [line for task in tasks[-MOST_SHOWN:] for line in _lines(t, task)]


def _lines(t: Translator, task: Interpretation) -> list[str]:
    match task.stage:
        case Stage.DONE:
            ours = [f"➡️ {t.said(task.text)}"] if task.to_client else []
            return [*ours, f"{'➡️ ' if task.to_client else ''}🗣 {t.said(task.answer)}"]
        case Stage.OPEN:
            return ["🗣 " + t("an interpreter is asked")]
        case Stage.TAKEN:
            return ["🗣 " + t("an interpreter is translating")]
        case Stage.LAPSED:
            return ["🗣 " + t("no interpreter had time")]
        case Stage.WITHDRAWN:
            return []


def not_agreed(t: Translator, number: int, answered: bool | None) -> Screen:
    """The client has not agreed to an interpreter; they are asked once."""
    said = {
        None: t("They did not ask for one. Ask them first."),
        False: t("We have asked them. They have not answered yet."),
        True: t("They said no. They can change it themselves."),
    }[answered]
    ask = row(Button("🗣 " + t.label("Ask them"), data("case.may", number)))
    return Screen(
        ["🗣 " + t("No interpreter without their yes."), said],
        [*([ask] if answered is None else []), back(t, "case", number)],
    )


def choose(t: Translator, number: int, notes: Sequence[Note]) -> Screen:
    """Which words?"""
    rows = [row(_note_button(t, number, note)) for note in notes[-MOST_NOTES:]]
    own = row(Button("✍️ " + t.label("My own words for them"), data("case.own", number)))
    lines = [
        "🗣 " + t("What shall an interpreter translate?"),
        t("They see only these words: no name, no number, no account."),
    ]
    return Screen(lines, [*rows, own, back(t, "case", number)])


def _note_button(t: Translator, number: int, note: Note) -> Button:
    return Button("💬 " + clean(t.said(note.text).plain, MOST_LABEL - 2), data("case.said", number, note.id))


def languages(t: Translator, tags: Sequence[str], action: str, *args: int) -> Screen:
    """Their language here is ours: which one is it?"""
    buttons = [Button(autonym(tag), data(action, *args, tag)) for tag in tags[:MOST_LANGUAGES]]
    rows = [row(*buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    return Screen(["🌐 " + t("Which language do they speak?")], [*rows, back(t, "case.talks", args[0])])


MOST_LANGUAGES = 10


def own(t: Translator) -> Screen:
    """The step at which our own words are taken."""
    lines = [
        "✍️ " + t("Write what the interpreter shall translate for them."),
        t("No names. They read the translation word for word."),
    ]
    return Screen(lines, [back(t, "queue")])


def asked(t: Translator, number: int, count: int) -> Screen:
    """So many know that it waits."""
    lines = [
        "🗣 " + t.plural("{n} interpreter is asked.", "{n} interpreters are asked.", count),
        t("The first who says yes has it. After two hours you are told if nobody did."),
    ]
    return Screen(lines, [_case(t, number), row(queue_button(t))])


def running(t: Translator, task: Interpretation) -> Screen:
    """One after the other; it can be taken back."""
    stop = Button("✖️ " + t.label("Take it back"), data("case.unask", task.request, task.id))
    return Screen(_lines(t, task), [row(stop), back(t, "case", task.request)])


def nobody(t: Translator, number: int) -> Screen:
    """Nobody fits: what else can be done."""
    kept: Row = row(Button("📑 " + t.label("Kept answer"), data("case.answers", number)))
    lines = [
        "🗣 " + t("No interpreter for this can be reached now."),
        t("A kept answer reaches them in their language. Or ask at the desk."),
    ]
    return Screen(lines, [kept, back(t, "case", number)])


def client_asked(t: Translator, number: int) -> Screen:
    """The client is asked."""
    return Screen(["🗣 " + t("We have asked them. You are told when they answer.")], [_case(t, number)])


def uninterpreted(t: Translator, about: About) -> Screen:
    """To who asked: nobody had time."""
    head = f"{about.mark} {about.id} · 🗣 " + t("no interpreter had time")
    return Screen([head], [_case(t, about.id), row(queue_button(t))])


def _case(t: Translator, number: int) -> Row:
    return row(Button("🙋 " + t.label("Open"), data("case", number)))
