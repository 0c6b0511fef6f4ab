"""What staff can do about volunteers: welcome, say not now, open a gate, take off a task or out of the team."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.audit import Change
from bot.domain.catalogue import GATES, Gate, Task, TaskKey
from bot.domain.chats import Chat, ChatId
from bot.domain.people import Action, Grant, Role
from bot.domain.refusals import Decided, Outdated
from bot.domain.shifts import State as Place
from bot.domain.volunteer_notices import Accepted, LeftTeam, NotNow, TakenOff, ToVolunteer, Welcomed
from bot.domain.volunteers import Reason, Sheet, State
from bot.services import people, signups, volunteers, withdrawals
from bot.services.schedule import timetable
from bot.work import Work
from storage import audit, chats, colleagues
from storage import volunteers as shelf
from storage.volunteers import Fact

_LISTED = (State.APPLIED, State.APPROVED)


async def everybody(work: Work, by: Chat) -> list[Sheet]:
    """Who waits, then the team; each part in the order in which they came."""
    await people.require(work, by, Action.APPROVE_VOLUNTEERS)
    tasks = (await timetable(work)).catalogue.tasks
    found = [one for one in await shelf.every(work.tx) if one.state in _LISTED]
    found.sort(key=lambda one: _LISTED.index(one.state))
    return [Sheet(one, tasks, await colleagues.get(work.tx, work.vault, one.chat)) for one in found]


async def one(work: Work, by: Chat, chat: ChatId) -> Sheet:
    """Somebody who waits or is on the team; raises Decided for who was refused or went meanwhile."""
    await people.require(work, by, Action.APPROVE_VOLUNTEERS)
    found = await volunteers.sheet(work, chat)
    if found is None or found.person.state not in _LISTED:
        raise Decided(chat)
    return found


async def welcome(work: Work, by: Chat, chat: ChatId) -> Sheet:
    """They are on the team, with the tasks whose gate is open; raises Decided where a colleague was faster."""
    await one(work, by, chat)
    if not await shelf.decide(work.tx, chat, (State.APPLIED, State.APPROVED), by.id, work.seconds):
        raise Decided(chat)
    await withdrawals.give(work, chat, Grant(Role.VOLUNTEER))
    await audit.add(work.tx, work.seconds, by.id, "welcome", f"volunteer {chat}", Change(State.APPLIED, State.APPROVED))
    found = await one(work, by, chat)
    await _accept(work, chat, [task for gate in found.person.gates for task in found.behind(gate)])
    found = await one(work, by, chat)
    await _tell(work, chat, Welcomed(tuple(found.at_once), tuple(found.after_a_talk), tuple(found.too_young)))
    return found


async def refuse(work: Work, by: Chat, chat: ChatId, reason: Reason) -> None:
    """Not now, and they are told kindly; raises Decided where a colleague was faster."""
    await one(work, by, chat)
    if not await shelf.decide(work.tx, chat, (State.APPLIED, State.REFUSED), by.id, work.seconds):
        raise Decided(chat)
    await shelf.drop_all(work.tx, chat, Fact.GATE, Fact.TASK)
    change = Change(State.APPLIED, State.REFUSED, reason or "no reason")
    await audit.add(work.tx, work.seconds, by.id, "not now", f"volunteer {chat}", change)
    await _tell(work, chat, NotNow(reason))


async def open_gate(work: Work, by: Chat, chat: ChatId, gate: Gate) -> Sheet:
    """Staff are sure of them here: what they wished behind it is theirs, once they are on the team."""
    found = await one(work, by, chat)
    if gate not in GATES:
        raise Outdated
    if await shelf.add(work.tx, chat, Fact.GATE, gate):
        await audit.add(work.tx, work.seconds, by.id, "open gate", f"volunteer {chat} {gate}", Change("shut", "open"))
        if found.person.state is State.APPROVED:
            await _accept_and_tell(work, chat, found.behind(gate))
    return await one(work, by, chat)


async def close_gate(work: Work, by: Chat, chat: ChatId, gate: Gate) -> Sheet:
    """Not any more: they are off the tasks behind it, and their places there are free."""
    found = await one(work, by, chat)
    if await shelf.drop(work.tx, chat, Fact.GATE, gate):
        await audit.add(work.tx, work.seconds, by.id, "close gate", f"volunteer {chat} {gate}", Change("open", "shut"))
        await _take_off(work, by, chat, behind(found, gate))
    return await one(work, by, chat)


def behind(found: Sheet, gate: Gate) -> list[Task]:
    """The tasks they do because this gate is open."""
    return [task for task in found.accepted if task.gate is gate]


async def places(work: Work, chat: ChatId, tasks: Sequence[Task] | None = None) -> int:
    """How many places they have before them, on these tasks or on all."""
    held = await signups.places_ahead(work, await _person(work, chat))
    return sum(tasks is None or shift.need.task in [task.key for task in tasks] for shift in held)


def may_accept(found: Sheet, task: Task) -> bool:
    """Whether staff can put them on this task: its gate is open for them, and they are old enough."""
    return found.person.state is State.APPROVED and task.gate in found.person.gates and found.may_by_age(task)


async def accept(work: Work, by: Chat, chat: ChatId, key: str) -> Sheet:
    """They do this task with a gate from now on; raises Outdated where its gate is shut or they are too young."""
    found = await one(work, by, chat)
    task = task_of(found, key)
    if not may_accept(found, task):
        raise Outdated
    if task not in found.accepted:
        await audit.add(work.tx, work.seconds, by.id, "put on task", f"volunteer {chat} {task.key}")
        await _accept_and_tell(work, chat, [task])
    return await one(work, by, chat)


async def take_off(work: Work, by: Chat, chat: ChatId, key: str) -> Sheet:
    """They do this task with a gate no more, and their places there are free."""
    found = await one(work, by, chat)
    task = task_of(found, key)
    if task in found.accepted:
        await audit.add(work.tx, work.seconds, by.id, "take off task", f"volunteer {chat} {task.key}")
        await _take_off(work, by, chat, [task])
    return await one(work, by, chat)


async def take_out(work: Work, by: Chat, chat: ChatId) -> None:
    """They are on the team no more, and all their places are free; raises Decided where a colleague was faster."""
    await one(work, by, chat)
    if not await shelf.decide(work.tx, chat, (State.APPROVED, State.REFUSED), by.id, work.seconds):
        raise Decided(chat)
    await withdrawals.take(work, chat, Role.VOLUNTEER)
    await shelf.drop_all(work.tx, chat, Fact.GATE, Fact.TASK)
    change = Change(State.APPROVED, State.REFUSED)
    await audit.add(work.tx, work.seconds, by.id, "take out of team", f"volunteer {chat}", change)
    freed = await signups.free_places(work, await _person(work, chat), Place.REMOVED, by=by)
    await _tell(work, chat, LeftTeam(len(freed)))


def task_of(found: Sheet, key: str) -> Task:
    """A task with a gate; raises Outdated for any other: those are everybody's on the team."""
    task = found.tasks.get(TaskKey(key))
    if task is None or task.gate is Gate.NONE:
        raise Outdated
    return task


async def _accept(work: Work, chat: ChatId, tasks: Sequence[Task]) -> None:
    for task in tasks:
        await shelf.add(work.tx, chat, Fact.TASK, task.key)


async def _accept_and_tell(work: Work, chat: ChatId, tasks: Sequence[Task]) -> None:
    await _accept(work, chat, tasks)
    if tasks:
        await _tell(work, chat, Accepted(tuple(tasks)))


async def _take_off(work: Work, by: Chat, chat: ChatId, tasks: Sequence[Task]) -> None:
    person, freed = await _person(work, chat), 0
    for task in tasks:
        await shelf.drop(work.tx, chat, Fact.TASK, task.key)
        freed += len(await signups.free_places(work, person, Place.REMOVED, task.key, by))
    if tasks:
        await _tell(work, chat, TakenOff(tuple(tasks), freed))


async def _tell(work: Work, chat: ChatId, notice: ToVolunteer) -> None:
    work.tell(await _person(work, chat), notice)


async def _person(work: Work, chat: ChatId) -> Chat:
    found = await chats.get(work.tx, chat)
    if found is None:
        raise Decided(chat)
    return found
