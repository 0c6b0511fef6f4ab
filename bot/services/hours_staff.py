"""Hours of volunteers as who plans shifts sees and completes them; never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.audit import Change
from bot.domain.catalogue import SOURCE_LANGUAGE, Task, TaskKey
from bot.domain.chats import Chat, ChatId, Reach
from bot.domain.hours import BACK, Entry, Hours, Issue, choices
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.timetable import today
from bot.services import people
from bot.services.hours import first_name
from bot.services.schedule import timetable
from bot.work import Work
from storage import audit, certificates, chats, volunteers
from storage import hours as shelf

ANSWERED_WITHIN = 7 * 24 * 3600
"""The last question of an entry counts for so many seconds."""


@dataclass(frozen=True, slots=True)
class Account:
    """One volunteer's hours with what they are called, and the last certificate they were given."""

    chat: Chat
    name: str
    hours: Hours
    given: Issue | None

    @property
    def language(self) -> str:
        """What their papers are written in."""
        return self.chat.language or SOURCE_LANGUAGE

    @property
    def reached(self) -> bool:
        """Whether a paper can be sent to them."""
        return self.chat.reach is Reach.OPEN


async def account(work: Work, by: Chat, chat: ChatId) -> Account:
    """One volunteer's hours; raises Outdated for somebody who never was one."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    found = await chats.get(work.tx, chat)
    hours = await shelf.of(work.tx, chat, work.seconds)
    if found is None or (not hours.lines and await volunteers.get(work.tx, chat) is None):
        raise Outdated
    return Account(found, await first_name(work, chat), hours, await certificates.last(work.tx, chat))


async def tasks(work: Work, by: Chat) -> list[Task]:
    """What can have been done."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    return list((await timetable(work)).catalogue.tasks.values())


async def add(work: Work, by: Chat, chat: ChatId, entry: Entry) -> Account:
    """Write hours down; two taps on one question are one entry, several on one day are several (SH-I1)."""
    await account(work, by, chat)
    _check(work, entry)
    if TaskKey(entry.task) not in (await timetable(work)).catalogue.tasks:
        raise Outdated
    number = await shelf.add(work.tx, chat, entry, by.id)
    if number is not None:
        added = Change("0 min", f"{entry.minutes} min")
        await audit.add(work.tx, work.seconds, by.id, "hours.add", f"hours {number}: {entry.minutes} min", added)
    return await account(work, by, chat)


def _check(work: Work, entry: Entry) -> None:
    on, asked = today(work.now), entry.added_at
    if not on - BACK <= entry.on <= on or entry.minutes not in choices():
        raise Outdated
    if not work.seconds - ANSWERED_WITHIN <= asked <= work.seconds:
        raise Outdated


async def of_entry(work: Work, by: Chat, entry: int) -> Account:
    """Whose hours these are; raises Outdated once they were removed."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    chat = await shelf.whose(work.tx, entry)
    if chat is None:
        raise Outdated
    return await account(work, by, chat)


async def drop(work: Work, by: Chat, entry: int) -> Account:
    """They were written down by mistake; what they were stands in the audit."""
    found = await of_entry(work, by, entry)
    minutes = next(line.minutes for line in found.hours.by_hand if line.entry == entry)
    await shelf.drop(work.tx, entry)
    gone = Change(f"{minutes} min", "0 min")
    await audit.add(work.tx, work.seconds, by.id, "hours.drop", f"hours {entry}: {minutes} min", gone)
    return await account(work, by, found.chat.id)


async def note_sent(work: Work, by: Chat, to: Account, paper: str) -> None:
    """A paper of theirs was sent to a volunteer."""
    await audit.add(work.tx, work.seconds, by.id, "hours.sent", f"chat {to.chat.id}: {paper}")
