"""A case that waits: for who took it, who is reminded once, or for anybody at all; never a screen or SQL."""

from __future__ import annotations

from datetime import timedelta

from bot.domain.appointment_notices import Arrived
from bot.domain.appointments import News, Request, State
from bot.domain.delivery import Lane
from bot.domain.holds import awakening
from bot.domain.reminders import RULES, Kind, Topic
from bot.services import appointments
from bot.services.duty import watch
from bot.work import Work
from storage import appointments as shelf
from storage import chats, reminders
from storage import reminders_stopped as stopped

USEFUL = timedelta(days=2)


async def plan(work: Work, request: Request) -> None:
    """From now on it waits for who has it: they took it, or its person has written."""
    await void(work, request.id)
    if request.claimed_by is not None and request.state is State.REQUESTED:
        due = awakening(work.now - RULES[Kind.WAITS_FOR_ME].lead)
        useful = int((due + USEFUL).timestamp())
        await reminders.plan(work.tx, Kind.WAITS_FOR_ME, request.id, int(due.timestamp()), useful)


async def void(work: Work, number: int) -> None:
    """Somebody did something about it."""
    await reminders.void(work.tx, number, Kind.WAITS_FOR_ME)


async def tell(work: Work, number: int) -> bool:
    """To who has it now, while it still waits."""
    request = await shelf.get(work.tx, number)
    if request is None or request.state is not State.REQUESTED or request.claimed_by is None:
        return False
    chat = await chats.get(work.tx, request.claimed_by)
    if chat is None or await stopped.is_stopped(work.tx, chat.id, Topic.MY_CASES):
        return False
    spoken = await appointments.language(work, request)
    told = Arrived(await appointments.about(work, request), request.urgent, spoken, News.WAITS_FOR_YOU)
    return work.tell(chat, told, Lane.REMINDER)


async def still_unclaimed(work: Work, number: int) -> bool:
    """Nobody has taken an urgent request: everybody is told again, and it goes on being watched."""
    request = await shelf.get(work.tx, number)
    if request is None or request.state is not State.REQUESTED or request.claimed_by is not None:
        return False
    await appointments.tell_staff(work, request, News.STILL)
    await watch(work, request)
    return True
