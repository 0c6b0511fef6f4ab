"""Another day, hour, length or place for a shift, as staff choose them: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time

from bot.domain.catalogue import Place
from bot.domain.shift_moves import Move, Own, Scope
from bot.domain.shift_plans import LENGTHS, half_hours
from bot.i18n import Rendered, Translator
from bot.services.shift_leads import StaffShift
from handlers.screens import Button, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back
from handlers.views.contents import label
from handlers.views.shift_pieces import named
from handlers.views.staff_changes import scope_rows
from handlers.views.staff_shift_pieces import as_it_is, code_of, length_name, moment, pages

DOMAIN = "staff"
DAYS_A_PAGE, HOURS_A_PAGE, PLACES_A_PAGE = 9, 12, 4


def move(t: Translator, about: StaffShift, to: Move, place: Place | None, *, repeats: bool) -> Screen:
    """What it is, what it is to be, and which dates."""
    number, code = about.of.shift.id, code_of(to)
    lines = [f"🕥 {named(t, about.of)}", t("Now: {moment}", moment=moment(t, about.of.shift)), _to(t, to, place)]
    if about.of.place is None or about.of.place.retired:
        lines.append(t("This place is not in the catalogue any more."))
    rows = [
        row(
            Button("📅 " + t.label("Day"), data("date.when", number, code, "day")),
            Button("🕥 " + t.label("Hour"), data("date.when", number, code, "hour")),
        ),
        row(
            Button("⏱ " + t.label("How long"), data("date.when", number, code, "length")),
            Button("📍 " + t.label("Place"), data("date.when", number, code, "place")),
        ),
    ]
    if to == as_it_is(about.of.shift):
        return Screen(lines, [*rows, back(t, "date", number)])
    if repeats:
        return Screen(
            lines, [*rows, *scope_rows(t, number, to, later=not about.of.shift.is_class), back(t, "date", number)]
        )
    see = Button("👁 " + t.label("See what changes"), data("date.look", number, code, Scope.ONE, Own.LEFT))
    return Screen(lines, [*rows, row(see), back(t, "date", number)])


def _to(t: Translator, to: Move, place: Place | None) -> Rendered:
    day, start, length = t.short_day(to.on), t.clock(to.start), length_name(t, to.minutes)
    where = t.data(place.name) if place else t("not known")
    return t("New: {day}, {start}, {length}, {place}", day=day, start=start, length=length, place=where)


def days(t: Translator, number: int, to: Move, choices: Sequence[date], page: int) -> Screen:
    """Which day?"""
    shown = choices[page * DAYS_A_PAGE : (page + 1) * DAYS_A_PAGE]
    buttons = [Button(t.short_day(day).plain, _move(number, replace(to, on=day))) for day in shown]
    turn = _pages(t, number, to, "day", page, more=len(choices) > (page + 1) * DAYS_A_PAGE)
    return Screen(["📅 " + t("Which day?")], [*in_rows(buttons, 3), *turn, _back(t, number, to)], asks_time=True)


def hours(t: Translator, number: int, to: Move, page: int) -> Screen:
    """When to be there?"""
    every: tuple[time, ...] = half_hours()
    shown = every[page * HOURS_A_PAGE : (page + 1) * HOURS_A_PAGE]
    buttons = [Button(t.clock(at).plain, _move(number, replace(to, start=at))) for at in shown]
    turn = _pages(t, number, to, "hour", page, more=len(every) > (page + 1) * HOURS_A_PAGE)
    rows = [*in_rows(buttons, 4), *turn, _back(t, number, to)]
    return Screen(["🕥 " + t("When do they have to be there?")], rows, asks_time=True)


def lengths(t: Translator, number: int, to: Move) -> Screen:
    """How long?"""
    buttons = [Button(length_name(t, minutes), _move(number, replace(to, minutes=minutes))) for minutes in LENGTHS]
    return Screen(["⏱ " + t("How long does it take?")], [*in_rows(buttons, 4), _back(t, number, to)])


def places(t: Translator, number: int, to: Move, choices: Sequence[Place], page: int) -> Screen:
    """Where?"""
    shown = choices[page * PLACES_A_PAGE : (page + 1) * PLACES_A_PAGE]
    rows = [row(Button(label(t, "📍", one.name), _move(number, replace(to, place=one.key)))) for one in shown]
    turn = _pages(t, number, to, "place", page, more=len(choices) > (page + 1) * PLACES_A_PAGE)
    return Screen(["📍 " + t("Where?")], [*rows, *turn, _back(t, number, to)])


def _move(number: int, to: Move) -> str:
    return data("date.move", number, code_of(to))


def _pages(t: Translator, number: int, to: Move, what: str, page: int, *, more: bool) -> list[tuple[Button, ...]]:
    return pages(t, page, more=more, action="date.when", args=(number, code_of(to), what))


def _back(t: Translator, number: int, to: Move) -> tuple[Button, ...]:
    return back(t, "date.move", number, code_of(to))
