"""What is due is told from the facts as they are at that moment, or voided; never a timer, never a sentence."""

from __future__ import annotations

from bot.domain.appointment_notices import HoldOver, Reminded
from bot.domain.appointments import News, State
from bot.domain.delivery import Lane
from bot.domain.reminders import BEFORE, Kind, Reminder
from bot.services import appointments, births, desk_group, interpretations, reach, talks, waits
from bot.work import Work
from storage import appointments as shelf
from storage import reminders

MOST = 50
"""At most so many in one transaction; the next tick takes the rest."""


async def compare(work: Work) -> None:
    """What is kept true by looking, not by every path that changes it: seats, who is reached, the group's cards."""
    await waits.pass_on_all(work)
    await reach.look(work)
    await desk_group.keep_true(work)


async def tell_due(work: Work) -> int:
    """Tell or void what is due; returns how many rows that were. Late ones are told, never skipped."""
    due = await reminders.due(work.tx, work.seconds, MOST)
    for one in due:
        await reminders.close(work.tx, one.id, told=await _tell(work, one))
    return len(due)


async def _tell(work: Work, one: Reminder) -> bool:
    match one.kind:
        case Kind.DAYS_BEFORE | Kind.HOURS_BEFORE:
            return await _appointment(work, one)
        case Kind.OFFER_ENDS:
            return await _offer_ends(work, one)
        case Kind.UNCLAIMED:
            return await appointments.still_unclaimed(work, one.about)
        case Kind.LATE:
            return await reach.late(work, one.about, News.LATE)
        case Kind.EXPIRING:
            return await reach.late(work, one.about, News.EXPIRING)
        case Kind.EXPIRES:
            return await reach.expire(work, one.about)
        case Kind.SEAT_FREE:
            return await waits.tell(work, one.about)
        case Kind.SEAT_ENDS:
            return await waits.lapse(work, one.about)
        case Kind.BIRTH:
            return await births.prepare(work, one.about)
        case Kind.TALK_QUIET:
            return await talks.quiet(work, one.about)
        case Kind.INTERPRETATION:
            return await interpretations.end_of_time(work, one.about)


async def _appointment(work: Work, one: Reminder) -> bool:
    request = await shelf.get(work.tx, one.about)
    if request is None or request.state is not State.CONFIRMED or request.starts_at is None:
        return False
    left = request.starts_at - work.now
    if left.total_seconds() <= 0 or (one.kind is Kind.DAYS_BEFORE and left <= BEFORE[Kind.HOURS_BEFORE]):
        return False  # over, or the nearer reminder says it
    reminded = Reminded(await appointments.about(work, request), request.starts_at, work.now)
    return await appointments.tell_client(work, request, reminded, Lane.REMINDER)


async def _offer_ends(work: Work, one: Reminder) -> bool:
    request = await appointments.let_go(work, one.about)
    if request is None:
        return False
    return await appointments.tell_client(work, request, HoldOver(await appointments.about(work, request)))
