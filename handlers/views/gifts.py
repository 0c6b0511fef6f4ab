"""Things given out as clients see them: what there is, their numbers, the waiting list; never a query."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.domain.catalogue import Place, Programme
from bot.domain.giving import Bar, Card, Line, Objection, Offer, State
from bot.domain.items import Item, Per
from bot.domain.refusals import NotGiven
from bot.i18n import Rendered, Translator, clean
from handlers.screens import Button, Row, Screen, Venue, data, row
from handlers.views import giving_pieces as pieces
from handlers.views.calendar import in_rows
from handlers.views.common import back, person_button, to_menu
from handlers.views.contents import MOST_LABEL, back_row, filled, page_of, placed, sayings
from handlers.views.times import hours, local, when

DOMAIN = "client"


@dataclass(frozen=True, slots=True)
class Look:
    """One item as a household sees it: the day it would be for, or why there is none; its place in the queue."""

    item: Item
    size: str
    found: Offer | Objection
    programme: Programme
    place: Place | None
    now: datetime
    queue: int | None = None


def ways(t: Translator, items: Sequence[Item], programme: str) -> list[Row]:
    """The way from a programme's card to what is given there: each item, or all of them where there are more."""
    if len(items) > MOST_BUTTONS:
        return [row(Button("🎁 " + t.label("What we give out"), data("gifts", programme)))]
    return in_rows([pieces.button(t, one, data("gift", one.id)) for one in items], 2)


MOST_BUTTONS = 2


def all_button(t: Translator) -> Button:
    """The way to everything that is given out."""
    return Button("🎁 " + t.label("What we give out"), data("gifts"))


def mine_row(t: Translator) -> Row:
    """The way to the person's own numbers."""
    return row(Button("🎟 " + t.label("My numbers"), data("tickets")))


def items(t: Translator, found: Sequence[Item], page: int, programme: str) -> Screen:
    """Everything that is given out, or what is given at one programme."""
    to = back(t, "prog", programme) if programme else back(t, "ask")
    if not found:
        return Screen(["🎁 " + t("We give out nothing at the moment.")], [row(person_button(t)), to])
    buttons = [pieces.button(t, one, data("gift", one.id)) for one in found]
    rows = page_of(buttons, page, f"gifts.{programme}", t)
    return Screen(["🎁 " + t("What do you need?"), t("It is free. You get a number and a day.")], [*rows, to])


def sizes(t: Translator, item: Item) -> Screen:
    """Which size? The tap is the wish."""
    question = t("How old is the child?") if item.options[0][:1].isdecimal() else t("Which size?")
    buttons = [
        Button(clean(f"{item.pictogram} {pieces.size_of(t, one).plain}", MOST_LABEL), data("gift.take", item.id, one))
        for one in item.options
    ]
    lines = [f"{pieces.said(t, item)}: {question}", *pieces.once_in(t, item.per), *_looked_at(t, item), _kept(t)]
    return Screen(lines, [*in_rows(buttons, 2), back(t, "gifts", item.programme)])


def _looked_at(t: Translator, item: Item) -> list[Rendered]:
    return [t("A person looks at it first, and we write to you.")] if item.approval else []


def _kept(t: Translator) -> str:
    return "🔒 " + t("We keep this for thirty days, or as long as you cannot have it again.")


def offered(t: Translator, seen: Look) -> Screen:
    """One item without sizes: the day, and one tap for a number; or why not now."""
    if isinstance(seen.found, Objection):
        return none(t, seen.item, seen.size, seen.found, queue=seen.queue)
    session = seen.found.session
    far = when(t, seen.now, session.on)
    lines = [
        pieces.said(t, seen.item),
        "📅 " + t("{when}, {hours}", when=far, hours=hours(t, session)),
        pieces.public_place(t, seen.programme, seen.place),
        *pieces.once_in(t, seen.item.per),
        *_looked_at(t, seen.item),
        _kept(t),
    ]
    want = row(Button("✅ " + t.label("I want it"), data("gift.take", seen.item.id, seen.size)))
    return Screen(lines, [want, back(t, "gifts", seen.item.programme)])


