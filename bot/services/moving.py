"""Somebody moved away: what they had is free for others and nothing more is sent; never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.appointments import OPEN
from bot.domain.chats import Chat
from bot.domain.hearing import Hears
from bot.domain.people import Action, may
from bot.domain.shifts import State as Place
from bot.services import appointments, births, enrolments, follows, hearing, people, signups, tickets, waits
from bot.work import Work
from storage import allotments
from storage import enrolments as enrolled
from storage import follows as followed
from storage import waits as lists


@dataclass(frozen=True, slots=True)
class Holdings:
    """What would go: open requests, places on shifts, lists, programmes followed, classes, what is to be collected."""

    requests: int
    shifts: int
    waits: int
    follows: int
    classes: int
    numbers: int
    staff: bool
    """Whether they work here: that stays until a colleague takes it."""


async def holdings(work: Work, chat: Chat) -> Holdings:
    """What would go, to show before it does."""
    mine = await appointments.mine(work, chat)
    return Holdings(
        sum(one.state in OPEN for one in mine),
        len(await signups.places_ahead(work, chat)),
        len(await lists.of_person(work.tx, chat.id)),
        len(await followed.of_person(work.tx, chat.id)),
        len(await enrolled.of_person(work.tx, chat.id)),
        len(await allotments.open_of_person(work.tx, chat.id)),
        may(await people.grants(work, chat), Action.SEE_REQUESTS),
    )


async def move_away(work: Work, chat: Chat) -> Chat:
    """Places are free, requests are taken back, nothing more is sent; once more changes nothing."""
    for enrolment in await enrolled.of_person(work.tx, chat.id):
        await enrolments.end(work, enrolment)
    await signups.free_places(work, chat, Place.LEFT, by=chat)
    await tickets.free_all(work, chat)
    for service in await lists.of_person(work.tx, chat.id):
        await waits.leave(work, chat, service)
    for one in await followed.of_person(work.tx, chat.id):
        await follows.unfollow(work, chat, one.programme)
    for request in await appointments.mine(work, chat):
        if request.state in OPEN:
            await appointments.cancel(work, chat, request.id)
    if await births.mine(work, chat) is not None:
        await births.forget(work, chat)
    return await hearing.set_hears(work, chat, Hears.NOTHING)


async def come_back(work: Work, chat: Chat) -> Chat:
    """They are here again: messages come as they once did."""
    return await hearing.set_hears(work, chat, Hears.ALL)
