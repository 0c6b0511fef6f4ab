"""Texts of the catalogue on screens and buttons: names, places, pages of a list; never a sentence of our own."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import Catalogue, Place, PlaceKey, Programme, Text, may_show
from bot.i18n import Rendered, Translator, clean
from handlers.screens import Button, Row, data, row

DOMAIN = "client"
MOST_LINES = 8
MOST_LABEL = 28
"""Graphemes of a button that takes a whole row: more is cut on a small phone."""
LIST = 5
"""Entries of a list with its "more": with the way back a screen has at most six buttons."""


def filled(text: Text) -> bool:
    """Whether there is anything to say."""
    return any(words.strip() for words in text.values())


def sayings(t: Translator, *texts: Text) -> list[Rendered]:
    """The texts that say something, in the reader's language."""
    return [t.data(text) for text in texts if filled(text)]


def label(t: Translator, pictogram: str, name: Text) -> str:
    """A button's pictogram and name, without markup, short enough for a row."""
    return clean(f"{pictogram} {t.data(name).plain}", MOST_LABEL)


def programme_button(t: Translator, programme: Programme, back: str) -> Button:
    """The way to a programme's card, which knows the way back."""
    return Button(label(t, programme.pictogram, programme.name), data("prog", programme.key, back))


def back_row(t: Translator, to: str) -> Row:
    """The way back to where the screen was opened from: an action and its arguments, joined by points."""
    return row(Button("⬅️ " + t.label("Back"), data(*to.split("."))))


def shown_place(catalogue: Catalogue, programme: Programme, key: PlaceKey | None) -> Place | None:
    """The place, where the rule lets anybody know it (until step 2 nobody is confirmed)."""
    place = catalogue.places.get(key) if key else None
    return place if place and may_show(programme, place, confirmed=False) else None


def ask_where(t: Translator) -> Rendered:
    """All addresses are hidden for now."""
    return t("Ask a person where it is.")


def where_line(t: Translator, catalogue: Catalogue, programme: Programme, key: PlaceKey) -> str:
    """Where to come, by the place's rule."""
    place = catalogue.places.get(key)
    if place is not None and place.hidden:
        return f"📍 {ask_where(t)}"
    place = shown_place(catalogue, programme, key)
    return "📍 " + (placed(t, place) if place else t("Ask at the help desk where it is."))


def placed(t: Translator, place: Place) -> Rendered:
    """Where it is, in one line."""
    if place.hidden:
        return ask_where(t)
    if not filled(place.address):
        return t.data(place.name)
    # Translators: name of a place and its address, as one says it; only the comma may change
    return t("{place}, {address}", place=t.data(place.name), address=t.data(place.address))


def page_of(entries: Sequence[Button], page: int, more: str, t: Translator) -> list[Row]:
    """One page of a list, one entry a row; the last entry leads on while there is more. ``more`` is its action."""
    if len(entries) <= LIST:
        return [row(entry) for entry in entries]
    each = LIST - 1
    page = min(page, (len(entries) - 1) // each)
    rows = [row(entry) for entry in entries[page * each : (page + 1) * each]]
    if len(entries) > (page + 1) * each:
        rows.append(row(Button("➡️ " + t.label("More"), data(*more.split("."), page + 1))))
    return rows
