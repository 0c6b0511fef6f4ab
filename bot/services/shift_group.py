"""The volunteers' group: calls for shifts, kept true by edits until they begin; never a screen or SQL.

A tick compares what each call says with what is so, so that no path can forget to change one.
"""

from __future__ import annotations

from bot.domain.chats import Chat, ChatId, Kind, Reach
from bot.domain.people import Action
from bot.domain.refusals import Outdated
from bot.domain.shift_notices import ShiftCall
from bot.domain.shifts import Shift, ShiftState
from bot.domain.timetable import today
from bot.services import people, shifts
from bot.services.desk_group import GROUP as STAFF_GROUP
from bot.work import Work
from storage import audit, chats, facts
from storage import shift_posts as posts
from storage.shift_posts import Post

GROUP = "volunteers_group"
"""The fact which group it is: the number of its row."""


async def choose(work: Work, by: Chat, group: Chat, language: str) -> bool | None:
    """This is the volunteers' group now, in that language; False where it was, and is not any more.

    None for the staff's group, which stays what it is. Raises NotAllowed.
    """
    await people.require(work, by, Action.PLAN_SHIFTS)
    if await facts.get(work.tx, STAFF_GROUP) == str(group.id).encode():
        return None
    before = await group_now(work)
    ends = before is not None and before.id == group.id
    if before is not None:
        await _leave(work, before)
    if not ends:
        await facts.put(work.tx, GROUP, str(group.id).encode())
        await chats.set_language(work.tx, group.id, language)
        await chats.set_reach(work.tx, group.id, Reach.OPEN)
    await audit.add(work.tx, work.seconds, by.id, "volunteers group", "group", "ended" if ends else "done")
    return not ends


async def _leave(work: Work, group: Chat) -> None:
    """What its calls say does not count any more."""
    await posts.settle(work.tx)
    for post in await posts.every(work.tx):
        if post.message is not None:
            work.tell_group(group, await _call(work, post.shift, over=True), edits=post.message)
        await posts.drop(work.tx, post.shift)
    await facts.drop(work.tx, GROUP)


async def ask(work: Work, by: Chat, number: int) -> bool:
    """Staff call for a shift in the group; once more changes nothing; False where there is no group."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    shift = await shifts.require(work, number)
    if shift.state is ShiftState.CANCELLED or shift.starts_at <= work.now or shift.need.seats == 0:
        raise Outdated
    await audit.add(work.tx, work.seconds, by.id, "call in group", f"shift {number}")
    return await post(work, shift)


async def post(work: Work, shift: Shift) -> bool:
    """Call for a shift in the group, once; False where there is no group."""
    group = await group_now(work)
    if group is None:
        return False
    if not await posts.has(work.tx, shift.id):
        said = await _call(work, shift.id)
        await posts.add(work.tx, Post(shift.id, group.id, None, _stamp(said)), work.tell_group(group, said))
    return True


async def keep_true(work: Work) -> None:
    """Change every call that is not true any more, and close those of shifts that began or were cancelled."""
    group = await group_now(work)
    if group is None:
        return
    if group.seen_on < today(work.now):
        await chats.seen(work.tx, group.id, today(work.now))  # groups where nobody is for a year are forgotten
    await posts.settle(work.tx)
    for one in await posts.every(work.tx):
        if one.message is not None:
            await _compare(work, group, one, await _call(work, one.shift))


async def _compare(work: Work, group: Chat, post_: Post, said: ShiftCall) -> None:
    if said.over:
        work.tell_group(group, said, edits=post_.message)
        await posts.drop(work.tx, post_.shift)
    elif _stamp(said) != post_.shown:
        await posts.change(work.tx, post_.shift, _stamp(said), work.tell_group(group, said, edits=post_.message))


async def _call(work: Work, number: int, *, over: bool = False) -> ShiftCall:
    """What the call of a shift has to say now."""
    shift = await shifts.require(work, number)
    ended = over or shift.state is ShiftState.CANCELLED or shift.starts_at <= work.now
    return ShiftCall(await shifts.about(work, shift), ended)


def _stamp(said: ShiftCall) -> str:
    """What a call says, as one word to compare."""
    shift, place = said.of.shift, said.of.place
    hidden = " hidden" if place is not None and place.hidden else ""
    return f"{shift.free} {shift.missing} {shift.starts_at.timestamp():.0f} {shift.ends_at.timestamp():.0f}{hidden}"


async def group_now(work: Work) -> Chat | None:
    """The group, where there is one and the bot is still in it."""
    number = await facts.get(work.tx, GROUP)
    found = await chats.get(work.tx, ChatId(int(number))) if number else None
    return found if found is not None and found.kind is Kind.GROUP and found.reach is Reach.OPEN else None
