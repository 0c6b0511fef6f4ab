"""Calling people to step in on a shift, for staff, and thanks for a no: the words; never a query."""

from __future__ import annotations

from bot.domain.handovers import CALLED_AT_ONCE, may_call
from bot.domain.shift_notices import OfShift
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views.common import back
from handlers.views.shift_pieces import be_there, named, places_line

DOMAIN = "staff"


def callout_row(t: Translator, shift: int) -> Row:
    """The way to it, for the screens of a shift and of who comes."""
    return row(Button("🙏 " + t.label("Call people"), data("callout", shift)))


def ask(t: Translator, of: OfShift, able: int, *, runs: bool) -> Screen:
    """Before people are called: how many could be; while they are, the way to end it."""
    head = "🙏 " + (t("People are being called.") if runs else t("Call people who could come?"))
    stop = row(Button("✖️ " + t.label("Call nobody any more"), data("callout.stop", of.shift.id)))
    able_line = (
        t.plural("{n} more person is free and would do this.", "{n} more people are free and would do this.", able)
        if able
        else t("Nobody else is free then and would do this.")
    )
    go = [_go(t, of, able)] if able and not runs else []
    return Screen([head, *_lines(t, of), able_line], [*([stop] if runs else go), back(t, "roster", of.shift.id)])


def _go(t: Translator, of: OfShift, able: int) -> Row:
    first = min(able, CALLED_AT_ONCE)
    return row(Button("🙏 " + t.label("Call {number} now", number=first), data("callout.go", of.shift.id)))


def _lines(t: Translator, of: OfShift) -> list[str]:
    return [f"{named(t, of)}: {be_there(t, of)}", places_line(t, of.shift)]


def called(t: Translator, of: OfShift, count: int) -> Screen:
    """How many were called now, and what follows."""
    head = (
        t.plural("We have called {n} person.", "We have called {n} people.", count)
        if count
        else t("Nobody is called at this moment.")
    )
    more = t("More are called every 20 minutes until enough come.")
    if not may_call(of.now, of.shift.starts_at):
        more = t("People sleep now. We call them in the morning.")
    stop = row(Button("✖️ " + t.label("Call nobody any more"), data("callout.stop", of.shift.id)))
    return Screen(["🙏 " + head, *_lines(t, of), more], [stop, back(t, "roster", of.shift.id)])


def stopped(t: Translator, of: OfShift) -> Screen:
    """Nobody is called any more."""
    return Screen(["✅ " + t("Nobody is called any more."), *_lines(t, of)], [back(t, "roster", of.shift.id)])
