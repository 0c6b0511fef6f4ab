"""Things given out, as staff run them: items and their rules, stock of a day, what is left; never a screen or SQL."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot.domain.catalogue import TALK, Kind, Programme
from bot.domain.chats import Chat
from bot.domain.giving import MOST_OF_ONE, Stock
from bot.domain.items import KNOWN, Item
from bot.domain.people import Action, may
from bot.domain.refusals import Outdated, StockPromised
from bot.domain.schedule import Session, SlotKey
from bot.services import giving, item_waits, people
from bot.services.schedule import timetable
from bot.work import Work
from storage import audit, stocks
from storage import item_waits as queue
from storage import items as shelf

# items --------------------------------------------------------------------------------------------------------------


async def items(work: Work, by: Chat) -> list[Item]:
    """Everything that is given. Raises NotAllowed."""
    await people.require(work, by, Action.GIVE_OUT)
    return await shelf.every(work.tx)


async def kinds(work: Work, by: Chat) -> list[Item]:
    """The known kinds that are not given yet. Raises NotAllowed."""
    there = {one.key for one in await items(work, by)}
    return [one for one in KNOWN.values() if one.key not in there]


async def add(work: Work, by: Chat, key: str) -> Item:
    """A known kind is given from now on, by the rules it had; twice changes nothing. Raises NotAllowed, Outdated."""
    await people.require(work, by, Action.GIVE_OUT)
    if key not in KNOWN:
        raise Outdated
    made = await shelf.add(work.tx, KNOWN[key])
    if made is not None:
        await audit.add(work.tx, work.seconds, by.id, "giving.item", f"item {made.id}")
        return made
    known = await shelf.of_key(work.tx, key)
    assert known is not None
    return await _change(work, by, replace(known, retired=False, open=True))


async def item(work: Work, by: Chat, number: int) -> Item:
    """One with its rules. Raises NotAllowed, Outdated."""
    await people.require(work, by, Action.GIVE_OUT)
    return await giving.item_of(work, number)


async def change(work: Work, by: Chat, new: Item) -> Item:
    """Other rules from now on: what is promised stays. Raises NotAllowed, Outdated."""
    before = await item(work, by, new.id)
    if before.sizes is not new.sizes:
        raise Outdated  # its stock is counted by size
    return await _change(work, by, new)


async def _change(work: Work, by: Chat, new: Item) -> Item:
    before = await shelf.get(work.tx, new.id)
    if before != new:
        await shelf.change(work.tx, new)
        await audit.add(work.tx, work.seconds, by.id, "giving.item", f"item {new.id}")
    for size in new.options:
        await item_waits.pass_on(work, new.id, size)
    return new


async def places(work: Work, by: Chat) -> list[Programme]:
    """The programmes at whose sessions an item can be given out. Raises NotAllowed."""
    await people.require(work, by, Action.GIVE_OUT)
    every = (await timetable(work)).catalogue.programmes.values()
    return [one for one in every if one.kind is Kind.SESSIONS and one.key != TALK]


async def plans(work: Work, by: Chat) -> bool:
    """Whether who looks also sets stock and rules."""
    return may(await people.grants(work, by), Action.GIVE_OUT)


# stock --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Counted:
    """One item and size of a collection day; ``stock`` None where nobody has set it; how many wait for it."""

    item: Item
    size: str
    stock: Stock | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Day:
    """A collection day with everything that can be given on it."""

    session: Session
    counted: tuple[Counted, ...]


async def days(work: Work, by: Chat) -> list[Day]:
    """The collection days ahead of everything that is given, the soonest first. Raises NotAllowed."""
    await people.require(work, by, Action.RUN_DAY)
    given = await shelf.every(work.tx)
    found = [one for key in {it.programme for it in given} for one in await giving.days(work, key)]
    return [await _day(work, one, given) for one in sorted(found, key=lambda one: (one.starts_at, one.series))]


async def day(work: Work, by: Chat, slot: SlotKey) -> Day:
    """One of them, also one that is over. Raises NotAllowed, Outdated."""
    await people.require(work, by, Action.RUN_DAY)
    given = await shelf.every(work.tx)
    session = await giving.session_of(work, slot)
    if session is None:
        raise Outdated
    return await _day(work, session, given)


async def _day(work: Work, session: Session, given: list[Item]) -> Day:
    there = {(one.item, one.size): one for one in await stocks.of_day(work.tx, session.slot)}
    waits = await queue.counts(work.tx)
    counted = [
        Counted(it, size, there.get((it.id, size)), waits.get((it.id, size), 0))
        for it in given
        if it.programme == session.programme or any(key[0] == it.id for key in there)
        for size in it.options
    ]
    return Day(session, tuple(counted))


async def stock_of(work: Work, by: Chat, number: int, size: str, slot: SlotKey) -> tuple[Item, Session, Stock]:
    """The stock of one item and size on a day that takes place and is not over. Raises NotAllowed, Outdated."""
    it = await item(work, by, number)
    session = await giving.session_of(work, slot)
    if size not in it.options or session is None or session.programme != it.programme:
        raise Outdated
    if not session.takes_place or session.ends_at <= work.now:
        raise Outdated
    return it, session, await stocks.on(work.tx, number, size, slot)


async def stock_numbered(work: Work, by: Chat, number: int) -> tuple[Item, Session, Stock]:
    """The same by its row. Raises NotAllowed, Outdated."""
    await people.require(work, by, Action.GIVE_OUT)
    found = await stocks.get(work.tx, number)
    if found is None:
        raise Outdated
    return await stock_of(work, by, found.item, found.size, found.slot)


async def set_amount(work: Work, by: Chat, stock: Stock, amount: int) -> Stock:
    """So many there are; who waits is asked for what is new. Raises NotAllowed, Outdated, StockPromised."""
    await stock_of(work, by, stock.item, stock.size, stock.slot)
    if not 0 <= amount <= MOST_OF_ONE:
        raise Outdated
    if not await stocks.set_amount(work.tx, stock.id, amount):
        raise StockPromised(stock)
    if amount != stock.amount:
        await audit.add(work.tx, work.seconds, by.id, "giving.stock", f"stock {stock.id}")
    await item_waits.pass_on(work, stock.item, stock.size)
    found = await stocks.get(work.tx, stock.id)
    assert found is not None
    return found


@dataclass(frozen=True, slots=True)
class Leftover:
    """What a day has left that nobody was promised, and the next day it could be kept for."""

    session: Session
    after: Session | None
    stocks: tuple[tuple[Item, Stock], ...]


async def left_over(work: Work, by: Chat, slot: SlotKey) -> Leftover:
    """What a day that has begun has left. Raises NotAllowed, Outdated before it."""
    given = {one.id: one for one in await items(work, by)}
    session = await giving.session_of(work, slot)
    if session is None or session.starts_at > work.now:
        raise Outdated
    ahead = [one for one in await giving.days(work, session.programme) if one.starts_at > work.now]
    left = [one for one in await stocks.of_day(work.tx, slot) if one.free > 0 and one.item in given]
    return Leftover(session, next(iter(ahead), None), tuple((given[one.item], one) for one in left))


async def carry_over(work: Work, by: Chat, slot: SlotKey) -> tuple[Session | None, int]:
    """What is left is kept for the next collection day, once; returns that day and how many pieces. Raises as above."""
    seen = await left_over(work, by, slot)
    if seen.after is None:
        return None, 0
    moved = 0
    for _item, one in seen.stocks:
        rest = await stocks.take_rest(work.tx, one.id)
        there = await stocks.on(work.tx, one.item, one.size, seen.after.slot)
        await stocks.set_amount(work.tx, there.id, there.amount + rest)
        await item_waits.pass_on(work, one.item, one.size)
        moved += rest
    if moved:
        await audit.add(work.tx, work.seconds, by.id, "giving.carry", f"{slot[0]} {slot[1]}")
    return seen.after, moved
