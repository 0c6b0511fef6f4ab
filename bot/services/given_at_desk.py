"""Something given out to somebody without a phone: a number of the soonest day, at once; never a screen."""

from __future__ import annotations

from bot.domain.appointments import Request, Whom
from bot.domain.chats import Chat
from bot.domain.giving import Card
from bot.domain.items import Item
from bot.services import giving_cases, without_a_phone
from bot.work import Work


async def give(work: Work, by: Chat, asked_at: int, item: Item, size: str) -> tuple[Request, Card]:
    """A new person and a piece for them on the soonest day with one; the same tap again finds both.

    Raises NotAllowed, Outdated, NotGiven.
    """
    request = await without_a_phone.write_down(work, by, item.service, Whom.FAMILY, asked_at)
    _item, days = await giving_cases.days_for(work, by, request.id, item.id, size)
    stock = days[0].stock
    assert stock is not None, "days_for leaves out those without"
    return request, await giving_cases.give(work, by, request.id, stock.id)
