"""The morning's digest for staff: one row a day in the table, told to whoever may see requests then; never a screen."""

from __future__ import annotations

from datetime import timedelta

from bot.domain import appointments as rules
from bot.domain.appointments import State
from bot.domain.chats import Chat
from bot.domain.delivery import Lane
from bot.domain.digest import MISSED_DAYS, USEFUL, Digest, next_morning
from bot.domain.people import Action, may
from bot.domain.reminders import Kind, Topic
from bot.domain.timetable import DAY, today
from bot.services import appointments_staff, board, people, reach, team_notes
from bot.work import Work
from storage import reminders, volunteers
from storage import reminders_stopped as stopped

HOUSE = 0
"""What is about nobody."""


async def plan(work: Work) -> None:
    """The next morning's."""
    due = next_morning(work.now)
    await reminders.plan(work.tx, Kind.DIGEST, HOUSE, int(due.timestamp()), int((due + USEFUL).timestamp()))


async def tell(work: Work) -> bool:
    """To everybody who has something to decide or somebody to call; who has nothing hears nothing."""
    told = False
    for chat in await people.who_may(work, Action.SEE_REQUESTS):
        if await stopped.is_stopped(work.tx, chat.id, Topic.DIGEST):
            continue
        found = await of(work, chat)
        told |= found.anything and work.tell(chat, found, Lane.REMINDER)
    return told


async def of(work: Work, by: Chat) -> Digest:
    """What this person has to decide, and whom to call. Raises NotAllowed."""
    held = await people.require(work, by, Action.SEE_REQUESTS)
    waiting = [
        one
        for one in await appointments_staff.queue(work, by)
        if one.state is State.REQUESTED and one.claimed_by is None
    ]
    late_before = work.now - timedelta(days=rules.LATE_DAYS)
    late = sum(one.created_at < late_before for one in waiting)
    plans = may(held, Action.PLAN_SHIFTS)
    return Digest(
        new=len(waiting) - late,
        late=late,
        not_reached=len(await reach.unreached(work, by)),
        short=await board.short(work, today(work.now), DAY * 2) if plans else None,
        applied=await volunteers.waiting(work.tx) if may(held, Action.APPROVE_VOLUNTEERS) else None,
        missed=await missed(work) if plans else 0,
        note=await team_notes.standing(work),
    )


async def missed(work: Work) -> int:
    """How many reminders of the last days came too late to be told."""
    return await reminders.missed(work.tx, int((work.now - timedelta(days=MISSED_DAYS)).timestamp()))
