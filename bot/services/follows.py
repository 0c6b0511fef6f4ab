"""Following a programme: reminders of its next date, planned by the timetable as it stands; never a screen or SQL."""

from __future__ import annotations

from datetime import datetime

from bot.domain.catalogue import Kind as ProgrammeKind
from bot.domain.catalogue import Programme, ProgrammeKey
from bot.domain.chats import Chat, ChatId
from bot.domain.delivery import Lane
from bot.domain.follow_notices import FollowReminded
from bot.domain.follows import APART, MOST_FOLLOWED, moments, next_after
from bot.domain.refusals import Outdated
from bot.domain.reminders import Kind, Reminder, Subject, Topic, kinds_of
from bot.domain.schedule import Timetable
from bot.services.schedule import timetable
from bot.work import Work
from storage import chats, enrolments, reminders
from storage import follows as shelf
from storage import reminders_stopped as stopped
from storage.follows import Follow

AT_ONCE = 200
"""So many people are planned for in one transaction."""


async def follow(work: Work, chat: Chat, key: str) -> Programme:
    """They are reminded of its dates from now on; twice changes nothing. Raises Outdated for what has no dates."""
    planned = await timetable(work)
    programme = planned.catalogue.programmes.get(ProgrammeKey(key))
    if programme is None or programme.kind is not ProgrammeKind.SESSIONS:
        raise Outdated
    if len(await shelf.of_person(work.tx, chat.id)) >= MOST_FOLLOWED:
        raise Outdated
    await shelf.add(work.tx, chat.id, programme.key, work.seconds)
    await stopped.resume(work.tx, chat.id, Topic.FOLLOWED)
    found = await shelf.find(work.tx, chat.id, programme.key)
    if found is not None:
        await plan(work, planned, found)
    return programme


async def unfollow(work: Work, chat: Chat, key: str) -> Programme | None:
    """No more of it; None where the programme is gone from the catalogue."""
    found = await shelf.find(work.tx, chat.id, ProgrammeKey(key))
    if found is not None:
        await reminders.void(work.tx, found.id, *kinds_of(Subject.FOLLOW))
        await shelf.drop(work.tx, found.id)
    return (await timetable(work)).catalogue.programmes.get(ProgrammeKey(key))


async def does_follow(work: Work, chat: ChatId, key: ProgrammeKey) -> bool:
    """Whether somebody follows a programme."""
    return await shelf.find(work.tx, chat, key) is not None


async def of_person(work: Work, chat: Chat) -> list[Programme]:
    """The programmes somebody follows, those that are still offered."""
    catalogue = (await timetable(work)).catalogue
    held = await shelf.of_person(work.tx, chat.id)
    return [catalogue.programmes[one.programme] for one in held if one.programme in catalogue.programmes]


async def plan(work: Work, planned: Timetable, one: Follow, told_at: datetime | None = None) -> None:
    """Remind of the next date; what is due soon after ``told_at``, when they heard of that very date, is left out."""
    await reminders.void(work.tx, one.id, *kinds_of(Subject.FOLLOW))
    session = next_after(planned, one.programme, work.now)
    wanted = moments(session, work.now) if session else {}
    for kind, at in wanted.items():
        if session is not None and (told_at is None or at - told_at > APART):
            until = int(session.starts_at.timestamp())
            await reminders.plan(work.tx, kind, one.id, int(at.timestamp()), until)
    start = int(session.starts_at.timestamp()) if session else None
    await shelf.planned(work.tx, one.id, planned.revision, start)


async def plan_some(work: Work) -> bool:
    """Plan for those whose date has begun, or whose timetable has changed; whether there may be more of them."""
    planned = await timetable(work)
    found = await shelf.to_plan(work.tx, planned.revision, work.seconds, AT_ONCE)
    for one in found:
        await plan(work, planned, one)
    return len(found) == AT_ONCE


async def tell(work: Work, one: Reminder) -> bool:
    """Told of a date that still takes place at that hour, to who still follows it and has not heard it just now."""
    found = await shelf.get(work.tx, one.about)
    chat = await chats.get(work.tx, found.chat) if found else None
    if found is None or chat is None or await stopped.is_stopped(work.tx, chat.id, Topic.FOLLOWED):
        return False
    planned = await timetable(work)
    programme = planned.catalogue.programmes.get(found.programme)
    session = next_after(planned, found.programme, work.now)
    if programme is None or session is None or session.starts_at != found.for_start:
        return False  # it is planned anew with the next look
    if one.kind is Kind.FOLLOW_EVENING and await _said_again_soon(work, one):
        return False
    if await enrolments.comes_then(work.tx, chat.id, programme.key, int(session.starts_at.timestamp())):
        return False  # they have a place on a class at that hour: its own reminder says it
    return work.tell(chat, FollowReminded(programme, session, planned.catalogue, work.now), Lane.REMINDER)


async def _said_again_soon(work: Work, one: Reminder) -> bool:
    """Whether the nearer reminder is due so soon that it says it all (after a long standstill)."""
    soon = int((work.now + APART).timestamp())
    return await reminders.before(work.tx, Kind.FOLLOW_HOURS, one.about, soon)
