"""How the bot stands: looked up for who looks after it, told where something new is wrong; never a screen or SQL."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime

from bot import VERSION
from bot.domain.chats import Chat
from bot.domain.delivery import Lane
from bot.domain.people import Action
from bot.domain.status import PARKED_LATELY, TOLD, NeedsLook, Problem, Queue, Status
from bot.services import backups, people, upkeep
from bot.work import Work
from storage import facts
from storage import status as shelf

SAID = "status_said"
"""The fact which problems were told and are not over, their names beside each other."""


async def shown(work: Work, by: Chat) -> Status:
    """To who looks after the bot. Raises NotAllowed."""
    await people.require(work, by, Action.LOOK_AFTER)
    return await look(work)


async def look(work: Work, *, running: bool = True) -> Status:
    """Everything at this moment."""
    tx, now = work.tx, work.now
    parked, lately = await shelf.parked(tx, int((now - PARKED_LATELY).timestamp()))
    known, blocked = await shelf.people(tx)
    return Status(
        now=now,
        real_now=work.tools.clock.real_now(),
        version=VERSION,
        running=running,
        updates=_queue(await shelf.updates(tx)),
        messages=_queue(await shelf.messages(tx, tuple(Lane), work.seconds)),
        news=_queue(await shelf.messages(tx, (Lane.REPLY, Lane.NOTICE), work.seconds)),
        reminders=_queue(await shelf.reminders(tx, work.seconds)),
        parked=parked,
        parked_lately=lately,
        people=known,
        blocked=blocked,
        backup_at=await backups.last(tx),
        reminders_at=await upkeep.last_run(tx),
        size=await shelf.size(tx),
        free=shutil.disk_usage(await shelf.folder(tx)).free,
    )


async def watch(work: Work) -> None:
    """Tell who looks after the bot what is wrong since the last look; once for each, until it is over."""
    found = await look(work)
    wrong = [problem for problem in found.problems if problem in TOLD and not _never_wanted(found, problem)]
    before = (await facts.get(work.tx, SAID) or b"").decode().split()
    if sorted(wrong) == before:
        return
    await facts.put(work.tx, SAID, " ".join(sorted(wrong)).encode())
    new = tuple(problem for problem in wrong if problem not in before)
    for chat in await people.who_may(work, Action.LOOK_AFTER) if new else ():
        work.tell(chat, NeedsLook(new))


def _never_wanted(found: Status, problem: Problem) -> bool:
    """Nobody is told of a missing backup where none was ever made: the machine's own command says so."""
    return problem is Problem.NO_BACKUP and found.backup_at is None


def _queue(waiting: shelf.Waiting) -> Queue:
    count, since = waiting
    return Queue(count, None if since is None else datetime.fromtimestamp(since, UTC))
