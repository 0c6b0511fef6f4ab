"""Calling numbers to the table on a collection day, and telling those who come near; never a screen or SQL.

Calling is a choice: where nobody is called, nobody hears anything. Each act names the state it was made for, so that a
tap that comes twice or late changes nothing more.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.domain.called import Call, ComeNow, Line, Shown, SoonYou, line, shown
from bot.domain.chats import Chat
from bot.domain.schedule import Session, SlotKey
from bot.domain.timetable import stretch, today
from bot.services import giving, giving_table, tickets
from bot.work import Work
from storage import audit
from storage import called as shelf


@dataclass(frozen=True, slots=True)
class Calling:
    """The line as who stands at the table sees it; ``won`` is False where a tap came too late to change anything."""

    session: Session
    line: Line
    by: Chat
    now: datetime
    won: bool = True

    @property
    def open(self) -> bool:
        """Whether somebody can be called today."""
        return giving_table.is_now(self.session, self.now)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a household stands: how many are before it (None where it is called, or has collected), who is called."""

    ticket: int
    number: int
    mark: str
    before: int | None
    called: bool
    now: tuple[tuple[int, str], ...]


async def calling(work: Work, by: Chat, slot: SlotKey, *, won: bool = True) -> Calling:
    """The line of a day. Raises NotAllowed, Outdated."""
    session, _part = await giving_table.require(work, by, slot)
    return Calling(session, line(await shelf.of_day(work.tx, slot)), by, work.now, won)


async def call(work: Work, by: Chat, ticket: int, times: int) -> Calling:
    """Call a number, or once more; its holder and who comes near are told. Raises NotAllowed, Outdated."""
    slot, one = await _at(work, by, ticket)
    won = one is not None and one.times == times and await shelf.call(work.tx, one, work.seconds, by.id)
    if won and one is not None:
        await audit.add(work.tx, work.seconds, by.id, "giving.call", f"ticket {ticket}")
        card = await giving.card(work, await giving.ticket_of(work, ticket))
        await giving.tell(work, one.chat, ComeNow(card, one.called_at is not None))
        await _tell_near(work, slot)
    return await calling(work, by, slot, won=won)


async def put_off(work: Work, by: Chat, ticket: int, times: int) -> Calling:
    """Nobody came: the number waits again, behind the next three. Raises NotAllowed, Outdated."""
    slot, one = await _at(work, by, ticket)
    won = one is not None and one.called_at is not None and one.times == times
    if won and one is not None:
        found = line(await shelf.of_day(work.tx, slot))
        won = await shelf.put_off(work.tx, one, found.behind_some(one), by.id)
        await audit.add(work.tx, work.seconds, by.id, "giving.put_off", f"ticket {ticket}")
        await _tell_near(work, slot)
    return await calling(work, by, slot, won=won)


async def take_back(work: Work, by: Chat, ticket: int, times: int) -> Calling:
    """It was called by mistake: it stands where it stood. Raises NotAllowed, Outdated."""
    slot, one = await _at(work, by, ticket)
    won = one is not None and one.times == times and one.may_undo(by.id, work.now)
    if won and one is not None:
        won = await shelf.take_back(work.tx, one, by.id)
    return await calling(work, by, slot, won=won)


async def place(work: Work, chat: Chat, number: int) -> Place:
    """Where this household stands now; raises Outdated for anybody else's number."""
    card = await tickets.card(work, chat, number)
    found = line(await shelf.of_day(work.tx, card.ticket.slot))
    is_called = any(one.ticket == number for one in found.called)
    return Place(number, card.ticket.number, card.ticket.mark, found.before(number), is_called, shown(found).now)


async def display(path: Path, now: datetime) -> Shown:
    """What a display at the door shows now; read from the file beside the running bot."""
    on = today(now)
    return shown(line(await shelf.on_display(path, *stretch(on, on))))


async def _at(work: Work, by: Chat, ticket: int) -> tuple[SlotKey, Call | None]:
    """The day of a number and how it stands; raises NotAllowed, Outdated where it is not today."""
    found = await giving.ticket_of(work, ticket)
    await giving_table.require_now(work, by, found)
    return found.slot, await shelf.get(work.tx, ticket)


async def _tell_near(work: Work, slot: SlotKey) -> None:
    for one, at in line(await shelf.of_day(work.tx, slot)).to_tell():
        card = await giving.card(work, await giving.ticket_of(work, one.ticket))
        await giving.tell(work, one.chat, SoonYou(card, at))
        await shelf.told_near(work.tx, one.ticket, at)
