"""Somebody of ours has lost a right: what stood on it goes to others at once; never a screen or SQL."""

from __future__ import annotations

from bot.domain.appointments import News, Request, State
from bot.domain.chats import Chat
from bot.domain.people import Action, may
from bot.services import appointments, case_waits, duty, interpretations, people, talk_ends
from bot.work import Work
from storage import appointments as cases
from storage import duty as on_call


async def after_loss(work: Work, who: Chat) -> int:
    """What they may not do any more is theirs no more: cases, a talk, being on call, words to translate.

    Returns how many cases went back; those who may take them are told.
    """
    held = await people.grants(work, who)
    back = [one for one in await cases.of_worker(work.tx, who.id) if not may(held, Action.WORK_REQUESTS, one.service)]
    for request in back:
        await _give_back(work, who, request)
    if not may(held, Action.SEE_REQUESTS):
        await on_call.end(work.tx, who.id)
    if not may(held, Action.INTERPRET):
        await interpretations.let_go(work, who)
    return len(back)


async def _give_back(work: Work, who: Chat, request: Request) -> None:
    await cases.give_back(work.tx, request.id, who.id)
    await talk_ends.of_request(work, request.id, None)
    await case_waits.void(work, request.id)
    free = await appointments.known(work, request.id)
    if free.urgent and free.state is State.REQUESTED:
        await appointments.tell_staff(work, free, News.STILL, but=who)
        await duty.watch(work, free)
    else:
        said = News.AWAY if free.state is State.CONFIRMED else News.FREE_AGAIN
        await appointments.tell_staff(work, free, said, but=who)
