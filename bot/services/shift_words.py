"""What staff write to everybody on one shift: sent, never kept; never a screen or SQL."""

from __future__ import annotations

from bot.domain.chats import Chat, Reach
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.roster_notices import ShiftWord
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import ShiftState, State
from bot.services import people, shifts
from bot.work import Work
from storage import audit, chats
from storage import signups as places

WRITE, HOUR_SECONDS = "write to shift", 3600


async def readers(work: Work, by: Chat, number: int) -> tuple[OfShift, list[Chat]]:
    """Who is confirmed at this moment and can be reached, but not who writes. Raises Outdated once it is over."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    shift = await shifts.require(work, number)
    if shift.ends_at <= work.now or shift.state is not ShiftState.OPEN:
        raise Outdated
    active = await places.active(work.tx, number)
    on = [one.chat for one in active if one.state is State.CONFIRMED and one.chat not in (None, by.id)]
    found = [await chats.get(work.tx, chat) for chat in on if chat is not None]
    return await shifts.about(work, shift), [chat for chat in found if chat is not None and chat.reach is Reach.OPEN]


async def send(work: Work, by: Chat, number: int, text: str, version: int) -> int:
    """Tell those who are on it now, each with the frame in their language; returns how many could be told.

    ``version`` tells these words from others: of them only that they went out is kept.
    """
    of, who = await readers(work, by, number)
    told = sum(work.tell(chat, ShiftWord(of, text)) for chat in who)
    await audit.add(work.tx, work.seconds, by.id, WRITE, f"shift {number}", f"sent {version}")
    return told


async def went_out(work: Work, by: Chat, version: int) -> bool:
    """Whether this person sent these words a moment ago."""
    since = work.seconds - HOUR_SECONDS
    return await audit.count(work.tx, by.id, WRITE, f"sent {version}", since) > 0
