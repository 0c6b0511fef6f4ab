"""Practising: begin, work inside, end; the acts are the real ones on an own little database. Never a screen or SQL.

Whatever an act owes to anybody but who practises is dropped: nobody is ever written to.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.domain.chats import Chat
from bot.domain.delivery import Answer, Call, Outgoing
from bot.domain.people import Action
from bot.domain.people import may as allows
from bot.domain.practice import FIRST_NUMBER, Standing, ends_at
from bot.domain.refusals import CannotTalk, PracticeOver
from bot.domain.talks import Bar
from bot.services import people, practice_people
from bot.work import Work
from storage import practice as shelf
from storage import talks
from storage.practice import World

MARK = "🎓 "
"""Begins every screen of a practice."""


def world_of(work: Work, chat: Chat) -> World | None:
    """The practice this person is in."""
    return work.tools.practices.of(chat.id, work.now)


async def require(work: Work, by: Chat) -> None:
    """Practising is for who may see requests; a practice of somebody else ends. Raises NotAllowed."""
    if not await may(work, by):
        work.tools.practices.end(by.id)
        await people.require(work, by, Action.SEE_REQUESTS)


async def may(work: Work, by: Chat) -> bool:
    """Whether this person may practise."""
    return allows(await people.grants(work, by), Action.SEE_REQUESTS)


async def begin(work: Work, by: Chat) -> None:
    """Begin, with invented people of the services they may see; goes on where they practise already.

    Raises NotAllowed, and CannotTalk while they talk to somebody real.

    A Work that fails afterwards leaves a practice that its person finds begun at the next tap, and nothing else.
    """
    await require(work, by)
    if world_of(work, by) is not None:
        return
    talk = await talks.of(work.tx, by.id)
    if talk is not None:  # what is typed goes to somebody real
        raise CannotTalk(talk.request, Bar.BUSY, talk)
    world = await shelf.make(work.tx, by.id, FIRST_NUMBER, ends_at(work.now))
    try:
        async with _in_place(work, by, world):
            await practice_people.arrive(work, by)
    except BaseException:
        world.close()
        raise
    work.tools.practices.begin(by.id, world)


async def end(work: Work, by: Chat) -> bool:
    """All of it is gone; False where there was none. Raises NotAllowed."""
    await require(work, by)
    return work.tools.practices.end(by.id)


@asynccontextmanager
async def inside(work: Work, by: Chat, world: World) -> AsyncIterator[None]:
    """In this block every act is on the practice; afterwards the invented people answer it. Raises NotAllowed."""
    await require(work, by)
    async with _in_place(work, by, world):
        before = await practice_people.stands(work)
        yield
        await practice_people.react(work, by, before)


@asynccontextmanager
async def _in_place(work: Work, by: Chat, world: World) -> AsyncIterator[None]:
    """The practice stands where the file does; what is owed to others is dropped, and an error takes all of it back."""
    real, work.tx = work.tx, world.tx
    world.begin()
    try:
        yield
    except BaseException:
        world.undo()
        raise
    else:
        world.keep()
    finally:
        work.tx = real
        work.outgoing = [one for one in work.outgoing if one.chat == by.id]


def mark(work: Work) -> None:
    """Every screen and word over the chat that this Work owes says that it is practice."""
    work.outgoing = [_marked(one) for one in work.outgoing]
    work.answers = [_marked_answer(one) for one in work.answers]


def _marked(one: Outgoing) -> Outgoing:
    behind = _marked_call(one.behind) if one.behind else None
    return replace(one, call=_marked_call(one.call), behind=behind)


def _marked_call(call: Call) -> Call:
    said = {name: MARK + call.params[name] for name in ("text", "caption") if call.params.get(name)}
    return replace(call, params=call.params | said, plain=MARK + call.plain if call.plain else call.plain)


def _marked_answer(one: Answer) -> Answer:
    return replace(one, text=MARK + one.text) if one.text else one


async def standing(work: Work, by: Chat) -> Standing:
    """How it stands. Raises NotAllowed, PracticeOver."""
    await require(work, by)
    world = world_of(work, by)
    if world is None:
        raise PracticeOver
    async with _in_place(work, by, world):
        return Standing(len(await practice_people.stands(work)), world.ends_at)
