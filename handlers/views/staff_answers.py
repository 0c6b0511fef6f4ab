"""Picking an answer for a person, and writing the organisation's own, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot.domain.kept_answers import GROUPS, MOST_OWN, Group, OwnAnswer
from bot.i18n import Rendered, Translator, clean, name_in
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import kept_answers
from handlers.views.common import back

DOMAIN = "staff"
PAGE = 6
A_ROW = 3
MOST_SHOWN = 80
"""Characters of an own answer in the list; its card shows all of it."""
MOST_LANGUAGES = 9


def groups(t: Translator, number: int) -> Screen:
    """Where to look: any answer is found in two taps."""
    names = {
        Group.ASK: "❓ " + t.label("Questions"),
        Group.COME: "👜 " + t.label("Come, and bring"),
        Group.NEWS: "💬 " + t.label("News"),
    }
    rows = [row(Button(name, data("case.answers", number, group))) for group, name in names.items()]
    own = row(Button("🗂 " + t.label("Our own"), data("own", number)))
    return Screen(
        ["💬 " + t("Which answer? They read it in their own language.")], [*rows, own, back(t, "case", number)]
    )


def choices(t: Translator, number: int, group: Group, page: int) -> Screen:
    """The answers of a group, numbered, because a button is too short for most of them."""
    every = GROUPS[group]
    shown = every[page * PAGE : (page + 1) * PAGE]
    rows = _numbered([data("case.kept", number, kept) for kept in shown])
    rows += _more(t, len(every), page, data("case.answers", number, group, page + 1))
    lines = [f"{at} · {kept_answers.words(t, kept)}" for at, kept in enumerate(shown, 1)]
    return Screen(["💬 " + t("Tap its number to send it."), *lines], [*rows, back(t, "case.answers", number)])


def own(t: Translator, number: int, answers: Sequence[tuple[int, str]], page: int, *, writes: bool) -> Screen:
    """The organisation's own answers, in the reader's language where there is one, numbered."""
    shown = answers[page * PAGE : (page + 1) * PAGE]
    rows = _numbered([data("own.card", number, id_) for id_, _ in shown])
    rows += _more(t, len(answers), page, data("own", number, page + 1))
    new = [row(Button("➕ " + t.label("New answer"), data("own.new", number)))] if writes else []
    lines = [f"{at} · {t.said(clean(text, MOST_SHOWN))}" for at, (_, text) in enumerate(shown, 1)]
    head = "🗂 " + (
        t("Our own answers. Tap a number to look at one.") if shown else t("There is no answer of ours yet.")
    )
    return Screen([head, *lines], [*rows, *new, back(t, "case.answers", number)])


def _numbered(places: Sequence[str]) -> list[Row]:
    buttons = [Button(str(at), place) for at, place in enumerate(places, 1)]
    return [row(*buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW)]


def _more(t: Translator, count: int, page: int, place: str) -> list[Row]:
    return [row(Button("➡️ " + t.label("More"), place))] if count > (page + 1) * PAGE else []


def card(t: Translator, number: int, answer: OwnAnswer, shown: str, tags: Iterable[str], *, writes: bool) -> Screen:
    """One answer of the organisation, in which languages it is, and what can be done; ``tags`` are all there are."""
    languages = [t("Languages: {languages}", languages=_named(t, answer.texts)), "", t.said(answer.texts[shown])]
    send = row(Button("✉️ " + t.label("Send it"), data("own.say", number, answer.id)))
    drop = row(Button("🗑 " + t.label("Delete it"), data("own.drop", number, answer.id)))
    own_rows = [*_language_rows(t, number, answer, tags), drop] if writes else []
    return Screen(["🗂 " + t("One of our own answers"), *languages], [send, *own_rows, back(t, "own", number)])


def _language_rows(t: Translator, number: int, answer: OwnAnswer, tags: Iterable[str]) -> list[Row]:
    marks = {True: "✅", False: "✍️"}
    names = {tag: f"{marks[tag in answer.texts]} {name_in(tag, t.tag)}" for tag in list(tags)[:MOST_LANGUAGES]}
    buttons = [Button(name, data("own.write", number, answer.id, tag)) for tag, name in names.items()]
    return [row(*buttons[at : at + A_ROW]) for at in range(0, len(buttons), A_ROW)]


def _named(t: Translator, tags: Iterable[str]) -> Rendered:
    return Rendered(", ".join(name_in(tag, t.tag) for tag in tags))


def missing(t: Translator, number: int, answer: OwnAnswer, wanted: str, instead: str, *, writes: bool) -> Screen:
    """The person reads a language that this answer has not: said before it goes out."""
    there, near = name_in(wanted, t.tag), name_in(instead, t.tag)
    send = Button("✉️ " + t.label("Send in {language}", language=near), data("own.send", number, answer.id, instead))
    write_it = "✍️ " + t.label("Write it in {language}", language=there)
    write_row = [row(Button(write_it, data("own.write", number, answer.id, wanted)))] if writes else []
    lines = [
        "🌐 " + t("They read {language}. Nothing was sent.", language=there),
        t("This answer has: {languages}", languages=_named(t, answer.texts)),
    ]
    return Screen(lines, [row(send), *write_row, back(t, "own.card", number, answer.id)])


def drop(t: Translator, number: int, answer: OwnAnswer) -> Screen:
    """Asks once more."""
    return Screen(
        ["🗑 " + t("Delete this answer in every language?")],
        [
            row(Button("🗑 " + t.label("Yes, delete it"), data("own.gone", number, answer.id))),
            back(t, "own.card", number, answer.id),
        ],
    )


def write(t: Translator) -> Screen:
    """The step at which the words of an answer are taken."""
    lines = [
        "✍️ " + t("Write the answer, at most {most} letters.", most=MOST_OWN),
        t("Many people will get it: no names, no numbers of people."),
    ]
    return Screen(lines, [back(t, "queue")])


def write_in(t: Translator, language: str, before: str) -> Screen:
    """The same, in which language, and what stood there before."""
    asked = write(t)
    now = ["", t.said(before)] if before else []
    return Screen([*asked.lines, t("In {language}.", language=name_in(language, t.tag)), *now], asked.rows)


def too_long(t: Translator) -> Screen:
    """It is longer than an answer can be; nothing of it was kept."""
    asked = write(t)
    return Screen(["✂️ " + t("That is too long. Nothing was kept."), *asked.lines], asked.rows)


def deleted(t: Translator) -> str:
    """The word over the chat."""
    return t.plain("Deleted")
