"""What staff can do about each other: give themselves a name, hand a case to another; never a screen or SQL."""

from __future__ import annotations

from bot.domain.appointment_notices import Arrived
from bot.domain.appointments import News, Request
from bot.domain.audit import Change
from bot.domain.chats import Chat, ChatId
from bot.domain.colleagues import MOST_NAME, Colleague, Name
from bot.domain.people import MAY, Action, Grant, may, right_for
from bot.domain.refusals import NotMoved, NotReached, Outdated
from bot.i18n import clean
from bot.services import case_waits, people, talk_ends
from bot.services.appointments import about, known, language, require_open
from bot.services.appointments_staff import permitted
from bot.work import Work
from storage import appointments as shelf
from storage import audit, chats, colleagues
from storage import people as rights


async def my_name(work: Work, by: Chat) -> Name | None:
    """What I am called here."""
    await people.require(work, by, Action.SEE_REQUESTS)
    return await colleagues.get(work.tx, work.vault, by.id)


async def call_myself(work: Work, by: Chat, typed: str) -> Name | None:
    """Keep a first name, which clients do not read yet; None for none, or for more than a first name."""
    await people.require(work, by, Action.SEE_REQUESTS)
    name = clean(typed, MOST_NAME)
    if not name or name != clean(typed, MOST_NAME + 1):
        return None
    await colleagues.put(work.tx, work.vault, by.id, name)
    return Name(name, shown=False)


async def show_name(work: Work, by: Chat, *, shown: bool) -> Name | None:
    """Whether clients may read it."""
    await people.require(work, by, Action.SEE_REQUESTS)
    await colleagues.show(work.tx, by.id, shown=shown)
    return await colleagues.get(work.tx, work.vault, by.id)


async def forget_name(work: Work, by: Chat) -> None:
    """Be nameless again."""
    await people.require(work, by, Action.SEE_REQUESTS)
    await colleagues.drop(work.tx, by.id)


async def holder(work: Work, request: Request) -> Colleague | None:
    """Who has a case; None for nobody, or for somebody who works here no more."""
    if request.claimed_by is None:
        return None
    held = await rights.grants(work.tx, request.claimed_by)
    return await _colleague(work, request.claimed_by, held, request.service)


async def may_hand_over(work: Work, by: Chat, request: Request) -> bool:
    """Whether this person may give the case to a colleague: their own, or as a coordinator anybody's."""
    if request.claimed_by == by.id:
        return True
    held = await people.grants(work, by)
    return request.claimed_by is not None and may(held, Action.HAND_OVER, request.service)


async def takers(work: Work, by: Chat, number: int) -> tuple[Request, list[Colleague]]:
    """A case and who may take it over; raises NotMoved where it is not this person's to give."""
    request = await permitted(work, by, number)
    require_open(request, desk=True)
    if not await may_hand_over(work, by, request):
        raise NotMoved(number, desk=True)
    but = {by.id, request.chat, request.claimed_by}
    return request, [one for one in await _who_may(work, request) if one.chat not in but]


async def hand_over(work: Work, by: Chat, number: int, holder: ChatId, to: ChatId) -> Request:
    """A colleague has the case now and is told; ``holder`` had it when the button was drawn.

    Raises NotMoved where somebody else has it by then, Outdated for who may not work on it, NotReached.
    """
    request, others = await takers(work, by, number)
    if request.claimed_by != holder:
        raise NotMoved(number, desk=True)
    taker = await chats.get(work.tx, to)
    if taker is None or to not in [one.chat for one in others]:
        raise Outdated
    if not await shelf.hand_over(work.tx, number, holder, to):
        raise NotMoved(number, desk=True)
    change = Change(f"chat {holder}", f"chat {to}")
    await audit.add(work.tx, work.seconds, by.id, "hand_over", f"request {number} to {to}", change)
    spoken = await language(work, request)
    if not work.tell(taker, Arrived(await about(work, request), request.urgent, spoken, News.HANDED_OVER)):
        raise NotReached(number)
    await talk_ends.of_request(work, number, by.id)
    request = await known(work, number)
    await case_waits.plan(work, request)
    return request


async def _who_may(work: Work, request: Request) -> list[Colleague]:
    holders = await rights.holders(work.tx, *MAY[Action.WORK_REQUESTS])
    found = [await _colleague(work, chat.id, held, request.service) for chat, held in holders]
    return [one for one in found if one is not None]


async def _colleague(work: Work, chat: ChatId, held: tuple[Grant, ...], service: str) -> Colleague | None:
    right = right_for(held, Action.WORK_REQUESTS, service)
    if right is None:
        return None
    name = await colleagues.get(work.tx, work.vault, chat)
    return Colleague(chat, right.role, name.text if name else "")
