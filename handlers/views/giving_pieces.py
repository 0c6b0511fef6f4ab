"""Things given out in words that many screens share: what they are, in which size, on which day; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import SOURCE_LANGUAGE, Place, Programme, Text, may_show
from bot.domain.giving import Card, Line, State, Ticket
from bot.domain.items import Item, Per
from bot.domain.schedule import Session, Slot
from bot.i18n import Ltr, Rendered, Translator, clean
from handlers.screens import Button
from handlers.views.common import numbered
from handlers.views.contents import MOST_LABEL, placed
from handlers.views.times import hours, local, when

DOMAIN = "client"


def name_of(t: Translator, item: Item) -> Rendered:
    """What an item is called: by its known kind, or as staff named it."""
    return named(t, item.key, item.name)


def named(t: Translator, key: str, name: Text) -> Rendered:
    """The same of an item of which only this is known."""
    match key:
        case "milk":
            return t("Milk")
        case "vitamins":
            return t("Vitamins")
        case "coupon":
            return t("Food coupon")
        case "nappies":
            return t("Nappies")
        case "blanket":
            return t("Blanket")
        case "coat":
            return t("Coat")
        case "clothes":
            return t("Children's clothes")
        case _:
            return t.data(name or {SOURCE_LANGUAGE: key})


def size_of(t: Translator, size: str) -> Rendered:
    """A size in words: a child's age, or a letter."""
    first, dash, last = size.partition("-")
    if not dash:
        return Rendered(size)
    # Translators: a child's age on a button or in a list: "3 to 5 years"
    return t("{first} to {last} years", first=int(first), last=int(last))


def sized(t: Translator, item: Item, size: str) -> Rendered:
    """An item with its size, where it has one."""
    if not size:
        return name_of(t, item)
    # Translators: an item and its size, as in a list: "Coat, M"
    return t("{item}, {size}", item=name_of(t, item), size=size_of(t, size))


def said(t: Translator, item: Item, size: str = "") -> str:
    """An item as a line says it, its pictogram first."""
    return f"{item.pictogram} {sized(t, item, size)}"


def button(t: Translator, item: Item, to: str, size: str = "") -> Button:
    """An item as a button says it."""
    return Button(clean(f"{item.pictogram} {sized(t, item, size).plain}", MOST_LABEL), to)


def number(ticket: Ticket) -> Ltr:
    """A household's number with its picture."""
    return numbered(ticket.number, ticket.mark)


def slot(card: Card) -> Slot:
    """When and where, as it is planned now."""
    if card.session is not None:
        return Slot(card.session.starts_at, card.session.ends_at, card.session.place)
    return Slot(card.ticket.starts_at, card.ticket.ends_at, card.ticket.place)


def come(t: Translator, card: Card) -> Rendered:
    """On which day, from when to when."""
    at = slot(card)
    far = when(t, card.now, local(at.starts_at).date())
    # Translators: {when} is like "tomorrow, Tuesday 1 December", {hours} like "from 10:30 to 12:30"
    return t("Come {when}, {hours}.", when=far, hours=hours(t, at))


def known_place(card: Card) -> Place | None:
    """The place, where the rule lets who has a number there know it."""
    return card.place if card.place and may_show(card.programme, card.place, confirmed=True) else None


def place_line(t: Translator, card: Card) -> str:
    """Where, as far as this person may know it."""
    place = known_place(card)
    return "📍 " + (placed(t, place) if place else t("Ask at the help desk where it is."))


def public_place(t: Translator, programme: Programme, place: Place | None) -> str:
    """Where, as far as anybody may know it."""
    shown = place if place and may_show(programme, place, confirmed=False) else None
    return "📍 " + (placed(t, shown) if shown else t("Ask at the help desk where it is."))


def listed(t: Translator, lines: Sequence[Line]) -> str:
    """Several things in one line."""
    return " · ".join(said(t, line.item, line.size) for line in lines)


def granted(card: Card) -> list[Line]:
    """What is ready to be collected."""
    return [line for line in card.lines if line.of.state is State.GRANTED]


def once_in(t: Translator, per: Per) -> list[Rendered]:
    """How often a household has one, where there is a rule."""
    match per:
        case Per.NONE:
            return []
        case Per.WEEK:
            return [t("One for each household in a week.")]
        case Per.MONTH:
            return [t("One for each household in a month.")]
        case Per.YEAR:
            return [t("One for each household in a year.")]


def day_line(t: Translator, session: Session) -> str:
    """A collection day on a button."""
    start = local(session.starts_at)
    return f"{t.short_day(start.date()).plain}, {t.clock(start).plain}"
