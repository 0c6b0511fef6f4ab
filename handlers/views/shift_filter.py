"""Choosing which free shifts to see: the words; never a query."""

from __future__ import annotations

from bot.domain.catalogue import PlaceKey, TaskKey
from bot.domain.shift_filters import By
from bot.domain.volunteers import Day
from bot.i18n import Translator, clean
from bot.services.shift_lists import Choosing
from handlers.screens import Button, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back, to_menu
from handlers.views.contents import MOST_LABEL, label
from handlers.views.interpreters import autonym
from handlers.views.shift_pieces import mine_row

DOMAIN = "volunteer"
A_PAGE = 8
"""Choices of one kind on a screen, two a row."""


def all_kinds(t: Translator, chosen: Choosing) -> Screen:
    """What is chosen, and the way to each kind there is something to choose of."""
    lines = ["🔎 " + t("Which shifts would you like to see?"), *(_line(t, chosen, by) for by in By)]
    kinds = [Button(_kind(t, by), data("shifts.by", by)) for by in By if chosen.options[by]]
    full = row(
        Button(
            _mark(chosen.filter.full) + t.label("Full ones too, to wait"),
            data("shifts.full", "off" if chosen.filter.full else "on"),
        )
    )
    shown = row(Button("🤝 " + t.label("Show: {number}", number=chosen.fitting), data("shifts")))
    clear = [row(Button("✖️ " + t.label("Everything again"), data("shifts.clear")))] if chosen.filter.narrows else []
    return Screen([line for line in lines if line], [*in_rows(kinds, 2), full, *clear, shown])


def nothing_fits(t: Translator, others: int) -> Screen:
    """Nothing is free as they chose, and how much there is besides."""
    lines = ["🔎 " + t("Nothing is free as you filtered it."), _besides(t, others)]
    rows = [
        row(Button("🔎 " + t.label("Filter"), data("shifts.filter"))),
        row(Button("✖️ " + t.label("Everything again"), data("shifts.clear"))),
        mine_row(t),
        to_menu(t),
    ]
    return Screen(lines, rows)


def _besides(t: Translator, others: int) -> str:
    if others == 0:
        return t("Nothing is free without the filter either. Thank you for looking.")
    return t.plural("Without the filter there is {n} shift.", "Without the filter there are {n} shifts.", others)


def _line(t: Translator, chosen: Choosing, by: By) -> str:
    """What is chosen of one kind; nothing where everything is."""
    values = [value for value in chosen.options[by] if value in chosen.filter.of(by)]
    return " · ".join(_name(t, chosen, by, value) for value in values)


def one_kind(t: Translator, chosen: Choosing, by: By, page: int) -> Screen:
    """One kind: each tap puts one on or off."""
    values = chosen.options[by]
    buttons = [_toggle(t, chosen, by, value, page) for value in values[page * A_PAGE : (page + 1) * A_PAGE]]
    following = 0 if (page + 1) * A_PAGE >= len(values) else page + 1
    more = [row(Button("➡️ " + t.label("More"), data("shifts.by", by, following)))] if len(values) > A_PAGE else []
    lines = ["🔎 " + _question(t, by), t("Choose none to see all.")]
    return Screen(lines, [*in_rows(buttons, 2), *more, back(t, "shifts.filter")])


def _toggle(t: Translator, chosen: Choosing, by: By, value: str, page: int) -> Button:
    on = value in chosen.filter.of(by)
    words = clean(_mark(on) + _name(t, chosen, by, value), MOST_LABEL)
    return Button(words, data("shifts.pick", by, page, value))


def _name(t: Translator, chosen: Choosing, by: By, value: str) -> str:
    """What people call a value; one the catalogue has lost by its key, so that it can be taken off."""
    match by:
        case By.TASK:
            task = chosen.catalogue.tasks.get(TaskKey(value))
            return label(t, task.pictogram, task.name) if task else value
        case By.DAY:
            return t.weekday(list(Day).index(Day(value))).plain
        case By.PLACE:
            place = chosen.catalogue.places.get(PlaceKey(value))
            if place is not None and place.hidden:
                return t.label("Where")
            return t.data(place.name).plain if place else value
        case By.LANGUAGE:
            return autonym(value)


def _kind(t: Translator, by: By) -> str:
    match by:
        case By.TASK:
            return "🤝 " + t.label("What")
        case By.DAY:
            return "📅 " + t.label("Days")
        case By.PLACE:
            return "📍 " + t.label("Where")
        case By.LANGUAGE:
            return "🗣 " + t.label("Language")


def _question(t: Translator, by: By) -> str:
    match by:
        case By.TASK:
            return t("What would you like to do?")
        case By.DAY:
            return t("On which days?")
        case By.PLACE:
            return t("Where?")
        case By.LANGUAGE:
            return t("Which of your languages is wanted?")


def _mark(on: bool) -> str:
    return "☑️ " if on else "⬜ "
