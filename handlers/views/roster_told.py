"""What volunteers and coordinators are told when staff put in, take out, answer or write: the words; never a query."""

from __future__ import annotations

from bot.domain.roster_notices import NotThisTime, PutIn, ShiftShort, ShiftWord, TakenOut
from bot.i18n import Translator
from handlers.screens import Button, Screen, data, row
from handlers.views import roster_acts
from handlers.views.callouts import callout_row
from handlers.views.contents import sayings
from handlers.views.shift_pieces import be_there, list_row, mine_row, named, place_lines, places_line, until, way_row

DOMAIN = "volunteer"


def put_in(t: Translator, told: PutIn) -> Screen:
    """They are on it now: when to be there first, and the way out."""
    of = told.of
    head = t("Yes, please come: {when}.", when=be_there(t, of))
    if not told.asked:
        head = t("We have put you down for a shift: {when}.", when=be_there(t, of))
    lines = [
        "✅ " + head,
        named(t, of),
        until(t, of.shift),
        *place_lines(t, of, confirmed=True),
        *sayings(t, of.task.bring, of.shift.need.note),
        *([] if told.asked else [t("If you cannot come, please tell us here.")]),
    ]
    cannot = row(Button("✖️ " + t.label("I cannot come"), data("place.leave", told.id)))
    return Screen(lines, [*way_row(t, of, confirmed=True), cannot, mine_row(t)])


def not_this_time(t: Translator, told: NotThisTime) -> Screen:
    """Somebody who had asked is not needed at this one."""
    lines = [
        "🤝 " + t("Thank you for asking. Not this time."),
        f"{named(t, told.of)}: {be_there(t, told.of)}",
        t("We would be glad to see you at another shift."),
    ]
    return Screen(lines, [list_row(t), mine_row(t)])


def taken_out(t: Translator, told: TakenOut) -> Screen:
    """They need not come, and why where that is said."""
    why = roster_acts.reason(t, told.reason)
    lines = [
        "🤝 " + t("You are not on this shift any more. You do not need to come."),
        f"{named(t, told.of)}: {be_there(t, told.of)}",
        *([why] if why else []),
        t("Thank you for being ready to help."),
    ]
    return Screen(lines, [list_row(t), mine_row(t)])


def word(t: Translator, told: ShiftWord) -> Screen:
    """What staff wrote to everybody on a shift, as they wrote it."""
    head = f"✉️ {named(t, told.of)}: {be_there(t, told.of)}"
    return Screen([head, t("From our team:"), t.said(told.text)], [mine_row(t)])


def short(t: Translator, told: ShiftShort) -> Screen:
    """To coordinators: nobody comes, or fewer than are needed."""
    shift = told.of.shift
    nobody = t("Nobody comes so far.")
    head = t.plural("{n} person is missing.", "{n} people are missing.", shift.missing) if shift.coming else nobody
    lines = ["🔴 " + head, f"{named(t, told.of)}: {be_there(t, told.of)}", places_line(t, shift)]
    roster = row(Button("📋 " + t.label("Who comes"), data("roster", shift.id)))
    return Screen(lines, [roster, callout_row(t, shift.id)])
