"""Staff's words for programmes and places: which text, which language, what is missing; never a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.catalogue import Place, Programme, Text
from bot.domain.catalogue_words import PICTOGRAMS, Said, Subject
from bot.i18n import Translator, name_in
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back
from handlers.views.contents import label, sayings

DOMAIN = "staff"
A_PAGE = 4
MOST_NAME = 40
About = tuple[Subject, str, Said]


def _name(t: Translator, said: Said) -> str:
    match said:
        case Said.NAME:
            return t.label("Name")
        case Said.ABOUT:
            return t.label("What it is")
        case Said.BRING:
            return t.label("What to bring")
        case Said.FOOD:
            return t.label("About the food")
        case Said.AUDIENCE:
            return t.label("For whom")
        case Said.NOTE:
            return t.label("A note")
        case Said.ADDRESS:
            return t.label("Address")
        case Said.DIRECTIONS:
            return t.label("How to get in")


def which(t: Translator, subject: Subject, key: str, lacks: Mapping[Said, Sequence[str]]) -> Screen:
    """Which text? Those that somebody would read in another language are marked."""
    buttons = [
        Button(("⚠️ " if lacks[said] else "✍️ ") + _name(t, said), data("words.of", subject, key, said)) for said in lacks
    ]
    lines = ["✍️ " + t("Which text?")]
    if any(lacks.values()):
        lines.append("⚠️ " + t("Some languages are missing."))
    return Screen(lines, [*in_rows(buttons, 2), _up(t, subject, key)])


def _up(t: Translator, subject: Subject, key: str) -> Row:
    return back(t, "times.of", key) if subject is Subject.PROGRAMME else back(t, "place", key)


def languages(t: Translator, about: About, tags: Sequence[str], lacks: Sequence[str], text: Text) -> Screen:
    """In which language? With what is said now in the reader's."""
    lines = [f"✍️ {_name(t, about[2])}", *(t.said(words) for words in [text.get(t.tag) or text.get("en", "")] if words)]
    if lacks:
        lines.append("⚠️ " + t("Without words of their own these read English."))
    buttons = [
        Button(("⚠️ " if tag in lacks else "✍️ ") + name_in(tag, t.tag), data("words.write", *about, tag)) for tag in tags
    ]
    return Screen(lines, [*in_rows(buttons, 2), back(t, "words", *about[:2])])


def write(t: Translator, about: About, tag: str, before: str) -> Screen:
    """What it says now, and that words are waited for."""
    lines = ["✍️ " + t("Write it in this language: {language}", language=name_in(tag, t.tag))]
    rows = []
    if before:
        lines += [t("Until now:"), t.said(before)]
        rows.append(row(Button("↩️ " + t.label("Not my words, as before"), data("words.unsay", *about, tag))))
    return Screen(lines, [*rows, back(t, "words.of", *about)])


def words_prompt(t: Translator) -> Screen:
    """Asked again after something that is no words."""
    return Screen(["✍️ " + t("Please write the words.")], [back(t, "times")])


def too_long(t: Translator) -> Screen:
    """More than fits."""
    return Screen(["⚠️ " + t("That is too long. Please write it shorter.")], [back(t, "times")])


def pictograms(t: Translator) -> Screen:
    """A new programme: which picture?"""
    buttons = [Button(sign, data("times.new", at)) for at, sign in enumerate(PICTOGRAMS)]
    lines = ["➕ " + t("A new programme. Which picture?")]
    return Screen(lines, [*(row(*buttons[at : at + 4]) for at in range(0, len(buttons), 4)), back(t, "times")])


def name(t: Translator) -> Screen:
    """What is it called?"""
    return Screen(["✍️ " + t("What is it called? Write the name."), t("A short one is best.")], [back(t, "times")])


def programme_made(t: Translator, made: Programme) -> Screen:
    """It is there; when is it?"""
    lines = [f"✅ {made.pictogram} {t.data(made.name)}", t("Now choose its days. Then its texts, in each language.")]
    rows = [
        row(Button("🔁 " + t.label("Days of the week"), data("times.weekly", made.key))),
        row(Button("➕ " + t.label("One more date"), data("times.add", made.key))),
        row(Button("✍️ " + t.label("Texts"), data("words", Subject.PROGRAMME, made.key))),
    ]
    return Screen(lines, [*rows, back(t, "times.of", made.key)])


def places(t: Translator, listed: Sequence[Place], page: int) -> Screen:
    """Which place?"""
    shown = listed[page * A_PAGE : (page + 1) * A_PAGE]
    rows = [row(Button(label(t, "📍", one.name), data("place", one.key))) for one in shown]
    if len(listed) > (page + 1) * A_PAGE:
        rows.append(row(Button("➡️ " + t.label("More"), data("places", page + 1))))
    rows.append(row(Button("➕ " + t.label("New place"), data("place.new"))))
    return Screen(["📍 " + t("Which place?")], [*rows, back(t, "times")])


def place_card(t: Translator, place: Place) -> Screen:
    """One place: its words and its pin."""
    lines = ["📍 " + t.data(place.name), *sayings(t, place.address, place.directions)]
    if place.latitude is None:
        lines.append("⚠️ " + t("No point on the map yet."))
    rows = [
        row(Button("✍️ " + t.label("Texts"), data("words", Subject.PLACE, place.key))),
        row(Button("📍 " + t.label("Point on the map"), data("place.pin", place.key))),
    ]
    return Screen(lines, [*rows, back(t, "places")])
