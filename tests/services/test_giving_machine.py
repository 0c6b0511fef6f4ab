"""Anything that households, staff and time can do to things given out, in any order: the promises hold after each act.

The services are the real ones on a real file; what has to be true is read from the file by rules of the test's own.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import shift_world as world_
from giving_promises import Promises
from hypothesis import strategies as st
from hypothesis.stateful import rule
from machines import PICK, run

from bot.domain.chats import Chat, ChatId, Kind
from bot.domain.giving import State
from bot.domain.refusals import NotGiven, Refusal, StockPromised
from bot.domain.schedule import Change, ChangeKind, Session
from bot.services import (
    chats,
    giving,
    giving_cases,
    giving_days,
    giving_staff,
    giving_table,
    item_waits,
    schedule,
    tickets,
)
from bot.work import Work
from storage import chats as rows_of

WANTED = st.sampled_from([("milk", ""), ("milk", ""), ("coupon", ""), ("clothes", "0-2"), ("clothes", "3-5")])
HOUSEHOLDS, MOST, FEW = 5, 8, 3


class Table(Promises):
    """Households, a coordinator, three items and their next collection days, each with one or two pieces."""

    def __init__(self) -> None:
        super().__init__()
        self.arrivals = 500
        for key in ("milk", "coupon", "clothes"):
            self.item[key] = self.world.done(lambda work, key=key: giving_staff.add(work, self.boss, key)).id
        for _ in range(HOUSEHOLDS):
            self.arrive()
        for which in range(3):
            self.set_stock(("milk", ""), which, 2)
            self.set_stock(("coupon", ""), which, 1)
            self.set_stock(("clothes", "0-2"), which, 1)

    # What the test knows

    def person(self, pick: int) -> Chat:
        found = self.world.rows("SELECT id FROM chats WHERE id <> 1 ORDER BY id")
        return self.world.chat(ChatId(found[pick % len(found)][0]))

    def days(self, key: str) -> list[Session]:
        async def find(work: Work) -> list[Session]:
            return await giving.days(work, (await giving.item_of(work, self.item[key])).programme)

        return self.world.done(find)

    def number(self, pick: int, *states: str) -> int | None:
        among = ", ".join(f"'{state}'" for state in states)
        found = self.world.rows(f"SELECT id FROM allotments WHERE state IN ({among}) ORDER BY id")
        return found[pick % len(found)][0] if found else None

    def state(self, number: int) -> str:
        return str(self.world.rows(f"SELECT state FROM allotments WHERE id = {number}")[0][0])

    def owner(self, number: int) -> Chat | None:
        found = self.world.rows(f"SELECT chat_id FROM allotments WHERE id = {number}")[0][0]
        return None if found is None else self.world.chat(found)

    # What households do

    @rule(who=PICK, wanted=WANTED)
    def claim(self, who: int, wanted: tuple[str, str]) -> None:
        chat, (key, size) = self.person(who), wanted
        found = self.act(lambda work: tickets.claim(work, chat, self.item[key], size))
        if isinstance(found, Refusal):
            assert isinstance(found, NotGiven)
            return
        card, mine = found
        assert card.ticket.chat == chat.id
        assert mine.state in ((State.ASKED, State.GRANTED) if key == "coupon" else (State.GRANTED,))

    @rule(wanted=WANTED)
    def everybody_claims(self, wanted: tuple[str, str]) -> None:
        for who in range(MOST):
            self.claim(who, wanted)

    @rule(who=PICK, wanted=WANTED)
    def wait(self, who: int, wanted: tuple[str, str]) -> None:
        chat, (key, size) = self.person(who), wanted
        self.act(lambda work: item_waits.join(work, chat, self.item[key], size))

    @rule(who=PICK, wanted=WANTED)
    def unwait(self, who: int, wanted: tuple[str, str]) -> None:
        chat, (key, size) = self.person(who), wanted
        self.act(lambda work: item_waits.leave(work, chat, self.item[key], size))

    @rule(pick=PICK)
    def decline(self, pick: int) -> None:
        if number := self.number(pick, "held"):
            chat = self.owner(number)
            assert chat is not None
            self.act(lambda work: tickets.decline(work, chat, number))
            assert self.state(number) == "withdrawn"

    @rule(pick=PICK)
    def give_back(self, pick: int) -> None:
        if number := self.number(pick, "granted", "asked"):
            chat = self.owner(number)
            assert chat is not None
            ticket = self.world.rows(f"SELECT ticket_id FROM allotments WHERE id = {number}")[0][0]
            self.act(lambda work: tickets.give_back(work, chat, ticket))
            assert self.state(number) == "withdrawn"

    @rule(who=PICK, sure=st.integers(0, 3))
    def erase(self, who: int, sure: int) -> None:
        if sure or len(self.world.rows("SELECT 1 FROM chats")) <= FEW:
            return
        chat = self.person(who)

        async def go(work: Work) -> None:
            work.chat = chat
            await chats.erase(work, chat)

        self.act(go)
        self.world.tick()

    @rule()
    def arrive(self) -> None:
        if len(self.world.rows("SELECT 1 FROM chats")) < MOST:
            self.arrivals += 1
            day = self.world.now.date()
            self.act(lambda work: rows_of.add(work.tx, work.vault, self.arrivals, Kind.PRIVATE, day))

    # What the house does

    @rule(pick=PICK, yes=st.booleans())
    def answer(self, pick: int, yes: bool) -> None:
        if number := self.number(pick, "asked", "granted", "collected"):
            before = self.state(number)
            done = self.act(lambda work: giving_cases.answer(work, self.boss, number, yes=yes))
            assert done is (before == "asked")
            assert self.state(number) == (("granted" if yes else "refused") if done else before)

    @rule(pick=PICK, key=st.sampled_from(["milk", "milk", "clothes"]))
    def on_the_day(self, pick: int, key: str) -> None:
        """Somebody comes to the table when it is time."""
        self.claim(pick, (key, "" if key == "milk" else "0-2"))
        self.the_day_comes(key)
        self.collect(pick)
        self.collect(pick + 1)

    @rule(pick=PICK)
    def collect(self, pick: int) -> None:
        """Only what is granted, only on its day, and only once."""
        if number := self.number(pick, "granted", "collected", "held", "expired"):
            before = self.state(number)
            found = self.act(lambda work: giving_table.collect(work, self.boss, number))
            won = not isinstance(found, Refusal) and found.won
            assert not won or before == "granted"
            self.handed += won
            again = self.act(lambda work: giving_table.collect(work, self.boss, number))
            assert isinstance(again, Refusal) or not again.won

    @rule(pick=PICK)
    def undo(self, pick: int) -> None:
        if number := self.number(pick, "collected", "granted"):
            before = self.state(number)
            found = self.act(lambda work: giving_table.undo(work, self.boss, number))
            won = not isinstance(found, Refusal) and found.won
            assert not won or before == "collected"
            self.handed -= won

    @rule(wanted=WANTED, which=st.integers(0, 2), amount=st.integers(0, 3))
    def set_stock(self, wanted: tuple[str, str], which: int, amount: int) -> None:
        session = self.days(wanted[0])[which]

        async def put(work: Work) -> Any:
            slot = (session.series, session.original_on)
            _item, _day, stock = await giving_staff.stock_of(work, self.boss, self.item[wanted[0]], wanted[1], slot)
            return stock, await giving_staff.set_amount(work, self.boss, stock, amount)

        found = self.act(put)
        if isinstance(found, StockPromised):
            assert found.stock.taken > amount
        else:
            assert found[1].amount == amount

    @rule(key=st.sampled_from(["milk", "clothes"]), open_=st.booleans())
    def shut(self, key: str, open_: bool) -> None:
        async def put(work: Work) -> None:
            item = await giving_staff.item(work, self.boss, self.item[key])
            await giving_staff.change(work, self.boss, world_.replace(item, open=open_))

        self.world.done(put)

    @rule()
    def finish(self) -> None:
        session = self.days("milk")[0]
        if session.starts_at > self.world.now:
            return
        self.act(lambda work: giving_days.finish(work, (session.series, session.original_on)))

    @rule(back=st.integers(1, 8))
    def carry_over(self, back: int) -> None:
        """What is left of a day that is over is there on the next: once, and not a piece more."""
        total = "SELECT coalesce(sum(amount), 0) FROM stocks"
        before = self.world.rows(total)
        slots = self.world.rows("SELECT DISTINCT series, original_on FROM stocks ORDER BY original_on")
        series, on = slots[back % len(slots)]
        slot = (series, world_.date.fromisoformat(on))
        self.act(lambda work: giving_staff.carry_over(work, self.boss, slot))
        self.act(lambda work: giving_staff.carry_over(work, self.boss, slot))
        assert self.world.rows(total) == before

    @rule(which=st.integers(0, 12))
    def call_off(self, which: int) -> None:
        if which > 1:
            return
        session = self.days("milk")[which]
        change = Change(session.series, session.original_on, ChangeKind.CANCELLED)
        self.world.done(lambda work: schedule.change_date(work.tx, change))
        self.world.tick()

    @rule(hours=st.sampled_from([0, 1, 1, 5, 5, 24, 72]))
    def later(self, hours: int) -> None:
        self.world.pass_time(timedelta(hours=hours))

    def the_day_comes(self, key: str) -> None:
        left = self.days(key)[0].starts_at - self.world.now
        if left > timedelta():
            self.world.pass_time(left + timedelta(minutes=10))


@pytest.mark.timeout(240)
def test_whatever_happens_nothing_is_given_twice_nor_beyond_the_stock(tmp_path: Path) -> None:
    """Grant, collect, undo, expire, restock, withdraw, wait and offer, in any order."""
    run(Table, tmp_path)
