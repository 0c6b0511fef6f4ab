"""What administrators and coordinators do about who works here: look, give a role, take it; never a screen or SQL."""

from __future__ import annotations

from bot.domain.chats import Chat, ChatId
from bot.domain.people import Action, Grant, Joined, Role, may
from bot.domain.refusals import NotAllowed, Outdated
from bot.domain.staff_refusals import LastAdmin
from bot.domain.staffing import (
    Change,
    Member,
    PoliceAsk,
    RightsTaken,
    Sheet,
    StaffChanged,
    may_give,
    staff_roles,
)
from bot.services import people, standing_down, withdrawals
from bot.work import Work
from storage import appointments as cases
from storage import audit, lockouts, outbox
from storage import people as rights
from storage.lockouts import Given

POLICE, POLICE_SECONDS = "police", 600


async def everybody(work: Work, by: Chat) -> list[Sheet]:
    """Those whose role this person may change, role by role; raises NotAllowed."""
    held = await people.require(work, by, Action.CHANGE_STAFF)
    return [one for one in await team(work, by) if staff_roles(one.grants) & may_give(held)]


async def one(work: Work, by: Chat, chat: ChatId) -> Sheet:
    """One of them; raises NotAllowed, and Outdated for who does not work here or is not this person's to change."""
    found = next((sheet for sheet in await everybody(work, by) if sheet.member.chat == chat), None)
    if found is None:
        raise Outdated
    return found


async def after(work: Work, by: Chat, chat: ChatId) -> Sheet | None:
    """How it is after a change; None where they are not on this person's list any more, or there is none for them."""
    changes = may_give(await people.grants(work, by))
    found = [one for one in await team(work, by) if staff_roles(one.grants) & changes]
    return next((sheet for sheet in found if sheet.member.chat == chat), None)


async def team(work: Work, by: Chat) -> list[Sheet]:
    """Everybody who is staff, as this colleague sees them, whatever rights that colleague has."""
    held = await people.grants(work, by)
    given = {found.chat.id: found for found in await lockouts.team(work.tx)}
    return [_sheet(by, held, member, given[member.chat]) for member in await people.members(work)]


def _sheet(by: Chat, held: tuple[Grant, ...], member: Member, given: Given) -> Sheet:
    mine = by.id == member.chat
    theirs, changes = staff_roles(given.grants), may_give(held)
    return Sheet(
        member,
        given.chat,
        given.grants,
        given.since,
        given.locked,
        mine,
        may_give=changes,
        may_remove=theirs <= changes,
        may_lock=not mine and not given.locked and may(held, Action.LOCK_OUT),
        may_let_in=not mine and given.locked and may(held, Action.LET_IN),
    )


async def member(work: Work, chat: Chat) -> Member | None:
    """What colleagues call this person; None for who works here no more."""
    return next((one for one in await people.members(work) if one.chat == chat.id), None)


async def call_coordinators(work: Work, by: Chat) -> None:
    """Police or press are passed on to who coordinates, once in a while however often it is tapped."""
    await people.require(work, by, Action.LOCK_OUT)
    who = await member(work, by)
    if who is None or await audit.count(work.tx, by.id, POLICE, "done", work.seconds - POLICE_SECONDS):
        return
    await audit.add(work.tx, work.seconds, by.id, POLICE, "coordinators")
    for chat in await rights.with_role(work.tx, Role.COORDINATOR, Role.ADMIN):
        if chat.id != by.id:
            work.tell(chat, PoliceAsk(who))


async def open_cases(work: Work, chat: ChatId) -> int:
    """How many open requests somebody has."""
    return len(await cases.of_worker(work.tx, chat))


async def give(work: Work, by: Chat, chat: ChatId, role: Role) -> bool:
    """A role more, from the next tap on; False where they have it already. Raises NotAllowed, Outdated."""
    sheet = await _changeable(work, by, chat, role)
    if role in sheet.roles:
        return False
    await withdrawals.give(work, chat, Grant(role))
    await audit.add(work.tx, work.seconds, by.id, f"give {role}", f"chat {chat}")
    if not sheet.locked:
        work.tell(sheet.chat, Joined(role))
    await tell_admins(work, by, Change.GIVEN, sheet.member, role)
    return True


async def take(work: Work, by: Chat, chat: ChatId, role: Role) -> bool:
    """A role less, from the next tap on, the last is all; False where they have it no more.

    Raises NotAllowed, Outdated, LastAdmin.
    """
    sheet = await _changeable(work, by, chat, role)
    if role not in sheet.roles:
        return False
    if staff_roles(sheet.grants) == {role}:
        return await remove(work, by, chat)
    await _not_the_last(work, sheet, role)
    await withdrawals.take(work, chat, role)
    back = await standing_down.after_loss(work, sheet.chat)
    await audit.add(work.tx, work.seconds, by.id, f"take {role}", f"chat {chat}")
    work.tell(sheet.chat, RightsTaken(role))
    await tell_admins(work, by, Change.TAKEN, sheet.member, role, back)
    return True


async def remove(work: Work, by: Chat, chat: ChatId) -> bool:
    """They are staff no more, from the next tap on; who helps as a volunteer goes on. False where they were none.

    Raises NotAllowed, LastAdmin, and Outdated where one of their roles is not this person's to take.
    """
    await people.require(work, by, Action.CHANGE_STAFF)
    sheet = next((one for one in await everybody(work, by) if one.member.chat == chat), None)
    if sheet is None:
        return False
    if not sheet.may_remove:
        raise NotAllowed("remove staff")
    await _not_the_last(work, sheet, Role.ADMIN)
    for role in staff_roles(sheet.grants) | ({Role.VOLUNTEER} if sheet.locked else set()):
        await withdrawals.take(work, chat, role)
    await rights.drop_invites_of(work.tx, chat)
    back = await standing_down.after_loss(work, sheet.chat)
    await withdrawals.unlock(work, chat)
    await outbox.void_chat(work.tx, chat, "removed", work.seconds)
    await audit.add(work.tx, work.seconds, by.id, "remove staff", f"chat {chat}")
    if not sheet.locked:
        work.tell(sheet.chat, RightsTaken(None))
    await tell_admins(work, by, Change.REMOVED, sheet.member, cases=back)
    return True


async def _changeable(work: Work, by: Chat, chat: ChatId, role: Role) -> Sheet:
    sheet = await one(work, by, chat)
    if role not in sheet.may_give:
        raise NotAllowed(f"change {role}")
    return sheet


async def _not_the_last(work: Work, sheet: Sheet, role: Role) -> None:
    """Somebody has to be there who can let others in."""
    if role is Role.ADMIN and Role.ADMIN in sheet.roles and not sheet.locked:
        others = [admin for admin in await rights.with_role(work.tx, Role.ADMIN) if admin.id != sheet.member.chat]
        if not others:
            raise LastAdmin(sheet.member.chat)


async def tell_admins(
    work: Work, by: Chat | None, what: Change, whom: Member, role: Role | None = None, cases: int = 0
) -> None:
    """Every administrator but who did it and whom it is about."""
    who = await member(work, by) if by is not None else None
    for admin in await rights.with_role(work.tx, Role.ADMIN):
        if admin.id not in (whom.chat, by.id if by is not None else None):
            work.tell(admin, StaffChanged(what, whom, who, role, cases))
