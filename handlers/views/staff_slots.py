"""Opening times, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from bot.domain.catalogue import Programme, Text
from bot.domain.slots import Slot
from bot.i18n import Translator, clean
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import day_code, day_rows, hour_rows, moment_code
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL, filled, label
from handlers.views.times import local

DOMAIN = "staff"


def services(t: Translator, programmes: Sequence[Programme]) -> Screen:
    """Whose times?"""
    rows = [row(Button(label(t, one.pictogram, one.name), data("slots.days", one.key))) for one in programmes]
    return Screen(["🕥 " + t("Open times for which service?")], [*rows, back(t, "staff")])


def days(t: Translator, service: str, choices: Sequence[date]) -> Screen:
    """Which day?"""
    rows = day_rows(t, choices, "slots.day", service)
    return Screen(["📅 " + t("Which day?")], [*rows, back(t, "slots")], asks_time=True)


CAPACITIES = (1, 2, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class Opening:
    """What an hour opened now is like; ``places`` are the keys to choose from, the desk's first."""

    service: str
    on: date
    capacity: int
    mine: bool
    place: str
    where: Text
    places: tuple[str, ...]

    @property
    def options(self) -> tuple[str | int, ...]:
        """The same, behind a button."""
        return self.capacity, "m" if self.mine else "d", self.place


def hours(t: Translator, opening: Opening, choices: Sequence[tuple[datetime, Slot | None]]) -> Screen:
    """The hours of a day: a tick where open, a hand where taken."""
    buttons = [Button(_mark(slot) + t.clock(local(at)).plain, _code(opening, at)) for at, slot in choices]
    rows = hour_rows(buttons)
    again = Button(
        "🔁 " + t.label("The same, 4 weeks"),
        data("slots.again", opening.service, day_code(opening.on), *opening.options),
    )
    lines = ["🕥 " + t("{day}: tap an hour to open or close it.", day=t.day(opening.on)), t("✅ open, ✋ taken")]
    below = [_options(t, opening), row(again), back(t, "slots.days", opening.service)]
    return Screen(lines, [*rows, *below], asks_time=True)


def _options(t: Translator, opening: Opening) -> Row:
    """What the next hour opened is like: a tap changes one of the three."""
    more = CAPACITIES[(CAPACITIES.index(opening.capacity) + 1) % len(CAPACITIES)]
    place = opening.places[(opening.places.index(opening.place) + 1) % len(opening.places)]
    where = t.data(opening.where).plain if filled(opening.where) else t.label("desk")
    return row(
        Button(f"👥 {opening.capacity}", _day_data(replace(opening, capacity=more))),
        Button(
            "🙂 " + (t.label("mine") if opening.mine else t.label("anybody")),
            _day_data(replace(opening, mine=not opening.mine)),
        ),
        Button(clean(f"📍 {where}", MOST_LABEL), _day_data(replace(opening, place=place))),
    )


def _day_data(opening: Opening) -> str:
    return data("slots.day", opening.service, day_code(opening.on), *opening.options)


def repeated(t: Translator, new: int) -> str:
    """The word over the chat after repeating a day."""
    return t.plain("New times: {number}", number=new)


def taken_already(t: Translator) -> str:
    """The word over the chat for an hour somebody has."""
    return t.plain("Somebody has taken this time.")


def _mark(slot: Slot | None) -> str:
    if slot is None:
        return ""
    return "✋ " if slot.taken else "✅ "


def _code(opening: Opening, at: datetime) -> str:
    return data("slots.set", opening.service, moment_code(at), *opening.options)
