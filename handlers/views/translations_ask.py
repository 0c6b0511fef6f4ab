"""Asking volunteers for a translation, and what came of it, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.refusals import TranslationLate
from bot.domain.translations import Due, Stage, Task, TranslationCame, Untranslated
from bot.i18n import Rendered, Translator, name_in, value
from handlers.screens import Button, Screen, data, row
from handlers.views.common import back
from handlers.views.times import local
from handlers.views.translations import said

DOMAIN = "staff"


def languages(
    t: Translator, number: int, tasks: Sequence[Task], lacking: Sequence[tuple[str, int]], turn: Sequence[Button]
) -> Screen:
    """Which language to ask for; one page of those that are lacking, with how many people read each."""
    rows = [row(Button(f"{_mark(task)} {name_in(task.target, t.tag)}", data("tr.task", task.id))) for task in tasks]
    rows += [
        row(Button(f"🙏 {name_in(tag, t.tag)} · {people}", data("tr.due", number, tag))) for tag, people in lacking
    ]
    head = t("Which translation shall we ask volunteers for?") if lacking else t("No other language is needed.")
    return Screen(["🙏 " + head, *(line(t, task) for task in tasks)], [*rows, row(*turn), back(t, "ann", number)])


def _mark(task: Task) -> str:
    return "📝" if task.stage is Stage.SENT else "🕥"


def line(t: Translator, task: Task) -> str:
    """Where one stands, in a line."""
    name = name_in(task.target, t.tag)
    match task.stage:
        case Stage.SENT:
            return "📝 " + t("{language}: a translation has come. Please look at it.", language=name)
        case Stage.TAKEN:
            return "🕥 " + t("{language}: somebody translates, until {moment}", language=name, moment=_moment(t, task))
        case _:
            return "🕥 " + t("{language}: volunteers are asked, until {moment}", language=name, moment=_moment(t, task))


def _moment(t: Translator, task: Task) -> Rendered:
    return _at(t, task.until)


def _at(t: Translator, moment: datetime) -> Rendered:
    return Rendered(f"{t.day(local(moment).date())}, {t.clock(local(moment))}")


@dataclass(frozen=True, slots=True)
class Asking:
    """For which language a deadline is chosen, what a choice leads to, and the way back."""

    target: str
    choice: tuple[str, *tuple[str | int, ...]]
    back: tuple[str, *tuple[str | int, ...]]


def due(t: Translator, asking: Asking, speakers: int, choices: Mapping[Due, datetime]) -> Screen:
    """Until when; or that nobody can be asked."""
    language = name_in(asking.target, t.tag)
    if not speakers:
        lines = [
            "🙏 " + t("Nobody who helps here speaks {language} yet.", language=language),
            t("You can write it yourself, or send it: they get the language you have chosen for who lacks a text."),
        ]
        return Screen(lines, [back(t, *asking.back)])
    names = {
        Due.SOON: t.label("In two hours"),
        Due.EVENING: t.label("This evening"),
        Due.TOMORROW: t.label("Tomorrow evening"),
    }
    rows = [
        row(Button(f"🕥 {names[one]} · {t.clock(local(at)).plain}", data(*asking.choice, one)))
        for one, at in choices.items()
    ]
    lines = [
        f"🙏 {value(language)}: {t.plural('{n} person can be asked', '{n} people can be asked', speakers)}",
        t("They read your text in its main language. Until when do you need it?"),
    ]
    return Screen(lines, [*rows, back(t, *asking.back)])


def waiting(t: Translator, number: int, target: str, count: int) -> Screen:
    """So many were asked."""
    language = name_in(target, t.tag)
    lines = [
        f"🙏 {value(language)}: {t.plural('{n} person is asked', '{n} people are asked', count)}",
        t("The first who says yes has it. We tell you when it has come, or that nobody did it."),
    ]
    return Screen(lines, [back(t, "ann", number)])


def task(t: Translator, one: Task) -> Screen:
    """One that nobody has written yet, and the way to ask no more."""
    rows = [row(Button("✖️ " + t.label("Not needed any more"), data("tr.stop", one.id)))]
    return Screen([line(t, one)], [*rows, back(t, "tr.ask", one.announcement)])


def over(t: Translator, one: Task) -> Screen:
    """One of which nothing comes any more."""
    language = name_in(one.target, t.tag)
    if one.stage is Stage.USED:
        head = "✅ " + t("{language}: this translation is used.", language=language)
    else:
        head = "🕥 " + t("{language}: nothing comes of this one any more.", language=language)
    return Screen([head], [back(t, "ann", one.announcement)])


def came(t: Translator, told: TranslationCame) -> Screen:
    """It is written: look at both, then use it or not."""
    lines = [
        "📝 " + t("A translation has come: {language}", language=name_in(told.target, t.tag)),
        *(["⚠️ " + t("The original was changed since it was asked for.")] if told.changed else []),
        "",
        *said(t, told.original),
        "",
        *said(t, told.words),
        *(f"🔗 {t.said(label)}" for label in told.labels),
    ]
    if told.unheard:
        lines += ["", "🎙 " + t("It is also read aloud. Please listen to it before it is used.")]
        first = [row(Button("🎧 " + t.label("Listen to it"), data("tr.see", told.number)))]
    else:
        first = [
            row(Button("✅ " + t.label("Use it"), data("tr.use", told.number))),
            row(Button("👁 " + t.label("As they will see it"), data("tr.see", told.number))),
        ]
    rows = [
        *first,
        row(Button("✏️ " + t.label("Ask again"), data("tr.more", told.number))),
        row(Button("✖️ " + t.label("Do not use it"), data("tr.refuse", told.number))),
        back(t, "announce"),
    ]
    return Screen(lines, rows)


def untranslated(t: Translator, told: Untranslated) -> Screen:
    """Nobody has done it in time."""
    language = name_in(told.target, t.tag)
    if told.taken:
        head = t("{language}: somebody wanted to translate it and did not write in time.", language=language)
    else:
        head = t("{language}: nobody translated it in time.", language=language)
    lines = ["🕥 " + head, *([f"«{t.said(told.title)}»"] if told.title else [])]
    rows = [
        row(Button("🙏 " + t.label("Ask again"), data("tr.due", told.announcement, told.target))),
        row(Button("📣 " + t.label("Open it"), data("ann", told.announcement))),
    ]
    return Screen(lines, [*rows, back(t, "announce")])


def late(t: Translator, no: TranslationLate) -> Screen:
    """Too late to use one."""
    if no.asked:
        lines = [
            "🕥 " + t("A colleague is asked to agree to this announcement as it is."),
            t("Take that back first, then use the translation."),
        ]
        return Screen(
            lines, [row(Button("📣 " + t.label("Open it"), data("ann", no.announcement))), back(t, "announce")]
        )
    line = "🕥 " + t("This announcement has gone out, or was thrown away. The translation came too late.")
    return Screen([line], [back(t, "announce")])
