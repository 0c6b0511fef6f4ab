"""Somebody without a phone, as staff see them: their slip, what they wait for, erasing; the words, never a query."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from bot.domain.appointments import MARKS, Offer, Request, State
from bot.domain.catalogue import Programme
from bot.domain.giving import Card
from bot.domain.items import Item
from bot.domain.slips import Person
from bot.i18n import Ltr, Translator, value
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import giving_pieces as pieces
from handlers.views.appointments_pieces import moment
from handlers.views.calendar import in_rows
from handlers.views.common import back, numbered
from handlers.views.contents import page_of
from handlers.views.staff_desk import which_service
from handlers.views.staff_requests import Entry, stands

DOMAIN = "staff"
MOST_SHOWN = 4
"""Requests on one screen: the open ones come first."""


def what(t: Translator, programmes: Sequence[Programme], asked_at: int, *, gifts: bool) -> Screen:
    """Nobody shows a phone: what do they need? Something given out, or one of the services."""
    screen = which_service(t, programmes, "slip.for", asked_at)
    given = [row(Button("🎁 " + t.label("Something given out"), data("slip.gifts", asked_at)))] if gifts else []
    return Screen(screen.lines, [*given, *screen.rows])


def gifts(t: Translator, asked_at: int, found: Sequence[Item], page: int) -> Screen:
    """What do you give?"""
    buttons = [pieces.button(t, it, data("slip.gift", asked_at, it.id)) for it in found]
    return Screen(
        ["🎁 " + t("What do you give?")], [*page_of(buttons, page, f"slip.gifts.{asked_at}", t), back(t, "desk")]
    )


def gift_sizes(t: Translator, asked_at: int, item: Item) -> Screen:
    """In which size?"""
    to = [(size, data("slip.gift", asked_at, item.id, size)) for size in item.options]
    buttons = [Button(pieces.size_of(t, size).plain, press) for size, press in to]
    return Screen([pieces.said(t, item)], [*in_rows(buttons, 2), back(t, "slip.gifts", asked_at)])


def gift_slip(t: Translator, request: Request, card: Card) -> Screen:
    """Their number at the table, alone and large, and the day; the request's finds them before that day."""
    lines = [
        value(pieces.number(card.ticket)),
        *([f"📅 {pieces.day_line(t, card.session)}"] if card.session else []),
        pieces.listed(t, pieces.granted(card)),
        t("Write this number, the picture and the day on paper, and give it to them."),
        "🔎 " + t("Before that day this finds them: {slip}", slip=numbered(request.id, request.mark)),
    ]
    paper = row(Button("🖨 " + t.label("Slip to print"), data("slip.print", request.id, card.ticket.id)))
    more = row(Button("🎁 " + t.label("Give something else"), data("grant", request.id)))
    return Screen(lines, [paper, more, back(t, "slip", request.id)])


def slip(t: Translator, found: Person) -> Screen:
    """The number and its picture, alone and large."""
    number = found.slip.id
    lines = [
        value(_slip(found)),
        t("Write this number and draw the picture on paper, and give it to them."),
        t("Nothing else on the paper: not what it is about, no name."),
        t("With it we find them again. We keep what they asked for until 14 days after it is settled: tell them."),
        *_spoken(t, found),
    ]
    lang = [row(Button("🌐 " + t.label("Their language"), data("slip.lang", number)))] if found.no_phone else []
    return Screen(
        lines,
        [
            row(Button("🖨 " + t.label("Slip to print"), data("slip.print", number))),
            row(Button("➕ " + t.label("Another for the same person"), data("slip.more", number))),
            *lang,
            row(Button("🙋 " + t.label("Open"), data("case", number))),
            back(t, "slip", number),
        ],
    )


def _spoken(t: Translator, found: Person) -> list[str]:
    return [f"🌐 {found.client.language}"] if found.no_phone and found.client.language else []


def which_number(t: Translator) -> Screen:
    """Type what stands on the paper."""
    return Screen(
        ["🔎 " + t("Type the number on their paper."), t("Their number from the bot works too.")], [back(t, "desk")]
    )