def none(t: Translator, item: Item, size: str, why: Objection, *, queue: int | None = None) -> Screen:
    """Not now: why, from when on, and the waiting list where waiting helps."""
    lines = [f"🕥 {_why(t, why, item)}", pieces.said(t, item, size)]
    rows = [back(t, "gifts", item.programme)]
    if why.bar is Bar.FINISHED and queue:
        lines.append("🔔 " + t("Your place on the list: {number}", number=queue))
        rows.insert(0, row(Button("🔕 " + t.label("Leave the list"), data("gift.unwait", item.id, size))))
    elif why.bar is Bar.FINISHED:
        lines.append(t("You can wait: when there is one for you, we write to you and keep it for some hours."))
        rows.insert(0, row(Button("🔔 " + t.label("Waiting list"), data("gift.wait", item.id, size))))
    return Screen(lines, [*rows, to_menu(t)])


def refused(t: Translator, no: NotGiven) -> Screen:
    """The same after a tap."""
    return none(t, no.item, no.size, Objection(no.bar, no.on))


def _why(t: Translator, why: Objection, item: Item) -> Rendered:
    match why.bar:
        case Bar.CLOSED:
            return t("We do not give this out at the moment.")
        case Bar.TOO_SOON:
            return _from(t, why.on, t("You can have this later."))
        case Bar.HAD:
            return _had(t, why.on, item.per)
        case Bar.FINISHED if why.on is not None:
            return t("Finished until {day}.", day=t.day(why.on))
        case Bar.FINISHED:
            return t("Finished for now.")


def _from(t: Translator, on: date | None, otherwise: Rendered) -> Rendered:
    return t("You can have this from {day} on.", day=t.day(on)) if on else otherwise


def _had(t: Translator, on: date | None, per: Per) -> Rendered:
    if on is None:
        return t("You have this already for that day.")
    match per:
        case Per.WEEK:
            return t("You have one this week. You can have it again from {day}.", day=t.day(on))
        case Per.YEAR:
            return t("You have one this year. You can have it again from {day}.", day=t.day(on, with_year=True))
        case Per.MONTH | Per.NONE:
            return t("You have one this month. You can have it again from {day}.", day=t.day(on))


def ticket(t: Translator, card: Card) -> Screen:
    """A number: what it is for, when and where, and the way to give it back."""
    held = next((line for line in card.lines if line.of.state is State.HELD), None)
    if pieces.granted(card):
        return _granted(t, card)
    if held is not None:
        return held_screen(t, card, held, held.of.until or card.now)
    asked = [line for line in card.lines if line.of.state is State.ASKED]
    if asked:
        lines = ["✉️ " + t("Asked: {things}", things=Rendered(pieces.listed(t, asked)))]
        lines += [t("A person looks at it first, and we write to you."), *_collected(t, card)]
        return Screen(lines, [_back_button(t, card), mine_row(t), to_menu(t)])
    if card.lines:
        return Screen(["✅ " + t("Collected."), *_collected(t, card)], [mine_row(t), to_menu(t)])
    return Screen(["✖️ " + t("There is nothing on this number any more.")], [mine_row(t), to_menu(t)])


def _granted(t: Translator, card: Card) -> Screen:
    asked = [line for line in card.lines if line.of.state is State.ASKED]
    lines = [
        "✅ " + t("Your number is {number}", number=pieces.number(card.ticket)),
        "📅 " + pieces.come(t, card),
        pieces.place_line(t, card),
        pieces.listed(t, pieces.granted(card)),
        *(["✉️ " + t("Asked: {things}", things=Rendered(pieces.listed(t, asked)))] if asked else []),
        *_collected(t, card),
        *([] if card.ticket.starts_at <= card.now else ["🔔 " + t("We remind you the day before.")]),
    ]
    rows = [_way_row(t, card)] if pieces.known_place(card) else []
    if card.ticket.starts_at <= card.now:
        rows.append(row(Button("🧍 " + t.label("Where do I stand?"), data("call.mine", card.ticket.id))))
    return Screen(lines, [*rows, _back_button(t, card), mine_row(t), to_menu(t)])


def _collected(t: Translator, card: Card) -> list[str]:
    had = [line for line in card.lines if line.of.state is State.COLLECTED]
    if not had:
        return []
    at = t.clock(local(max(line.of.changed_at for line in had)))
    return ["🎁 " + t("Collected at {time}: {things}", time=at, things=Rendered(pieces.listed(t, had)))]


