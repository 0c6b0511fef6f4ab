"""Giving a place on, swapping, and answering such an offer: the callbacks; never a sentence."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.shifts import ACTIVE
from bot.services import handover_answers as answers
from bot.services import handovers
from handlers.feature import Feature
from handlers.moments import number_of, page_of
from handlers.shifts import card_of
from handlers.talk import Talk
from handlers.views import handovers as views
from handlers.views import shifts as shift_views


async def give(talk: Talk, number: str = "", *_: str) -> None:
    """Who could come instead of me? Or: whom have we asked?"""
    at = await handovers.standing(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.shown(t, at))


async def whom(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """Which one person?"""
    at, people = await handovers.could(talk.work, talk.chat, number_of(number))
    if at.offer is not None:
        talk.show(lambda t: views.shown(t, at))
        return
    here = page_of(page, len(people), views.A_PAGE)
    shown = people[here * views.A_PAGE : (here + 1) * views.A_PAGE]
    more = here + 1 if len(people) > (here + 1) * views.A_PAGE else None
    talk.show(lambda t: views.whom(t, at, shown, more))


async def offer_to(talk: Talk, number: str = "", to: str = "", *_: str) -> None:
    """Ask this one."""
    at = await handovers.offer_to(talk.work, talk.chat, number_of(number), ChatId(number_of(to)))
    talk.show(lambda t: views.shown(t, at))


async def call(talk: Talk, number: str = "", *_: str) -> None:
    """Ask everybody who could."""
    at = await handovers.call(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.shown(t, at))


async def more(talk: Talk, number: str = "", *_: str) -> None:
    """Ask some more."""
    at, asked = await handovers.call_more(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.shown(t, at) if asked else views.nobody_more(t, at))


async def keep(talk: Talk, number: str = "", *_: str) -> None:
    """I keep my place."""
    at = await handovers.withdraw(talk.work, talk.chat, number_of(number))
    card = await card_of(talk, at.of.shift.id)
    talk.show(lambda t: shift_views.card(t, card))


async def swaps(talk: Talk, number: str = "", page: str = "0", *_: str) -> None:
    """For which shift would I swap?"""
    at, found = await handovers.swaps(talk.work, talk.chat, number_of(number))
    if at.offer is not None:
        talk.show(lambda t: views.shown(t, at))
        return
    here = page_of(page, len(found), views.A_PAGE)
    shown = found[here * views.A_PAGE : (here + 1) * views.A_PAGE]
    more = len(found) > (here + 1) * views.A_PAGE
    talk.show(lambda t: views.swaps(t, at, shown, here, more=more))


async def swap_for(talk: Talk, number: str = "", shift: str = "", *_: str) -> None:
    """Ask who is on that shift."""
    at = await handovers.ask_to_swap(talk.work, talk.chat, number_of(number), number_of(shift))
    talk.show(lambda t: views.shown(t, at) if at.offer else views.nobody_swaps(t, at))


async def accept(talk: Talk, number: str = "", *_: str) -> None:
    """Yes, I come; who has a place there by other ways sees it."""
    offer = number_of(number)
    there = await answers.place_there(talk.work, talk.chat, offer)
    if there is not None:
        card = await card_of(talk, there)
        talk.show(lambda t: shift_views.card(t, card))
        return
    got, gave = await answers.accept(talk.work, talk.chat, offer)
    stored = await card_of(talk, got.shift.id)
    if gave is not None:
        talk.show(lambda t: views.swapped(t, got, gave))
    elif stored.mine is not None and stored.mine.state in ACTIVE:
        talk.show(lambda t: shift_views.joined(t, stored))
    else:
        talk.show(lambda t: shift_views.card(t, stored))


async def refuse(talk: Talk, number: str = "", *_: str) -> None:
    """I cannot."""
    await answers.refuse(talk.work, talk.chat, number_of(number))
    talk.show(views.refused)


FEATURE = Feature(
    "handovers",
    presses={
        "give": give,
        "give.who": whom,
        "give.to": offer_to,
        "give.call": call,
        "give.more": more,
        "give.stop": keep,
        "swap": swaps,
        "swap.for": swap_for,
        "give.yes": accept,
        "give.no": refuse,
    },
)
