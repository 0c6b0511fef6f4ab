"""At the table: numbers typed or tapped, one tap for each thing; the right is checked at every press. No sentence."""

from __future__ import annotations

from enum import StrEnum

from telegram.ext import CallbackQueryHandler, MessageHandler

from bot.domain.people import Action, may
from bot.domain.schedule import SlotKey
from bot.runtime.conversations import Form, set_draft
from bot.services import giving_table, people
from handlers import answers
from handlers.cases import drafted
from handlers.context import Edge
from handlers.feature import Feature
from handlers.moments import number_of, page_of
from handlers.slots_of import slot_of
from handlers.talk import Talk
from handlers.views import giving_table as views

DIGITS = 6
"""More than any number of a day has."""


class Step(StrEnum):
    """The steps of this form."""

    NUMBER = "number"


async def table(talk: Talk, series: str = "", on: str = "", page: str = "0", *_: str) -> Step:
    """The table of a day; from now on digits that are typed open a number."""
    seen = await giving_table.table(talk.work, talk.chat, slot_of(series, on))
    set_draft(series=series, on=on)
    at = page_of(page, len(seen.next), views.A_PAGE)
    talk.show(lambda t: views.table(t, seen, at))
    return Step.NUMBER


async def typed(talk: Talk, *_: str) -> Step:
    """A number in whatever digits."""
    slot = _drafted(talk)
    digits = answers.digits(talk, DIGITS)
    if not digits:
        talk.show(views.which)
        return Step.NUMBER
    card = await giving_table.numbered(talk.work, talk.chat, slot, int(digits))
    if card is None:
        session, _part = await giving_table.require(talk.work, talk.chat, slot)
        talk.show(lambda t: views.no_such_number(t, session, digits))
        return Step.NUMBER
    talk.show(lambda t: views.card(t, card))
    return Step.NUMBER


def _drafted(talk: Talk) -> SlotKey:
    return slot_of(drafted(talk, "series"), drafted(talk, "on"))


async def number(talk: Talk, ticket: str = "", *_: str) -> None:
    """One of the list."""
    card = await giving_table.card(talk.work, talk.chat, number_of(ticket))
    talk.show(lambda t: views.card(t, card))


async def hand(talk: Talk, allotment: str = "", *_: str) -> None:
    """One thing is handed over; whoever taps second sees who did it."""
    _after(talk, await giving_table.collect(talk.work, talk.chat, number_of(allotment)))


async def hand_all(talk: Talk, ticket: str = "", *_: str) -> None:
    """Everything on a number."""
    _after(talk, await giving_table.collect_all(talk.work, talk.chat, number_of(ticket)))


def _after(talk: Talk, done: giving_table.Handed) -> None:
    talk.toast(talk.word(lambda t: views.handed(t, done)))
    talk.show(lambda t: views.card(t, done.card))


async def undo(talk: Talk, allotment: str = "", *_: str) -> None:
    """It was not handed over."""
    done = await giving_table.undo(talk.work, talk.chat, number_of(allotment))
    talk.toast(talk.word(lambda t: views.undone(t, done)))
    talk.show(lambda t: views.card(t, done.card))


async def finishing(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """Asked once."""
    seen = await giving_table.table(talk.work, talk.chat, slot_of(series, on))
    talk.show(lambda t: views.finishing(t, seen.session, len(seen.next)))


async def finish(talk: Talk, series: str = "", on: str = "", *_: str) -> None:
    """The table is closed."""
    session = await giving_table.finish(talk.work, talk.chat, slot_of(series, on))
    staff = may(await people.grants(talk.work, talk.chat), Action.GIVE_OUT)
    talk.leave_form()
    talk.show(lambda t: views.finished(t, session, staff=staff))


def form(edge: Edge) -> Form:
    """The step at which numbers are typed."""
    return Form(
        "giving_table",
        entry_points=[CallbackQueryHandler(edge.press(table), pattern=r"^table:")],
        states={Step.NUMBER: [MessageHandler(answers.TYPED, edge.message(answers.unless_stopped(typed)))]},
        fallbacks=[],
    )


FEATURE = Feature(
    "giving_table",
    presses={
        "table.no": number,
        "table.finish": finishing,
        "table.end": finish,
        "hand": hand,
        "hand.all": hand_all,
        "hand.undo": undo,
    },
    form=form,
    prompts={Step.NUMBER: views.which},
)