def _way_row(t: Translator, card: Card) -> Row:
    return row(Button("📍 " + t.label("Show me the way"), data("ticket.way", card.ticket.id)))


def _back_button(t: Translator, card: Card) -> Row:
    return row(Button("✖️ " + t.label("I cannot come"), data("ticket.back", card.ticket.id)))


def held_screen(t: Translator, card: Card, line: Line, until: datetime) -> Screen:
    """A piece is kept for who waited first; the first words say nothing of what is sensitive."""
    end = local(until)
    moment = t("{when}, {start}", when=when(t, card.now, end.date()), start=t.clock(end))
    lines = [
        "🔔 " + t("There is one for you."),
        *([] if card.discreet else [pieces.said(t, line.item, line.size)]),
        t("We keep it for you until {moment}.", moment=moment),
        "📅 " + pieces.come(t, card),
    ]
    take = row(Button("✅ " + t.label("I take it"), data("gift.take", line.item.id, line.size)))
    return Screen(lines, [take, row(Button("✖️ " + t.label("No, thank you"), data("gift.no", line.of.id)))])


def giving_back(t: Translator, card: Card) -> Screen:
    """Asked once: it goes to somebody else."""
    lines = [
        "✖️ " + t("You cannot come? Then somebody else gets it."),
        *([pieces.listed(t, card.lines)] if card.lines else []),
    ]
    yes = row(Button("✖️ " + t.label("Yes, I cannot come"), data("ticket.gone", card.ticket.id)))
    return Screen(lines, [yes, back(t, "ticket", card.ticket.id)])


def given_back(t: Translator) -> Screen:
    """It is there for somebody else."""
    lines = ["✅ " + t("Thank you. Somebody else can have it now.")]
    return Screen(lines, [row(all_button(t)), mine_row(t), to_menu(t)])


def waiting(t: Translator, item: Item, size: str, place: int) -> Screen:
    """On the list."""
    lines = [
        "🔔 " + t("You are on the list: {item}", item=pieces.sized(t, item, size)),
        t("Your place on the list: {number}", number=place),
        t("When there is one for you, we write to you and keep it for some hours."),
    ]
    leave = row(Button("🔕 " + t.label("Leave the list"), data("gift.unwait", item.id, size)))
    return Screen(lines, [leave, mine_row(t), to_menu(t)])


def waits_no_more(t: Translator) -> Screen:
    """Off the list, or no to what was kept."""
    return Screen(["✅ " + t("Done. You do not wait for it any more.")], [row(all_button(t)), mine_row(t), to_menu(t)])


def mine(t: Translator, cards: Sequence[Card], waits: Sequence[tuple[Item, str]], page: int) -> Screen:
    """The person's numbers and what they wait for."""
    if not cards and not waits:
        lines = ["🎟 " + t("You have no number at the moment.")]
        return Screen(lines, [row(all_button(t)), back(t, "mine"), to_menu(t)])
    buttons = [_ticket_button(t, one) for one in cards]
    buttons += [_wait_button(t, item, size) for item, size in waits]
    return Screen(["🎟 " + t("My numbers")], [*page_of(buttons, page, "tickets", t), back_row(t, "mine")])


def _ticket_button(t: Translator, card: Card) -> Button:
    day = t.short_day(local(pieces.slot(card).starts_at).date()).plain
    things = "".join(dict.fromkeys(line.item.pictogram for line in card.lines))
    return Button(clean(f"{pieces.number(card.ticket)} · {day} {things}", MOST_LABEL), data("ticket", card.ticket.id))


def _wait_button(t: Translator, item: Item, size: str) -> Button:
    return Button(clean(f"🔔 {pieces.sized(t, item, size).plain}", MOST_LABEL), data("gift.queue", item.id, size))


def way(t: Translator, card: Card, place: Place) -> Screen:
    """How to get there, with the point on the map."""
    pin = None
    if place.latitude is not None and place.longitude is not None:
        address = place.address if filled(place.address) else place.name
        pin = Venue(place.latitude, place.longitude, t.data(place.name).plain, t.data(address).plain)
    lines = ["📍 " + placed(t, place), *sayings(t, place.directions)]
    return Screen(lines, [back(t, "ticket", card.ticket.id)], venue=pin)
