"""Making a restored file true again: erased people go, what was owed and due meanwhile does not go out again.

Works on the copy before it becomes the database; never a file, never a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.broadcasts import Broadcast, State
from bot.domain.chats import ChatId
from bot.services import broadcasts, chats
from bot.work import Tools, Work
from storage import audit, erased, outbox, receivers, restored
from storage import broadcasts as sendings
from storage import chats as shelf
from storage.database import Database, Tx
from storage.vault import Unreadable, Vault


@dataclass(frozen=True, slots=True)
class Settled:
    """What had to be changed: people, messages, reminders, sendings."""

    erased: int
    voided: int
    missed: int
    stopped: int


async def settle(db: Database, tools: Tools, made_at: datetime, gone: Mapping[bytes, int]) -> Settled:
    """Bring a copy of ``made_at`` to now; ``gone`` are the hashes of who was erased, with their times."""
    async with db.write() as tx:
        work = Work(tools, tx, tools.clock.now())
        voided = await restored.void_owed(tx, work.seconds)
        missed = await restored.miss_reminders(tx, work.seconds)
        begun = [one for one in await sendings.in_hand(tx) if one.starts_at <= work.now]
        for one in begun:
            await _stop(work, one)
        await erased.add_all(tx, gone)
        await audit.add(tx, work.seconds, None, "restore", f"backup of {made_at:%Y-%m-%d %H:%M}")
        await outbox.add(tx, work.vault, work.outgoing)
        back = await _back(tx, tools.vault, int(made_at.timestamp()))
        for chat in back:
            await _erase(tools, tx, chat)
    if back:
        await db.scrub()
    return Settled(len(back), voided, missed, len(begun))


async def _stop(work: Work, one: Broadcast) -> None:
    """It went on since: who had not had it may have had it. One that repeats comes at its next time."""
    await sendings.count(work.tx, one.id, await receivers.settle(work.tx, one.id))
    await sendings.count(work.tx, one.id, {"unknown": await restored.unknown_receivers(work.tx, one.id)})
    await sendings.end(work.tx, one.id, State.STOPPED, work.seconds)
    if one.state not in (State.RUNNING, State.PAUSED):  # those planned their next time when they began
        await broadcasts.plan_next(work, one)


async def _back(tx: Tx, vault: Vault, made_at: int) -> list[ChatId]:
    """Who was erased after the copy was made and is in it; who came anew before that stays."""
    times = {hash_: at for hash_, at in (await erased.everybody(tx)).items() if at >= made_at}
    return [
        chat for chat, ref in await restored.private_chats(tx) if not times.keys().isdisjoint(_hashes(vault, chat, ref))
    ]


def _hashes(vault: Vault, chat: ChatId, ref: bytes) -> list[bytes]:
    """Nothing for an address that does not open: nobody can be written to there, nor be found."""
    try:
        return erased.hashes(vault, int(vault.open(shelf.REF, chat, ref)))
    except Unreadable:
        return []


async def _erase(tools: Tools, tx: Tx, chat: ChatId) -> None:
    """As if they asked again; who has something from it, such as a place, is told."""
    work = Work(tools, tx, tools.clock.now())
    known = await shelf.get(tx, chat)
    assert known is not None
    await chats.erase(work, known)
    await outbox.add(tx, work.vault, [message for message in work.outgoing if message.chat != chat])
