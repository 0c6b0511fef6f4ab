"""Taking a place on a shift and giving it back, whoever does it and why; never a screen or SQL.

``end`` is the one way a place is given back: the queue is asked, what was planned is void, coordinators are told.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.catalogue import TaskKey
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import Barred, Outdated
from bot.domain.shift_notices import Claimed, GaveBack
from bot.domain.shifts import ACTIVE, Bar, Company, Shift, Signup, State, may_bring
from bot.domain.volunteers import State as Approved
from bot.services import callouts, shift_reminders, shift_waits, shifts
from bot.services.people import who_may
from bot.services.schedule import timetable
from bot.work import Work
from storage import colleagues, standings, volunteers
from storage import shift_waits as queue
from storage import shifts as shelf
from storage import signups as places


@dataclass(frozen=True, slots=True)
class Party:
    """Who comes along, and how many seats that takes, the person's included."""

    company: Company = Company.ALONE
    size: int = 1


async def sign_up(work: Work, chat: Chat, number: int, party: Party = Party()) -> Signup:
    """Take a place: the database decides who of many has it. One held already is shown again.

    Raises Barred with what speaks against it, Outdated for company that the task does not take.
    """
    shift = await shifts.require(work, number)
    await shift_waits.pass_on(work, shift.id)
    had = await places.of(work.tx, shift.id, chat.id)
    if had is not None and had.state is not State.HELD:
        return had
    await _permitted(work, chat, await shifts.require(work, number), party, held=had is not None)
    state = State.ASKED if shift.need.approval else State.CONFIRMED
    new = _new(shift, chat, party, state)
    if had is not None:
        taken = await places.accept(work.tx, had.id, new)
    else:
        taken = await places.take(work.tx, new, work.seconds)
    if taken is None:
        raise Barred(Bar.FULL, shift.id)
    await queue.leave(work.tx, shift.id, chat.id)
    return await begun(work, chat, taken)


async def begun(work: Work, by: Chat, number: int) -> Signup:
    """A place is somebody's now: reminders are planned, and every coordinator but who did it is told."""
    signup = await require(work, number)
    shift = await shifts.require(work, signup.shift)
    await shift_reminders.not_kept(work, signup.id)
    if signup.state is State.CONFIRMED:
        await shift_reminders.plan(work, signup.id, shift)
    of = await shifts.about(work, shift)
    asks = signup.state is State.ASKED
    name = await name_of(work, signup)
    await tell_coordinators(work, by, Claimed(of, name, signup.company, signup.size, signup.id, asks), quiet=not asks)
    return signup


async def leave(work: Work, chat: Chat, number: int) -> Shift:
    """Who cannot come says so: it always works before the shift begins, once more changes nothing. Raises Outdated."""
    signup = await own(work, chat, number)
    shift = await shifts.require(work, signup.shift)
    if signup.state not in ACTIVE:
        return shift
    if shift.starts_at <= work.now:
        raise Outdated
    await end(work, signup, State.LEFT, by=chat)
    return await shifts.require(work, shift.id)


async def end(work: Work, signup: Signup, state: State, by: Chat | None) -> None:
    """A place is given back, for whatever reason; coordinators but who did it (None: nobody of them) are told."""
    name = await name_of(work, signup)
    if await places.end(work.tx, signup.id, state, work.seconds):
        await _given_back(work, signup, name, by, state)


async def _given_back(work: Work, signup: Signup, name: str, by: Chat | None, state: State) -> None:
    await shift_reminders.void(work, signup.id)
    shift = await shifts.require(work, signup.shift)
    if shift.starts_at > work.now:
        late = signup.state is State.CONFIRMED and state is not State.REMOVED and work.now >= shift.cutoff_at
        if signup.state is not State.HELD:  # of a place that was only offered coordinators never heard
            gave_back = GaveBack(await shifts.about(work, shift), name, late, state)
            await tell_coordinators(work, by, gave_back, quiet=not late)
        await shift_waits.pass_on(work, shift.id)
        if late:
            await callouts.left_late(work, signup)


