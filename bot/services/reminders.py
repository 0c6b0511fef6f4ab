"""What is due is told from the facts as they are at that moment, or voided; never a timer, never a sentence."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime

from bot.domain.appointment_notices import HoldOver, Offered, Reminded
from bot.domain.appointments import News, State
from bot.domain.delivery import Lane
from bot.domain.reminders import RULES, Kind, Outcome, Reminder, Topic
from bot.services import (
    appointments,
    attendance,
    births,
    callouts,
    case_waits,
    class_reminders,
    clearing,
    date_news,
    desk_group,
    digest,
    enrolments,
    follows,
    giving_days,
    handover_looks,
    interpretations,
    item_waits,
    reach,
    shift_alerts,
    shift_changes,
    shift_group,
    shift_moves,
    shift_reminders,
    shift_waits,
    shifts,
    standings,
    talks,
    translations,
    waits,
)
from bot.work import Work
from storage import appointments as shelf
from storage import reminders
from storage import reminders_stopped as stopped

log = logging.getLogger(__name__)

MOST = 50
"""At most so many in one transaction; the next tick takes the rest."""


async def compare(work: Work) -> None:
    """What is kept true by looking, not by every path that changes it: seats, who is reached, the group's cards."""
    await waits.pass_on_all(work)
    await reach.look(work)
    await desk_group.keep_true(work)
    await shift_changes.follow_timetable(work)
    await shifts.make_dates(work)
    await standings.fill_all(work)
    await shift_waits.pass_on_all(work)
    await shift_alerts.look(work)
    await shift_group.keep_true(work)
    await handover_looks.keep_true(work)
    await callouts.keep_true(work)
    await translations.keep_true(work)
    await attendance.plan(work)
    await enrolments.keep_true(work)
    await giving_days.keep_true(work)
    await date_news.look(work)
    await clearing.take_over(work)
    await digest.plan(work)


async def tell_due(work: Work, most: int = MOST) -> int:
    """Tell or void what is due; returns how many rows that were. A late one is told as long as it is of use."""
    due = await reminders.due(work.tx, work.seconds, most)
    told = 0
    for one in due:
        if not await reminders.still_planned(work.tx, one.id):
            continue  # voided by what was told before it
        outcome = await _tell(work, one)
        await reminders.close(work.tx, one.id, outcome)
        told += outcome is Outcome.TOLD
    log.log(logging.INFO if due else logging.DEBUG, "reminders due: %d, told: %d", len(due), told)
    return len(due)


async def _tell(work: Work, one: Reminder) -> Outcome:
    """Told, or put off until people are awake, or of no use any more: to whoever it is, from the facts as they are."""
    if one.too_late(work.now):
        return Outcome.MISSED
    morning = one.later(work.now)
    if morning is not None:
        await reminders.plan(work.tx, one.kind, one.about, int(morning.timestamp()), one.useful_until)
        return Outcome.VOID
    return Outcome.TOLD if await _TELL[one.kind](work, one) else Outcome.VOID


async def _appointment(work: Work, one: Reminder) -> bool:
    request = await shelf.get(work.tx, one.about)
    if request is None or request.state is not State.CONFIRMED or request.starts_at is None:
        return False
    left = request.starts_at - work.now
    if left.total_seconds() <= 0 or (one.kind is Kind.DAYS_BEFORE and left <= RULES[Kind.HOURS_BEFORE].lead):
        return False  # over, or the nearer reminder says it
    if await stopped.is_stopped(work.tx, request.chat, Topic.APPOINTMENTS):
        return False
    reminded = Reminded(await appointments.about(work, request), request.starts_at, work.now)
    return await appointments.tell_client(work, request, reminded, Lane.REMINDER)


async def _offer_soon(work: Work, one: Reminder) -> bool:
    """The times offered are held only a little longer; told to who has not chosen."""
    request = await shelf.get(work.tx, one.about)
    if request is None or request.state is not State.OFFERED or one.useful_until is None:
        return False
    if await stopped.is_stopped(work.tx, request.chat, Topic.APPOINTMENTS):
        return False
    found = await shelf.offers(work.tx, request.id)
    until = datetime.fromtimestamp(one.useful_until, UTC)
    told = Offered(await appointments.about(work, request), tuple(found), until, work.now, again=True)
    return bool(found) and await appointments.tell_client(work, request, told, Lane.REMINDER)


async def _offer_ends(work: Work, one: Reminder) -> bool:
    request = await appointments.let_go(work, one.about)
    if request is None:
        return False
    return await appointments.tell_client(work, request, HoldOver(await appointments.about(work, request)))


_TELL: Mapping[Kind, Callable[[Work, Reminder], Awaitable[bool]]] = {
    Kind.DAYS_BEFORE: _appointment,
    Kind.HOURS_BEFORE: _appointment,
    Kind.OFFER_SOON: _offer_soon,
    Kind.OFFER_ENDS: _offer_ends,
    Kind.WAITS_FOR_ME: lambda work, one: case_waits.tell(work, one.about),
    Kind.DIGEST: lambda work, _one: digest.tell(work),
    Kind.UNCLAIMED: lambda work, one: case_waits.still_unclaimed(work, one.about),
    Kind.LATE: lambda work, one: reach.late(work, one.about, News.LATE),
    Kind.EXPIRING: lambda work, one: reach.late(work, one.about, News.EXPIRING),
    Kind.EXPIRES: lambda work, one: reach.expire(work, one.about),
    Kind.SEAT_FREE: lambda work, one: waits.tell(work, one.about),
    Kind.SEAT_ENDS: lambda work, one: waits.lapse(work, one.about),
    Kind.BIRTH: lambda work, one: births.prepare(work, one.about),
    Kind.TALK_QUIET: lambda work, one: talks.quiet(work, one.about),
    Kind.INTERPRETATION: lambda work, one: interpretations.end_of_time(work, one.about),
    Kind.TRANSLATION: lambda work, one: translations.end_of_time(work, one.about),
    Kind.SHIFT_DAY: shift_reminders.tell,
    Kind.SHIFT_HOURS: shift_reminders.tell,
    Kind.PLACE_HELD: lambda work, one: shift_waits.tell(work, one.about),
    Kind.PLACE_ENDS: lambda work, one: shift_waits.lapse(work, one.about),
    Kind.SHIFT_AGREE: lambda work, one: shift_moves.lapse(work, one.about),
    Kind.STILL_YOURS: lambda work, one: handover_looks.still_yours(work, one.about),
    Kind.CALL_OUT: lambda work, one: callouts.told(work, one.about),
    Kind.WHO_CAME: attendance.ask,
    Kind.CLASS_DAY: class_reminders.tell,
    Kind.CLASS_HOURS: class_reminders.tell,
    Kind.CLASS_HELD: lambda work, one: enrolments.tell(work, one.about),
    Kind.CLASS_ENDS: lambda work, one: enrolments.lapse(work, one.about),
    Kind.TICKET_DAY: giving_days.remind,
    Kind.TICKET_HOURS: giving_days.remind,
    Kind.ITEM_HELD: lambda work, one: item_waits.tell(work, one.about),
    Kind.ITEM_ENDS: lambda work, one: item_waits.lapse(work, one.about),
    Kind.FOLLOW_EVENING: follows.tell,
    Kind.FOLLOW_HOURS: follows.tell,
}
"""What each kind does when it is due; a test names any without."""
