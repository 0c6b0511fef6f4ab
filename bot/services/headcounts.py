"""Counting who is served, a tap at a time, by as many phones as there are; never a screen or SQL."""

from __future__ import annotations

from bot.domain.chats import Chat
from bot.domain.day import KINDS, STEPS, Head, Received
from bot.domain.people import Action
from bot.domain.refusals import NotAllowed, Outdated
from bot.domain.schedule import SlotKey
from bot.services import day
from bot.services.day import DayCard
from bot.services.day_team import Part
from bot.work import Work
from storage import audit
from storage import headcounts as shelf


async def count(work: Work, by: Chat, slot: SlotKey, kind: Head, n: int) -> tuple[DayCard, Received]:
    """So many more, also where the tap comes late; until midnight it counts for its session.

    Raises Outdated for what nobody counts, NotAllowed, DayShut.
    """
    session, part = await day.enter(work, by, slot, late=True)
    if n not in STEPS or kind not in (Head.ALL, *KINDS):
        raise Outdated
    counted = await shelf.add(work.tx, session, kind, n, by.id, work.seconds)
    return await day.card(work, by, session, part), Received(counted)


async def take_back(work: Work, by: Chat, slot: SlotKey, number: int) -> tuple[DayCard, Received]:
    """One tap of one's own does not count; once more changes nothing, and says so."""
    session, part = await day.enter(work, by, slot, late=True)
    found = await shelf.get(work.tx, session, number)
    if found is None or found.by != by.id:
        raise Outdated
    done = await shelf.undo(work.tx, number, work.seconds)
    return await day.card(work, by, session, part), Received(found, back=True, again=not done)


async def by_kind(work: Work, by: Chat, slot: SlotKey, *, on: bool) -> DayCard:
    """Women, men and children are counted apart at this programme from now on, or not; staff say so."""
    session, part = await day.enter(work, by, slot)
    if part is not Part.STAFF:
        raise NotAllowed(Action.RUN_DAY)
    if await shelf.set_by_kind(work.tx, session.programme, on=on):
        await audit.add(work.tx, work.seconds, by.id, "day.kinds", f"programme {session.programme}")
    return await day.card(work, by, session, part)
