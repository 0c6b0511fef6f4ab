"""Somebody stands at the desk: their phone shows a number, and staff write down a request for them; never a screen."""

from __future__ import annotations

import secrets

from bot.domain.appointment_notices import WrittenDown
from bot.domain.appointments import Request, Whom
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import NoSuchCode, Outdated
from bot.services import appointments, people
from bot.work import Work
from storage import appointments as shelf
from storage import audit, desk

CODE_SECONDS = 10 * 60
CODES = 1_000_000
MOST_WRONG = 5
"""Numbers that are nobody's, by one person in an hour: enough for slips of the finger, too few to try them out."""
HOUR_SECONDS = 3600


async def show_code(work: Work, chat: Chat) -> int:
    """Six digits that are this person's for ten minutes; to show them is to agree that a request is written down."""
    await appointments.consent(work, chat)
    code = secrets.randbelow(CODES - CODES // 10) + CODES // 10
    await desk.put(work.tx, chat.id, code, work.seconds + CODE_SECONDS)
    return code


async def meet(work: Work, by: Chat, code: int) -> Chat:
    """Whose number this is; raises NoSuchCode for nobody's, and after too many wrong ones for any."""
    await people.require(work, by, Action.WORK_REQUESTS)
    wrong = await audit.count(work.tx, by.id, "desk.code", "wrong", work.seconds - HOUR_SECONDS)
    found = await desk.find(work.tx, code, work.seconds) if wrong < MOST_WRONG else None
    if found is None or found.id == by.id:
        raise NoSuchCode
    return found


async def note_wrong(work: Work, by: Chat) -> None:
    """A number was nobody's."""
    await audit.add(work.tx, work.seconds, by.id, "desk.code", "chat", "wrong")


async def write_down(work: Work, by: Chat, code: int, service: str, whom: Whom) -> Request:
    """Write down a request for who stands here; it is the staff member's own case. Raises NoSuchCode, TooMany."""
    client = await meet(work, by, code)
    await people.require(work, by, Action.WORK_REQUESTS, service)
    request = await appointments.write_down(work, client, service, whom, urgent=False)
    if not await shelf.claim(work.tx, request.id, by.id):
        raise Outdated
    await desk.drop(work.tx, client.id)
    await audit.add(work.tx, work.seconds, by.id, "write down", f"request {request.id}")
    await appointments.tell_client(work, request, WrittenDown(await appointments.about(work, request)))
    return await appointments.known(work, request.id)
