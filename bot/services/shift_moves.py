"""Staff change dates and whole series, and people on a moved date are asked again; never a screen or SQL.

A place hangs on the number of its shift: whatever is changed, the row stays, and no date is made twice.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date

from bot.domain.audit import DONE, Change
from bot.domain.chats import Chat, ChatId
from bot.domain.class_notices import ClassMoved
from bot.domain.refusals import Outdated
from bot.domain.reminders import Kind
from bot.domain.shift_move_notices import Moved, MoveLapsed, ShiftsMoved
from bot.domain.shift_moves import Edit, Outlook, Own, Scope, agree_by, beyond, changed_series, moved, offset
from bot.domain.shifts import Shift, ShiftSeries, Signup, State
from bot.domain.timetable import DAY, ISTANBUL, today
from bot.services import class_changes, shift_changes, shift_outlooks, shift_reminders, shift_waits, shifts, signups
from bot.services.schedule import timetable
from bot.work import Work
from storage import audit, calendar_exports, reminders, shift_series
from storage import shift_moves as shelf
from storage import shift_waits as queue
from storage import shifts as dates
from storage import signups as places

Told = dict[ChatId, list[Moved]]


async def change(work: Work, chat: Chat, number: int, edit: Edit, reach: tuple[Scope, Own]) -> Outlook:
    """Do what was looked at; who is on a moved date keeps the place and is asked. Raises NotAllowed and Outdated."""
    outlook = await shift_outlooks.look(work, chat, number, edit, reach)
    if outlook.scope is not Scope.ONE:
        await _change_series(work, outlook)
    told: Told = defaultdict(list)
    for old, new in outlook.pairs:
        await _change_date(work, outlook, (old, new), told)
    for old, new in outlook.closed:
        await _close(work, old, new)
    for one in outlook.kept:
        await dates.change(work.tx, replace(one, own=True))
    for who, moves in told.items():
        exported = await calendar_exports.has_any(work.tx, who, [one.new.shift.id for one in moves])
        of_class = moves[0].new.shift.is_class
        notice = ClassMoved(tuple(moves)) if of_class else ShiftsMoved(tuple(moves), work.seconds, exported)
        await shifts.tell(work, who, notice)
    change = _noted(outlook, number)
    await audit.add(work.tx, work.seconds, chat.id, "shift.change", f"shift {number} {outlook.scope}", change)
    return outlook


def _noted(outlook: Outlook, number: int) -> Change | str:
    """The date that was looked at, before and after; of a change that left it alone, that it was done."""
    found = [Change(_told(old), _told(new)) for old, new in outlook.pairs if old.id == number]
    return found[0] if found else DONE


def _told(shift: Shift) -> str:
    starts, minutes = shift.starts_at.astimezone(ISTANBUL), int((shift.ends_at - shift.starts_at).total_seconds()) // 60
    return f"{starts:%Y-%m-%d %H:%M}, {minutes} min, {shift.need.place}, {shift.need.seats} seats"


async def _change_series(work: Work, outlook: Outlook) -> None:
    """The rule itself, from a date on or for all to come; dates it has are named by their new days, for good."""
    shift, edit = outlook.of.shift, outlook.edit
    series = await shift_outlooks.series_of(work, shift)
    if series is None:
        raise Outdated
    days = offset(shift, edit)
    first = shift.original_on if outlook.scope is Scope.LATER else today(work.now)
    if (outlook.scope is Scope.LATER or days) and not shift.is_class:  # a class stays the one people are in
        series = await _split(work, series, first)
    if days:
        await shelf.by_another_day(work.tx, series.id, shift.original_on.weekday(), days, first)
        series = replace(series, first_on=min(series.first_on, series.first_on + days * DAY))
    await shift_series.change(work.tx, changed_series(series, edit, shift))


async def _split(work: Work, series: ShiftSeries, first: date) -> ShiftSeries:
    """From that day on a series of its own, which takes the dates along; the one before keeps the past."""
    if first <= series.first_on:
        return series
    later = replace(series, first_on=first)
    number = await shift_series.add(work.tx, later)
    await shelf.to_series(work.tx, series.id, number, first)
    await shift_series.end(work.tx, series.id, first - DAY)
    return replace(later, id=number)


async def _change_date(work: Work, outlook: Outlook, pair: tuple[Shift, Shift], told: Told) -> None:
    old, new = pair
    await dates.change(work.tx, replace(new, own=new.own or outlook.scope is Scope.ONE))
    if moved(old, new):
        await _moved(work, old, told)
    if new.need.seats != old.need.seats:
        over = beyond(await places.active(work.tx, new.id), new.need.seats)
        await shelf.keep_over(work.tx, new.id, [one.id for one in over])
    if not new.is_class and (new.need.seats != old.need.seats or moved(old, new)):
        await shift_waits.pass_on(work, new.id)


async def _close(work: Work, old: Shift, new: Shift) -> None:
    """The date would be on a closed day: it does not take place, and people hear of the day they know."""
    reason = shifts.closed(await timetable(work), new)
    await shift_changes.call_off(work, old, reason or {})


async def _moved(work: Work, old: Shift, told: Told) -> None:
    """Offers end, who waits is told, and everybody who has a place is asked, each once for all their dates."""
    before = await shifts.about(work, old)
    after = await shifts.about(work, await shifts.either(work, old.id))
    if old.is_class:
        for chat in await class_changes.moved(work, old):
            told[chat].append(Moved(before, after))
        return
    for signup in reversed(await places.active(work.tx, old.id)):  # each goes to the head of the queue, the first last
        if signup.state is State.HELD and signup.chat is not None:
            await places.end(work.tx, signup.id, State.LAPSED, work.seconds)
            await shift_reminders.void(work, signup.id)
            await shelf.wait_first(work.tx, old.id, signup.chat, work.seconds)
        elif signup.chat is not None:
            told[signup.chat].append(await _asked(work, signup, Moved(before, after, signup.id)))
    for wait in await queue.queue(work.tx, old.id):
        told[wait.chat].append(Moved(before, after))


async def _asked(work: Work, signup: Signup, move: Moved) -> Moved:
    """The place is kept until a deadline; reminders follow the new time."""
    shift = move.new.shift
    until = agree_by(work.now, shift.starts_at)
    before = await shelf.ask(work.tx, signup.id, move.old.shift, work.seconds, int(until.timestamp()))
    await shift_reminders.void(work, signup.id)
    if signup.state is State.CONFIRMED:
        await shift_reminders.plan(work, signup.id, shift)
    await reminders.plan(work.tx, Kind.SHIFT_AGREE, signup.id, int(until.timestamp()))
    need = replace(move.old.shift.need, place=before.place)
    agreed = replace(move.old.shift, starts_at=before.starts_at, ends_at=before.ends_at, need=need)
    return replace(move, old=await shifts.about(work, agreed), until=until)


async def agree(work: Work, chat: Chat, number: int, asked_at: int) -> Shift:
    """I will come at the new time too; twice changes nothing. Raises Outdated for an older move or another's place."""
    signup = await signups.own(work, chat, number)
    asked = await shelf.get(work.tx, number)
    if signup.state not in (State.ASKED, State.CONFIRMED) or asked is None or asked.asked_at != asked_at:
        raise Outdated
    if await shelf.agree(work.tx, number, asked_at):
        await reminders.void(work.tx, number, Kind.SHIFT_AGREE)
    return await shifts.require(work, signup.shift)


