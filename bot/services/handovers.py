"""Offering one's place to somebody else: to one person, to everybody who could, or in a swap; never a screen or SQL.

The place stays the giver's until another says yes (``handover_answers``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain import handovers as rules
from bot.domain.chats import Chat, ChatId
from bot.domain.handover_notices import PlaceOffered, SwapOffered
from bot.domain.handovers import Ask, Handover, Way
from bot.domain.handovers import State as Offer
from bot.domain.refusals import Outdated
from bot.domain.reminders import Kind
from bot.domain.shift_notices import OfShift
from bot.domain.shifts import HORIZON, Shift, Signup, State
from bot.domain.timetable import DAY
from bot.services import shifts, signups, stand_ins
from bot.work import Work
from storage import asks, chats, colleagues, reminders
from storage import handovers as shelf
from storage import shifts as dates
from storage import signups as places
from storage.asks import Book


@dataclass(frozen=True, slots=True)
class Standing:
    """A place of mine: whether it is offered, for which shift in a swap, and what those said who were asked."""

    of: OfShift
    signup: int
    offer: Handover | None = None
    wanted: OfShift | None = None
    asked: Sequence[Ask] = ()


async def standing(work: Work, chat: Chat, number: int) -> Standing:
    """Where one's place stands; raises Outdated for what is not, or not yet or no longer, a place to give."""
    signup, shift = await _mine(work, chat, number)
    of, offer = await shifts.about(work, shift), await shelf.of(work.tx, signup.id)
    if offer is None:
        return Standing(of, signup.id)
    wanted = None if offer.wanted is None else await shifts.about(work, await shifts.require(work, offer.wanted))
    return Standing(of, signup.id, offer, wanted, await asks.of(work.tx, Book.HANDOVERS, offer.id))


async def require(work: Work, number: int) -> Handover:
    """One offer, whatever became of it; raises Outdated where there never was one."""
    found = await shelf.get(work.tx, number)
    if found is None:
        raise Outdated
    return found


async def _mine(work: Work, chat: Chat, number: int) -> tuple[Signup, Shift]:
    signup = await signups.own(work, chat, number)
    shift = await shifts.require(work, signup.shift)
    if signup.state is not State.CONFIRMED or shift.starts_at <= work.now:
        raise Outdated
    return signup, shift


async def could(work: Work, chat: Chat, number: int) -> tuple[Standing, list[tuple[ChatId, str]]]:
    """Who could take it and agreed that their name is shown, least recently asked first. Raises Outdated."""
    _signup, shift = await _mine(work, chat, number)
    found = []
    for one, _person in await stand_ins.team(work, shift):
        name = await shown_name(work, one.id)
        if name and not await stand_ins.bars(work, one, shift):
            found.append((one.id, name))
    return await standing(work, chat, number), found


async def shown_name(work: Work, chat: ChatId | None) -> str:
    """The first name of somebody who agreed that others read it; else nothing."""
    found = await colleagues.get(work.tx, work.vault, chat) if chat is not None else None
    return found.text if found and found.shown else ""


async def offer_to(work: Work, chat: Chat, number: int, to: ChatId) -> Standing:
    """Ask one person to come instead; once more changes nothing. Raises Outdated where they cannot any more."""
    at, people = await could(work, chat, number)
    if at.offer is not None:
        return at
    taker = await chats.get(work.tx, to)
    if taker is None or to not in [one for one, _name in people]:
        raise Outdated
    offer = await _open(work, at, Way.NAMED)
    told = PlaceOffered(at.of, offer.id, await shown_name(work, chat.id))
    await stand_ins.ask(work, Book.HANDOVERS, offer.id, taker, told)
    return await standing(work, chat, number)


async def call(work: Work, chat: Chat, number: int) -> Standing:
    """Ask everybody who could, a few at a time; once more changes nothing. Raises Outdated."""
    at = await standing(work, chat, number)
    if at.offer is not None:
        return at
    await _call_some(work, chat, at, await _open(work, at, Way.CALL))
    return await standing(work, chat, number)


async def call_more(work: Work, chat: Chat, number: int) -> tuple[Standing, int]:
    """The next few; returns how many. Raises Outdated where nobody is being asked."""
    at = await standing(work, chat, number)
    if at.offer is None or at.offer.way is not Way.CALL:
        raise Outdated
    more = await _call_some(work, chat, at, at.offer)
    return await standing(work, chat, number), more


