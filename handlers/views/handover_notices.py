"""What people are told of places given on and of calls to step in: the words; never a query."""

from __future__ import annotations

from bot.domain.handover_notices import (
    CalledOut,
    CannotTake,
    HandedOn,
    OfferEnded,
    PassedOn,
    PlaceOffered,
    Settled,
    StillYours,
    SwapOffered,
    Swapped,
)
from bot.domain.shift_notices import OfShift
from bot.i18n import Rendered, Translator
from handlers.screens import Button, Screen, data, row
from handlers.views.contents import sayings
from handlers.views.handovers import answers, over
from handlers.views.shift_pieces import be_there, give_row, list_row, mine_row, named, place_lines, until

DOMAIN = "volunteer"


def _of(t: Translator, of: OfShift) -> Rendered:
    return Rendered(f"{named(t, of)}: {be_there(t, of)}")


def _details(t: Translator, of: OfShift) -> list[str]:
    """When it ends, where, and what to bring."""
    return [until(t, of.shift), *place_lines(t, of, confirmed=False), *sayings(t, of.task.bring, of.shift.need.note)]


def place_offered(t: Translator, told: PlaceOffered) -> Screen:
    """Can you come instead?"""
    asks = t("{name} asks: can you come instead?", name=told.name) if told.name else t("Can you come for somebody?")
    return Screen(["🔁 " + asks, _of(t, told.of), *_details(t, told.of)], answers(t, told.handover))


def swap_offered(t: Translator, told: SwapOffered) -> Screen:
    """Would you swap?"""
    asks = t("{name} asks: would you swap?", name=told.name) if told.name else t("Would you swap a shift?")
    lines = [
        "🔄 " + asks,
        t("You would come: {shift}", shift=_of(t, told.gets)),
        *_details(t, told.gets),
        t("And not: {shift}", shift=_of(t, told.gives)),
    ]
    return Screen(lines, answers(t, told.handover))


def called_out(t: Translator, told: CalledOut) -> Screen:
    """Somebody is needed, soon."""
    rows = [
        row(Button("✅ " + t.label("I will come"), data("shift.join", told.of.shift.id))),
        row(Button("✖️ " + t.label("I cannot"), data("callout.no", told.of.shift.id))),
    ]
    return Screen(["🙏 " + t("Somebody is needed. Can you come?"), _of(t, told.of), *_details(t, told.of)], rows)


def settled(t: Translator, told: Settled) -> Screen:
    """In the place of a question."""
    return over(t, told.shift, taken=told.taken)


def handed_on(t: Translator, told: HandedOn) -> Screen:
    """Somebody comes instead."""
    comes = t("{name} comes instead of you.", name=told.name) if told.name else t("Somebody comes instead of you.")
    return Screen(["✅ " + comes, _of(t, told.of), t("You are free then.")], [mine_row(t), list_row(t)])


def swapped(t: Translator, told: Swapped) -> Screen:
    """The swap was made."""
    lines = [
        "🔄 " + t("You have swapped. You are on: {when}.", when=be_there(t, told.got)),
        named(t, told.got),
        *_details(t, told.got),
        t("You do not come to: {shift}", shift=_of(t, told.gave)),
        *([t("{name} comes there.", name=told.name)] if told.name else []),
    ]
    return Screen(lines, [mine_row(t), list_row(t)])


def cannot_take(t: Translator, told: CannotTake) -> Screen:
    """Who was asked cannot; nobody is to blame."""
    cannot = t("{name} cannot this time.", name=told.name) if told.name else t("Those we asked cannot this time.")
    return Screen(
        ["🔁 " + cannot, _of(t, told.of), t("You are still on. You can ask others.")],
        [give_row(t, told.signup), mine_row(t)],
    )


def offer_ended(t: Translator, told: OfferEnded) -> Screen:
    """Something changed, so that nobody is asked any more."""
    lines = ["🔁 " + t("Something has changed: we ask nobody any more."), _of(t, told.of), t("You are still on.")]
    return Screen(lines, [give_row(t, told.signup), mine_row(t)])


def still_yours(t: Translator, told: StillYours) -> Screen:
    """Nobody yet."""
    cannot = row(Button("✖️ " + t.label("I cannot come"), data("place.leave", told.signup)))
    lines = ["🔁 " + t("Nobody has taken your place yet. You are still on."), _of(t, told.of)]
    return Screen(lines, [give_row(t, told.signup), cannot, mine_row(t)])


def passed_on(t: Translator, told: PassedOn) -> Screen:
    """To coordinators: who comes instead of whom."""
    giver, taker = (t.said(name) if name else t("A volunteer") for name in (told.giver, told.taker))
    back = [t("And back: {shift}", shift=_of(t, told.back))] if told.back is not None else []
    roster = Button("📋 " + t.label("Who comes"), data("roster", told.of.shift.id))
    head = "🔁 " + t("{giver} gives a place to {taker}.", giver=giver, taker=taker)
    return Screen([head, _of(t, told.of), *back], [row(roster)])