async def agree_all(work: Work, chat: Chat, asked_at: int) -> list[Shift]:
    """The same for everything one act moved."""
    return [await agree(work, chat, number, asked_at) for number in await shelf.asked(work.tx, chat.id, asked_at)]


async def asked_about(work: Work, chat: Chat, number: int) -> tuple[Moved, int]:
    """What a person is asked about one place, the shift as it was and as it is, and by which act. Raises Outdated."""
    signup = await signups.own(work, chat, number)
    asked = await shelf.get(work.tx, number)
    if asked is None or signup.agree_by is None or signup.state not in (State.ASKED, State.CONFIRMED):
        raise Outdated
    shift = await shifts.require(work, signup.shift)
    need = replace(shift.need, place=asked.place)
    old = replace(shift, starts_at=asked.starts_at, ends_at=asked.ends_at, need=need)
    was, is_ = await shifts.about(work, old), await shifts.about(work, shift)
    return Moved(was, is_, number, signup.agree_by), asked.asked_at


async def lapse(work: Work, number: int) -> bool:
    """Nobody answered in time: the place is given back, and they and the coordinators hear of it."""
    signup = await signups.require(work, number)
    shift = await shifts.require(work, signup.shift)
    waits = signup.agree_by is not None and signup.agree_by <= work.now and shift.starts_at > work.now
    if not waits or signup.state not in (State.ASKED, State.CONFIRMED):
        return False
    await signups.end(work, signup, State.LAPSED, by=None)
    return await shifts.tell(work, signup.chat, MoveLapsed(await shifts.about(work, shift)))
