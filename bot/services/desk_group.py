"""The staff's group: one card for each open request, kept true by edits; never a screen or SQL.

A card says number, picture, kind of help, language, urgency and whether somebody has it: nothing of a person. A tick
compares what each card says with what is so, so that no path can forget to change one.
"""

from __future__ import annotations

from bot.domain.appointment_notices import OnCard
from bot.domain.appointments import Request
from bot.domain.chats import Chat, ChatId, Kind
from bot.domain.people import KEPT_BY, Action
from bot.services import appointments, colleagues, people
from bot.work import Work
from storage import appointments as requests
from storage import audit, cards, chats, facts
from storage.cards import Card

GROUP = "staff_group"
"""The fact which group it is: the number of its row."""
LINK = "case_"
"""What the deep link of a card begins with."""


async def choose(work: Work, by: Chat, group: Chat) -> bool:
    """This is the staff's group now; False where it was, and is not any more. Raises NotAllowed."""
    await people.require(work, by, Action.INVITE)
    ends = await _group(work) == group.id
    if ends:
        await facts.drop(work.tx, GROUP)
    else:
        await facts.put(work.tx, GROUP, str(group.id).encode())
        await chats.set_language(work.tx, group.id, by.language or "en")
    await audit.add(work.tx, work.seconds, by.id, "staff group", "group", "ended" if ends else "done")
    return not ends


async def keep_true(work: Work) -> None:
    """Send the card of every new request, change those that are not true any more, close those that have ended."""
    group_id = await _group(work)
    group = await chats.get(work.tx, group_id) if group_id else None
    if group is None or group.kind is not Kind.GROUP:
        return
    known = {card.request: card for card in await cards.every(work.tx)}
    open_now = {one.id: one for one in await requests.queue(work.tx) if one.service not in KEPT_BY}
    for number, request in open_now.items():
        if number not in known:
            await _send(work, group, request)
    for number, card in known.items():
        if card.message is not None and card.group == group.id:
            await _compare(work, group, card, open_now.get(number))


async def _send(work: Work, group: Chat, request: Request) -> None:
    said = await _on_card(work, request)
    outbox = work.tell_group(group, said)
    await cards.add(work.tx, Card(request.id, group.id, None, _stamp(said)), outbox)


async def _compare(work: Work, group: Chat, card: Card, request: Request | None) -> None:
    if request is None:
        work.tell_group(group, OnCard(None, card.request, "", False, None), edits=card.message)
        await cards.drop(work.tx, card.request)
        return
    said = await _on_card(work, request)
    if _stamp(said) != card.shown:
        work.tell_group(group, said, edits=card.message)
        await cards.change(work.tx, card, _stamp(said))


async def _on_card(work: Work, request: Request) -> OnCard:
    unnamed = await appointments.about(work, request)
    holder = await colleagues.holder(work, request)
    language = await appointments.language(work, request)
    name = await facts.get(work.tx, facts.USERNAME)
    link = f"https://t.me/{(name or b'').decode()}?start={LINK}{request.id}"
    return OnCard(unnamed, request.id, language, request.urgent, holder, request.state, link)


def _stamp(said: OnCard) -> str:
    """What a card says, as one word to compare."""
    holder = said.holder.chat if said.holder else 0
    return f"{said.language} {said.urgent:d} {holder} {said.state}"


async def _group(work: Work) -> ChatId | None:
    held = await facts.get(work.tx, GROUP)
    return ChatId(int(held)) if held else None
