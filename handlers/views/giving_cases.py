"""Yes and no to who asks for something, and giving within a case, as staff see it: the words; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.appointments import MARKS
from bot.domain.giving import Card, Line, Objection, Offer
from bot.domain.giving_notices import ItemAsked
from bot.domain.items import Item
from bot.domain.refusals import NotGiven
from bot.i18n import Translator
from handlers.screens import Button, Row, Screen, data, row
from handlers.views import gifts
from handlers.views import giving_pieces as pieces
from handlers.views.calendar import in_rows
from handlers.views.common import back
from handlers.views.contents import page_of

DOMAIN = "staff"
A_PAGE = 5


def give_button(t: Translator, number: int) -> Button:
    """From a case: give something."""
    return Button("🎁 " + t.label("Give something"), data("grant", number))


def asked(t: Translator, found: Sequence[tuple[Line, Card]], page: int) -> Screen:
    """Who asks for what, first come first; a number opens one, one tap says yes to the page."""
    if not found:
        return Screen(["✅ " + t("Nobody waits for a yes.")], [back(t, "giving")])
    shown = list(enumerate(found, 1))[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [f"{at}. {_asks(t, line, card)}" for at, (line, card) in shown]
    rows = [row(*[Button(str(at), data("giving.one", line.of.id)) for at, (line, _card) in shown])]
    if len(shown) > 1:
        these = ".".join(str(line.of.id) for _at, (line, _card) in shown)
        rows.append(
            row(Button("✅ " + t.label("Yes to these: {number}", number=len(shown)), data("giving.these", these)))
        )
    if len(found) > (page + 1) * A_PAGE:
        rows.append(row(Button("➡️ " + t.label("More"), data("giving.asked", page + 1))))
    return Screen(["✅ " + t("Who asks: {number}", number=len(found)), *lines], [*rows, back(t, "giving")])


def _asks(t: Translator, line: Line, card: Card) -> str:
    """What, for which day, by which number; never a name."""
    day = t.short_day(pieces.slot(card).starts_at.date())
    return f"{pieces.said(t, line.item, line.size)} · {day} · {pieces.number(card.ticket)}"


def one(t: Translator, line: Line, card: Card) -> Screen:
    """One who asks: yes or no, and they are told."""
    lines = [_asks(t, line, card), t("They are told at once what you decide.")]
    yes = Button("✅ " + t.label("Yes"), data("giving.yes", line.of.id))
    no = Button("✖️ " + t.label("No"), data("giving.no", line.of.id))
    return Screen(lines, [row(yes, no), back(t, "giving.asked")])


def these(t: Translator, found: Sequence[tuple[Line, Card]]) -> Screen:
    """Asked once, with who it is."""
    numbers = ".".join(str(line.of.id) for line, _card in found)
    lines = ["✅ " + t("Yes to these: {number}? They are told at once.", number=len(found))]
    lines += [_asks(t, line, card) for line, card in found]
    yes = row(Button("✅ " + t.label("Yes to these: {number}", number=len(found)), data("giving.yes.all", numbers)))
    return Screen(lines, [yes, back(t, "giving.asked")])


def decided(t: Translator, *, done: bool) -> str:
    """A word over the chat."""
    return t.plain("Done. They are told.") if done else t.plain("A colleague has decided already.")


def all_decided(t: Translator, count: int) -> str:
    """The same for several."""
    return t.plain("Done: {number}. They are told.", number=count)


def items(t: Translator, number: int, found: Sequence[Item], page: int) -> Screen:
    """What do you give?"""
    to = back(t, "case", number)
    if not found:
        return Screen(["🎁 " + t("There is nothing to give out yet. Add an item first.")], [to])
    buttons = [pieces.button(t, it, data("grant.item", number, it.id)) for it in found]
    rows = page_of(buttons, page, f"grant.{number}", t)
    return Screen(["🎁 " + t("What do you give?"), _whose(number)], [*rows, to])


def _whose(number: int) -> str:
    return f"{MARKS[number % len(MARKS)]} {number}"


def sizes(t: Translator, number: int, item: Item) -> Screen:
    """In which size?"""
    to = [(size, data("grant.size", number, item.id, size)) for size in item.options]
    buttons = [Button(pieces.size_of(t, size).plain, press) for size, press in to]
    lines = [pieces.said(t, item), _whose(number)]
    return Screen(lines, [*in_rows(buttons, 2), back(t, "grant", number)])


def days(t: Translator, number: int, item: Item, size: str, found: Sequence[Offer]) -> Screen:
    """On which day do they come for it? The tap gives it, and they are told."""
    rows: list[Row] = []
    for offer in found[:A_PAGE]:
        assert offer.stock is not None
        words = f"{pieces.day_line(t, offer.session)} · {offer.stock.free}"
        rows.append(row(Button(f"📅 {words}", data("grant.do", number, offer.stock.id))))
    lines = [f"{pieces.said(t, item, size)}: {t('for which day?')}", _whose(number)]
    lines.append(t("The number behind the day is how many are free. They are told at once."))
    return Screen(lines, [*rows, back(t, "grant", number)])


def given(t: Translator, number: int, card: Card) -> Screen:
    """They have a number now."""
    lines = [
        "✅ " + t("Given. Their number is {number}", number=pieces.number(card.ticket)),
        f"📅 {pieces.day_line(t, card.session)}" if card.session else "",
        pieces.listed(t, pieces.granted(card)),
    ]
    more = row(Button("🎁 " + t.label("Give something else"), data("grant", number)))
    return Screen([line for line in lines if line], [more, back(t, "case", number)])


def refused(t: Translator, no: NotGiven) -> Screen:
    """Why this household gets none now."""
    read = gifts.none(t, no.item, no.size, Objection(no.bar, no.on))
    lines = [*read.lines[:2], t("This is what the person would read too.")]
    return Screen(lines, [back(t, "grant", no.case or 0)])


def asks(t: Translator, told: ItemAsked) -> Screen:
    """To who may say yes: somebody asks for it."""
    lines = ["🎁 " + t("Somebody asks for: {item}", item=pieces.name_of(t, told.item))]
    return Screen(lines, [row(Button("✅ " + t.label("See who asks"), data("giving.asked")))])
