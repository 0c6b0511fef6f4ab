"""Making a restored file true again: erased people and taken rights go, what was owed does not go out again.

Works on the copy before it becomes the database; never a file, never a screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.broadcasts import Broadcast, State
from bot.domain.chats import ChatId
from bot.domain.people import Role
from bot.services import broadcasts, chats, standing_down, volunteers
from bot.work import Tools, Work
from storage import audit, erased, lockouts, outbox, people, receivers, restored, withdrawn
from storage import broadcasts as sendings
from storage import chats as shelf
from storage.database import Database, Tx
from storage.vault import Unreadable, Vault


@dataclass(frozen=True, slots=True)
class Settled:
    """What had to be changed: people, messages, reminders, sendings, rights and phones of colleagues."""

    erased: int
    voided: int
    missed: int
    stopped: int
    taken: int
    """Roles that were taken from somebody since."""
    locked: int
    admins: int
    """How many administrators are left who can act."""


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
        since = {hash_ for hash_, at in (await erased.everybody(tx)).items() if at >= int(made_at.timestamp())}
        known = [(chat, _address(tools.vault, chat, ref)) for chat, ref in await restored.private_chats(tx)]
        back = [chat for chat, address in known if since & _hashes(tools.vault, address)]
        for chat in back:
            await _erase(tools, tx, chat)
        stay = [(chat, address) for chat, address in known if chat not in back and address is not None]
        taken, locked = await _take_again(Work(tools, tx, tools.clock.now()), stay, since)
        admins = len(await people.with_role(tx, Role.ADMIN))
    if back:
        await db.scrub()
    return Settled(len(back), voided, missed, len(begun), taken, locked, admins)


async def _stop(work: Work, one: Broadcast) -> None:
    """It went on since: who had not had it may have had it. One that repeats comes at its next time."""
    await sendings.count(work.tx, one.id, await receivers.settle(work.tx, one.id))
    await sendings.count(work.tx, one.id, {"unknown": await restored.unknown_receivers(work.tx, one.id)})
    await sendings.end(work.tx, one.id, State.STOPPED, work.seconds)
    if one.state not in (State.RUNNING, State.PAUSED):  # those planned their next time when they began
        await broadcasts.plan_next(work, one)


def _address(vault: Vault, chat: ChatId, ref: bytes) -> str | None:
    """A Telegram id, or what stands for one; None where it does not open: nobody can be found by it."""
    try:
        return vault.open(shelf.REF, chat, ref).decode()
    except Unreadable:
        return None


def _hashes(vault: Vault, address: str | None) -> set[bytes]:
    return set() if address is None else set(erased.hashes(vault, address))


async def _take_again(work: Work, known: list[tuple[ChatId, str]], since: set[bytes]) -> tuple[int, int]:
    """Roles taken and phones locked out after the copy was made are so again; returns how many of each."""
    taken = locked = 0
    for id_, address in known:
        gone = {what for what in withdrawn.EVERY if since.intersection(withdrawn.hashes(work.vault, address, what))}
        chat = await shelf.get(work.tx, id_) if gone else None
        if chat is None:
            continue
        if Role.VOLUNTEER in gone and Role.VOLUNTEER in {one.role for one in await people.grants(work.tx, id_)}:
            await volunteers.leave(work, chat)
            taken += 1
        for role in set(Role) & gone:
            taken += await people.revoke(work.tx, id_, role)
        if withdrawn.LOCKED in gone:
            locked += await lockouts.add(work.tx, id_, None, work.seconds)
        await people.drop_invites_of(work.tx, id_)
        await standing_down.after_loss(work, chat)
    await outbox.add(work.tx, work.vault, work.outgoing)
    return taken, locked


async def _erase(tools: Tools, tx: Tx, chat: ChatId) -> None:
    """As if they asked again; who has something from it, such as a place, is told."""
    work = Work(tools, tx, tools.clock.now())
    known = await shelf.get(tx, chat)
    assert known is not None
    await chats.erase(work, known)
    await outbox.add(tx, work.vault, [message for message in work.outgoing if message.chat != chat])
