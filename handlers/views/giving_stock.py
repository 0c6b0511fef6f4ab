"""Things given out as staff plan them: days, stock by taps, items and their rules, what is left; never a query."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.catalogue import Programme
from bot.domain.giving import MOST_OF_ONE, Stock
from bot.domain.items import Item, Per
from bot.domain.refusals import StockPromised
from bot.domain.schedule import Session
from bot.i18n import Rendered, Translator, clean
from bot.services.giving_staff import Counted, Day, Leftover
from handlers.screens import Button, Row, Screen, data, row
from handlers.slots_of import slot_data
from handlers.views import giving_pieces as pieces
from handlers.views.calendar import in_rows
from handlers.views.catalogue_words import texts_button
from handlers.views.common import back
from handlers.views.contents import MOST_LABEL, page_of
from handlers.views.giving_table import table_row

DOMAIN = "staff"
A_PAGE = 4
STEPS = (1, 5, 10, 50)


def to_days(t: Translator) -> Row:
    """The way to the collection days."""
    return row(Button("🎁 " + t.label("Giving out"), data("giving")))


def days(t: Translator, found: Sequence[Day], page: int, asked: int, *, plans: bool) -> Screen:
    """The collection days ahead, each with what there is; a number opens one."""
    shown = list(enumerate(found, 1))[page * A_PAGE : (page + 1) * A_PAGE]
    lines = [f"{number}. {_day(t, one)}" for number, one in shown]
    buttons = [Button(str(number), data("giving.day", *slot_data(one.session))) for number, one in shown]
    rows = [row(*buttons)] if buttons else []
    if len(found) > (page + 1) * A_PAGE:
        rows.append(row(Button("➡️ " + t.label("More"), data("giving", page + 1))))
    if asked:
        rows.append(row(Button("✅ " + t.label("Who asks: {number}", number=asked), data("giving.asked"))))
    if plans:
        rows.append(row(Button("🧺 " + t.label("Items and rules"), data("giving.items"))))
    head = lines or [t("There is nothing to give out yet. Add an item first.")]
    return Screen(["🎁 " + t("Giving out"), *head], [*rows, back(t, "staff.more")])


def _day(t: Translator, day: Day) -> str:
    counts = " · ".join(_short(one) for one in day.counted if one.stock is not None and one.stock.amount)
    waiting = sum(one.waiting for one in day.counted)
    waits = " · 🔔 " + t.plural("{n} waits", "{n} wait", waiting) if waiting else ""
    return f"{pieces.day_line(t, day.session)} · {counts or t('nothing set')}{waits}"


def _short(one: Counted) -> str:
    assert one.stock is not None
    return f"{one.item.pictogram} {one.stock.taken}/{one.stock.amount}"


def day(t: Translator, seen: Day, page: int, *, now_on: bool, plans: bool) -> Screen:
    """One day: of each item how many there are, are promised, were collected; a tap sets it."""
    lines = [f"📅 {t.day(seen.session.on)}", *[_line(t, one) for one in seen.counted if one.stock or one.waiting]]
    buttons = [_stock_button(t, seen.session, one) for one in seen.counted if plans]
    rows = page_of(buttons, page, "giving.day." + ".".join(slot_data(seen.session)), t)
    at_table = [table_row(t, seen.session)] if now_on else []
    if not seen.counted:
        lines.append(t("No item is given out on this day."))
    elif plans:
        lines.append(t("Tap an item to say how many there are."))
    return Screen(lines, [*at_table, *rows, back(t, "giving")])


def _stock_button(t: Translator, session: Session, one: Counted) -> Button:
    return pieces.button(t, one.item, data("giving.stock", *slot_data(session), one.item.id, one.size), one.size)


def _line(t: Translator, one: Counted) -> str:
    amount, taken, collected = (one.stock.amount, one.stock.taken, one.stock.collected) if one.stock else (0, 0, 0)
    said = t(
        "{item}: {amount}, promised {taken}, collected {collected}",
        item=Rendered(pieces.said(t, one.item, one.size)),
        amount=amount,
        taken=taken,
        collected=collected,
    )
    return f"{said} · 🔔 {t.plural('{n} waits', '{n} wait', one.waiting)}" if one.waiting else str(said)


def stock(t: Translator, item: Item, session: Session, found: Stock) -> Screen:
    """How many there are: taps add to it, or a number is typed."""
    lines = [
        f"{pieces.said(t, item, found.size)}: {found.amount}",
        f"📅 {t.day(session.on)}",
        t("Promised: {taken}. Free: {free}.", taken=found.taken, free=found.free),
    ]
    plus = [_step(found, step) for step in STEPS if found.amount + step <= MOST_OF_ONE]
    minus = [_step(found, -step) for step in (1, 10) if found.free >= step]
    type_ = Button("⌨️ " + t.label("Type a number"), data("giving.type", found.id))
    rows = [row(*plus), *([row(*minus)] if minus else []), row(type_)]
    return Screen(lines, [*rows, back(t, "giving.day", *slot_data(session))])


def _step(found: Stock, step: int) -> Button:
    """What it becomes stands in the button, so that the same tap twice adds once."""
    sign = "➕" if step > 0 else "➖"
    return Button(f"{sign} {abs(step)}", data("giving.set", found.id, found.amount, found.amount + step))


def how_many(t: Translator) -> Screen:
    """A number is typed."""
    return Screen(["⌨️ " + t("How many are there? Type a number.")], [back(t, "giving")])


def changed(t: Translator) -> str:
    """A word over the chat: a colleague was faster, here is how it stands."""
    return t.plain("It has changed meanwhile. Please look again.")


def promised(t: Translator, no: StockPromised) -> Screen:
    """It cannot be fewer than what people were promised."""
    lines = [
        "🕥 " + t("Promised already: {number}. There cannot be fewer.", number=no.stock.taken),
        t("Who was promised one keeps it. Ask them first."),
    ]
    return Screen(lines, [back(t, "giving")])


def items(t: Translator, found: Sequence[Item], page: int) -> Screen:
    """Everything that is given, and adding one."""
    buttons = [
        Button(clean(f"{'' if one.open else '⏸ '}{one.pictogram} {pieces.name_of(t, one).plain}", MOST_LABEL),
               data("giving.item", one.id))
        for one in found
    ]  # fmt: skip
    rows = page_of(buttons, page, "giving.items", t)
    add = row(Button("➕ " + t.label("Add an item"), data("giving.add")))
    return Screen(["🧺 " + t("Items and rules")], [*rows, add, back(t, "giving")])


def kinds(t: Translator, found: Sequence[Item]) -> Screen:
    """Which one is given from now on?"""
    rows = in_rows([pieces.button(t, one, data("giving.new", one.key)) for one in found], 2)
    other = row(Button("✍️ " + t.label("Something else"), data("giving.own")))
    return Screen(["➕ " + t("Which item?")], [*rows, other, back(t, "giving.items")])


def item(t: Translator, one: Item, programme: Programme) -> Screen:
    """One item with its rules; each tap changes one of them at once."""
    lines = [
        pieces.said(t, one) + ("" if one.open else " · ⏸ " + str(t("closed"))),
        "📅 " + t("Given out at: {name}", name=t.data(programme.name)),
        "👪 " + per_name(t, one.per),
        "✅ " + (t("Somebody of us says yes first.") if one.approval else t("Everybody gets a number at once.")),
        *(["⏳ " + t("Not before {day}.", day=t.day(one.from_on, with_year=True))] if one.from_on else []),
    ]
    open_ = Button("⏸ " + t.label("Close it"), data("giving.open", one.id, 0))
    if not one.open:
        open_ = Button("▶️ " + t.label("Open it again"), data("giving.open", one.id, 1))
    yes = Button("✅ " + t.label("Ask us first"), data("giving.ask", one.id, 1))
    if one.approval:
        yes = Button("✅ " + t.label("No question"), data("giving.ask", one.id, 0))
    rows = [
        row(Button("👪 " + t.label("How often"), data("giving.often", one.id)), yes),
        row(Button("⏳ " + t.label("Not before"), data("giving.from", one.id)),
            Button("📅 " + t.label("Which days"), data("giving.where", one.id))),
        row(open_, *([texts_button(t, one)] if one.own else [])),
    ]  # fmt: skip
    return Screen(lines, [*rows, back(t, "giving.items")])


def per_name(t: Translator, per: Per) -> str:
    """How often a household has one, as staff say it."""
    match per:
        case Per.NONE:
            return t("as often as they come")
        case Per.WEEK:
            return t("one for a household in a week")
        case Per.MONTH:
            return t("one for a household in a month")
        case Per.YEAR:
            return t("one for a household in a year")


def often(t: Translator, one: Item) -> Screen:
    """How often?"""
    choices = [Button(_per_label(t, per), data("giving.per", one.id, per or "none")) for per in Per]
    head = "👪 " + t("How often does a household get one?")
    return Screen([head, pieces.said(t, one)], [*in_rows(choices, 2), back(t, "giving.item", one.id)])


def _per_label(t: Translator, per: Per) -> str:
    match per:
        case Per.NONE:
            return t.label("Always")
        case Per.WEEK:
            return t.label("Once a week")
        case Per.MONTH:
            return t.label("Once a month")
        case Per.YEAR:
            return t.label("Once a year")


def not_before(t: Translator, one: Item, found: Sequence[Session]) -> Screen:
    """From which collection day on?"""
    choices = [
        Button(t.short_day(it.on).plain, data("giving.since", one.id, f"{it.on:%y%m%d}")) for it in found[:MOST_DAYS]
    ]
    none = row(Button("✖️ " + t.label("No such rule"), data("giving.since", one.id, "none")))
    head = "⏳ " + t("From which day on?")
    return Screen(
        [head, pieces.said(t, one)], [*in_rows(choices, 2), none, back(t, "giving.item", one.id)], asks_time=True
    )


MOST_DAYS = 6


def where(t: Translator, one: Item, found: Sequence[Programme]) -> Screen:
    """At which programme is it given out?"""
    choices = [
        row(Button(clean(f"{it.pictogram} {t.data(it.name).plain}", MOST_LABEL), data("giving.at", one.id, it.key)))
        for it in found
    ]
    head = "📅 " + t("On the days of which programme?")
    return Screen([head, pieces.said(t, one)], [*choices, back(t, "giving.item", one.id)])


def left(t: Translator, seen: Leftover) -> Screen:
    """What a day that is over has left; one tap keeps it for the next."""
    day_ = t.day(seen.session.on)
    if not seen.stocks:
        return Screen(["📦 " + t("Nothing is left of {day}.", day=day_)], [back(t, "giving")])
    lines = [
        "📦 " + t("Left of {day}:", day=day_),
        *[f"{pieces.said(t, item_, found.size)}: {found.free}" for item_, found in seen.stocks],
    ]
    if seen.after is None:
        return Screen([*lines, t("We know no next day.")], [back(t, "giving")])
    keep = t.label("Keep for {day}", day=t.short_day(seen.after.on))
    return Screen(lines, [row(Button("📦 " + keep, data("giving.keep", *slot_data(seen.session)))), back(t, "giving")])


def kept(t: Translator, after: Session | None, pieces_: int) -> Screen:
    """It is there on the next day."""
    if after is None or not pieces_:
        return Screen(["📦 " + t("Nothing more was left to keep.")], [back(t, "giving")])
    said = t.plural("{n} piece is kept for {day}.", "{n} pieces are kept for {day}.", pieces_, day=t.day(after.on))
    rows = [row(Button("📅 " + t.label("That day"), data("giving.day", *slot_data(after)))), back(t, "giving")]
    return Screen(["✅ " + said], rows)
