"""Reminders of shifts: planned with the place, void with it, told from the live rows; never a screen or SQL."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.chats import Chat, ChatId
from bot.domain.delivery import Lane
from bot.domain.holds import at_night
from bot.domain.refusals import Outdated
from bot.domain.reminders import Kind, Reminder, Subject, Topic, kinds_of
from bot.domain.shift_notices import ShiftReminded
from bot.domain.shift_reminders import APART, LEADS, Choice, moments
from bot.domain.shifts import Shift, ShiftState, Signup, State
from bot.services import shifts
from bot.work import Work
from storage import my_shifts, reminders, signups
from storage import reminders_stopped as stopped
from storage import shift_reminders as choices

OF_THE_START = (Kind.SHIFT_DAY, Kind.SHIFT_HOURS)
"""Kinds that say when to be there."""


async def plan(work: Work, signup: int, shift: Shift) -> None:
    """As this person wants it: the day before and some hours before; what is past by then is not planned."""
    await reminders.void(work.tx, signup, *OF_THE_START)
    found = await signups.get(work.tx, signup)
    choice = await choice_of(work, found.chat if found else None)
    for kind, at in moments(choice, shift.starts_at, work.now).items():
        await reminders.plan(work.tx, kind, signup, int(at.timestamp()), int(shift.starts_at.timestamp()))


async def void(work: Work, signup: int) -> None:
    """Nothing more is said about this place."""
    await reminders.void(work.tx, signup, *kinds_of(Subject.SIGNUP))


async def not_kept(work: Work, signup: int) -> None:
    """A place that was kept for somebody is theirs: its time does not end; what they are asked of a move stands."""
    await reminders.void(work.tx, signup, Kind.PLACE_HELD, Kind.PLACE_ENDS)


async def choice_of(work: Work, chat: ChatId | None) -> Choice:
    """When this person wants to be reminded; who chose nothing, as everybody is."""
    found = await choices.get(work.tx, chat) if chat is not None else None
    return found or Choice()


async def can_choose(work: Work, chat: Chat) -> bool:
    """Whether there is somebody whose choice is kept."""
    return await choices.get(work.tx, chat.id) is not None


async def set_lead(work: Work, chat: Chat, minutes: int) -> int:
    """So long before the start; returns for how many shifts that holds now. Raises Outdated for another number."""
    if minutes not in LEADS:
        raise Outdated
    return await _choose(work, chat, replace(await choice_of(work, chat.id), lead=minutes))


async def set_day_before(work: Work, chat: Chat, *, on: bool) -> int:
    """The day before too, or not; returns for how many shifts that holds now."""
    return await _choose(work, chat, replace(await choice_of(work, chat.id), day_before=on))


async def _choose(work: Work, chat: Chat, choice: Choice) -> int:
    if not await choices.choose(work.tx, chat.id, choice):
        raise Outdated
    planned = 0
    for shift, signup in await my_shifts.ahead(work.tx, chat.id, work.seconds):
        if signup.state is State.CONFIRMED and shift.starts_at > work.now:
            await plan(work, signup.id, shift)
            planned += 1
    return planned


async def on_the_day_before(work: Work, signup: int) -> bool:
    """Whether that is planned and still to come."""
    return await reminders.ahead(work.tx, Kind.SHIFT_DAY, signup, work.seconds)


async def be_sure(work: Work, chat: Chat, number: int, starts: int) -> Signup:
    """I will come, said when reminded, for the start that stood there; raises Outdated where it is another by now."""
    signup = await signups.get(work.tx, number)
    if signup is None or signup.chat != chat.id or signup.state is not State.CONFIRMED:
        raise Outdated
    shift = await shifts.require(work, signup.shift)
    if int(shift.starts_at.timestamp()) != starts or shift.starts_at <= work.now:
        raise Outdated
    await choices.be_sure(work.tx, number, starts)
    await reminders.void(work.tx, number, Kind.SHIFT_AGREE)
    return signup


async def tell(work: Work, one: Reminder) -> bool:
    """Told only to who has the place now, only before the shift begins, and not where the nearer one says it soon."""
    signup = await signups.get(work.tx, one.about)
    if signup is None or signup.state is not State.CONFIRMED:
        return False
    shift = await shifts.require(work, signup.shift)
    if shift.state is not ShiftState.OPEN or shift.starts_at <= work.now:
        return False
    if one.kind is Kind.SHIFT_DAY and await _nearer_comes(work, one):
        return False
    if signup.chat is None or await stopped.is_stopped(work.tx, signup.chat, Topic.SHIFTS):
        return False
    asks = one.kind is Kind.SHIFT_DAY and not await choices.is_sure(work.tx, signup.id)
    reminded = ShiftReminded(await shifts.about(work, shift), signup.id, asks, shift.need.lead == signup.chat)
    return await shifts.tell(work, signup.chat, reminded, lane=Lane.REMINDER, quiet=at_night(work.now))


async def _nearer_comes(work: Work, one: Reminder) -> bool:
    soon = int((work.now + APART).timestamp())
    return await reminders.before(work.tx, Kind.SHIFT_HOURS, one.about, soon)