def which_picture(t: Translator, number: int, marks: Sequence[str]) -> Screen:
    """Which picture stands beside it?"""
    buttons = [Button(mark, data("slip.open", number, MARKS.index(mark))) for mark in marks]
    head = "🔎 " + t("Which picture stands beside {number}?", number=Ltr(str(number)))
    return Screen([head], [*in_rows(buttons, 3), back(t, "desk")])


def no_such_slip(t: Translator) -> Screen:
    """Nobody's, or not for who looks."""
    lines = ["🔎 " + t("No slip has this number with this picture."), t("Look at the paper again, or ask a colleague.")]
    again = row(Button("🔎 " + t.label("Find by slip"), data("slip.which")))
    return Screen(lines, [again, back(t, "desk")])


def which_person(t: Translator, found: Sequence[Person]) -> Screen:
    """The number of a request and of a thing given out today are the same: whose paper is it?"""
    rows = [
        row(Button(f"🙋 {one.slip.mark} {one.slip.id} · {one.client.language or '?'}", data("slip", one.slip.id)))
        for one in found
    ]
    return Screen(["🔎 " + t("Two people have this number. Whose is it?")], [*rows, back(t, "desk")])


def person(t: Translator, found: Person, entries: Sequence[Entry], offers: Sequence[Offer], now: datetime) -> Screen:
    """What they wait for and what to tell them, the first thing first."""
    shown = sorted(entries, key=lambda one: one.request.state not in _OPEN)[:MOST_SHOWN]
    lines = [f"🧾 {value(_slip(found))}", *_phone(t, found)]
    lines += [
        "📅 " + t("Tell them: {moment}", moment=moment(t, now, one.request.starts_at))
        for one in shown
        if one.request.state is State.CONFIRMED and one.request.starts_at is not None
    ]
    lines += ["📅 ? " + moment(t, now, one.starts_at) for one in offers]
    lines += [f"🎟 {value(pieces.number(one.ticket))}" for one in found.tickets]
    rows = [row(Button(_line(t, one), data("case", one.request.id))) for one in shown]
    return Screen(lines, [*rows, *_acts(t, found), back(t, "desk")])


def _slip(found: Person) -> Ltr:
    return numbered(found.slip.id, found.slip.mark)


_OPEN = (State.REQUESTED, State.OFFERED, State.CONFIRMED)


def _phone(t: Translator, found: Person) -> list[str]:
    said = t("No phone: tell them here.") if found.no_phone else t("They have the bot on a phone.")
    return [said, *_spoken(t, found)]


def _line(t: Translator, entry: Entry) -> str:
    request = entry.request
    return f"{request.mark} {request.id} {entry.about.pictogram} · {stands(t, request)}"


def _acts(t: Translator, found: Person) -> list[Row]:
    number = found.slip.id
    again = Button("🔁 " + t.label("Connect to a phone"), data("slip.phone", number))
    other = Button("➕ " + t.label("Another"), data("slip.more", number))
    paper = Button("🧾 " + t.label("Slip"), data("slip.paper", number))
    gone = Button("🗑 " + t.label("Erase"), data("slip.gone", number))
    return [row(again), row(other, paper, gone) if found.no_phone else row(other, paper)]


def languages(t: Translator, number: int, tags: Sequence[tuple[str, str]]) -> Screen:
    """Which one? It can be left open."""
    buttons = [Button(name, data("slip.speak", number, tag)) for tag, name in tags]
    head = "🌐 " + t("Which language do they speak?")
    return Screen([head], [*in_rows(buttons, 2), back(t, "slip.paper", number)])


def before_erasing(t: Translator, found: Person) -> Screen:
    """What goes, and that it does not come back."""
    number = found.slip.id
    lines = [
        "🗑 " + t("Erase everything of {slip}?", slip=_slip(found)),
        t.plural("{n} request goes, with all that was written.", "{n} requests go, with all that was written.",
                 len(found.requests)),
        t("Their paper leads nowhere afterwards. This cannot be undone."),
    ]  # fmt: skip
    return Screen(
        lines, [row(Button("🗑 " + t.label("Erase them"), data("slip.erase", number))), back(t, "slip", number)]
    )


def erased(t: Translator) -> Screen:
    """It is gone."""
    return Screen(["✅ " + t("Erased. Nothing of them is left here.")], [back(t, "desk")])
