"""What somebody is reminded of, and stopping or resuming each kind; never a screen or SQL."""

from __future__ import annotations

from bot.domain.chats import Chat
from bot.domain.hearing import Hears
from bot.domain.people import Action, Role, may
from bot.domain.reminder_choices import Choices
from bot.domain.reminders import Topic
from bot.services import classes, follows, tickets
from bot.work import Work
from storage import people
from storage import reminders_stopped as stopped

_EVERYBODY = (Topic.FOLLOWED, Topic.APPOINTMENTS)
_VOLUNTEERS = (Topic.SHIFTS, Topic.CALL_OUTS)
_STAFF = (Topic.DIGEST, Topic.MY_CASES)


async def of(work: Work, chat: Chat) -> Choices:
    """How it stands for this person."""
    held = await people.grants(work.tx, chat.id)
    helps = any(grant.role is Role.VOLUNTEER for grant in held)
    serves = may(held, Action.SEE_REQUESTS)
    learns = (Topic.CLASSES,) if await classes.in_any(work, chat) else ()
    collects = (Topic.COLLECTING,) if await tickets.holds_any(work, chat) else ()
    topics = (*_EVERYBODY, *learns, *collects, *(_VOLUNTEERS if helps else ()), *(_STAFF if serves else ()))
    followed = await follows.of_person(work, chat)
    return Choices(topics, await stopped.of(work.tx, chat.id), tuple(followed), chat.hears is Hears.NOTHING)


async def switch(work: Work, chat: Chat, topic: Topic, *, on: bool) -> Choices:
    """They want it or not, from now on, also what is planned already; twice changes nothing."""
    change = stopped.resume if on else stopped.stop
    await change(work.tx, chat.id, topic)
    return await of(work, chat)
