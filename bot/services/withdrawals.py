"""Rights given and taken so that no older backup gives back what was taken; never who may do so, never a word of it."""

from __future__ import annotations

from bot.domain.chats import ChatId
from bot.domain.people import Grant, Role
from bot.work import Work
from storage import lockouts, people, withdrawn


async def give(work: Work, chat: ChatId, grant: Grant) -> None:
    """Give a right; one already given stays as it is."""
    await people.grant(work.tx, chat, grant, work.seconds)
    await withdrawn.drop(work.tx, work.vault, chat, grant.role)


async def take(work: Work, chat: ChatId, role: Role) -> bool:
    """Take a right away for good; False where it was not there."""
    had = await people.revoke(work.tx, chat, role)
    if had:
        await withdrawn.note(work.tx, work.vault, chat, role, work.seconds)
    return had


async def lock(work: Work, chat: ChatId, by: ChatId | None) -> bool:
    """Nothing they were given counts from now on; False where that was so already."""
    new = await lockouts.add(work.tx, chat, by, work.seconds)
    if new:
        await withdrawn.note(work.tx, work.vault, chat, withdrawn.LOCKED, work.seconds)
    return new


async def unlock(work: Work, chat: ChatId) -> bool:
    """Their rights count again; False where they were not locked out."""
    await withdrawn.drop(work.tx, work.vault, chat, withdrawn.LOCKED)
    return await lockouts.drop(work.tx, chat)
