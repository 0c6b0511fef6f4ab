"""Who is on the shifts of a day, to be seen by everybody there: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.attendance import Mark
from bot.domain.roster import Person
from bot.domain.schedule import Session
from bot.i18n import Rendered, Translator, clean
from bot.services.day_roster import OnShift
from handlers.screens import Button, Screen, data, row
from handlers.slots_of import slot_data
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL
from handlers.views.shift_pieces import named

DOMAIN = "volunteer"
MOST_SHIFTS, MOST_NAMES = 4, 12
_PICTURE = {Mark.OPEN: "▫️", Mark.CAME: "✅", Mark.MISSED: "✖️"}


def roster(t: Translator, session: Session, found: Sequence[OnShift]) -> Screen:
    """Each shift with its people; who leads it finds the way to tick them."""
    shown = found[:MOST_SHIFTS]
    lines = ["📋 " + (t("Who is here today") if shown else t("There is no shift here today."))]
    for one in shown:
        lines += [_head(t, one), *_names(t, one)]
    rows = [row(Button(_label(t, one), data("attend", one.of.shift.id))) for one in shown if one.ticks]
    return Screen(lines, [*rows, back(t, "run", *slot_data(session))])


def _head(t: Translator, one: OnShift) -> str:
    words = t("{listed} on the list, {came} came", listed=one.count, came=one.came)
    return f"{named(t, one.of)} · {words}"


def _names(t: Translator, one: OnShift) -> list[str]:
    if not one.people:
        return []
    names = [f"{_PICTURE[mark]} {_said(t, person)}" for person, mark in one.people[:MOST_NAMES]]
    return [" · ".join([*names, *(["…"] if len(one.people) > MOST_NAMES else [])])]


def _said(t: Translator, person: Person) -> Rendered:
    """The name they let others see, or that it is a volunteer."""
    return t.said(person.name) if person.name else t("A volunteer")


def _label(t: Translator, one: OnShift) -> str:
    return clean(f"☑️ {t.label('Tick: {task}', task=t.data(one.of.task.name).plain)}", MOST_LABEL)
