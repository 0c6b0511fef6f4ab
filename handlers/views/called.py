"""The line at the table: who is called, who is next, and what people hear of it; the words, never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.called import MOST_NEXT, Call, ComeNow, SoonYou
from bot.i18n import Rendered, Translator, value
from bot.services.called import Calling, Place
from handlers.screens import Button, Row, Screen, data, row
from handlers.slots_of import slot_data
from handlers.views import giving_pieces as pieces
from handlers.views.common import numbered, to_menu
from handlers.views.times import local

DOMAIN = "client"


def line(t: Translator, found: Calling) -> Screen:
    """To who stands at the table: the next number is one tap."""
    now, waiting = found.line.now, found.line.waiting
    lines = [_now(t, _pairs(now))]
    if not found.won:
        lines.append("☑️ " + t("Somebody else did that before. This is how it is now."))
    if now and now[0].called_at is not None:
        lines.append(t("Called at {time}.", time=t.clock(local(now[0].called_at))))
    if waiting:
        lines.append(t("Next: {numbers}", numbers=_listed(_pairs(waiting[:MOST_NEXT]))))
        lines.append(t.plural("{n} waits.", "{n} wait.", len(waiting)))
    else:
        lines.append(t("Nobody waits."))
    return Screen(lines, [*_acts(t, found), *_ends(t, found)])


def _acts(t: Translator, found: Calling) -> list[Row]:
    if not found.open:
        return []
    rows = []
    for one in found.line.waiting[:1]:
        rows.append(row(Button(f"📢 {numbered(one.number, one.mark)}", data("call.go", one.ticket, one.times))))
    for one in found.line.now[:1]:
        again = Button("🔁 " + t.label("Call again"), data("call.go", one.ticket, one.times))
        gone = Button("⏭ " + t.label("Not here"), data("call.off", one.ticket, one.times))
        rows.append(row(again, gone))
        if one.may_undo(found.by.id, found.now):
            undo = Button(f"↩️ {numbered(one.number, one.mark)}", data("call.undo", one.ticket, one.times))
            rows.append(row(undo))
    return rows


def _ends(t: Translator, found: Calling) -> list[Row]:
    at = slot_data(found.session)
    fresh = Button("🔄 " + t.label("Refresh"), data("call", *at))
    return [row(fresh, Button("⬅️ " + t.label("Back"), data("table", *at)))]


def place(t: Translator, found: Place) -> Screen:
    """To a household: where it stands."""
    if found.called:
        lines = ["📢 " + t("It is your turn. Please come to the table."), _mine(t, found)]
    elif found.before is None:
        lines = ["🎁 " + t("There is nothing more to collect with this number."), _mine(t, found)]
    elif not found.now:
        lines = [_mine(t, found), t("Nobody is called yet.")]
    else:
        lines = [f"🧍 {_before(t, found.before)}", _mine(t, found), _now(t, found.now)]
    again = row(Button("🔄 " + t.label("Refresh"), data("call.mine", found.ticket)))
    return Screen(lines, [again, to_menu(t)])


def _before(t: Translator, before: int) -> Rendered:
    match before + 1:
        case 1:
            return t("You are the next.")
        case 2:
            return t("You are the second.")
        case 3:
            return t("You are the third.")
        case _:
            return t.plural("{n} is before you.", "{n} are before you.", before)


def _mine(t: Translator, found: Place) -> str:
    return "🎫 " + t("Your number is {number}", number=numbered(found.number, found.mark))


def _now(t: Translator, numbers: Sequence[tuple[int, str]]) -> str:
    if not numbers:
        return "📢 " + t("Nobody is called now.")
    return "📢 " + t("Now: {numbers}", numbers=_listed(numbers))


def _pairs(some: Sequence[Call]) -> list[tuple[int, str]]:
    return [(one.number, one.mark) for one in some]


def _listed(numbers: Sequence[tuple[int, str]]) -> Rendered:
    return Rendered(" · ".join(value(numbered(*one)) for one in numbers))


def come(t: Translator, notice: ComeNow) -> Screen:
    """Your number is called."""
    number = pieces.number(notice.card.ticket)
    if notice.again:
        head = t("Number {number}: you are called again. Please come to the table now.", number=number)
    else:
        head = t("Number {number}: please come to the table now.", number=number)
    return Screen(["📢 " + head], [_look(t, notice.card.ticket.id)])


def soon(t: Translator, notice: SoonYou) -> Screen:
    """It is soon."""
    number = pieces.number(notice.card.ticket)
    head = f"🧍 {_before(t, notice.place - 1)}"
    return Screen([head, t("Number {number}. Please stay near the table.", number=number)],
                  [_look(t, notice.card.ticket.id)])  # fmt: skip


def _look(t: Translator, ticket: int) -> Row:
    return row(Button("🧍 " + t.label("Where do I stand?"), data("call.mine", ticket)))
