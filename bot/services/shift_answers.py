"""Staff answer who asked for a place: the first answer counts, and everybody concerned hears it; never a screen."""

from __future__ import annotations

from bot.domain.audit import Change
from bot.domain.chats import Chat
from bot.domain.people import Action
from bot.domain.refusals import Barred
from bot.domain.roster import Done
from bot.domain.roster_notices import NotThisTime, PutIn
from bot.domain.shifts import Bar, Signup, State
from bot.services import people, shifts, signups
from bot.work import Work
from storage import audit
from storage import signups as places


async def accept(work: Work, by: Chat, number: int) -> Done:
    """Yes, please come; ALREADY where it was answered, or given back, before. Raises Barred where it has begun."""
    signup = await _asked(work, by, number)
    if signup.state is not State.ASKED:
        return Done.ALREADY
    await places.settle(work.tx, number, State.CONFIRMED)
    await signups.begun(work, by, number)
    await audit.add(work.tx, work.seconds, by.id, "accept", f"signup {number}", Change(State.ASKED, State.CONFIRMED))
    of = await shifts.about(work, await shifts.require(work, signup.shift))
    await shifts.tell(work, signup.chat, PutIn(of, number, asked=True))
    return Done.NEW


async def refuse(work: Work, by: Chat, number: int) -> Done:
    """Not this time; ALREADY where it was answered, or given back, before. Raises Barred where it has begun."""
    signup = await _asked(work, by, number)
    if signup.state is not State.ASKED:
        return Done.ALREADY
    await signups.end(work, signup, State.DECLINED, by)
    await audit.add(work.tx, work.seconds, by.id, "refuse", f"signup {number}", Change(State.ASKED, State.DECLINED))
    of = await shifts.about(work, await shifts.require(work, signup.shift))
    await shifts.tell(work, signup.chat, NotThisTime(of))
    return Done.NEW


async def _asked(work: Work, by: Chat, number: int) -> Signup:
    await people.require(work, by, Action.PLAN_SHIFTS)
    signup = await signups.require(work, number)
    shift = await shifts.require(work, signup.shift)
    if signup.state is State.ASKED and shift.starts_at <= work.now:
        raise Barred(Bar.BEGUN, shift.id)
    return signup
