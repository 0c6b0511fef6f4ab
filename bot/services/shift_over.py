"""Fewer seats than people: who is over is named, and staff keep them or take some out; never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.audit import Change
from bot.domain.chats import Chat
from bot.domain.refusals import Outdated
from bot.domain.roster import Reason
from bot.domain.shift_moves import beyond
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import Signup
from bot.services import roster_acts, shift_outlooks, shifts, signups
from bot.work import Work
from storage import audit, shift_drafts
from storage import shift_moves as moves
from storage import shifts as shelf
from storage import signups as places
from storage.shift_drafts import Kind


@dataclass(frozen=True, slots=True)
class OnShift:
    """Everybody on a shift that is to have fewer seats, and whom staff have chosen to take out."""

    of: OfShift
    seats: int
    people: tuple[tuple[Signup, str], ...]
    out: frozenset[int]

    @property
    def over(self) -> int:
        """How many would still be without a seat."""
        staying = [one for one, _name in self.people if one.id not in self.out]
        return len(beyond(staying, self.seats))


async def look(work: Work, chat: Chat, number: int, seats: int) -> OnShift:
    """Who is on it, in the order they came; nobody is chosen but for this shift and this number of seats."""
    shift = await shift_outlooks.open_shift(work, chat, number)
    draft = await shift_drafts.get(work.tx, chat.id, Kind.OVER)
    held = await places.active(work.tx, number)
    chosen = draft.get("out", "").split() if draft.get("of") == f"{number} {seats}" else []
    out = frozenset(one.id for one in held if str(one.id) in chosen)
    people = tuple([(one, await signups.name_of(work, one)) for one in held])
    return OnShift(await shifts.about(work, shift), seats, people, out)


async def choose(work: Work, chat: Chat, number: int, seats: int, signup: int) -> OnShift:
    """Take this person out, or not after all; nothing is done yet. Raises Outdated for nobody of this shift."""
    now = await look(work, chat, number, seats)
    if signup not in {one.id for one, _name in now.people}:
        raise Outdated
    out = " ".join(map(str, sorted(now.out ^ {signup})))
    await shift_drafts.put(work.tx, chat.id, Kind.OVER, {"of": f"{number} {seats}", "out": out}, work.seconds)
    return await look(work, chat, number, seats)


async def settle(work: Work, chat: Chat, number: int, seats: int) -> None:
    """Lower the seats; the chosen are taken out and told, and who is still over is kept, as staff said."""
    now = await look(work, chat, number, seats)
    shift = now.of.shift
    # The seats first: a place taken from somebody must not be offered to who waits.
    await shelf.change(work.tx, replace(shift, need=replace(shift.need, seats=seats), own=True))
    for signup, _name in now.people:
        if signup.id in now.out:
            await roster_acts.take_out(work, chat, signup.id, Reason.ENOUGH)
    staying = beyond(await places.active(work.tx, number), seats)
    await moves.keep_over(work.tx, number, [one.id for one in staying])
    await shift_drafts.put(work.tx, chat.id, Kind.OVER, {}, work.seconds)
    change = Change(f"{shift.need.seats} seats", f"{seats} seats")
    await audit.add(work.tx, work.seconds, chat.id, "shift.change", f"shift {number} seats", change)
