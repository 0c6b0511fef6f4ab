"""Who could come instead of somebody: free, suitable, least recently asked first; and asking them; never SQL.

What was asked and is settled is taken back by ``close``, which every tick calls: no path can forget to.
"""

from __future__ import annotations

from collections.abc import Collection

from bot.domain.chats import Chat, ChatId, Reach
from bot.domain.handovers import Answer, Ask, fits
from bot.domain.hearing import Hears
from bot.domain.holds import at_night
from bot.domain.people import Role
from bot.domain.reminders import Topic
from bot.domain.shifts import Bar, Objection, Shift
from bot.domain.volunteers import Volunteer
from bot.services import shifts
from bot.work import Work
from storage import asks, chats, people, reminders_stopped, signups, volunteers
from storage.asks import Book


async def bars(work: Work, chat: Chat, shift: Shift, *, without: int | None = None) -> tuple[Objection, ...]:
    """What speaks against somebody taking over a place there: that it is full does not."""
    found = await shifts.against(work, shift, chat, without=without)
    held = [grant.role for grant in await people.grants(work.tx, chat.id)]
    lost = () if Role.VOLUNTEER in held else (Objection(Bar.NOT_APPROVED),)
    return (*lost, *[one for one in found if one.bar is not Bar.FULL])


async def team(work: Work, shift: Shift) -> list[tuple[Chat, Volunteer]]:
    """Everybody on the team who can be reached and has no place there, least recently asked first."""
    on = {one.chat for one in await signups.active(work.tx, shift.id)}
    known = {one.chat: one for one in await volunteers.every(work.tx)}
    members = [one for one in await people.with_role(work.tx, Role.VOLUNTEER) if one.reach is Reach.OPEN]
    found = [(chat, known[chat.id]) for chat in members if chat.id in known and chat.id not in on]
    return sorted(found, key=lambda pair: pair[1].asked_at or 0)


async def first(work: Work, shift: Shift, most: int, but: Collection[ChatId]) -> list[Chat]:
    """So many of the team who are free then, would do this, have not given it up, and are not among ``but``."""
    found: list[Chat] = []
    gone = await signups.gave_up(work.tx, shift.id)
    for chat, person in await team(work, shift):
        if len(found) == most:
            break
        may_be_asked = chat.id not in gone and chat.id not in but and await wants_to_be_asked(work, chat)
        if may_be_asked and fits(person, shift) and not await bars(work, chat, shift):
            found.append(chat)
    return found


async def wants_to_be_asked(work: Work, chat: Chat) -> bool:
    """Whether somebody has stopped neither all messages nor calls for help."""
    return chat.hears is not Hears.NOTHING and not await reminders_stopped.is_stopped(work.tx, chat.id, Topic.CALL_OUTS)


async def ask(work: Work, book: Book, about: int, chat: Chat, notice: object) -> bool:
    """Ask somebody, without a sound at night; False where they cannot be reached."""
    if not work.tell(chat, notice, quiet=at_night(work.now)):
        return False
    await asks.add(work.tx, book, Ask(about, chat.id, outbox=work.outgoing[-1].id), work.seconds)
    await asks.remember(work.tx, chat.id, work.seconds)
    return True


async def close(work: Work, book: Book, one: Ask, over: object) -> None:
    """Somebody need not answer any more: the question says so, or never goes out."""
    if one.message is None and one.outbox is not None:
        await asks.unsend(work.tx, one.outbox, work.seconds)
    chat = await chats.get(work.tx, one.chat)
    if one.message is not None and chat is not None:
        work.retell(chat, over, one.message)
    await asks.add(work.tx, book, Ask(one.about, one.chat, Answer.OVER), work.seconds)
