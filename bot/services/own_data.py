"""What a person can do with what is kept about them: see it, take it, have it go; never a screen or SQL."""

from __future__ import annotations

from bot.domain import own_data as rules
from bot.domain.chats import Chat
from bot.domain.own_data import Goes, OwnData
from bot.domain.people import Role
from bot.domain.refusals import TooManyFiles
from bot.domain.staff_refusals import StaysAdmin
from bot.services import chats
from bot.work import Work
from storage import allotments, audit, people, signups
from storage import own_data as scan

TAKEN = "export"
DAY_SECONDS = 24 * 3600


async def see(work: Work, chat: Chat) -> OwnData:
    """Everything that is kept about them; to somebody discreet without what it is about."""
    found = await scan.of_person(work.tx, work.vault, chat.id)
    return rules.neutral(found) if chat.discreet else found


async def take(work: Work, chat: Chat) -> list[bytes]:
    """The same as JSON files; raises TooManyFiles where they took it often enough today."""
    taken = await audit.count(work.tx, chat.id, TAKEN, "done", work.seconds - DAY_SECONDS)
    if taken >= rules.FILES_A_DAY:
        raise TooManyFiles(rules.FILES_A_DAY)
    await audit.add(work.tx, work.seconds, chat.id, TAKEN, "own data")
    return rules.files(await see(work, chat), work.now)


async def require_another(work: Work, chat: Chat) -> None:
    """Somebody has to be there who can let others in; raises StaysAdmin for the only administrator who can."""
    if [admin.id for admin in await people.with_role(work.tx, Role.ADMIN)] == [chat.id]:
        raise StaysAdmin


async def forget(work: Work, chat: Chat) -> None:
    """Erase this person as they asked; raises StaysAdmin."""
    await require_another(work, chat)
    await chats.erase(work, chat)


async def goes(work: Work, chat: Chat) -> Goes:
    """What goes with them, before they decide; raises StaysAdmin."""
    await require_another(work, chat)
    held = await scan.of_person(work.tx, work.vault, chat.id)
    places = await signups.of_person(work.tx, chat.id, work.seconds)
    return Goes(
        requests=len(held.of("requests")),
        places=len(places),
        waits=len(held.of("waits")) + len(held.of("shift_waits")) + len(held.of("item_waits")),
        follows=len(held.of("follows")),
        numbers=len(await allotments.open_of_person(work.tx, chat.id)),
        birth=bool(held.of("births")),
        volunteer=bool(held.of("volunteers")),
        roles=sum(one["role"] != Role.VOLUNTEER for one in held.of("grants")),
    )
