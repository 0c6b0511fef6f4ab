"""What those say who were asked to come instead, or to swap: the first yes has it, in one transaction; never SQL."""

from __future__ import annotations

from dataclasses import dataclass

from bot.domain import handovers as rules
from bot.domain.chats import Chat
from bot.domain.handover_notices import CannotTake, HandedOn, PassedOn, Swapped
from bot.domain.handovers import Answer, Ask, Handover, Way
from bot.domain.handovers import State as Offer
from bot.domain.refusals import OfferBarred, OfferOver, Outdated
from bot.domain.reminders import Kind
from bot.domain.shift_notices import Claimed, OfShift
from bot.domain.shifts import Company, Shift, Signup, State
from bot.services import shift_reminders, shift_waits, shifts, signups, stand_ins
from bot.services.handovers import require, shown_name
from bot.work import Work
from storage import asks, chats, reminders
from storage import handovers as shelf
from storage import shift_waits as queue
from storage import signups as places
from storage.asks import Book


@dataclass(frozen=True, slots=True)
class Moved:
    """A place that passes from one to another."""

    old: Signup
    shift: Shift
    giver: Chat
    taker: Chat


async def accept(work: Work, chat: Chat, number: int) -> tuple[OfShift, OfShift | None]:
    """I come instead: the first yes has it. Returns the shift, and in a swap the one given for it.

    The same yes once more changes nothing. Raises OfferOver, OfferBarred, and Outdated for who was not asked.
    """
    offer = await _asked(work, chat, number)
    signup = await signups.require(work, offer.signup)
    shift = await shifts.require(work, signup.shift)
    if not await _said_yes(work, chat, offer):
        giver = await chats.get(work.tx, signup.chat) if signup.chat is not None else None
        if giver is None or giver.id == chat.id or not rules.stands(offer, signup, shift, work.now):
            raise OfferOver(shift.id, taken=offer.state is Offer.TAKEN)
        await _take(work, offer, Moved(signup, shift, giver, chat))
    back = None if offer.wanted is None else await shifts.about(work, await shifts.require(work, offer.wanted))
    return await shifts.about(work, await shifts.require(work, shift.id)), back


async def refuse(work: Work, chat: Chat, number: int) -> None:
    """I cannot: the giver is told without a word of blame, of an open question once all have said so.

    Raises OfferOver for what is settled, Outdated for who was not asked.
    """
    offer = await _asked(work, chat, number)
    signup = await signups.require(work, offer.signup)
    if offer.state is not Offer.OPEN:
        raise OfferOver(signup.shift, taken=offer.state is Offer.TAKEN)
    await asks.add(work.tx, Book.HANDOVERS, Ask(offer.id, chat.id, Answer.NO), work.seconds)
    left = [one for one in await asks.of(work.tx, Book.HANDOVERS, offer.id) if one.answer is None]
    if left:
        return
    if offer.way is not Way.CALL:
        await shelf.end(work.tx, offer.id, Offer.DECLINED)
        await reminders.void(work.tx, offer.id, Kind.STILL_YOURS)
    name = await shown_name(work, chat.id) if offer.way is Way.NAMED else ""
    of = await shifts.about(work, await shifts.require(work, signup.shift))
    await shifts.tell(work, signup.chat, CannotTake(of, signup.id, name))


async def place_there(work: Work, chat: Chat, number: int) -> int | None:
    """The shift of an offer, where this person has a place by now and no offer is needed; raises Outdated."""
    offer = await _asked(work, chat, number)
    if await _said_yes(work, chat, offer):
        return None
    shift = (await signups.require(work, offer.signup)).shift
    has = await places.of(work.tx, shift, chat.id)
    return shift if has is not None and has.id != offer.signup else None


async def _asked(work: Work, chat: Chat, number: int) -> Handover:
    """An offer to this person: they were asked, or it is open to everybody."""
    offer = await require(work, number)
    if offer.way is not Way.CALL and await asks.one(work.tx, Book.HANDOVERS, number, chat.id) is None:
        raise Outdated
    return offer


