"""What volunteers and coordinators are told of shifts: the words; never a query."""

from __future__ import annotations

from bot.domain.shift_notices import (
    Claimed,
    GaveBack,
    PassedOver,
    PlaceHeld,
    PlaceLapsed,
    PlaceOpen,
    ShiftOff,
    ShiftReminded,
)
from bot.domain.shifts import Company, State
from bot.i18n import Rendered, Translator
from bot.services.day_team import Part
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.contents import sayings
from handlers.views.shift_pieces import (
    be_there,
    day_rows,
    give_row,
    list_row,
    mine_row,
    named,
    place_lines,
    places_line,
    until,
    update_row,
    way_row,
)
from handlers.views.shift_refusals import why
from handlers.views.times import local, when

DOMAIN = "volunteer"


def place_held(t: Translator, told: PlaceHeld) -> Screen:
    """A place is kept for who waited first."""
    kept = t("We keep it for you until {moment}.", moment=_until(t, told))
    return Screen(
        ["🔔 " + t("A place is free for you."), f"{named(t, told.of)}: {be_there(t, told.of)}", kept],
        [
            row(Button("✅ " + t.label("I will come"), data("shift.join", told.of.shift.id))),
            row(Button("✖️ " + t.label("No, thank you"), data("place.no", told.id))),
        ],
    )


def _until(t: Translator, told: PlaceHeld) -> Rendered:
    end = local(told.until)
    return t("{when}, {start}", when=when(t, told.of.now, end.date()), start=t.clock(end))


def place_open(t: Translator, told: PlaceOpen) -> Screen:
    """A place is free soon before the start: whoever taps first has it."""
    return Screen(
        [
            "🔔 " + t("A place is free."),
            f"{named(t, told.of)}: {be_there(t, told.of)}",
            t("The first who taps has it."),
        ],
        [row(Button("✅ " + t.label("I will come"), data("shift.join", told.of.shift.id))), list_row(t)],
    )


def place_lapsed(t: Translator, told: PlaceLapsed) -> Screen:
    """The time was over."""
    again = row(Button("🔔 " + t.label("Waiting list"), data("shift.wait", told.of.shift.id)))
    lines = ["🕥 " + t("The place has gone to the next person."), f"{named(t, told.of)}: {be_there(t, told.of)}"]
    return Screen([*lines, t("If you still want to come, wait again.")], [again, list_row(t)])


def passed_over(t: Translator, told: PassedOver) -> Screen:
    """Why somebody who waited was not asked."""
    lines = [
        "🕥 " + t("A place was free, but not for you this time."),
        why(t, told.bar),
        f"{named(t, told.of)}: {be_there(t, told.of)}",
        t("You stay on the waiting list."),
    ]
    return Screen(
        lines, [mine_row(t), row(Button("✖️ " + t.label("Wait no more"), data("shift.unwait", told.of.shift.id)))]
    )


def shift_off(t: Translator, told: ShiftOff) -> Screen:
    """It does not take place: day, hour, place and reason."""
    lines = [
        "✖️ " + t("This shift does not take place. Please do not come."),
        f"{named(t, told.of)}: {be_there(t, told.of)}",
        *place_lines(t, told.of, confirmed=not told.waited),
        *sayings(t, told.of.shift.reason),
    ]
    return Screen(lines, [*update_row(t, exported=told.exported), mine_row(t), list_row(t)])


def reminded(t: Translator, told: ShiftReminded) -> Screen:
    """The hour of arrival first."""
    lines = [
        "🔔 " + be_there(t, told.of),
        named(t, told.of),
        until(t, told.of.shift),
        *place_lines(t, told.of, confirmed=True),
        *sayings(t, told.of.task.bring, told.of.shift.need.note),
    ]
    cannot = row(Button("✖️ " + t.label("I cannot come"), data("place.leave", told.id)))
    return Screen(
        lines,
        [
            *_sure(t, told),
            *day_rows(t, told.of, Part.LEAD if told.leads else None),
            cannot,
            give_row(t, told.id),
            *way_row(t, told.of, confirmed=True),
            mine_row(t),
        ],
    )


def _sure(t: Translator, told: ShiftReminded) -> list[Row]:
    """The answer staff count on; it names the start, so that it says nothing of another one."""
    starts = int(told.of.shift.starts_at.timestamp())
    come = row(Button("✅ " + t.label("I will come"), data("place.sure", told.id, starts)))
    return [come] if told.asks else []


def claimed(t: Translator, told: Claimed) -> Screen:
    """To coordinators: who comes, and how many places are left."""
    name = t.said(told.name) if told.name else t("A volunteer")
    head = t("{name} would like to come. Please answer.", name=name) if told.asks else t("{name} comes.", name=name)
    lines = ["🤝 " + head, f"{named(t, told.of)}: {be_there(t, told.of)}", *_company(t, told)]
    if told.asks:
        answer = [
            row(Button("✅ " + t.label("Yes, please come"), data("place.yes", told.signup))),
            row(Button("✖️ " + t.label("Not this time"), data("place.refuse", told.signup))),
        ]
        return Screen(lines, answer)
    return Screen([*lines, places_line(t, told.of.shift)], [row(_roster(t, told.of.shift.id))])


def _company(t: Translator, told: Claimed) -> list[str]:
    match told.company:
        case Company.FRIENDS:
            return [t.plural("With {n} friend.", "With {n} friends.", told.size - 1)]
        case Company.CHILD:
            return [t("With a child.")]
        case Company.ALONE:
            return []


def gave_back(t: Translator, told: GaveBack) -> Screen:
    """To coordinators: who does not come after all."""
    name = t.said(told.name) if told.name else t("A volunteer")
    mark = "🔴 " if told.late else "🤝 "
    lines = [mark + _gone(t, told.state, name), f"{named(t, told.of)}: {be_there(t, told.of)}"]
    return Screen([*lines, places_line(t, told.of.shift)], [row(_roster(t, told.of.shift.id))])


def _gone(t: Translator, state: State, name: Rendered) -> Rendered:
    match state:
        case State.REMOVED:
            return t("{name} is not on this shift any more.", name=name)
        case State.DECLINED:
            return t("{name} was told: not this time.", name=name)
        case _:
            return t("{name} cannot come.", name=name)


def _roster(t: Translator, shift: int) -> Button:
    return Button("📋 " + t.label("Who comes"), data("roster", shift))
