"""What people can do about helping here: answer, send it, change it, leave; never a screen or SQL."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.domain.catalogue import Gate, Task, TaskKey
from bot.domain.chats import Chat, ChatId
from bot.domain.colleagues import MOST_NAME
from bot.domain.people import Action, Role
from bot.domain.refusals import Outdated
from bot.domain.shifts import State as Place
from bot.domain.volunteer_notices import Applied, ToApprovers, Wished
from bot.domain.volunteers import ASK_AGAIN, Age, Day, Sheet, State
from bot.i18n import LANGUAGES, clean
from bot.services import people, signups, withdrawals
from bot.services.schedule import timetable
from bot.work import Work
from storage import audit, colleagues
from storage import volunteers as shelf
from storage.volunteers import Fact


async def sheet(work: Work, chat: ChatId) -> Sheet | None:
    """What somebody said; None for who never said they want to help."""
    person = await shelf.get(work.tx, chat)
    if person is None:
        return None
    decided = await shelf.decided_at(work.tx, chat)
    return Sheet(
        person,
        (await timetable(work)).catalogue.tasks,
        await colleagues.get(work.tx, work.vault, chat),
        None if decided is None else datetime.fromtimestamp(decided, UTC),
    )


async def mine(work: Work, chat: Chat) -> Sheet:
    """One's own answers, to change them; raises Outdated where there are none, or staff have said: not now."""
    found = await sheet(work, chat.id)
    if found is None or found.person.state is State.REFUSED:
        raise Outdated
    return found


def may_ask_again(work: Work, found: Sheet) -> bool:
    """Whether enough time has passed since a "not now"."""
    return found.decided_at is None or work.now >= found.decided_at + ASK_AGAIN


async def begin(work: Work, chat: Chat) -> Sheet:
    """The first answer can be kept from now on; raises Outdated for who was told "not now" lately."""
    found = await sheet(work, chat.id)
    if found is not None and found.person.state is State.REFUSED and may_ask_again(work, found):
        await shelf.move(work.tx, chat.id, State.REFUSED, State.DRAFT, work.seconds)
    await shelf.begin(work.tx, chat.id, State.DRAFT, work.seconds)
    return await mine(work, chat)


async def toggle_task(work: Work, chat: Chat, key: str) -> Sheet:
    """One wish more, or less; staff hear once of one with a gate by somebody of the team."""
    found = await mine(work, chat)
    task = found.tasks.get(TaskKey(key))
    if task is None:
        raise Outdated
    if not await _toggled_off(work, chat, Fact.WISH, key):
        await _ask_for(work, found, task)
    return await mine(work, chat)


async def toggle_language(work: Work, chat: Chat, tag: str) -> Sheet:
    """One language more, or less."""
    await mine(work, chat)
    if tag not in LANGUAGES:
        raise Outdated
    await _toggled_off(work, chat, Fact.LANGUAGE, tag)
    return await mine(work, chat)


async def toggle_day(work: Work, chat: Chat, day: Day) -> Sheet:
    """One day of the week more, or less."""
    await mine(work, chat)
    await _toggled_off(work, chat, Fact.DAY, day)
    return await mine(work, chat)


async def set_age(work: Work, chat: Chat, age: Age) -> Sheet:
    """As much of an age as a task needs; what was chosen before is forgotten."""
    await mine(work, chat)
    await shelf.set_age(work.tx, chat.id, age)
    return await mine(work, chat)


async def call_me(work: Work, chat: Chat, typed: str) -> Sheet | None:
    """Keep a first name, which nobody else on a shift reads yet; None for none, or for more than a first name."""
    await mine(work, chat)
    name = clean(typed, MOST_NAME)
    if not name or name != clean(typed, MOST_NAME + 1):
        return None
    await colleagues.put(work.tx, work.vault, chat.id, name)
    return await mine(work, chat)


async def show_name(work: Work, chat: Chat, *, shown: bool) -> Sheet:
    """Whether others on the same shift read it."""
    await mine(work, chat)
    await colleagues.show(work.tx, chat.id, shown=shown)
    return await mine(work, chat)


async def drop_name(work: Work, chat: Chat) -> Sheet:
    """Be nameless again."""
    await mine(work, chat)
    await colleagues.drop(work.tx, chat.id)
    return await mine(work, chat)


async def send(work: Work, chat: Chat) -> Sheet:
    """Ask to be taken; staff are told once, however often it is sent. Without a task nothing is sent."""
    found = await mine(work, chat)
    if found.wished and await shelf.move(work.tx, chat.id, State.DRAFT, State.APPLIED, work.seconds):
        await _tell_approvers(work, Applied(chat.id), chat.id)
    return await mine(work, chat)


async def leave(work: Work, chat: Chat) -> None:
    """Take everything back, or leave the team: places are free, and nothing of it is kept."""
    found = await mine(work, chat)
    if found.person.state is State.APPROVED:
        await signups.free_places(work, chat, Place.LEFT, by=chat)
        await audit.add(work.tx, work.seconds, chat.id, "leave team", f"volunteer {chat.id}")
    await withdrawals.take(work, chat.id, Role.VOLUNTEER)
    await shelf.remove(work.tx, chat.id)
    await colleagues.forget_strangers(work.tx)


async def _toggled_off(work: Work, chat: Chat, fact: Fact, value: str) -> bool:
    """Whether it was there, and is not any more; else it is from now on."""
    if await shelf.drop(work.tx, chat.id, fact, value):
        return True
    await shelf.add(work.tx, chat.id, fact, value)
    return False


async def _ask_for(work: Work, found: Sheet, task: Task) -> None:
    person = found.person
    if person.state is not State.APPROVED or task.gate is Gate.NONE or person.accepted_for(task):
        return
    if await shelf.add(work.tx, person.chat, Fact.ASKED, task.key):
        await _tell_approvers(work, Wished(person.chat, task), person.chat)


async def _tell_approvers(work: Work, notice: ToApprovers, but: ChatId) -> None:
    for one in await people.who_may(work, Action.APPROVE_VOLUNTEERS):
        if one.id != but:
            work.tell(one, notice)
