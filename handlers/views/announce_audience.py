"""To whom an announcement goes, as staff choose it: the words; never a query."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.announcements import Announcement
from bot.domain.audiences import Chosen, Names, Part, Who, session_of
from bot.domain.catalogue import ProgrammeKey, TaskKey
from bot.domain.volunteers import Day
from bot.i18n import Translator, name_in, value
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.announce_pieces import to_people, turns
from handlers.views.common import back
from handlers.views.times import local

DOMAIN = "staff"
FIXED = (Part(Who.NEWS), Part(Who.VOLUNTEERS), Part(Who.STAFF))
"""Sorts that stand on the first screen."""
TEAM = (Who.TASK, Who.SPEAKS, Who.DAY, Who.SHIFT, Who.SESSION)
"""Sorts of volunteers of which there are several."""
GROUPS = (Who.FOLLOWERS, Who.REQUESTS, *TEAM)
"""All sorts of which there are several."""


@dataclass(frozen=True, slots=True)
class Shown:
    """The announcement; ``out`` where it is about who is left out; and what names are made of."""

    told: Announcement
    out: bool
    names: Names

    @property
    def marked(self) -> frozenset[Part]:
        """What is chosen of this kind."""
        return self.told.audience.exclude if self.out else self.told.audience.include

    @property
    def tail(self) -> tuple[str, ...]:
        """What buttons carry so that the next screen is about the same."""
        return ("out",) if self.out else ()


def who(t: Translator, shown: Shown, counted: Sequence[Chosen], total: int) -> Screen:
    """Who is chosen and who is left out, each with how many they are; three sorts, and the way to the others."""
    number, chosen = shown.told.id, shown.told.audience
    head = t("Who is left out?") if shown.out else t("Who shall get it? Everybody counts once.")
    lines = ["👥 " + head, f"📣 {to_people(t, total)}"]
    lines += [_line(t, shown, "✅", one) for one in counted if one.part in chosen.include]
    lines += [_line(t, shown, "➖", one) for one in counted if one.part in chosen.exclude]
    rows: list[Row] = [_toggle(t, shown, one, ()) for one in counted if one.part in FIXED]
    rows.append(row(*(_way(t, shown, sort) for sort in GROUPS if sort not in TEAM)))
    rows.append(row(Button("🤝 " + t.label("Some volunteers"), data("ann.some", number, *shown.tail))))
    if shown.out:
        return Screen(lines, [*rows, back(t, "ann.who", number)])
    leave = row(Button("➖ " + t.label("Leave somebody out"), data("ann.who", number, "out")))
    return Screen(lines, [*rows, leave, back(t, "ann", number)])


def some(t: Translator, shown: Shown) -> Screen:
    """By what volunteers are chosen."""
    head = t("Which volunteers are left out?") if shown.out else t("Which volunteers shall get it?")
    rows = [row(_way(t, shown, sort)) for sort in TEAM]
    return Screen(["🤝 " + head], [*rows, back(t, "ann.who", shown.told.id, *shown.tail)])


def _way(t: Translator, shown: Shown, sort: Who) -> Button:
    return Button(_sort(t, sort), data("ann.group", shown.told.id, sort, 0, *shown.tail))


def group(t: Translator, shown: Shown, at: tuple[Who, int], page: Sequence[Chosen], *, more: bool) -> Screen:
    """One page of a sort."""
    (sort, number), told = at, shown.told
    lines = [_sort(t, sort), t("Who is left out?") if shown.out else t("Tap whom you want; tap again to take it back.")]
    if not page:
        lines[1] = t("There is nobody of this sort now.")
    turn = turns("ann.group", told.id, sort, page=number, more=more, after=shown.tail)
    rows = [_toggle(t, shown, one, (number,)) for one in page]
    to = "ann.some" if sort in TEAM else "ann.who"
    return Screen(lines, [*rows, row(*turn), back(t, to, told.id, *shown.tail)])


def _toggle(t: Translator, shown: Shown, one: Chosen, page: tuple[int, ...]) -> Row:
    mark = ("➖" if shown.out else "✅") if one.part in shown.marked else "▫️"
    label = f"{mark} {part_name(t, shown.names, one.part)} · {one.people}"
    return row(Button(label, data("ann.out" if shown.out else "ann.in", shown.told.id, one.part.code, *page)))


def _line(t: Translator, shown: Shown, mark: str, one: Chosen) -> str:
    return f"{mark} {value(part_name(t, shown.names, one.part))} {one.people}"


def _sort(t: Translator, sort: Who) -> str:
    names: Mapping[Who, str] = {
        Who.FOLLOWERS: "🔔 " + t.label("Who follows"),
        Who.REQUESTS: "🙋 " + t.label("Who asks for help"),
        Who.TASK: "🛠 " + t.label("By task"),
        Who.SPEAKS: "🗣 " + t.label("By language"),
        Who.DAY: "📆 " + t.label("By weekday"),
        Who.SHIFT: "🕥 " + t.label("Of one shift"),
        Who.SESSION: "📅 " + t.label("Of one day"),
    }
    return names[sort]


def part_name(t: Translator, names: Names, part: Part) -> str:
    """One sort of people, as its button says it."""
    match part.who:
        case Who.NEWS:
            return "📰 " + t.label("Who wants news")
        case Who.VOLUNTEERS:
            return "🤝 " + t.label("All volunteers")
        case Who.STAFF:
            return "🗂 " + t.label("All staff")
        case Who.SPEAKS:
            return "🗣 " + t.label("Volunteers: {what}", what=name_in(part.of, t.tag))
        case Who.DAY if part.of in list(Day):
            return "📆 " + t.label("Volunteers: {what}", what=t.weekday(list(Day).index(Day(part.of))).plain)
        case Who.SHIFT:
            return _shift_name(t, names, part)
        case Who.SESSION:
            return _session_name(t, names, part)
        case _:
            return _of_catalogue(t, names, part)


def _of_catalogue(t: Translator, names: Names, part: Part) -> str:
    task = names.catalogue.tasks.get(TaskKey(part.of))
    programme = names.catalogue.programmes.get(ProgrammeKey(part.of))
    if part.who is Who.TASK and task is not None:
        return f"{task.pictogram} " + t.label("Volunteers: {what}", what=t.data(task.name))
    if part.who is Who.REQUESTS and programme is not None:
        return f"{programme.pictogram} " + t.label("Requests: {what}", what=t.data(programme.name))
    if part.who is Who.FOLLOWERS and programme is not None:
        return f"{programme.pictogram} " + t.label("Follow: {what}", what=t.data(programme.name))
    return part.code  # it has left the catalogue


def _shift_name(t: Translator, names: Names, part: Part) -> str:
    shift = names.shifts.get(int(part.of))
    task = names.catalogue.tasks.get(shift.need.task) if shift is not None else None
    if shift is None or task is None:
        return part.code
    start = local(shift.starts_at)
    return f"{task.pictogram} {t.data(task.name).plain}, {t.short_day(start.date()).plain} {t.clock(start).plain}"


def _session_name(t: Translator, names: Names, part: Part) -> str:
    found = session_of(part.of)
    programme = names.catalogue.programmes.get(ProgrammeKey(found[0])) if found is not None else None
    if found is None or programme is None:
        return part.code
    return f"{programme.pictogram} {t.data(programme.name).plain}, {t.short_day(found[1]).plain}"
