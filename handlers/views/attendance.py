"""Who came to a shift, for the thumb of a day lead: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.attendance import Mark, Sheet, Ticked, WhoCame, end_of, lengths, planned
from bot.domain.refusals import AttendanceShut
from bot.domain.roster import Person
from bot.domain.shift_notices import OfShift
from bot.i18n import Rendered, Translator, clean
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.calendar import in_rows
from handlers.views.common import back, to_menu
from handlers.views.contents import MOST_LABEL
from handlers.views.roster import button_name, said
from handlers.views.shift_pieces import be_there, named, tick_rows
from handlers.views.times import local

DOMAIN = "volunteer"
A_PAGE, A_LIST = 6, 5
NAMES_A_ROW, HOURS_A_ROW = 2, 3
_PICTURE = {Mark.OPEN: "▫️", Mark.CAME: "✅", Mark.MISSED: "✖️"}
_FIRST = "🌱"


def who_came(t: Translator, told: WhoCame) -> Screen:
    """To the day lead, when the shift is over."""
    lines = ["📋 " + t("Who came?"), f"{named(t, told.of)}: {be_there(t, told.of)}", t("It takes two taps.")]
    return Screen(lines, [*tick_rows(t, told.of), to_menu(t)])


def open_row(t: Translator) -> Row:
    """The way to what nobody has ticked."""
    return row(Button("📋 " + t.label("Who came? Not ticked yet"), data("attend.open")))


def sheet(t: Translator, shown: Sheet, page: int) -> Screen:
    """Everybody, with what is known; a name is one tap."""
    shift = shown.of.shift
    people = shown.people[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [f"📋 {named(t, shown.of)}: {be_there(t, shown.of)}", *_people(t, shown, people)]
    names = [_toggle(t, one, page) for one in people]
    when = t.label("Ended at {end}", end=t.clock(local(end_of(shift, shown.minutes))))
    if shift.is_class:  # nobody counts the hours of who learns
        rows = [*in_rows(names, NAMES_A_ROW), row(*_all(t, shown), *_on(t, shown, page))]
        return Screen(lines, [*[one for one in rows if one], back(t, "date", shift.id)])
    rows = [
        *in_rows(names, NAMES_A_ROW),
        row(*_all(t, shown), *_on(t, shown, page)),
        row(
            Button("⏱ " + when, data("attend.hours", shift.id)),
            Button("➕ " + t.label("Somebody else"), data("attend.others", shift.id)),
        ),
    ]
    return Screen(lines, [*[one for one in rows if one], back(t, "roster", shift.id)])


def _people(t: Translator, shown: Sheet, people: Sequence[Ticked]) -> list[str]:
    if not shown.people:
        return [t("Nobody had a place. Did somebody come?")]
    return [_line(t, shown, one) for one in people]


def _line(t: Translator, shown: Sheet, one: Ticked) -> str:
    name = said(t, one.person)
    minutes = one.place.minutes
    if minutes is not None and minutes != shown.minutes:
        name = t("{name}, until {end}", name=name, end=t.clock(local(end_of(shown.of.shift, minutes))))
    first = t("{name}, the first time", name=name) if one.first else name
    later = t("{name}, added later", name=first) if one.place.later else first
    return f"{_PICTURE[one.place.mark]} {later}{f' {_FIRST}' if one.first else ''}"


def _toggle(t: Translator, one: Ticked, page: int) -> Button:
    first = f" {_FIRST}" if one.first else ""
    label = clean(button_name(t, _PICTURE[one.place.mark], one.person), MOST_LABEL - len(first))
    return Button(label + first, data("attend.mark", one.place.signup, one.place.next, page))


def _all(t: Translator, shown: Sheet) -> list[Button]:
    if not shown.untouched:
        return []
    words = t.label("The others came") if shown.touched else t.label("All came")
    return [Button("✅ " + words, data("attend.all", shown.of.shift.id))]


def _on(t: Translator, shown: Sheet, page: int) -> list[Button]:
    pages = (len(shown.people) - 1) // A_PAGE + 1
    if pages <= 1:
        return []
    return [Button("➡️ " + t.label("More"), data("attend", shown.of.shift.id, (page + 1) % pages))]


def ended(t: Translator, shown: Sheet) -> Screen:
    """When did it end?"""
    shift = shown.of.shift
    rows = _ends(t, shown, "attend.ended", shift.id)
    person = row(Button("👤 " + t.label("Only one person"), data("attend.whose", shift.id)))
    lines = ["⏱ " + t("When did the shift end?"), f"{named(t, shown.of)}: {be_there(t, shown.of)}", _plan(t, shown)]
    return Screen(lines, [*rows, *([person] if shown.people else []), back(t, "attend", shift.id)])


def _plan(t: Translator, shown: Sheet) -> Rendered:
    end = local(end_of(shown.of.shift, planned(shown.of.shift)))
    return t("Planned until {end}.", end=t.clock(end))


def whose(t: Translator, shown: Sheet, page: int) -> Screen:
    """Who left at another time?"""
    shift = shown.of.shift.id
    people = shown.people[page * A_PAGE : (page + 1) * A_PAGE]
    names = [Button(button_name(t, "👤", one.person), data("attend.one", one.place.signup)) for one in people]
    rows = in_rows(names, NAMES_A_ROW)
    if len(shown.people) > (page + 1) * A_PAGE:
        rows.append(row(Button("➡️ " + t.label("More"), data("attend.whose", shift, page + 1))))
    return Screen(["⏱ " + t("Who left at another time?")], [*rows, back(t, "attend.hours", shift)])


def left(t: Translator, shown: Sheet, signup: int) -> Screen:
    """When did this person leave?"""
    one = next(one for one in shown.people if one.place.signup == signup)
    head = "⏱ " + t("{name}: until when?", name=said(t, one.person))
    rows = _ends(t, shown, "attend.stayed", signup)
    return Screen([head, _plan(t, shown)], [*rows, back(t, "attend.whose", shown.of.shift.id)])


def _ends(t: Translator, shown: Sheet, action: str, number: int) -> list[Row]:
    shift = shown.of.shift
    buttons = [
        Button(f"⏱ {t.clock(local(end_of(shift, minutes))).plain}", data(action, number, minutes))
        for minutes in lengths(shift)
    ]
    return in_rows(buttons, HOURS_A_ROW)


def others(t: Translator, of: OfShift, found: Sequence[Person], page: int) -> Screen:
    """Who else came?"""
    shift = of.shift.id
    shown = found[page * A_PAGE : (page + 1) * A_PAGE]
    names = [Button(button_name(t, "👤", one), data("attend.add", shift, one.chat or 0)) for one in shown]
    rows = in_rows(names, NAMES_A_ROW)
    if len(found) > (page + 1) * A_PAGE:
        rows.append(row(Button("➡️ " + t.label("More"), data("attend.others", shift, page + 1))))
    hint = (
        t("Their hours count as added later.") if found else t("Nobody to choose from. Please tell the coordinators.")
    )
    return Screen(["➕ " + t("Who else came?"), hint], [*rows, back(t, "attend", shift)])


def unmarked(t: Translator, shifts: Sequence[OfShift], page: int, *, more: bool) -> Screen:
    """Past shifts on which somebody was never ticked."""
    first = page * A_LIST + 1
    lines = [f"{number}. {_day(t, of)} · {named(t, of)}" for number, of in enumerate(shifts, first)]
    numbers = [Button(str(number), data("attend", of.shift.id)) for number, of in enumerate(shifts, first)]
    rows = [row(*numbers)] if numbers else []
    if more:
        rows.append(row(Button("➡️ " + t.label("More"), data("attend.open", page + 1))))
    head = t("Who came? Not ticked yet:") if shifts else t("Everybody is ticked. Thank you.")
    return Screen(["📋 " + head, *lines], [*rows, back(t, "board")])


def _day(t: Translator, of: OfShift) -> Rendered:
    start = local(of.shift.starts_at)
    return t("{day}, {start}", day=t.short_day(start.date()), start=t.clock(start))


def shut(t: Translator, refused: AttendanceShut) -> Screen:
    """It is too early to tick, or a lead comes too late."""
    if refused.opens_at is None:
        return Screen(["🕥 " + t("This was long ago. Please tell the coordinators who came.")], [to_menu(t)])
    opens = local(refused.opens_at)
    line = t("You can tick who came from {day}, {start}.", day=t.day(opens.date()), start=t.clock(opens))
    return Screen([f"🕥 {line}"], [to_menu(t)])
