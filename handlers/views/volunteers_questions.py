"""What is asked of who wants to help, one question a screen: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.domain.catalogue import Gate, Task
from bot.domain.colleagues import Name
from bot.domain.volunteers import Age, Day, Question, Sheet
from bot.i18n import Translator, clean
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL, label
from handlers.views.interpreters import autonym

DOMAIN = "volunteer"
T = TypeVar("T")

TASKS, LANGUAGES = 4, 8
"""On one page: with the way on and the way back a screen has six rows."""


class Way(StrEnum):
    """Whether a question is one of all, or was opened to change one answer."""

    FIRST = "first"
    CHANGE = "change"


@dataclass(frozen=True, slots=True)
class Asked:
    """One question: of whom, on which way, and which page of its answers."""

    question: Question
    way: Way
    page: int = 0


def question(t: Translator, sheet: Sheet, asked: Asked, tags: Sequence[str]) -> Screen:
    """The question; ``tags`` are all languages there are, the shipped ones first."""
    match asked.question:
        case Question.TASKS:
            return _tasks(t, sheet, asked)
        case Question.LANGUAGES:
            return _languages(t, sheet, asked, tags)
        case Question.DAYS:
            return _days(t, sheet, asked)
        case Question.AGE:
            return _age(t, sheet, asked)
        case Question.NAME:
            return _name(t, sheet, asked)


def none_chosen(t: Translator, sheet: Sheet, asked: Asked) -> Screen:
    """The one question that cannot be skipped."""
    screen = _tasks(t, sheet, asked)
    return Screen(["🤝 " + t("Please choose one thing at least."), *screen.lines[1:]], screen.rows)


def _tasks(t: Translator, sheet: Sheet, asked: Asked) -> Screen:
    shown, more = _page(list(sheet.tasks.values()), asked.page, TASKS)
    rows = [row(_toggle(asked, task.key, task in sheet.wished, label(t, task.pictogram, task.name))) for task in shown]
    lines = ["🤝 " + t("What would you like to do?"), *(about(t, task) for task in shown)]
    return Screen(lines, [*rows, _on(t, sheet, asked, more=more), _back(t, sheet, asked)])


def about(t: Translator, task: Task) -> str:
    """A task in one line, with what has to be before it."""
    said = t.data(task.about or task.name)
    after = [t("after a talk with us")] if task.gate is not Gate.NONE else []
    least = [t("from {age} years on", age=task.min_age)] if task.min_age else []
    return " · ".join([f"{task.pictogram} {said}", *after, *least])


def _languages(t: Translator, sheet: Sheet, asked: Asked, tags: Sequence[str]) -> Screen:
    shown, more = _page(tags, asked.page, LANGUAGES)
    buttons = [_toggle(asked, tag, tag in sheet.person.languages, autonym(tag)) for tag in shown]
    lines = ["🗣 " + t("Which languages do you speak?"), t("Only those in which you can talk with people.")]
    return Screen(lines, [*in_rows(buttons, 2), _on(t, sheet, asked, more=more), _back(t, sheet, asked)])


def _days(t: Translator, sheet: Sheet, asked: Asked) -> Screen:
    buttons = [_toggle(asked, day, day in sheet.person.days, t.weekday(number).plain) for number, day in enumerate(Day)]
    lines = ["📅 " + t("Which days often suit you?"), t("It binds you to nothing: you choose each shift yourself.")]
    return Screen(lines, [*in_rows(buttons, 2), _on(t, sheet, asked), _back(t, sheet, asked)])


def _age(t: Translator, sheet: Sheet, asked: Asked) -> Screen:
    choices = {
        Age.UNDER_16: t.label("Under 16"),
        Age.FROM_16: t.label("16 or 17"),
        Age.ADULT: t.label("18 or more"),
    }
    rows = [row(_toggle(asked, one, sheet.person.age is one, words)) for one, words in choices.items()]
    lines = ["🎂 " + t("How old are you?"), t("Something you chose is only from a certain age on.")]
    return Screen(lines, [*rows, _on(t, sheet, asked), _back(t, sheet, asked)])


def _name(t: Translator, sheet: Sheet, asked: Asked) -> Screen:
    if sheet.name is None:
        lines = ["🏷 " + t("What may we call you?"), t("A first name is enough. You can also stay without one.")]
        rows = [row(Button("✍️ " + t.label("Give a first name"), data("vol.name")))]
    else:
        lines, rows = ["🏷 " + t.said(sheet.name.text), _seen(t, sheet.name)], _name_rows(t, sheet.name)
    return Screen(lines, [*rows, _on(t, sheet, asked), _back(t, sheet, asked)])


def _seen(t: Translator, name: Name) -> str:
    return t("Others on your shift see it.") if name.shown else t("Only the coordinators see it.")


def _name_rows(t: Translator, name: Name) -> list[Row]:
    hide = Button("🙈 " + t.label("Do not show it"), data("vol.name.hide"))
    show = Button("👁 " + t.label("Others may see it"), data("vol.name.show"))
    return [
        row(hide if name.shown else show),
        row(Button("✍️ " + t.label("Change it"), data("vol.name"))),
        row(Button("🗑 " + t.label("Remove it"), data("vol.name.drop"))),
    ]


def write_name(t: Translator) -> Screen:
    """Which name?"""
    lines = ["🏷 " + t("Write your first name, at most 30 letters."), t("Then you choose who may see it.")]
    return Screen(lines, [back(t, "volunteer")])


def no_name(t: Translator) -> Screen:
    """That cannot be one."""
    return Screen(["🏷 " + t("That is no first name. Write at most 30 letters.")], [back(t, "volunteer")])


def may_others(t: Translator, name: Name) -> Screen:
    """Kept; may others see it?"""
    return Screen(
        ["🏷 " + t("Saved: {name}", name=name.text), t("May others on the same shift see it?")],
        [
            row(Button("✅ " + t.label("Yes, they may"), data("vol.name.show"))),
            row(Button("✖️ " + t.label("No, only coordinators"), data("vol.name.hide"))),
        ],
    )


def _toggle(asked: Asked, value: str, on: bool, words: str) -> Button:
    words = clean(f"{'☑️' if on else '⬜'} {words}", MOST_LABEL)
    return Button(words, data("vol.set", asked.question, asked.way, asked.page, value))


def _page(every: Sequence[T], page: int, size: int) -> tuple[Sequence[T], int | None]:
    """What stands on a page, and the next page: the first again after the last; None where there is only one."""
    pages = max(1, -(-len(every) // size))
    page = min(page, pages - 1)
    return every[page * size : (page + 1) * size], (page + 1) % pages if pages > 1 else None


def _on(t: Translator, sheet: Sheet, asked: Asked, *, more: int | None = None) -> Row:
    """More answers, and the way on: to the next question, or back to all answers."""
    others = [] if more is None else [Button("➡️ " + t.label("More"), _ask(asked.question, asked.way, more))]
    after = _beside(sheet, asked.question, 1)
    if asked.way is Way.FIRST and after:
        return row(*others, Button("✅ " + t.label("Next"), _ask(after, asked.way)))
    return row(*others, Button("✅ " + t.label("Done"), data("volunteer")))


def _back(t: Translator, sheet: Sheet, asked: Asked) -> Row:
    before = _beside(sheet, asked.question, -1)
    if asked.way is Way.FIRST and before:
        return back(t, "vol.ask", before, asked.way)
    return back(t, "volunteer")


def _beside(sheet: Sheet, asked: Question, step: int) -> Question | None:
    at = sheet.questions.index(asked) + step if asked in sheet.questions else -1
    return sheet.questions[at] if 0 <= at < len(sheet.questions) else None


def _ask(asked: Question, way: Way, page: int = 0) -> str:
    return data("vol.ask", asked, way, page)
