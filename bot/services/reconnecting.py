"""A phone is lost or new: what somebody has goes on at the phone that stands at the desk; never a screen or SQL.

Only face to face: their slip on one side, the number their new phone shows on the other.
"""

from __future__ import annotations

from bot.domain import appointments as rules
from bot.domain.appointment_notices import HereAgain
from bot.domain.appointments import State
from bot.domain.audit import Change
from bot.domain.chats import Chat
from bot.domain.delivery import Lane
from bot.domain.refusals import NotReconnected, Outdated
from bot.domain.slips import Outlook, Person
from bot.domain.talks import Ending
from bot.services import desk, talk_ends, without_a_phone
from bot.services.chats import SCRUB, scrub_mark
from bot.work import Work
from storage import audit, chats, facts, talks
from storage import desk as codes
from storage import reconnecting as shelf

ACT = "slip.reconnect"


async def look(work: Work, by: Chat, number: int, code: int) -> Outlook:
    """What the second tap would do. Raises NoSuchCode, NotReconnected, NotAllowed, Outdated."""
    person, _phone = await _both(work, by, number, code)
    held = [one for one in person.requests if one.state in rules.OPEN]
    agreed = sum(one.state is State.CONFIRMED for one in held)
    birth = await shelf.has_birth(work.tx, person.client.id)
    stamp = await shelf.stamp(work.tx, person.client.id)
    return Outlook(person, code, stamp, len(held) - agreed, agreed, birth, len(person.tickets))


async def reconnect(work: Work, by: Chat, number: int, code: int, stamp: str) -> None:
    """Do it, once: a slip that a colleague has connected meanwhile is refused. The new phone hears it, the old nothing.

    Raises NoSuchCode, NotReconnected, NotAllowed, Outdated.
    """
    person, phone = await _both(work, by, number, code)
    old = person.client
    if stamp != await shelf.stamp(work.tx, old.id):
        raise Outdated
    for one in (old, phone):
        talk = await talks.of(work.tx, one.id)
        if talk is not None:
            await talk_ends.end(work, talk, Ending.GONE, by.id)
    work.outgoing = [one for one in work.outgoing if one.chat not in (old.id, phone.id)]
    await codes.drop(work.tx, phone.id)
    await shelf.reconnect(work.tx, work.vault, old.id, phone.id)
    work.erased.add(phone.id)
    await facts.put(work.tx, SCRUB, scrub_mark())
    was = "no phone" if person.no_phone else "a phone"
    await audit.add(work.tx, work.seconds, by.id, ACT, f"chat {old.id}", Change(was, "another phone"))
    known = await chats.get(work.tx, old.id)
    assert known is not None
    work.tell(known, HereAgain(), Lane.REPLY)


async def _both(work: Work, by: Chat, number: int, code: int) -> tuple[Person, Chat]:
    """The slip's person and the phone's, where one may become the other."""
    person = await without_a_phone.of_request(work, by, number)
    phone = await desk.meet(work, by, code)
    ours = [await shelf.of_ours(work.tx, one.id) for one in (person.client, phone)]
    if any(ours) or person.client.id in (phone.id, by.id):
        raise NotReconnected(number)
    return person, phone
