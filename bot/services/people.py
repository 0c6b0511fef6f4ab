"""What people can do about who works here: invite, follow an invitation, confirm it; never a screen or SQL."""

from __future__ import annotations

import hashlib
import secrets

from bot.domain.chats import Chat
from bot.domain.people import INVITE_SECONDS, MAY, Action, Grant, Joined, NotJoined, Opened, Role, may, may_invite
from bot.domain.refusals import NotAllowed, Outdated, Practising
from bot.domain.staffing import Change, Member, StaffChanged
from bot.domain.staffing import members as members_of
from bot.services import withdrawals
from bot.work import Work
from storage import audit, chats, colleagues, lockouts, people, volunteers
from storage.people import Invite

CODE_BYTES = 16  # 128 random bits: nobody guesses it in its 24 hours
LINK = "inv_"
BAD_CODE, MOST_BAD_CODES = "invite.bad", 5
"""So many codes that do not count, by one person in a day; after that a right one does not count either."""


async def grants(work: Work, chat: Chat) -> tuple[Grant, ...]:
    """The rights somebody has at this moment."""
    return await people.grants(work.tx, chat.id)


async def require(work: Work, chat: Chat, action: Action, service: str | None = None) -> tuple[Grant, ...]:
    """The rights of who pressed; raises NotAllowed, and writes it down, where they do not allow it.

    Raises Practising for who practises with invented people: nothing real is meant.
    """
    held = await people.grants(work.tx, chat.id)
    if not may(held, action, service):
        raise NotAllowed(str(action))
    if work.practising and work.chat is not None and work.chat.id == chat.id:
        raise Practising
    return held


async def who_may(work: Work, action: Action, service: str | None = None) -> list[Chat]:
    """Everybody whose rights allow it at this moment, for this service where one is meant."""
    held = await people.holders(work.tx, *MAY[action])
    return [chat for chat, grants in held if may(grants, action, service)]


async def members(work: Work) -> list[Member]:
    """Everybody who is staff, also who is locked out, role by role."""
    given = [(found.chat.id, found.grants) for found in await lockouts.team(work.tx)]
    return members_of(given, await colleagues.every(work.tx, work.vault))


async def note_refused(work: Work, chat: Chat, what: str) -> None:
    """Somebody pressed what is not theirs: who has no row left is written down as nobody."""
    await audit.add(work.tx, work.seconds, chat.id if work.chat else None, what, "press", "refused")


async def invite(work: Work, by: Chat | None, wanted: Grant) -> tuple[str, int]:
    """A one-time code and the number to compare; ``by`` None is the machine itself. Raises NotAllowed."""
    if by is not None and not may_invite(await people.grants(work.tx, by.id), wanted.role):
        raise NotAllowed("invite")
    code = secrets.token_hex(CODE_BYTES)
    number = 10 + secrets.randbelow(90)
    expires_at = work.seconds + INVITE_SECONDS
    await people.add_invite(work.tx, Invite(hashed(code), wanted, number, by.id if by else None, None, expires_at))
    await audit.add(work.tx, work.seconds, by.id if by else None, "invite", wanted.role)
    return code, number


async def follow(work: Work, chat: Chat, code: str) -> Invite | None:
    """Open an invitation: the inviter is asked; None where it does not count (any more) or is one's own."""
    since = work.seconds - INVITE_SECONDS
    tried = await audit.count(work.tx, chat.id, BAD_CODE, "refused", since)
    found = await people.invite(work.tx, hashed(code), work.seconds) if tried < MOST_BAD_CODES else None
    if found is None or found.by == chat.id or not await people.open_invite(work.tx, found.hash, chat.id):
        await audit.add(work.tx, work.seconds, chat.id, BAD_CODE, "invite", "refused")
        return None
    inviter = await chats.get(work.tx, found.by) if found.by is not None else None
    if inviter is not None:
        work.tell(inviter, Opened(found.grant.role, found.number))
    return found


async def compare(work: Work, chat: Chat, number: int) -> Role | None:
    """An invitation made on the machine: the number on its screen decides, once; None for a wrong one.

    Raises Outdated where there is no such invitation any more.
    """
    found = await people.opened_invite(work.tx, "opened_by", chat.id, work.seconds)
    if found is None or found.by is not None:
        raise Outdated
    await people.drop_invite(work.tx, found.hash)
    if number != found.number:
        await audit.add(work.tx, work.seconds, chat.id, "join", found.grant.role, "wrong number")
        return None
    await _join(work, chat, found.grant)
    await withdrawals.unlock(work, chat.id)  # who holds the machine says whose phone this is
    return found.grant.role


def choices(invite: Invite) -> list[int]:
    """Its number among others that look the same at every opening; one guess in six would be right."""
    seed = int.from_bytes(invite.hash[:8], "big")
    others = [10 + (invite.number - 10 + 15 * step) % 90 for step in range(CHOICES)]
    return sorted(others, key=lambda number: hashlib.sha256(f"{seed} {number}".encode()).digest())


CHOICES = 6


async def confirm(work: Work, by: Chat, *, yes: bool) -> Role:
    """The inviter says whether the number on the other phone is right. Raises Outdated."""
    found = await people.opened_invite(work.tx, "by_chat", by.id, work.seconds)
    guest = await chats.get(work.tx, found.opened_by) if found and found.opened_by is not None else None
    if found is None or guest is None or not may_invite(await people.grants(work.tx, by.id), found.grant.role):
        raise Outdated
    await people.drop_invite(work.tx, found.hash)
    if yes:
        await _join(work, guest, found.grant, by)
        work.tell(guest, Joined(found.grant.role))
    else:
        await audit.add(work.tx, work.seconds, by.id, "join", found.grant.role, "refused")
        work.tell(guest, NotJoined())
    return found.grant.role


async def _join(work: Work, chat: Chat, grant: Grant, by: Chat | None = None) -> None:
    await withdrawals.give(work, chat.id, grant)
    if grant.role is Role.VOLUNTEER:
        await volunteers.admit(work.tx, chat.id, work.seconds)
    await audit.add(work.tx, work.seconds, chat.id, "join", grant.role)
    known = await members(work)
    joined = next((one for one in known if one.chat == chat.id), None)  # None: only a volunteer, of whom staff hear
    inviter = next((one for one in known if by is not None and one.chat == by.id), None)
    for admin in await people.with_role(work.tx, Role.ADMIN):
        if joined is not None and grant.role is not Role.VOLUNTEER and admin.id not in (chat.id, by.id if by else None):
            work.tell(admin, StaffChanged(Change.GIVEN, joined, inviter, grant.role))


def hashed(code: str) -> bytes:
    """What is kept of a code."""
    return hashlib.sha256(code.encode()).digest()
