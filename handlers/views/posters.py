"""Posters for the door: the words staff see while they choose; what stands on one is in papers. Never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import Programme
from bot.domain.posters import MOST_LANGUAGES
from bot.i18n import Translator
from bot.i18n.languages import LANGUAGES
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back

DOMAIN = "staff"
A_PAGE = 5
BETWEEN = "."


def choose(t: Translator, found: Sequence[Programme], page: int) -> Screen:
    """Of which programme?"""
    here = found[page * A_PAGE : (page + 1) * A_PAGE]
    rows = [row(Button(f"{one.pictogram} {t.data(one.name).plain}", data("poster.of", one.key))) for one in here]
    before = [Button("◀️ " + t.label("Back a page"), data("poster", page - 1))] if page else []
    after = [Button("➡️ " + t.label("More"), data("poster", page + 1))] if len(found) > (page + 1) * A_PAGE else []
    lines = [
        "🖨 " + t("A poster of what?"),
        t("A page for the door, with the days and a code that opens this bot."),
    ]
    return Screen(lines, [*rows, row(*before, *after), back(t, "staff")])


def languages(t: Translator, programme: Programme, offered: Sequence[str], chosen: Sequence[str]) -> Screen:
    """In which languages, and how to have it."""
    buttons = [_toggle(programme, tag, chosen) for tag in offered]
    pairs = [row(*buttons[at : at + 2]) for at in range(0, len(buttons), 2)]
    now = BETWEEN.join(chosen)
    take = row(
        Button("📄 " + t.label("To print"), data("poster.page", programme.key, now)),
        Button("🖼 " + t.label("As a picture"), data("poster.show", programme.key, now)),
    )
    lines = [
        "🖨 " + t("Poster: {name}", name=t.data(programme.name)),
        t("In which languages? At most four; the first stands on top."),
    ]
    return Screen(lines, [*pairs, take, _back(t)])


def _toggle(programme: Programme, tag: str, chosen: Sequence[str]) -> Button:
    """A language by its own name, with its place on the page; a tap adds it last, or takes it away."""
    if tag in chosen:
        wanted = [one for one in chosen if one != tag] or [tag]
        mark = f"{chosen.index(tag) + 1} ✅ "
    else:
        wanted = [*chosen[: MOST_LANGUAGES - 1], tag]
        mark = "▫️ "
    return Button(mark + LANGUAGES[tag].autonym, data("poster.of", programme.key, BETWEEN.join(wanted)))


def _back(t: Translator) -> Row:
    return back(t, "poster")
