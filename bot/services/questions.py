"""What a client answers about a request by a tap, and may have named on their screens; never a screen or SQL."""

from __future__ import annotations

from bot.domain import questions as rules
from bot.domain.appointments import News, Request
from bot.domain.chats import Chat
from bot.domain.questions import Given
from bot.domain.refusals import Outdated
from bot.services.appointments import known, own, require_open, sensitive, tell_staff
from bot.work import Work
from storage import answers as shelf
from storage import appointments


async def asked(work: Work, chat: Chat, number: int) -> tuple[Request, list[Given]]:
    """An own open request that has questions, with what was answered. Raises Outdated, NotMoved."""
    request = await own(work, chat, number)
    require_open(request)
    if not rules.of_service(request.service):
        raise Outdated
    return request, await given(work, request)


async def answer(work: Work, chat: Chat, number: int, said: Given) -> int:
    """Keep one of the answers there are, in place of an earlier one; returns the place of its question.

    Staff are told at the first answer, not at each. Raises Outdated, NotMoved.
    """
    request, before = await asked(work, chat, number)
    listed = rules.of_service(request.service)
    place = next((at for at, one in enumerate(listed) if one.key == said.question and said.answer in one.choices), None)
    if place is None:
        raise Outdated
    await shelf.put(work.tx, work.vault, number, said)
    if not before:
        await tell_staff(work, request, News.NOTE)
    return place


async def given(work: Work, request: Request) -> list[Given]:
    """What was answered about a request, for who may see it."""
    return await shelf.of_request(work.tx, work.vault, request.id)


async def show_name(work: Work, chat: Chat, number: int, *, shown: bool) -> Request:
    """A sensitive service is named on the person's screens and in reminders, or not. Raises Outdated, NotMoved."""
    request = await own(work, chat, number)
    require_open(request)
    if not await sensitive(work, request):
        raise Outdated
    await appointments.set_named(work.tx, number, named=shown)
    return await known(work, number)
