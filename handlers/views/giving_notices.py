"""What people are told about things given out: the words; of a sensitive one neither name nor pictogram first."""

from __future__ import annotations

from bot.domain.giving_notices import (
    GivingMoved,
    GivingOff,
    Granted,
    ItemHeld,
    ItemLapsed,
    ItemOpen,
    NotGranted,
    TicketReminded,
)
from bot.domain.items import Item
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import gifts
from handlers.views import giving_pieces as pieces
from handlers.views.common import person_button, to_menu
from handlers.views.times import hours, local, when

DOMAIN = "client"


def granted(t: Translator, told: Granted) -> Screen:
    """Somebody of the house said yes: the number and the day."""
    return gifts.ticket(t, told.card)


def not_granted(t: Translator, told: NotGranted) -> Screen:
    """It did not work out this time; a person can say why."""
    lines = ["✉️ " + t("An answer to what you asked: this time it is not possible.")]
    lines += [] if told.discreet else [pieces.said(t, told.item, told.size)]
    return Screen(lines, [row(person_button(t)), row(gifts.all_button(t)), to_menu(t)])


def held(t: Translator, told: ItemHeld) -> Screen:
    """A piece is there, and kept for some hours."""
    return gifts.held_screen(t, told.card, told.line, told.until)


def open_(t: Translator, told: ItemOpen) -> Screen:
    """There are some again, and the first tap has one."""
    day = when(t, told.now, told.session.on)
    lines = [
        "🔔 " + t("There is something again: {when}, {hours}", when=day, hours=hours(t, told.session)),
        *([] if told.programme.sensitive else [pieces.said(t, told.item, told.size)]),
        t("Who taps first gets it."),
    ]
    take = row(Button("✅ " + t.label("I want it"), data("gift.take", told.item.id, told.size)))
    leave = row(Button("🔕 " + t.label("Leave the list"), data("gift.unwait", told.item.id, told.size)))
    return Screen(lines, [take, leave])


def lapsed(t: Translator, told: ItemLapsed) -> Screen:
    """Nobody answered: it went to the next."""
    lines = ["🕥 " + t("The time is over, and it went to somebody else.")]
    lines += [] if told.discreet else [pieces.said(t, told.item, told.size)]
    return Screen([*lines, t("You can wait again.")], [_again_row(t, told.item, told.size), to_menu(t)])


def _again_row(t: Translator, item: Item, size: str) -> Row:
    return row(Button("🔔 " + t.label("Waiting list"), data("gift.wait", item.id, size)))


def off(t: Translator, told: GivingOff) -> Screen:
    """The day does not take place, so that the number counts no more."""
    day = t.day(local(told.card.ticket.starts_at).date())
    lines = ["✖️ " + t("{day} is called off. Your number for that day does not count any more.", day=day)]
    if not told.card.discreet:
        lines.append(pieces.listed(t, told.card.lines))
    lines.append(t("Please ask again: you get another day."))
    return Screen(lines, [row(gifts.all_button(t)), to_menu(t)])


def moved(t: Translator, told: GivingMoved) -> Screen:
    """Another hour or place; the number stays."""
    card = told.card
    lines = [
        "🔁 " + t("Your day has changed. Your number stays: {number}", number=pieces.number(card.ticket)),
        "📅 " + pieces.come(t, card),
        pieces.place_line(t, card),
        *([] if card.discreet else [pieces.listed(t, pieces.granted(card))]),
    ]
    return Screen(lines, _ticket_rows(t, card.ticket.id))


def reminded(t: Translator, told: TicketReminded) -> Screen:
    """The day is near."""
    card = told.card
    slot = pieces.slot(card)
    far, span = when(t, card.now, local(slot.starts_at).date()), hours(t, slot)
    lines = [
        "🔔 " + t("Reminder: {when}, {hours}", when=far, hours=span),
        t("Your number is {number}", number=pieces.number(card.ticket)),
        *([] if card.discreet else [pieces.place_line(t, card), pieces.listed(t, pieces.granted(card))]),
    ]
    return Screen(lines, _ticket_rows(t, card.ticket.id))


def _ticket_rows(t: Translator, number: int) -> list[Row]:
    see = Button("🎟 " + t.label("My number"), data("ticket", number))
    return [row(see), row(Button("✖️ " + t.label("I cannot come"), data("ticket.back", number)))]
