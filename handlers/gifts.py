"""Asking for what is given out, one's numbers, the waiting list: the callbacks of clients; never a sentence."""

from __future__ import annotations

from bot.domain.catalogue import ProgrammeKey
from bot.domain.giving import Objection
from bot.domain.refusals import NotGiven, Outdated
from bot.services import giving, item_waits, tickets
from bot.services.schedule import timetable
from handlers.feature import Command, Feature
from handlers.moments import number_of, page_of
from handlers.talk import Talk
from handlers.views import gifts as views
from handlers.views import giving_pieces as pieces
from handlers.views.contents import LIST


async def items(talk: Talk, programme: str = "", page: str = "0", *_: str) -> None:
    """Everything that is given out, or what is given at one programme."""
    if programme and ProgrammeKey(programme) not in (await timetable(talk.work)).catalogue.programmes:
        raise Outdated
    found = await giving.items_of(talk.work, programme)
    at = page_of(page, len(found), LIST - 1)
    talk.show(lambda t: views.items(t, found, at, programme))


async def item(talk: Talk, number: str = "", *_: str) -> None:
    """One of them: its sizes, or the day it would be for; who has it already sees their number."""
    found = await giving.item_of(talk.work, number_of(number))
    if len(found.options) > 1:
        talk.show(lambda t: views.sizes(t, found))
        return
    size = found.options[0]
    mine = await tickets.promised(talk.work, talk.chat, found, size)
    if mine is not None:
        card = await tickets.card(talk.work, talk.chat, mine.ticket)
        talk.show(lambda t: views.ticket(t, card))
        return
    await _look(talk, found.id, size)


async def _look(talk: Talk, number: int, size: str) -> None:
    found = await giving.item_of(talk.work, number)
    looked = await giving.look(talk.work, talk.chat.id, found, size)
    programme = await giving.programme_of(talk.work, found.programme)
    key = None if isinstance(looked, Objection) else looked.session.place
    place = (await timetable(talk.work)).catalogue.places.get(key) if key else None
    queue = await item_waits.place(talk.work, talk.chat, number, size)
    seen = views.Look(found, size, looked, programme, place, talk.work.now, queue)
    talk.show(lambda t: views.offered(t, seen))


async def take(talk: Talk, number: str = "", size: str = "", *_: str) -> None:
    """The wish: a number, or what is kept is theirs. Finished, but on its list already: how long that is."""
    try:
        card, _mine = await tickets.claim(talk.work, talk.chat, number_of(number), size)
    except NotGiven as no:
        if await item_waits.place(talk.work, talk.chat, number_of(number), size) is None:
            raise
        seen = Objection(no.bar, no.on)
        found, place = no.item, await item_waits.place(talk.work, talk.chat, number_of(number), size)
        talk.show(lambda t: views.none(t, found, size, seen, queue=place))
        return
    talk.show(lambda t: views.ticket(t, card))


async def wait(talk: Talk, number: str = "", size: str = "", *_: str) -> None:
    """Onto the waiting list; where one is there it is kept at once."""
    place = await item_waits.join(talk.work, talk.chat, number_of(number), size)
    found = await giving.item_of(talk.work, number_of(number))
    mine = await tickets.promised(talk.work, talk.chat, found, size)
    if mine is not None:
        card = await tickets.card(talk.work, talk.chat, mine.ticket)
        talk.show(lambda t: views.ticket(t, card))
        return
    talk.show(lambda t: views.waiting(t, found, size, place))


async def queue(talk: Talk, number: str = "", size: str = "", *_: str) -> None:
    """Their place on a list."""
    found = await giving.item_of(talk.work, number_of(number))
    place = await item_waits.place(talk.work, talk.chat, found.id, size)
    if place is None:
        raise Outdated
    talk.show(lambda t: views.waiting(t, found, size, place))


async def unwait(talk: Talk, number: str = "", size: str = "", *_: str) -> None:
    """Off the list."""
    await item_waits.leave(talk.work, talk.chat, number_of(number), size)
    talk.show(views.waits_no_more)


async def decline(talk: Talk, number: str = "", *_: str) -> None:
    """No to what was kept."""
    await tickets.decline(talk.work, talk.chat, number_of(number))
    talk.show(views.waits_no_more)


async def mine(talk: Talk, page: str = "0", *_: str) -> None:
    """Their numbers and what they wait for."""
    cards = await tickets.mine(talk.work, talk.chat)
    waits = await item_waits.of_person(talk.work, talk.chat)
    at = page_of(page, len(cards) + len(waits), LIST - 1)
    talk.show(lambda t: views.mine(t, cards, waits, at))


async def ticket(talk: Talk, number: str = "", *_: str) -> None:
    """One number."""
    card = await tickets.card(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.ticket(t, card))


async def giving_back(talk: Talk, number: str = "", *_: str) -> None:
    """Asked once."""
    card = await tickets.card(talk.work, talk.chat, number_of(number))
    talk.show(lambda t: views.giving_back(t, card) if card.still_promised else views.ticket(t, card))


async def gone(talk: Talk, number: str = "", *_: str) -> None:
    """I cannot come."""
    await tickets.give_back(talk.work, talk.chat, number_of(number))
    talk.show(views.given_back)


async def way(talk: Talk, number: str = "", *_: str) -> None:
    """The way there, for who may know it."""
    card = await tickets.card(talk.work, talk.chat, number_of(number))
    place = pieces.known_place(card)
    if place is None:
        raise Outdated
    talk.show(lambda t: views.way(t, card, place))


FEATURE = Feature(
    "gifts",
    commands={"numbers": Command(mine)},
    presses={
        "gifts": items,
        "gift": item,
        "gift.take": take,
        "gift.wait": wait,
        "gift.queue": queue,
        "gift.unwait": unwait,
        "gift.no": decline,
        "tickets": mine,
        "ticket": ticket,
        "ticket.back": giving_back,
        "ticket.gone": gone,
        "ticket.way": way,
    },
)