async def _call_some(work: Work, giver: Chat, at: Standing, offer: Handover) -> int:
    but = {one.chat for one in at.asked}
    told = PlaceOffered(at.of, offer.id, await shown_name(work, giver.id))
    found = await stand_ins.first(work, at.of.shift, rules.ASKED_AT_ONCE, but)
    return sum([await stand_ins.ask(work, Book.HANDOVERS, offer.id, one, told) for one in found])


async def swaps(work: Work, chat: Chat, number: int) -> tuple[Standing, list[OfShift]]:
    """Full shifts on which this person could be if they gave up their own, soonest first. Raises Outdated."""
    signup, shift = await _mine(work, chat, number)
    found = []
    for other in await dates.ahead(work.tx, work.seconds, int((work.now + HORIZON + DAY).timestamp())):
        if await _swappable(work, chat, shift, other):
            found.append(await shifts.about(work, other))
    return await standing(work, chat, signup.id), found


async def _swappable(work: Work, chat: Chat, mine: Shift, other: Shift) -> bool:
    if other.free != 0 or not other.coming or other.id == mine.id or mine.need.approval or other.need.approval:
        return False  # where staff say who comes, they do in a swap as well
    if await places.of(work.tx, other.id, chat.id) is not None:
        return False
    return not await stand_ins.bars(work, chat, other, without=mine.id)


async def ask_to_swap(work: Work, chat: Chat, number: int, wanted: int) -> Standing:
    """Ask everybody on another shift whether they would swap; the first yes has it.

    Raises Outdated for a shift that cannot be had. Where nobody on it could come to this one, nothing is offered.
    """
    at = await standing(work, chat, number)
    other = await shifts.require(work, wanted)
    if at.offer is not None:
        return at
    if other.starts_at <= work.now or not await _swappable(work, chat, at.of.shift, other):
        raise Outdated
    people = await _on_who_could(work, other, at.of.shift)
    if people:
        offer = await _open(work, at, Way.SWAP, other)
        of, name = await shifts.about(work, other), await shown_name(work, chat.id)
        for one in people:
            await stand_ins.ask(work, Book.HANDOVERS, offer.id, one, SwapOffered(of, at.of, offer.id, name))
    return await standing(work, chat, number)


async def _on_who_could(work: Work, shift: Shift, instead: Shift) -> list[Chat]:
    """Who comes to a shift and could come to another instead."""
    found = []
    for one in await places.active(work.tx, shift.id):
        chat = await chats.get(work.tx, one.chat) if one.chat is not None else None
        if chat is None or one.state is not State.CONFIRMED or await places.of(work.tx, instead.id, chat.id):
            continue
        if not await stand_ins.bars(work, chat, instead, without=shift.id):
            found.append(chat)
    return found


async def _open(work: Work, at: Standing, way: Way, wanted: Shift | None = None) -> Handover:
    shift = at.of.shift
    new = Handover(
        0, at.signup, way, shift.starts_at, wanted.id if wanted else None, wanted.starts_at if wanted else None
    )
    number = await shelf.add(work.tx, new, work.seconds)
    if number is None:
        raise Outdated
    soon = shift.starts_at - rules.SOON
    if soon > work.now:
        await reminders.plan(work.tx, Kind.STILL_YOURS, number, int(soon.timestamp()))
    return Handover(number, new.signup, way, new.starts_at, new.wanted, new.wanted_at)


async def withdraw(work: Work, chat: Chat, number: int) -> Standing:
    """I keep my place after all; twice changes nothing. Raises Outdated."""
    at = await standing(work, chat, number)
    if at.offer is not None:
        await shelf.end(work.tx, at.offer.id, Offer.WITHDRAWN)
        await reminders.void(work.tx, at.offer.id, Kind.STILL_YOURS)
    return await standing(work, chat, number)


async def open_calls(work: Work) -> list[tuple[Handover, OfShift]]:
    """Places offered to whoever could come, that still stand: for who tells others of them."""
    found = []
    for one in await shelf.open_ones(work.tx):
        signup = await places.get(work.tx, one.signup)
        shift = await dates.get(work.tx, signup.shift) if signup is not None else None
        if one.way is Way.CALL and shift is not None and rules.stands(one, signup, shift, work.now):
            found.append((one, await shifts.about(work, shift)))
    return found
