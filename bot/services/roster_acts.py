"""Staff put somebody in or take somebody out, knowing what speaks against it; never a screen or SQL."""

from __future__ import annotations

from bot.domain.chats import Chat, ChatId
from bot.domain.holds import at_night
from bot.domain.people import Action
from bot.domain.refusals import Barred, Outdated
from bot.domain.roster import OVER, Candidate, Done, Reason, packed
from bot.domain.roster_notices import PutIn, TakenOut
from bot.domain.shifts import ACTIVE, NEVER, Bar, Shift, Signup, State
from bot.services import people, rosters, shift_waits, shifts, signups
from bot.work import Work
from storage import audit
from storage import rosters as shelf
from storage import shift_waits as queue
from storage import signups as places


async def put_in(work: Work, by: Chat, number: int, chat: ChatId, seen: int) -> Done | Candidate:
    """Somebody comes because staff say so; ``seen`` are the bars (packed) that whoever pressed knew of.

    Where more speaks against it than that, nothing is done and it is returned, to be looked at first.
    """
    await people.require(work, by, Action.PLAN_SHIFTS)
    await shift_waits.pass_on(work, number)
    shift = await shifts.require(work, number)
    had = await places.of(work.tx, number, chat)
    if had is not None and had.state is State.CONFIRMED:
        return Done.ALREADY
    one = await rosters.candidate(work, shift, chat)
    if packed(one.objections) & ~seen or any(bar.bar in NEVER for bar in one.objections):
        return one
    taken = await _place(work, shift, one, had)
    despite = " ".join(against.bar for against in one.objections)
    result = f"despite {despite}" if despite else "done"
    await audit.add(work.tx, work.seconds, by.id, "put in", f"signup {taken}", result)
    await queue.leave(work.tx, number, chat)
    if shift.starts_at > work.now:
        await _tell(work, by, taken, asked=had is not None and had.state is State.ASKED)
    return Done.NEW


async def _place(work: Work, shift: Shift, one: Candidate, had: Signup | None) -> int:
    """The number of the place: one held or asked for is settled, else a new one is taken."""
    if had is not None:
        await places.settle(work.tx, had.id, State.CONFIRMED)
        return had.id
    over = any(against.bar in OVER for against in one.objections)
    new = Signup(0, shift.id, one.person.chat, State.CONFIRMED, over=over)
    take = places.take if shift.starts_at > work.now else shelf.add_later
    taken = await take(work.tx, new, work.seconds)
    if taken is None:
        raise Barred(Bar.FULL, shift.id)
    return taken


async def _tell(work: Work, by: Chat, taken: int, *, asked: bool) -> None:
    """The person and every other coordinator are told, who did it is not."""
    signup = await signups.begun(work, by, taken)
    if signup.chat != by.id:
        of = await shifts.about(work, await shifts.require(work, signup.shift))
        await shifts.tell(work, signup.chat, PutIn(of, taken, asked), quiet=at_night(work.now))


async def may_go(work: Work, by: Chat, number: int) -> Signup:
    """A place that can be taken away; raises Outdated where it ended, or hours are marked on it already."""
    await people.require(work, by, Action.PLAN_SHIFTS)
    signup = await signups.require(work, number)
    if signup.state not in ACTIVE or signup.attended is not None:
        raise Outdated
    return signup


async def take_out(work: Work, by: Chat, number: int, reason: Reason) -> Signup:
    """Somebody does not come because staff say so: they are told kindly, the queue is asked, others are told."""
    signup = await may_go(work, by, number)
    shift = await shifts.require(work, signup.shift)
    await signups.end(work, signup, State.REMOVED, by)
    await audit.add(work.tx, work.seconds, by.id, "take out", f"signup {number}", reason)
    if shift.starts_at > work.now and signup.chat not in (None, by.id):
        taken_out = TakenOut(await shifts.about(work, shift), reason)
        await shifts.tell(work, signup.chat, taken_out, quiet=at_night(work.now))
    return signup