async def free_places(
    work: Work, chat: Chat, state: State, task: TaskKey | None = None, by: Chat | None = None
) -> list[Shift]:
    """Free every future place of somebody who loses the role, or one task, by the same path; returns the shifts."""
    freed = []
    if task is None:
        await standings.end_all(work.tx, chat.id)
    for signup in await places.of_person(work.tx, chat.id, work.seconds):
        shift = await shifts.require(work, signup.shift)
        if task in (None, shift.need.task):
            await end(work, signup, state, by)
            freed.append(shift)
    for number in await queue.of_person(work.tx, chat.id):
        if task in (None, (await shifts.require(work, number)).need.task):
            await queue.leave(work.tx, number, chat.id)
    return freed


async def places_ahead(work: Work, chat: Chat, task: TaskKey | None = None) -> list[Shift]:
    """The future shifts on which somebody has a place: what would become free."""
    held = await shelf.of_person(work.tx, chat.id, work.seconds)
    return [one for one in held if one.starts_at > work.now and task in (None, one.need.task)]


async def freed(work: Work, given: list[Signup]) -> None:
    """After somebody was erased: coordinators are told of the places, without a name, and the queues are asked."""
    for signup in given:
        await _given_back(work, signup, "", None, State.LEFT)


async def own(work: Work, chat: Chat, number: int) -> Signup:
    """The place of this person; raises Outdated for anybody else's."""
    signup = await require(work, number)
    if signup.chat != chat.id:
        raise Outdated
    return signup


async def require(work: Work, number: int) -> Signup:
    """One sign-up; raises Outdated where there never was one."""
    found = await places.get(work.tx, number)
    if found is None:
        raise Outdated
    return found


async def name_of(work: Work, signup: Signup) -> str:
    """What coordinators call somebody; empty where no name was given, or nobody is left to have one."""
    found = await colleagues.get(work.tx, work.vault, signup.chat) if signup.chat is not None else None
    return found.text if found else ""


async def on_the_team(work: Work, chat: Chat) -> bool:
    """Whether staff have taken this person on."""
    found = await volunteers.get(work.tx, chat.id)
    return found is not None and found.state is Approved.APPROVED


async def stands(work: Work, chat: Chat, shift: int) -> tuple[Signup | None, int | None]:
    """The person's place on a shift, and their place on its waiting list."""
    return await places.of(work.tx, shift, chat.id), await queue.place(work.tx, shift, chat.id)


async def others(work: Work, mine: Signup) -> tuple[tuple[str, ...], int]:
    """Who else is confirmed: first names of those who agreed that it is shown, and how many people more."""
    names, people = [], 0
    for one in await places.active(work.tx, mine.shift):
        if one.id == mine.id or one.state is not State.CONFIRMED or one.chat is None:
            continue
        found = await colleagues.get(work.tx, work.vault, one.chat)
        names += [found.text] if found and found.shown else []
        people += one.size
    return tuple(names), people - len(names)


async def tell_coordinators(work: Work, by: Chat | None, notice: object, *, quiet: bool = True) -> None:
    """Everybody who plans shifts at this moment, but who did it."""
    for chat in await who_may(work, Action.PLAN_SHIFTS):
        if by is None or chat.id != by.id:
            work.tell(chat, notice, quiet=quiet)


async def _permitted(work: Work, chat: Chat, shift: Shift, party: Party, *, held: bool) -> None:
    task = (await timetable(work)).catalogue.tasks.get(shift.need.task)
    if not may_bring(task, party.company):
        raise Outdated
    for objection in await shifts.against(work, shift, chat, party.size):
        if not (held and objection.bar is Bar.FULL):
            raise Barred(objection.bar, shift.id, objection.other, shift.opens_at)


def _new(shift: Shift, chat: Chat, party: Party, state: State) -> Signup:
    return Signup(0, shift.id, chat.id, state, party.size, party.company)
