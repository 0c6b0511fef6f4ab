"""Things given out as staff plan them: the callbacks; the right is checked at every press. Never a sentence."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.catalogue import ProgrammeKey
from bot.domain.giving import MOST_OF_ONE
from bot.domain.items import Item, Per
from bot.domain.refusals import Outdated
from bot.domain.timetable import today
from bot.runtime.conversations import Form, set_draft
from bot.services import giving, giving_cases, giving_staff
from handlers import answers
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import choice_of, number_of, page_of
from handlers.slots_of import day_of, slot_of
from handlers.talk import Talk
from handlers.views import giving_stock as views
from handlers.views.contents import LIST

NONE = "none"
DIGITS = len(str(MOST_OF_ONE)) + 1


class Step(StrEnum):
    """The steps of this form."""

    AMOUNT = "amount"


async def days(talk: Talk, page: str = "0", *_: str) -> None:
    """The collection days ahead."""
    found = await giving_staff.days(talk.work, talk.chat)
    asked = len(await giving_cases.asked(talk.work, talk.chat))
    at = page_of(page, len(found), views.A_PAGE)
    plans = await giving_staff.plans(talk.work, talk.chat)
    talk.show(lambda t: views.days(t, found, at, asked, plans=plans))


async def day(talk: Talk, series: str = "", on: str = "", page: str = "0", *_: str) -> None:
    """One of them."""
    seen = await giving_staff.day(talk.work, talk.chat, slot_of(series, on))
    at = page_of(page, len(seen.counted), LIST - 1)
    now_on = seen.session.on == today(talk.work.now) and seen.session.takes_place
    plans = await giving_staff.plans(talk.work, talk.chat)
    talk.show(lambda t: views.day(t, seen, at, now_on=now_on, plans=plans))


async def stock(talk: Talk, series: str = "", on: str = "", number: str = "", size: str = "", *_: str) -> None:
    """How many of one item."""
    item, session, found = await giving_staff.stock_of(
        talk.work, talk.chat, number_of(number), size, slot_of(series, on)
    )
    talk.show(lambda t: views.stock(t, item, session, found))


async def put(talk: Talk, number: str = "", seen: str = "", amount: str = "", *_: str) -> None:
    """So many, where it still is what the button was drawn from; the same tap twice adds once."""
    item, session, found = await giving_staff.stock_numbered(talk.work, talk.chat, number_of(number))
    if found.amount == number_of(seen):
        found = await giving_staff.set_amount(talk.work, talk.chat, found, number_of(amount))
    elif found.amount != number_of(amount):
        talk.toast(talk.word(views.changed))
    talk.show(lambda t: views.stock(t, item, session, found))


async def begin_type(talk: Talk, number: str = "", *_: str) -> Step:
    """A number is typed."""
    _item, _session, found = await giving_staff.stock_numbered(talk.work, talk.chat, number_of(number))
    set_draft(stock=found.id)
    talk.show(views.how_many)
    return Step.AMOUNT


async def typed(talk: Talk, *_: str) -> Step | int:
    """So many, in whatever digits."""
    digits = answers.digits(talk, DIGITS)
    if not digits or int(digits) > MOST_OF_ONE:
        talk.show(views.how_many)
        return Step.AMOUNT
    item, session, found = await giving_staff.stock_numbered(talk.work, talk.chat, number_of(drafted(talk, "stock")))
    found = await giving_staff.set_amount(talk.work, talk.chat, found, int(digits))
    talk.show(lambda t: views.stock(t, item, session, found))
    return Form.END


async def items(talk: Talk, page: str = "0", *_: str) -> None:
    """Everything that is given."""
    found = await giving_staff.items(talk.work, talk.chat)
    at = page_of(page, len(found), LIST - 1)
    talk.show(lambda t: views.items(t, found, at))


async def kinds(talk: Talk, *_: str) -> None:
    """Which can be added?"""
    found = await giving_staff.kinds(talk.work, talk.chat)
    talk.show(lambda t: views.kinds(t, found))


async def new(talk: Talk, key: str = "", *_: str) -> None:
    """It is given from now on."""
    await _show(talk, await giving_staff.add(talk.work, talk.chat, key))


async def item(talk: Talk, number: str = "", *_: str) -> None:
    """One with its rules."""
    await _show(talk, await giving_staff.item(talk.work, talk.chat, number_of(number)))


async def _show(talk: Talk, found: Item) -> None:
    programme = await giving.programme_of(talk.work, found.programme)
    talk.show(lambda t: views.item(t, found, programme))


async def _one(talk: Talk, number: str) -> Item:
    return await giving_staff.item(talk.work, talk.chat, number_of(number))


async def set_open(talk: Talk, number: str = "", value: str = "", *_: str) -> None:
    """Nobody can ask for it, or everybody again."""
    found = replace(await _one(talk, number), open=_yes(value))
    await _show(talk, await giving_staff.change(talk.work, talk.chat, found))


async def set_approval(talk: Talk, number: str = "", value: str = "", *_: str) -> None:
    """Somebody says yes first, or nobody has to."""
    found = replace(await _one(talk, number), approval=_yes(value))
    await _show(talk, await giving_staff.change(talk.work, talk.chat, found))


def _yes(value: str) -> bool:
    if value not in ("0", "1"):
        raise Outdated
    return value == "1"


async def often(talk: Talk, number: str = "", *_: str) -> None:
    """How often does a household get one?"""
    found = await _one(talk, number)
    talk.show(lambda t: views.often(t, found))


async def set_per(talk: Talk, number: str = "", per: str = "", *_: str) -> None:
    """So often."""
    found = replace(await _one(talk, number), per=choice_of(Per, "" if per == NONE else per))
    await _show(talk, await giving_staff.change(talk.work, talk.chat, found))


async def not_before(talk: Talk, number: str = "", *_: str) -> None:
    """From which collection day on?"""
    found = await _one(talk, number)
    ahead = await giving.days(talk.work, found.programme)
    talk.show(lambda t: views.not_before(t, found, ahead))


async def set_from(talk: Talk, number: str = "", on: str = "", *_: str) -> None:
    """From that day on, or without such a rule."""
    found = await _one(talk, number)
    day_ = None if on == NONE else day_of(on)
    await _show(talk, await giving_staff.change(talk.work, talk.chat, replace(found, from_on=day_)))


async def where(talk: Talk, number: str = "", *_: str) -> None:
    """On the days of which programme?"""
    found = await _one(talk, number)
    ways = await giving_staff.places(talk.work, talk.chat)
    talk.show(lambda t: views.where(t, found, ways))


async def set_where(talk: Talk, number: str = "", key: str = "", *_: str) -> None:
    """At that programme from now on; what is promised stays where it is."""
    found = await _one(talk, number)
    if key not in {one.key for one in await giving_staff.places(talk.work, talk.chat)}:
        raise Outdated
    await _show(talk, await giving_staff.change(talk.work, talk.chat, replace(found, programme=ProgrammeKey(key))))


async def left(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """What a day has left."""
    seen = await giving_staff.left_over(talk.work, talk.chat, slot_of(series, on))
    talk.show(lambda t: views.left(t, seen))


async def keep(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """It is kept for the next day."""
    after, moved = await giving_staff.carry_over(talk.work, talk.chat, slot_of(series, on))
    talk.show(lambda t: views.kept(t, after, moved))


def form(edge: Edge) -> Form:
    """The step at which an amount is typed."""
    return Form(
        "giving_stock",
        entry_points=[CallbackQueryHandler(edge.press(begin_type), pattern=r"^giving\.type:")],
        states={Step.AMOUNT: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(typed)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "giving_stock",
    presses={
        "giving": days,
        "giving.day": day,
        "giving.stock": stock,
        "giving.set": put,
        "giving.items": items,
        "giving.add": kinds,
        "giving.new": new,
        "giving.item": item,
        "giving.open": set_open,
        "giving.ask": set_approval,
        "giving.often": often,
        "giving.per": set_per,
        "giving.from": not_before,
        "giving.since": set_from,
        "giving.where": where,
        "giving.at": set_where,
        "giving.left": left,
        "giving.keep": keep,
    },
    form=form,
    prompts={Step.AMOUNT: views.how_many},
)
