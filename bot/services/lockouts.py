"""A colleague's phone is lost or seized: they are locked out at once, and let in again later; never a screen or SQL."""

from __future__ import annotations

from bot.domain.chats import Chat, ChatId
from bot.domain.delivery import Call
from bot.domain.people import Action, Role
from bot.domain.refusals import NotAllowed, Outdated
from bot.domain.staff_refusals import EnoughLocked
from bot.domain.staffing import MOST_LOCKED, Change, Emptied, LetIn, Member, Sheet
from bot.services import people, staffing, standing_down, withdrawals
from bot.work import Work
from storage import audit, outbox
from storage import people as rights

LOCKED = "lock out"
DAY_SECONDS = 24 * 3600
DELETABLE_SECONDS = 48 * 3600 - 600  # Bot API, deleteMessages: sent less than 48 hours ago; it may wait in our queue
MOST_DELETED = 100  # Bot API, deleteMessages: 1-100 ids
MOST_EMPTIED = 50


async def everybody(work: Work, by: Chat) -> list[Sheet]:
    """All who are staff but who asks; raises NotAllowed."""
    await people.require(work, by, Action.LOCK_OUT)
    return [one for one in await staffing.team(work, by) if not one.mine]


async def one(work: Work, by: Chat, chat: ChatId) -> Sheet:
    """One of them; raises NotAllowed, Outdated."""
    found = next((sheet for sheet in await everybody(work, by) if sheet.member.chat == chat), None)
    if found is None:
        raise Outdated
    return found


async def lock(work: Work, by: Chat, chat: ChatId) -> tuple[Member, int]:
    """Nothing they were given counts any more, and nothing of ours goes to that phone.

    Returns how many cases went back. Once more changes nothing. Raises NotAllowed, Outdated, EnoughLocked.
    """
    sheet = await one(work, by, chat)
    if sheet.locked:
        return sheet.member, 0
    await _not_too_many(work, by)
    await withdrawals.lock(work, chat, by.id)
    await rights.drop_invites_of(work.tx, chat)
    await outbox.void_chat(work.tx, chat, "locked out", work.seconds)
    back = await standing_down.after_loss(work, sheet.chat)
    work.hush(chat)
    await _clear(work, sheet.chat)
    await audit.add(work.tx, work.seconds, by.id, LOCKED, f"chat {chat}")
    await staffing.tell_admins(work, by, Change.LOCKED, sheet.member, cases=back)
    return sheet.member, back


async def let_in(work: Work, by: Chat, chat: ChatId) -> Member:
    """The phone is theirs again: what they were given counts as before. Once more changes nothing.

    Raises NotAllowed for anybody but another administrator, Outdated.
    """
    await people.require(work, by, Action.LET_IN)
    if by.id == chat:
        raise NotAllowed("let in")
    sheet = await one(work, by, chat)
    if await withdrawals.unlock(work, chat):
        await audit.add(work.tx, work.seconds, by.id, "let in", f"chat {chat}")
        work.tell(sheet.chat, LetIn())
        await staffing.tell_admins(work, by, Change.LET_IN, sheet.member)
    return sheet.member


async def _not_too_many(work: Work, by: Chat) -> None:
    held = await people.grants(work, by)
    if any(grant.role is Role.ADMIN for grant in held):
        return
    if await audit.count(work.tx, by.id, LOCKED, "done", work.seconds - DAY_SECONDS) >= MOST_LOCKED:
        raise EnoughLocked


async def _clear(work: Work, who: Chat) -> None:
    """What we wrote there is taken out, as cases stand in it: deleted, or emptied where it is too old to be deleted."""
    since = work.seconds - DELETABLE_SECONDS
    written = await outbox.written(work.tx, who.id)
    young = [message for message, sent_at, _changed in written if sent_at is not None and sent_at > since]
    screens = [message for message, sent_at, changed in written if changed and (sent_at is None or sent_at <= since)]
    for message in screens[:MOST_EMPTIED]:
        work.retell(who, Emptied(), message)
    for at in range(0, len(young), MOST_DELETED):
        work.owe(who, Call("deleteMessages", {"message_ids": young[at : at + MOST_DELETED]}))