async def _said_yes(work: Work, chat: Chat, offer: Handover) -> bool:
    mine = await asks.one(work.tx, Book.HANDOVERS, offer.id, chat.id)
    return offer.state is Offer.TAKEN and mine is not None and mine.answer is Answer.YES


async def _take(work: Work, offer: Handover, there: Moved) -> None:
    """The place passes, and in a swap the other as well; both or neither, as a refusal undoes it all."""
    back = None if offer.wanted is None else await _other_way(work, offer, there)
    await _permitted(work, there, offer, back)
    await shelf.end(work.tx, offer.id, Offer.TAKEN)
    await asks.add(work.tx, Book.HANDOVERS, Ask(offer.id, there.taker.id, Answer.YES), work.seconds)
    await reminders.void(work.tx, offer.id, Kind.STILL_YOURS)
    moves = [there] if back is None else [there, back]
    for one in moves:
        await _give_up(work, one)
    for one in moves:
        await _fill(work, one)
    await _tell(work, there, back)


async def _other_way(work: Work, offer: Handover, there: Moved) -> Moved:
    """The place that the taker gives for it; raises OfferOver where they have it no more, or it was moved."""
    assert offer.wanted is not None
    shift = await shifts.require(work, offer.wanted)
    theirs = await places.of(work.tx, shift.id, there.taker.id)
    if theirs is None or not _as_offered(work, offer, theirs, shift):
        raise OfferOver(there.shift.id, taken=False)
    return Moved(theirs, shift, there.taker, there.giver)


def _as_offered(work: Work, offer: Handover, theirs: Signup, shift: Shift) -> bool:
    return theirs.state is State.CONFIRMED and work.now < shift.starts_at == offer.wanted_at


async def _permitted(work: Work, there: Moved, offer: Handover, back: Moved | None) -> None:
    """Checked as if the place that is given for it were gone; raises OfferBarred, OfferOver."""
    found = await stand_ins.bars(work, there.taker, there.shift, without=back.shift.id if back else None)
    if found:
        first = found[0]
        raise OfferBarred(first.bar, there.shift.id, first.other, there.shift.opens_at, offer.id)
    if back is not None and await stand_ins.bars(work, back.taker, back.shift, without=there.shift.id):
        raise OfferOver(there.shift.id, taken=False)


async def _give_up(work: Work, move: Moved) -> None:
    if not await places.end(work.tx, move.old.id, State.PASSED, work.seconds):
        raise OfferOver(move.shift.id, taken=False)
    await shift_reminders.void(work, move.old.id)


async def _fill(work: Work, move: Moved) -> None:
    """The one guarded way to a seat; over the seats only where it was so before. Friends of the giver stay away."""
    shift = move.shift
    over = move.old.over or (shift.need.seats is not None and shift.taken > shift.need.seats)
    state = State.ASKED if shift.need.approval else State.CONFIRMED
    new = Signup(0, shift.id, move.taker.id, state, over=over)
    taken = await places.take(work.tx, new, work.seconds)
    if taken is None:
        raise OfferOver(shift.id, taken=False)
    await queue.leave(work.tx, shift.id, move.taker.id)
    if state is State.CONFIRMED:
        await shift_reminders.plan(work, taken, shift)
    else:
        name = await signups.name_of(work, Signup(taken, shift.id, move.taker.id, state))
        asked = Claimed(await shifts.about(work, shift), name, Company.ALONE, 1, taken, asks=True)
        await signups.tell_coordinators(work, move.taker, asked, quiet=False)
    if move.old.size > 1:
        await shift_waits.pass_on(work, shift.id)


async def _tell(work: Work, there: Moved, back: Moved | None) -> None:
    """The giver, and quietly who plans shifts."""
    of = await shifts.about(work, await shifts.require(work, there.shift.id))
    other = None if back is None else await shifts.about(work, await shifts.require(work, back.shift.id))
    name = await shown_name(work, there.taker.id)
    work.tell(there.giver, HandedOn(of, name) if other is None else Swapped(of, other, name))
    giver = await signups.name_of(work, there.old)
    taker = await signups.name_of(work, Signup(0, there.shift.id, there.taker.id, State.CONFIRMED))
    await signups.tell_coordinators(work, there.taker, PassedOn(of, giver, taker, other))
