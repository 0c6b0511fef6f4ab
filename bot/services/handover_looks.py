"""What every tick looks at of offers: those that nothing stands behind any more end by themselves; never a screen."""

from __future__ import annotations

from bot.domain import handovers as rules
from bot.domain.chats import ChatId, Reach
from bot.domain.handover_notices import CannotTake, OfferEnded, Settled, StillYours
from bot.domain.handovers import SOON, Ask, Handover, Way
from bot.domain.handovers import State as Offer
from bot.domain.people import Role
from bot.domain.reminders import Kind
from bot.domain.shifts import Shift, ShiftState, Signup, State
from bot.services import handovers, shifts, signups, stand_ins
from bot.work import Work
from storage import asks, chats, people, reminders
from storage import handovers as shelf
from storage import signups as places
from storage.asks import Book


async def keep_true(work: Work) -> None:
    """However a place or a person went: the offer ends, its giver is told, and who was asked hears that it is over."""
    offers = await shelf.open_ones(work.tx)
    team = await _team(work) if offers else set()
    for offer in offers:
        await _look(work, offer, team)
    await asks.settle(work.tx, Book.HANDOVERS)
    for one in await asks.hanging(work.tx, Book.HANDOVERS):
        await stand_ins.close(work, Book.HANDOVERS, one, await _settled(work, one))


async def _settled(work: Work, one: Ask) -> Settled:
    offer = await handovers.require(work, one.about)
    shift = (await signups.require(work, offer.signup)).shift
    return Settled(offer.state is Offer.TAKEN, shift)


async def _team(work: Work) -> set[ChatId]:
    members = await people.with_role(work.tx, Role.VOLUNTEER)
    return {one.id for one in members if one.reach is Reach.OPEN}


async def _look(work: Work, offer: Handover, team: set[ChatId]) -> None:
    signup = await places.get(work.tx, offer.signup)
    shift = await shifts.require(work, signup.shift) if signup is not None else None
    if signup is None or shift is None or signup.state is not State.CONFIRMED or shift.state is ShiftState.CANCELLED:
        await _end(work, offer, Offer.ENDED)  # whoever ended it told the giver
    elif shift.starts_at <= work.now:
        await _end(work, offer, Offer.LAPSED)
    elif shift.starts_at != offer.starts_at or not await _wanted_stands(work, offer, signup):
        await _end(work, offer, Offer.ENDED)
        await shifts.tell(work, signup.chat, OfferEnded(await shifts.about(work, shift), signup.id))
    elif offer.way is not Way.CALL and not await _can_answer(work, offer, team):
        await _none_can(work, offer, signup, shift)


async def _none_can(work: Work, offer: Handover, signup: Signup, shift: Shift) -> None:
    await _end(work, offer, Offer.DECLINED)
    await shifts.tell(work, signup.chat, CannotTake(await shifts.about(work, shift), signup.id))


async def _end(work: Work, offer: Handover, state: Offer) -> None:
    await shelf.end(work.tx, offer.id, state)
    await reminders.void(work.tx, offer.id, Kind.STILL_YOURS)


async def _wanted_stands(work: Work, offer: Handover, mine: Signup) -> bool:
    """Whether the giver can still have the shift wanted in a swap, at the hour at which it was wanted."""
    if offer.wanted is None:
        return True
    shift = await shifts.require(work, offer.wanted)
    giver = await chats.get(work.tx, mine.chat) if mine.chat is not None else None
    if giver is None or shift.state is not ShiftState.OPEN or not work.now < shift.starts_at == offer.wanted_at:
        return False
    return not await stand_ins.bars(work, giver, shift, without=mine.shift)


async def _can_answer(work: Work, offer: Handover, team: set[ChatId]) -> bool:
    """Whether anybody who was asked is still there to say yes."""
    for one in await asks.of(work.tx, Book.HANDOVERS, offer.id):
        if one.answer is None and one.chat in team and await _has_wanted(work, offer, one.chat):
            return True
    return False


async def _has_wanted(work: Work, offer: Handover, chat: ChatId) -> bool:
    theirs = None if offer.wanted is None else await places.of(work.tx, offer.wanted, chat)
    return offer.wanted is None or (theirs is not None and theirs.state is State.CONFIRMED)


async def still_yours(work: Work, number: int) -> bool:
    """Soon before the start nobody has said yes: the giver is told, from the live rows, that they are still on."""
    offer = await shelf.get(work.tx, number)
    signup = await places.get(work.tx, offer.signup) if offer is not None else None
    if offer is None or signup is None:
        return False
    shift = await shifts.require(work, signup.shift)
    if not rules.stands(offer, signup, shift, work.now) or shift.starts_at - work.now > SOON:
        return False
    return await shifts.tell(work, signup.chat, StillYours(await shifts.about(work, shift), signup.id))
