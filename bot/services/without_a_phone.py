"""Somebody stands at the desk without a phone: written down, found by their slip, erased; never a screen or SQL.

The slip is the number of one of their requests with its picture, or of their ticket of today.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.appointments import MARKS, Request, Whom
from bot.domain.chats import Chat, ChatId, Reach
from bot.domain.giving import mark as mark_of
from bot.domain.people import Action, may
from bot.domain.refusals import NoSuchSlip, NotAllowed, Outdated
from bot.domain.slips import Person
from bot.domain.timetable import stretch, today
from bot.services import appointments, case_pace, chats, people, tickets
from bot.services.appointments_staff import permitted
from bot.services.desk import HOUR_SECONDS, MOST_WRONG, note_wrong
from bot.work import Work
from storage import appointments as shelf
from storage import audit, slips
from storage import chats as rows
from storage import tickets as ticket_shelf

SAME_TAP_SECONDS = 60
CHOICES = 6
WRITTEN, FOUND, ERASED = "slip.write", "slip.find", "slip.erase"


async def write_down(work: Work, by: Chat, service: str, whom: Whom, asked_at: int) -> Request:
    """A new person and their request, which is the staff member's own case; the same tap again finds it.

    Raises NotAllowed, Outdated, TooFast.
    """
    await people.require(work, by, Action.WORK_REQUESTS, service)
    before = await slips.made(work.tx, by.id, asked_at)
    if before is not None:
        return await _first_of(work, by, await shelf.of_person(work.tx, before))
    if not work.seconds - HOUR_SECONDS < asked_at <= work.seconds:
        raise Outdated
    await case_pace.require(work, by)
    client = await slips.add(work.tx, work.vault, by.id, work.seconds, asked_at, today(work.now))
    return await _write(work, by, client, service, whom)


async def write_another(work: Work, by: Chat, number: int, service: str, whom: Whom) -> Request:
    """One more for the same person; the same within a minute is the same tap. Raises NotAllowed, Outdated, TooMany."""
    await people.require(work, by, Action.WORK_REQUESTS, service)
    found = await of_request(work, by, number)
    for one in await shelf.of_person(work.tx, found.client.id):
        fresh = work.seconds - int(one.created_at.timestamp()) < SAME_TAP_SECONDS
        if fresh and (one.service, one.whom) == (service, whom) and one.claimed_by == by.id:
            return one
    return await _write(work, by, found.client, service, whom)


async def _write(work: Work, by: Chat, client: Chat, service: str, whom: Whom) -> Request:
    request = await appointments.write_down(work, client, service, whom, urgent=False)
    if not await shelf.claim(work.tx, request.id, by.id):
        raise Outdated
    await slips.met(work.tx, client.id, today(work.now))
    await audit.add(work.tx, work.seconds, by.id, WRITTEN, f"request {request.id}")
    return await appointments.known(work, request.id)


async def _first_of(work: Work, by: Chat, found: Sequence[Request]) -> Request:
    if not found:
        raise Outdated
    return await permitted(work, by, found[-1].id)


async def is_one(work: Work, client: Chat) -> bool:
    """Whether this is somebody without a phone."""
    return client.reach is Reach.GONE and await slips.has(work.tx, client.id)


def pictures(number: int) -> list[str]:
    """The right picture of a number among others, for every number alike, in an order that tells nothing."""
    chosen = [mark_of(number + 3 * step) for step in range(CHOICES)]
    return sorted(chosen, key=MARKS.index)


async def find(work: Work, by: Chat, number: int, mark: str) -> list[Person]:
    """Whose slip this is, if the picture is right; a request and a number of today can be the same.

    After too many wrong ones in an hour it is nobody's. Raises NoSuchSlip, NotAllowed.
    """
    held = await people.require(work, by, Action.WORK_REQUESTS)
    wrong = await audit.count(work.tx, by.id, "desk.code", "wrong", work.seconds - HOUR_SECONDS)
    found: dict[ChatId, int] = {}
    if wrong < MOST_WRONG and mark == mark_of(number):
        request = await shelf.get(work.tx, number)
        ours = [] if request is None else [request]
        for ticket in await ticket_shelf.numbered_between(work.tx, number, *_today(work)):
            ours += await shelf.of_person(work.tx, ticket.chat) if ticket.chat is not None else []
        for one in ours:
            if may(held, Action.WORK_REQUESTS, one.service):
                found.setdefault(one.chat, one.id)
    if not found:
        raise NoSuchSlip
    await audit.add(work.tx, work.seconds, by.id, FOUND, f"request {next(iter(found.values()))}")
    return [await of_request(work, by, one) for one in found.values()]


def _today(work: Work) -> tuple[int, int]:
    on = today(work.now)
    return stretch(on, on)


async def missed(work: Work, by: Chat) -> None:
    """A slip was nobody's: it counts like a wrong number of a phone."""
    await note_wrong(work, by)


async def of_request(work: Work, by: Chat, number: int) -> Person:
    """The person of a request, as far as who looks may see. Raises NotAllowed, Outdated."""
    request = await permitted(work, by, number)
    client = await rows.get(work.tx, request.chat)
    if client is None:
        raise Outdated
    held = await people.grants(work, by)
    no_phone = await slips.has(work.tx, client.id)
    if no_phone:
        await slips.met(work.tx, client.id, today(work.now))
    seen = [one for one in await shelf.of_person(work.tx, client.id) if may(held, Action.WORK_REQUESTS, one.service)]
    return Person(request, client, no_phone, tuple(seen), tuple(await tickets.mine(work, client)))


async def speak(work: Work, by: Chat, number: int, language: str) -> Person:
    """They speak this language: whoever meets them next knows. Raises NotAllowed, Outdated."""
    found = await of_request(work, by, number)
    require_no_phone(found)
    await rows.set_language(work.tx, found.client.id, language)
    return await of_request(work, by, number)


async def erase(work: Work, by: Chat, number: int) -> None:
    """Everything of a person without a phone goes, as they would do it on one. Raises NotAllowed, Outdated."""
    found = await of_request(work, by, number)
    require_no_phone(found)
    if len(found.requests) != len(await shelf.of_person(work.tx, found.client.id)):
        raise NotAllowed("erase")  # something of theirs is others' to look after
    await chats.erase(work, found.client)
    await audit.add(work.tx, work.seconds, by.id, ERASED, f"chat {found.client.id}")


def require_no_phone(found: Person) -> None:
    """Who has a phone does this there themselves; raises Outdated."""
    if not found.no_phone:
        raise Outdated
