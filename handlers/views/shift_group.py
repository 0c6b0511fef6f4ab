"""Calls for shifts in the volunteers' group: the words; never a name, never a query."""

from __future__ import annotations

from bot.domain.shift_notices import ShiftCall
from bot.domain.shifts import ShiftState
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.shift_pieces import named, place_lines
from handlers.views.times import local

DOMAIN = "volunteer"


def call(t: Translator, told: ShiftCall) -> Screen:
    """What is needed, when, and how many places are left."""
    of = told.of
    start, end = local(of.shift.starts_at), local(of.shift.ends_at)
    moment = t("{day}, {start} to {end}", day=t.day(start.date()), start=t.clock(start), end=t.clock(end))
    lines = [f"{named(t, of)}: {moment}", *place_lines(t, of, confirmed=False), _state(t, told)]
    return Screen(lines, [] if told.over else _ways(t, told))


def _state(t: Translator, told: ShiftCall) -> str:
    shift = told.of.shift
    if shift.state is ShiftState.CANCELLED:
        return "✖️ " + t("This shift does not take place.")
    if told.over:
        return "✅ " + t("Nobody is looked for here any more. Thank you.")
    if shift.free == 0:
        return "✅ " + t("All places are taken. Thank you!")
    if shift.missing:
        return "🙏 " + t.plural("We need {n} more person.", "We need {n} more people.", shift.missing)
    return "🤝 " + t("More help is welcome.")


def _ways(t: Translator, told: ShiftCall) -> list[Row]:
    shift = told.of.shift
    own = row(
        Button("✖️ " + t.label("I cannot come"), data("group.leave", shift.id)),
        Button("🔁 " + t.label("Give to somebody"), data("group.give", shift.id)),
    )
    if shift.free == 0:
        return [row(Button("🔔 " + t.label("Waiting list"), data("group.wait", shift.id))), own]
    words = t.label("I will come") if shift.free is None else t.label("I will come · {number} left", number=shift.free)
    return [row(Button("✅ " + words, data("group.join", shift.id))), own]


def begun(t: Translator) -> Screen:
    """Calls come here from now on."""
    return Screen(["🤝 " + t("Calls for shifts come here now."), t("The same command again ends it.")], [])


def ended(t: Translator) -> Screen:
    """They do not come here any more."""
    return Screen(["🤝 " + t("Calls for shifts do not come here any more.")], [])


def is_staffs(t: Translator) -> Screen:
    """One group cannot be both."""
    return Screen(["✖️ " + t("This is the staff's group. Take another one for volunteers.")], [])


def asked(t: Translator) -> str:
    """The word over the chat."""
    return t.plain("The group has been asked.")


def go_on(t: Translator) -> str:
    """It goes on in the person's own chat."""
    return t.plain("Please look into our chat.")


def no_place(t: Translator) -> str:
    """Nothing to give back or on."""
    return t.plain("You have no place on this shift.")


def no_group(t: Translator) -> str:
    """How a group is chosen."""
    return t.plain("There is no group yet. Write /volunteers@ and the bot's name in your volunteers' group.")
