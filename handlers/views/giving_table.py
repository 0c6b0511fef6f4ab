"""At the table on a collection day: the numbers to come, one of them, what was handed over; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.giving import UNDO, Card, Line, State, Ticket
from bot.domain.schedule import Session
from bot.i18n import Rendered, Translator, clean
from bot.services.giving_table import Handed, Table
from handlers.screens import Button, Row, Screen, data, row
from handlers.slots_of import slot_data
from handlers.views import giving_pieces as pieces
from handlers.views.common import back, to_menu
from handlers.views.contents import MOST_LABEL
from handlers.views.times import local

DOMAIN = "volunteer"
A_PAGE = 5
MOST_STOCKS = 5


def table_row(t: Translator, session: Session) -> Row:
    """The way to the table of a day."""
    return row(Button("🎁 " + t.label("At the table"), data("table", *slot_data(session))))


def table(t: Translator, seen: Table, page: int = 0) -> Screen:
    """What is left on top, then who comes next; digits that are typed open a number."""
    shown = seen.next[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [
        "🎁 " + t("Type a number, or tap one."),
        *_left(t, seen),
        *([] if seen.next else [t("Nobody has anything to collect now.")]),
    ]
    rows = [row(*[_number(one) for one in shown])] if shown else []
    turn = []
    if page:
        turn.append(Button("⬆️ " + t.label("Before"), data("table", *slot_data(seen.session), page - 1)))
    if len(seen.next) > (page + 1) * A_PAGE:
        turn.append(Button("➡️ " + t.label("More"), data("table", *slot_data(seen.session), page + 1)))
    rows += [row(*turn)] if turn else []
    if seen.next:
        rows.append(row(Button("📢 " + t.label("Call by number"), data("call", *slot_data(seen.session)))))
    if seen.begun:
        rows.append(row(Button("🏁 " + t.label("Finished"), data("table.finish", *slot_data(seen.session)))))
    return Screen(lines, [*rows, to_menu(t)])


def _number(ticket: Ticket) -> Button:
    return Button(pieces.number(ticket), data("table.no", ticket.id))


def _left(t: Translator, seen: Table) -> list[str]:
    """What is still on the table, item by item; many sizes stand in one line."""
    lines = [
        t("{item}: {number} left", item=Rendered(pieces.said(t, item, stock.size)), number=stock.left)
        for item, stock in seen.stocks
    ]
    if len(lines) <= MOST_STOCKS:
        return [*lines]
    return [" · ".join(lines[at : at + 2]) for at in range(0, len(lines), 2)]


def no_such_number(t: Translator, session: Session, typed: str) -> Screen:
    """Nobody has it today."""
    lines = ["🤔 " + t("Nobody has number {number} today.", number=t.said(typed)), t("Look at the number once more.")]
    return Screen(lines, [_back(t, session)])


def _back(t: Translator, session: Session) -> Row:
    return back(t, "table", *slot_data(session))


def which(t: Translator) -> Screen:
    """What the step asks, where something else was sent."""
    return Screen(["🎁 " + t("Type a number, or tap one.")], [to_menu(t)])


def handed(t: Translator, done: Handed) -> str:
    """A word over the chat: done now, or done already."""
    return t.plain("Done.") if done.won else t.plain("That was done already. Nothing has changed.")


def card(t: Translator, seen: Card) -> Screen:
    """One number: what it gets, and one tap for each thing; what was handed over says when and by whom."""
    head = f"{pieces.number(seen.ticket)}: "
    things = pieces.granted(seen)
    first = pieces.listed(t, things) if things else str(t("nothing more to collect"))
    lines = [head + first, *[_done(t, line) for line in seen.lines if line.of.state is State.COLLECTED]]
    lines += [_open(t, line) for line in seen.lines if line.of.state in (State.ASKED, State.HELD)]
    rows = [row(_give(t, line)) for line in things]
    if len(things) > 1:
        rows.append(row(Button("✅ " + t.label("Everything"), data("hand.all", seen.ticket.id))))
    rows += [row(_undo(t, line)) for line in _undoable(seen)]
    session = seen.session
    return Screen(lines, [*rows, _back(t, session) if session else to_menu(t)])


def _give(t: Translator, line: Line) -> Button:
    said = pieces.size_of(t, line.size) if line.size else pieces.name_of(t, line.item)  # the pictogram says the rest
    words = f"✅ {line.item.pictogram} {said.plain}"
    return Button(clean(words, MOST_LABEL), data("hand", line.of.id))


def _undo(t: Translator, line: Line) -> Button:
    words = f"↩️ {line.item.pictogram} {t.label('Take back')}"
    return Button(clean(words, MOST_LABEL), data("hand.undo", line.of.id))


def _undoable(seen: Card) -> Sequence[Line]:
    """The last that was handed over, and what else is so young; who may is decided at the tap."""
    done = sorted(
        (line for line in seen.lines if line.of.state is State.COLLECTED),
        key=lambda line: (line.of.changed_at, line.of.id),
    )
    young = [line for line in done if seen.now - line.of.changed_at <= UNDO]
    return (young or done[-1:])[-2:]


def _done(t: Translator, line: Line) -> str:
    at, thing = t.clock(local(line.of.changed_at)), Rendered(pieces.said(t, line.item, line.size))
    if line.by:
        return "☑️ " + t("{item}: collected at {time}, {name}", item=thing, time=at, name=t.said(line.by))
    return "☑️ " + t("{item}: collected at {time}", item=thing, time=at)


def _open(t: Translator, line: Line) -> str:
    thing = Rendered(pieces.said(t, line.item, line.size))
    return "⏳ " + t("{item}: not agreed yet", item=thing)


def undone(t: Translator, done: Handed) -> str:
    """A word over the chat: taken back, or not any more."""
    return t.plain("Taken back.") if done.won else t.plain("That cannot be taken back any more.")


def finishing(t: Translator, session: Session, left: int) -> Screen:
    """Asked once, with how many have not come."""
    lines = [
        "🏁 " + t("Close the table?"),
        t.plural("{n} number has not come.", "{n} numbers have not come.", left),
        t("What they do not collect is kept for others."),
    ]
    yes = row(Button("🏁 " + t.label("Yes, close it"), data("table.end", *slot_data(session))))
    return Screen(lines, [yes, _back(t, session)])


def finished(t: Translator, session: Session, *, staff: bool) -> Screen:
    """It is closed."""
    rest = [row(Button("📦 " + t.label("What is left?"), data("giving.left", *slot_data(session))))] if staff else []
    return Screen(["🏁 " + t("The table is closed. Thank you.")], [*rest, to_menu(t)])
