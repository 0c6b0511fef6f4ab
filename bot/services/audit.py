"""Who did what, for administrators: pages, one act, files to take along; taking them along is written down too."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain.audit import A_PART, Act, AuditFile, Only
from bot.domain.chats import Chat, ChatId
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.services import people
from bot.work import Work
from storage import audit as shelf
from storage import colleagues

Names = dict[ChatId, str]


@dataclass(frozen=True, slots=True)
class Page:
    """Some acts, the newest first, of so many; and what people are called."""

    acts: tuple[Act, ...]
    count: int
    names: Names
    only: Only | None = None


async def page(work: Work, by: Chat, only: Only | None, number: int, size: int) -> Page:
    """One page; raises NotAllowed."""
    await people.require(work, by, Action.READ_AUDIT)
    acts = await shelf.latest(work.tx, only, number * size, size)
    return Page(tuple(acts), await shelf.many(work.tx, only), await _names(work), only)


async def one(work: Work, by: Chat, number: int) -> tuple[Act, Names]:
    """One act; raises NotAllowed, and Outdated once it is gone."""
    await people.require(work, by, Action.READ_AUDIT)
    found = await shelf.get(work.tx, number)
    if found is None:
        raise Outdated
    return found, await _names(work)


async def actors(work: Work, by: Chat) -> list[tuple[str, ChatId, int]]:
    """Who did something: what they are called ("" where that is not known), and their last act."""
    await people.require(work, by, Action.READ_AUDIT)
    names = await _names(work)
    return [(names.get(actor, ""), actor, number) for actor, number in await shelf.actors(work.tx)]


async def export(work: Work, by: Chat, kind: AuditFile, only: Only | None, part: int) -> Page:
    """The acts of one file, the newest in the first part; raises NotAllowed, and Outdated past the last one."""
    found = await page(work, by, only, part, A_PART)
    if not found.acts:
        raise Outdated
    await shelf.add(work.tx, work.seconds, by.id, "audit.export", "audit", f"{len(found.acts)} rows, {kind}")
    return found


async def _names(work: Work) -> Names:
    return await colleagues.every(work.tx, work.vault)
