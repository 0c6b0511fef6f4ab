"""The staff's group: one card for each open request, kept true by edits; never a screen or SQL.

A card says number, picture, kind of help, language, urgency and who of us has it: nothing of a client. A tick
compares what each card says with what is so, so that no path can forget to change one.
"""

from __future__ import annotations

from bot.domain.appointment_notices import OnCard
from bot.domain.appointments import Request
from bot.domain.chats import Chat, ChatId, Kind, Reach
from bot.domain.people import KEPT_BY, MAY, Action, Grant, Role, right_for
from bot.domain.timetable import today
from bot.services import appointments, people
from bot.work import Work
from storage import appointments as requests
from storage import audit, cards, chats, colleagues, facts
from storage import people as staff
from storage.cards import Card

GROUP = "staff_group"
"""The fact which group it is: the number of its row."""
LINK = "case_"
"""What the deep link of a card begins with."""


async def choose(work: Work, by: Chat, group: Chat, language: str) -> bool:
    """This is the staff's group now, in that language; False where it was, and is not any more. Raises NotAllowed."""
    await people.require(work, by, Action.INVITE)
    before = await _group(work)
    if before is not None:
        await _leave(work, before)
    ends = before is not None and before.id == group.id and group.reach is Reach.OPEN
    if not ends:
        await facts.put(work.tx, GROUP, str(group.id).encode())
        await chats.set_language(work.tx, group.id, language)
        await chats.set_reach(work.tx, group.id, Reach.OPEN)
    await audit.add(work.tx, work.seconds, by.id, "staff group", "group", "ended" if ends else "done")
    return not ends


async def _leave(work: Work, group: Chat) -> None:
    """What its cards say does not count any more."""
    await cards.settle(work.tx)
    for card in await cards.every(work.tx):
        if card.message is not None:
            work.tell_group(group, OnCard(None, card.request, left=True), edits=card.message)
        await cards.drop(work.tx, card.request)
    await facts.drop(work.tx, GROUP)


async def keep_true(work: Work) -> None:
    """Send the card of every new request, change those that are not true any more, close those that have ended."""
    group = await _group(work)
    if group is None or group.reach is not Reach.OPEN:
        return
    if group.seen_on < today(work.now):
        await chats.seen(work.tx, group.id, today(work.now))  # groups where nobody is for a year are forgotten
    await cards.settle(work.tx)
    true = await _true(work)
    known = {card.request: card for card in await cards.every(work.tx)}
    for number, said in true.items():
        if number not in known:
            await cards.add(work.tx, Card(number, None, _stamp(said)), group.id, work.tell_group(group, said))
    for number, card in known.items():
        if card.message is not None:
            await _compare(work, group, card, true.get(number))


async def _compare(work: Work, group: Chat, card: Card, said: OnCard | None) -> None:
    if said is None:
        work.tell_group(group, OnCard(None, card.request), edits=card.message)
        await cards.drop(work.tx, card.request)
    elif _stamp(said) != card.shown:
        outbox = work.tell_group(group, said, edits=card.message)
        await cards.change(work.tx, card.request, _stamp(said), outbox)


async def _true(work: Work) -> dict[int, OnCard]:
    """What the card of each open request has to say, however many there are, by a few statements."""
    found = [one for one in await requests.queue(work.tx) if one.service not in KEPT_BY]
    kinds = {one: await appointments.of_service(work, one) for one in {request.service for request in found}}
    languages = await cards.languages(work.tx)
    held = {chat.id: grants for chat, grants in await staff.holders(work.tx, *MAY[Action.SEE_REQUESTS])}
    names = await colleagues.every(work.tx, work.vault)
    name = (await facts.get(work.tx, facts.USERNAME) or b"").decode()
    return {
        one.id: OnCard(
            kinds[one.service],
            one.id,
            languages.get(one.chat, "en"),
            one.urgent,
            _role(one, held),
            one.state,
            f"https://t.me/{name}?start={LINK}{one.id}",
            holder=one.claimed_by,
            name=names.get(one.claimed_by, "") if one.claimed_by is not None else "",
        )
        for one in found
    }


def _role(request: Request, held: dict[ChatId, tuple[Grant, ...]]) -> Role | None:
    """As what somebody has it."""
    grants = held.get(request.claimed_by, ()) if request.claimed_by is not None else ()
    right = right_for(grants, Action.SEE_REQUESTS, request.service)
    return right.role if right else None


def _stamp(said: OnCard) -> str:
    """What a card says, as one word to compare."""
    kind = said.about.pictogram if said.about else ""
    return f"{kind} {said.language} {said.urgent:d} {said.role or ''} {said.holder or ''} {said.state}"


async def _group(work: Work) -> Chat | None:
    """The group, where there is one and the bot is still in it."""
    number = await facts.get(work.tx, GROUP)
    found = await chats.get(work.tx, ChatId(int(number))) if number else None
    return found if found is not None and found.kind is Kind.GROUP else None
