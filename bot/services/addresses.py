"""Hiding all addresses at once, after a threat or a raid, and showing them again; never a screen or SQL.

What is hidden is decided in one place: ``services.schedule.timetable`` hands out no address while they are.
"""

from __future__ import annotations

from bot.domain.chats import Chat
from bot.domain.pauses import AddressesHidden
from bot.domain.people import Action, Role
from bot.services import people, staffing
from bot.work import Work
from storage import audit, schedule
from storage import people as rights


async def hidden(work: Work, by: Chat) -> bool:
    """Whether they are hidden now; raises NotAllowed."""
    await people.require(work, by, Action.HIDE_ADDRESSES)
    return await schedule.hidden(work.tx)


async def hide(work: Work, by: Chat, *, hidden: bool) -> bool:
    """Hide them everywhere, reminders too, or show them again; every administrator is told.

    False where a colleague has done it already. Raises NotAllowed.
    """
    await people.require(work, by, Action.HIDE_ADDRESSES)
    if not await schedule.set_hidden(work.tx, hidden):
        return False
    await audit.add(work.tx, work.seconds, by.id, "hide addresses" if hidden else "show addresses", "addresses")
    who = await staffing.member(work, by)
    for admin in await rights.with_role(work.tx, Role.ADMIN):
        if admin.id != by.id:
            work.tell(admin, AddressesHidden(hidden, who))
    return True
