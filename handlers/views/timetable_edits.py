"""One change of the timetable as staff make it: choices, what it would do, what was done; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time

from bot.domain.catalogue import Catalogue, PlaceKey, ProgrammeKey, Text
from bot.domain.follow_notices import DatesChanged
from bot.domain.schedule import Timetable
from bot.domain.timetable_edits import (
    FIELDS,
    AddDate,
    AddWeekly,
    AsPlanned,
    Cancel,
    Close,
    Draft,
    Edit,
    EndSeries,
    Field,
    MoveDate,
)
from bot.i18n import Rendered, Translator
from bot.services.timetable_edits import Seen, series_of
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back
from handlers.views.contents import filled, label, sayings
from handlers.views.follows import change_lines
from handlers.views.staff_offs import Reason, reason_name
from handlers.views.staff_shift_pieces import day_name, length_name, pages, place_code

DOMAIN = "staff"
MOST_LINES = 8
SIZES = {
    Field.DAY: 9, Field.FIRST: 9, Field.LAST: 9, Field.DAYS: 7, Field.HOUR: 12,
    Field.LENGTH: 12, Field.PLACE: 4, Field.REASON: 6, Field.SCOPE: 4,
}  # fmt: skip
"""So many choices stand on one page."""
_COLUMNS = {Field.PLACE: 1, Field.SCOPE: 1, Field.REASON: 2, Field.HOUR: 4, Field.LENGTH: 4}
_TIMES = (Field.DAY, Field.FIRST, Field.LAST, Field.DAYS, Field.HOUR)


def draft(t: Translator, held: Draft, planned: Timetable) -> Screen:
    """What it is to be, and what of that can be chosen."""
    edit = held.edit
    fields = FIELDS.get(type(edit), ())
    buttons = [Button(f"{_MARKS[one]} {_field_name(t, one, edit)}", data("edit.ask", held.id, one)) for one in fields]
    rows = in_rows(buttons, 2)
    if not (isinstance(edit, AddWeekly) and not edit.days):
        rows.append(row(Button("👁 " + t.label("See what changes"), data("edit.look", held.id))))
    return Screen([_title(t, edit, planned), *_lines(t, edit, planned)], [*rows, _back(t, edit, planned)])


def _title(t: Translator, edit: Edit, planned: Timetable) -> str:
    name = _programme(t, edit, planned)
    match edit:
        case Cancel():
            day = t.short_day(edit.original_on)
            return "✖️ " + t("{name}, {day}: it does not take place", name=name, day=day)
        case MoveDate():
            return "🔁 " + t("{name}, {day}: another time or place", name=name, day=t.short_day(edit.original_on))
        case Close():
            return "⛔ " + t("Closed days: {name}", name=name)
        case AddDate():
            return "➕ " + t("{name}: one more date", name=name)
        case AddWeekly():
            return "🔁 " + t("{name}: new days of the week", name=name)
        case EndSeries():
            return "🏁 " + t("{name}: the last day", name=name)
        case _:
            return "↩️ " + t("{name}: as planned", name=name)


def _programme(t: Translator, edit: Edit, planned: Timetable) -> Rendered:
    match edit:
        case Close() | AddDate() | AddWeekly():
            key = edit.programme
        case Cancel() | MoveDate() | AsPlanned() | EndSeries():
            key = series_of(planned, edit.series).programme
        case _:
            key = None
    found = planned.catalogue.programmes.get(key) if key else None
    return t.data(found.name) if found else t("everything")


def _lines(t: Translator, edit: Edit, planned: Timetable) -> list[str]:
    """The choices as they stand."""
    lines: list[str] = []
    match edit:
        case MoveDate() | AddDate():
            lines.append(t("{day}, {start}, {length}", day=t.short_day(edit.on), **_span(t, edit.start, edit.minutes)))
        case Close():
            lines.append(t("{first} to {last}", first=t.short_day(edit.first), last=t.short_day(edit.last)))
        case AddWeekly():
            days = ", ".join(day_name(t, one) for one in edit.days) or t("no day chosen")
            lines.append(t("{day}, {start}, {length}", day=days, **_span(t, edit.start, edit.minutes)))
            lines.append(_from_until(t, edit.first, edit.last))
        case EndSeries():
            lines.append(
                t("It does not end.") if edit.last is None else t("Last day: {day}", day=t.short_day(edit.last))
            )
    if isinstance(edit, MoveDate | AddDate | AddWeekly):
        lines += _place(t, edit.place, planned)
    if isinstance(edit, Cancel | MoveDate | Close):
        lines += _reason(t, edit.reason)
    return lines


def _span(t: Translator, start: time, minutes: int) -> dict[str, Rendered | str]:
    return {"start": t.clock(start), "length": length_name(t, minutes)}


def _from_until(t: Translator, first: date, last: date | None) -> Rendered:
    if last is None:
        return t("From {day} on", day=t.short_day(first))
    return t("{first} to {last}", first=t.short_day(first), last=t.short_day(last))


def _place(t: Translator, key: PlaceKey, planned: Timetable) -> list[str]:
    place = planned.catalogue.places.get(key)
    return ["📍 " + t.data(place.name)] if place else []


def _reason(t: Translator, reason: Text) -> list[str]:
    return [*sayings(t, reason)] if filled(reason) else [t("No reason is told.")]


_MARKS = {
    Field.DAY: "📅", Field.FIRST: "📅", Field.LAST: "🏁", Field.DAYS: "🔁", Field.HOUR: "🕥",
    Field.LENGTH: "⏱", Field.PLACE: "📍", Field.REASON: "💬", Field.SCOPE: "📋",
}  # fmt: skip


def _field_name(t: Translator, one: Field, edit: Edit) -> str:
    match one:
        case Field.DAY:
            return t.label("Day")
        case Field.FIRST:
            return t.label("First day")
        case Field.LAST:
            return t.label("Last day")
        case Field.DAYS:
            return t.label("Days of the week")
        case Field.HOUR:
            return t.label("Hour")
        case Field.LENGTH:
            return t.label("How long")
        case Field.PLACE:
            return t.label("Place")
        case Field.REASON:
            return t.label("Reason")
        case Field.SCOPE:
            return t.label("Which programmes")


def ask(t: Translator, held: Draft, asked: Field, choices: Sequence[tuple[str, str]], page: int) -> Screen:
    """One of the choices."""
    size = SIZES[asked]
    shown = choices[page * size : (page + 1) * size]
    chosen = held.edit.days if isinstance(held.edit, AddWeekly) and asked is Field.DAYS else ()
    buttons = [
        Button(("☑️ " if value in chosen else "") + words, data("edit.set", held.id, asked, value))
        for value, words in shown
    ]
    rows = in_rows(buttons, _COLUMNS.get(asked, 3))
    rows += pages(t, page, more=len(choices) > (page + 1) * size, action="edit.ask", args=(held.id, asked))
    title = f"{_MARKS[asked]} {_field_name(t, asked, held.edit)}"
    return Screen([title], [*rows, back(t, "edit", held.id)], asks_time=asked in _TIMES)


def not_this_day(t: Translator) -> str:
    """The word over the chat for a day that is past or too far ahead."""
    return t.plain("This day cannot be chosen.")


def choice(t: Translator, asked: Field, value: str, catalogue: Catalogue) -> str:
    """One choice on its button."""
    match asked:
        case Field.DAY | Field.FIRST | Field.LAST:
            if not value.isdecimal():
                return t.label("no end")
            return t.short_day(date(2000 + int(value[:2]), int(value[2:4]), int(value[4:]))).plain
        case Field.DAYS:
            return day_name(t, value)
        case Field.HOUR:
            return t.clock(time(int(value[:2]), int(value[2:]))).plain
        case Field.LENGTH:
            return length_name(t, int(value))
        case Field.PLACE:
            return next(t.data(one.name).plain for key, one in catalogue.places.items() if place_code(key) == value)
        case Field.REASON:
            return reason_name(t, Reason(value))
        case Field.SCOPE:
            found = catalogue.programmes.get(ProgrammeKey(value))
            return label(t, found.pictogram, found.name) if found else t.label("Everything")


def look(t: Translator, seen: Seen, planned: Timetable, now: datetime) -> Screen:
    """What it would do, as people will read it, and the second tap, which names it."""
    edit, number = seen.draft.edit, seen.draft.id
    lines = [_title(t, edit, planned)]
    if not seen.changes:
        return Screen([*lines, t("This changes nothing.")], [_change_row(t, number, edit), _back(t, edit, planned)])
    for programme, made in seen.changes.values():
        told = DatesChanged(programme, made, None, planned.catalogue, now)
        lines += [f"{programme.pictogram} {line}" if at == 0 else line for at, line in enumerate(change_lines(t, told))]
    if len(lines) > MOST_LINES - 2:
        lines = [*lines[: MOST_LINES - 3], t("and more")]
    lines += _who(t, seen)
    do = row(Button("✅ " + _do_label(t, seen), data("edit.do", number, seen.code)))
    return Screen(
        lines, [do, *([_change_row(t, number, edit)] if FIELDS.get(type(edit)) else []), _back(t, edit, planned)]
    )


def _who(t: Translator, seen: Seen) -> list[str]:
    lines: list[str] = []
    if seen.followers:
        lines.append(
            "🔔 " + t.plural("{n} person follows it and is told.", "{n} people follow it and are told.", seen.followers)
        )
    if seen.shifts_off:
        shifts = t.plural("{n} shift does not take place", "{n} shifts do not take place", seen.shifts_off)
        people = t.plural("{n} person is told", "{n} people are told", seen.people_off)
        lines.append(f"🤝 {shifts} · {people}")
    return lines or [t("Nobody has to be told.")]


def _do_label(t: Translator, seen: Seen) -> str:
    people = seen.followers + seen.people_off
    return t.label("Do it, tell {people}", people=people) if people else t.label("Do it")


def _change_row(t: Translator, number: int, edit: Edit) -> Row:
    if not FIELDS.get(type(edit)):
        return row(Button("📅 " + t.label("Timetable"), data("times")))
    return row(Button("✏️ " + t.label("Change it"), data("edit", number)))


def done(t: Translator, seen: Seen) -> Screen:
    """It is done; for ten minutes it can be taken back."""
    lines = ["✅ " + t("Done."), t("You can take it back for 10 minutes.")]
    rows = [
        row(Button("↩️ " + t.label("Take it back"), data("edit.undo", seen.draft.id))),
        row(Button("📅 " + t.label("Timetable"), data("times"))),
    ]
    return Screen(lines, [*rows, back(t, "staff")])


def undone(t: Translator) -> Screen:
    """It was taken back."""
    lines = ["↩️ " + t("Taken back."), t("Who was told of it is told again how it is.")]
    return Screen(lines, [row(Button("📅 " + t.label("Timetable"), data("times"))), back(t, "staff")])


def _back(t: Translator, edit: Edit, planned: Timetable) -> Row:
    match edit:
        case AddDate() | AddWeekly():
            return back(t, "times.of", edit.programme)
        case Cancel() | MoveDate() | AsPlanned():
            return back(t, "times.date", edit.series, f"{edit.original_on:%y%m%d}")
        case EndSeries():
            return back(t, "times.series", series_of(planned, edit.series).programme)
        case Close() if edit.programme is not None:
            return back(t, "times.of", edit.programme)
    return back(t, "times")
