"""What every screen about shifts shares: when, what, where and how many places are left; never a query."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.attendance import OPENS_BEFORE
from bot.domain.catalogue import Place, Visibility, place_rule
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Bar, Shift, ShiftState, Signup
from bot.i18n import Rendered, Translator
from bot.services.day_team import Part
from handlers.screens import Button, Row, Venue, data, row
from handlers.slots_of import slot_data
from handlers.views.contents import filled, placed
from handlers.views.times import local, when

DOMAIN = "volunteer"


@dataclass(frozen=True, slots=True)
class ShiftCard:
    """One shift as somebody sees it: their place, or why there is none for them, and who else comes."""

    of: OfShift
    mine: Signup | None = None
    waiting: int | None = None
    """The person's place in the queue."""
    bars: tuple[Bar, ...] = ()
    names: tuple[str, ...] = ()
    """Of those who come and agreed that the others may know it."""
    unnamed: int = 0
    """How many others come."""
    weekly: bool = False
    """Whether the person could come every week."""
    reminded: bool = False
    """Whether a reminder is planned for the day before."""
    stands: bool = False
    """Whether they do."""
    day: Part | None = None
    """What this person is on its day, while that can be run."""


def named(t: Translator, of: OfShift) -> Rendered:
    """The task, with its picture."""
    return Rendered(f"{of.task.pictogram} {t.data(of.task.name)}")


def be_there(t: Translator, of: OfShift) -> Rendered:
    """Day and hour of arrival: "tomorrow, Tuesday 1 December, be there at 09:30"."""
    start = local(of.shift.starts_at)
    # Translators: {when} is like "tomorrow, Tuesday 1 December"; the hour is when the volunteer has to arrive
    return t("{when}, be there at {start}", when=when(t, of.now, start.date()), start=t.clock(start))


def until(t: Translator, shift: Shift) -> Rendered:
    """When it ends; past midnight with the day."""
    start, end = local(shift.starts_at), local(shift.ends_at)
    if start.date() == end.date():
        return t("Until {end}.", end=t.clock(end))
    return t("Until {end} on {day}.", end=t.clock(end), day=t.day(end.date()))


def line(t: Translator, of: OfShift) -> str:
    """One shift in one line: when to be there, what, how many places are left."""
    return f"{brief(t, of)} · {places(t, of.shift)}"


def brief(t: Translator, of: OfShift) -> str:
    """When to be there, and what."""
    start = local(of.shift.starts_at)
    # Translators: one line of a list, like "Tue 1.12, be there 09:30"; the hour is when the volunteer has to arrive
    moment = t("{day}, be there {start}", day=t.short_day(start.date()), start=t.clock(start))
    return f"{moment} · {named(t, of)}"


def places(t: Translator, shift: Shift) -> Rendered:
    """How many places are left, the same on every screen."""
    if shift.need.seats == 0:
        return t("closed")
    if shift.free is None:
        return t("everybody can come")
    if shift.free == 0:
        return t("no place left")
    return t.plural("{n} place left", "{n} places left", shift.free)


def places_line(t: Translator, shift: Shift) -> Rendered:
    """The same as a sentence of the card."""
    if shift.free is None or shift.free == 0 or shift.need.seats is None:
        return places(t, shift)
    return t.plural("{n} of {all} places left", "{n} of {all} places left", shift.free, all=shift.need.seats)


def place_lines(t: Translator, of: OfShift, *, confirmed: bool) -> list[str]:
    """Where, as far as this person may know it before they are confirmed."""
    place = of.place
    if place is None:
        return []
    if place.hidden or may_know(of, place, confirmed=confirmed):
        return [f"📍 {placed(t, place)}"]
    return ["📍 " + t("We tell you the place when you are confirmed.")]


def may_know(of: OfShift, place: Place, *, confirmed: bool) -> bool:
    """A public place; any other only to who has been confirmed for this shift: they have to find it. None if hidden."""
    return not place.hidden and (confirmed or place_rule(of.programme, place) is Visibility.PUBLIC)


def way_row(t: Translator, of: OfShift, *, confirmed: bool) -> list[Row]:
    """The way there, where there is one that may be shown."""
    if of.place is None or not may_know(of, of.place, confirmed=confirmed):
        return []
    return [row(Button("📍 " + t.label("Show me the way"), data("shift.way", of.shift.id)))]


def pin(t: Translator, place: Place) -> Venue | None:
    """The point on the map."""
    if place.latitude is None or place.longitude is None:
        return None
    address = place.address if filled(place.address) else place.name
    return Venue(place.latitude, place.longitude, t.data(place.name).plain, t.data(address).plain)


def list_row(t: Translator) -> Row:
    """The way to what else is free."""
    return row(Button("🤝 " + t.label("Other shifts"), data("shifts")))


def give_row(t: Translator, signup: int) -> Row:
    """The way to somebody who comes instead."""
    return row(Button("🔁 " + t.label("Give to somebody"), data("give", signup)))


def day_rows(t: Translator, of: OfShift, part: Part | None) -> list[Row]:
    """The way to running its day, for who leads it, or to counting, for who helps."""
    if of.session is None or part is None:
        return []
    words = "🔢 " + t.label("Count") if part is Part.HELPER else "🧭 " + t.label("Run the day")
    return [row(Button(words, data("run", *slot_data(of.session))))]


def stop_row(t: Translator, series: int) -> Row:
    """The way out of coming every week."""
    return row(Button("✖️ " + t.label("Not every week"), data("weekly.no", series)))


def mine_row(t: Translator) -> Row:
    """The way to the person's own."""
    return row(Button("📅 " + t.label("My shifts"), data("myshifts")))


def tick_rows(t: Translator, of: OfShift) -> list[Row]:
    """The way to who came, once people can be ticked."""
    if of.shift.state is ShiftState.CANCELLED or of.now < of.shift.starts_at - OPENS_BEFORE:
        return []
    return [row(Button("☑️ " + t.label("Tick who came"), data("attend", of.shift.id)))]


def calendar_row(t: Translator, *shift: int) -> Row:
    """The way into the calendar of their phone, for all their shifts or for one."""
    return row(Button("📅 " + t.label("Add to calendar"), data("calendar", *shift)))


def update_row(t: Translator, *, exported: bool) -> list[Row]:
    """The same for who has taken a shift into it that is another now, or none."""
    return [row(Button("📅 " + t.label("Update my calendar"), data("calendar")))] if exported else []
