"""Staff's words for programmes, places and items: which text, which language, what is missing; never a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.domain.catalogue import Place, Programme, Text
from bot.domain.catalogue_words import OF, PICTOGRAMS, Said, Subject
from bot.domain.items import PICTOGRAMS as ITEM_PICTOGRAMS
from bot.domain.items import Item, Sizes
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
    match subject:
        case Subject.PROGRAMME:
            return back(t, "times.of", key)
        case Subject.PLACE:
            return back(t, "place", key)
        case Subject.ITEM:
            return back(t, "giving.item", key)


def languages(t: Translator, about: About, tags: Sequence[str], lacks: Sequence[str], text: Text) -> Screen:
    """In which language? With what is said now in the reader's."""
    lines = [f"✍️ {_name(t, about[2])}", *(t.said(words) for words in [text.get(t.tag) or text.get("en", "")] if words)]
    if lacks:
        lines.append("⚠️ " + t("Without words of their own these read English."))
    buttons = [
        Button(("⚠️ " if tag in lacks else "✍️ ") + name_in(tag, t.tag), data("words.write", *about, tag)) for tag in tags
    ]
    up = back(t, "words", *about[:2]) if len(OF[about[0]]) > 1 else _up(t, *about[:2])
    return Screen(lines, [*in_rows(buttons, 2), up])


def write(t: Translator, about: About, tag: str, before: str) -> Screen:
    """What it says now, and that words are waited for."""
    lines = ["✍️ " + t("Write it in this language: {language}", language=name_in(tag, t.tag))]
    rows = []
    if before:
        lines += [t("Until now:"), t.said(before)]
    if before and about[0] is not Subject.ITEM:
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


ONE_SIZE = "one"


def item_pictograms(t: Translator) -> Screen:
    """Something else is given out: which picture?"""
    buttons = [Button(sign, data("giving.sizes", at)) for at, sign in enumerate(ITEM_PICTOGRAMS)]
    lines = ["➕ " + t("Something else. Which picture?")]
    return Screen(lines, [*in_rows(buttons, 4), back(t, "giving.add")])


def item_sizes(t: Translator, pictogram: int) -> Screen:
    """Are its pieces told apart?"""
    rows = [row(Button(_sizes(t, sizes), data("giving.name", pictogram, sizes or ONE_SIZE))) for sizes in Sizes]
    return Screen([f"{ITEM_PICTOGRAMS[pictogram]} {t('Does it have sizes?')}"], [*rows, back(t, "giving.own")])


def _sizes(t: Translator, sizes: Sizes) -> str:
    match sizes:
        case Sizes.NONE:
            return "▫️ " + t.label("No sizes")
        case Sizes.LETTERS:
            return "👕 S · M · L"
        case Sizes.AGE:
            return "🧒 " + t.label("By a child's age")


def name_item(t: Translator) -> Screen:
    """What is it called?"""
    return Screen(["✍️ " + t("What is it called? Write the name."), t("A short one is best.")], [back(t, "giving.own")])


def item_too_long(t: Translator) -> Screen:
    """More than fits."""
    return Screen(["⚠️ " + t("That is too long. Please write it shorter.")], [back(t, "giving.own")])


def item_made(t: Translator, made: Item) -> Screen:
    """It is there; how many are there?"""
    lines = [
        f"✅ {made.pictogram} {t.data(made.name)}",
        t("Now look at its rules and its days, and write its name in each language."),
    ]
    rows = [row(Button("🧺 " + t.label("Rules"), data("giving.item", made.id))), row(texts_button(t, made))]
    return Screen(lines, [*rows, back(t, "giving.items")])


def texts_button(t: Translator, item: Item) -> Button:
    """The way to what an item of staff's own is called in each language."""
    return Button("✍️ " + t.label("Name"), data("words.of", Subject.ITEM, item.key, Said.NAME))


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
