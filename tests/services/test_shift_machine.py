"""Anything that people, staff and time can do to shifts, in any order: the promises about places hold after each act.

The services are the real ones on a real file; what should be is said by a model of its own (``shift_world``).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
import shift_world as world_
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule
from machines import PICK, run
from shift_promises import Promises
from shift_world import BEGINNING, COOK, TEAM

from bot.domain.chats import ChatId
from bot.domain.refusals import Refusal
from bot.domain.roster import Reason, packed
from bot.domain.shift_moves import Edit, Move, Own, Scope, Set, Setting
from bot.domain.shift_plans import ANY
from bot.domain.shifts import Bar, Company, Objection, Shift, Signup, State
from bot.domain.timetable import DAY, ISTANBUL
from bot.services import (
    chats,
    roster_acts,
    shift_answers,
    shift_moves,
    shift_offs,
    shift_waits,
    signups,
    volunteers_staff,
)
from bot.services.signups import Party
from bot.work import Work
from storage import signups as places

ASKED = "SELECT g.id, chat_id, asked_at FROM signups g JOIN shift_moves m ON m.signup_id = g.id WHERE chat_id > 0"
EVERYTHING = packed(Objection(bar) for bar in Bar)
"""Whoever presses knows of all bars there are."""
MOST_SHIFTS, MOST_PEOPLE, FEW = 6, 8, 4
NEAR = timedelta(hours=3, minutes=30)


class Team(Promises):
    """Five people and three shifts, two of them at the same hours and full; who is not on one of these waits for it."""

    def __init__(self) -> None:
        super().__init__()
        on = BEGINNING.date() + 3 * DAY
        for start, seats, approval in ((time(9), 1, False), (time(11), 2, False), (time(15), 1, True)):
            self.need(on, start, seats=seats, approval=approval)
        for who in range(TEAM):
            chat = self.world.chat(self.person(who))
            for which in (1, 2):
                if isinstance(self.world.act(lambda work, at=(chat, which): signups.sign_up(work, *at)), Refusal):
                    self.world.done(lambda work, at=(chat, which): shift_waits.join(work, *at))
        self.before = self.world.snapshot()
        self.asked = set()
        self.arrivals = 0

    def need(self, on: Any, start: time, **needed: Any) -> int:
        return self.world.done(lambda work: world_.need(work, start, on, **needed))

    def act(self, use_case: Callable[[Work], Awaitable[Any]]) -> Any:
        """One act of somebody; what stood before is kept for the promises."""
        self.before, self.asked = self.world.snapshot(), set()
        return super().act(use_case)

    def shift(self, pick: int) -> Shift:
        found = list(self.now.shifts.values())
        return found[pick % len(found)]

    def person(self, pick: int) -> ChatId:
        found = [row[0] for row in self.world.rows("SELECT chat_id FROM volunteers ORDER BY chat_id")]
        return ChatId(found[pick % len(found)])

    def active(self, pick: int, *states: str) -> Signup | None:
        found = [row for row in self.now.rows if row.state in states and row.chat is not None]
        return self.world.done(lambda work: places.get(work.tx, found[pick % len(found)].id)) if found else None

    # What volunteers do

    @rule(who=PICK, which=PICK, size=st.sampled_from([1, 1, 1, 2, 3]))
    def join(self, who: int, which: int, size: int) -> None:
        chat, shift = self.world.chat(self.person(who)), self.shift(which)
        had = self.now.on(shift.id, chat.id)
        party = Party(Company.FRIENDS, size) if size > 1 else Party()
        found = self.act(lambda work: signups.sign_up(work, chat, shift.id, party))
        row = self.now.on(shift.id, chat.id)
        if isinstance(found, Refusal):
            assert row == had
        elif had is None or had.state == State.HELD:
            assert row is not None
            assert (row.size, row.state) == (size, State.ASKED if shift.need.approval else State.CONFIRMED)
        else:
            assert row == had

    @rule(pick=PICK)
    def leave(self, pick: int) -> None:
        if signup := self.active(pick, "asked", "held", "confirmed"):
            assert signup.chat is not None
            chat = self.world.chat(signup.chat)
            found = self.act(lambda work: signups.leave(work, chat, signup.id))
            begun = self.now.shifts[signup.shift].starts_at <= self.world.now
            assert isinstance(found, Refusal) == begun
            assert begun or self.now.on(signup.shift, chat.id) is None
            self.asked = {signup.shift}

    @rule(who=PICK, which=PICK)
    def wait(self, who: int, which: int) -> None:
        chat, shift = self.world.chat(self.person(who)), self.shift(which)
        waited = self.now.queues.get(shift.id, ())
        found = self.act(lambda work: shift_waits.join(work, chat, shift.id))
        now = self.now
        if isinstance(found, Refusal):
            assert now.queues.get(shift.id, ()) == waited
        elif chat.id in now.queues.get(shift.id, ()):
            assert found == now.queues[shift.id].index(chat.id) + 1
        else:
            row = now.on(shift.id, chat.id)
            assert (row is not None and row.state == State.HELD, found) == (True, 0)

    @rule(who=PICK, which=PICK)
    def unwait(self, who: int, which: int) -> None:
        chat, shift = self.world.chat(self.person(who)), self.shift(which)
        self.act(lambda work: shift_waits.leave(work, chat, shift.id))
        assert chat.id not in self.now.queues.get(shift.id, ())

    @rule(pick=PICK)
    def decline(self, pick: int) -> None:
        if signup := self.active(pick, "held"):
            assert signup.chat is not None
            chat = self.world.chat(signup.chat)
            self.act(lambda work: shift_waits.decline(work, chat, signup.id))
            self.asked = {signup.shift}
            assert self.now.on(signup.shift, chat.id) is None

    @rule(pick=PICK)
    def accept(self, pick: int) -> None:
        if signup := self.active(pick, "held"):
            assert signup.chat is not None
            chat = self.world.chat(signup.chat)
            self.act(lambda work: signups.sign_up(work, chat, signup.shift))

    @rule(who=PICK)
    @precondition(lambda self: len(self.now.approved) > FEW)
    def erase(self, who: int) -> None:
        chat = self.world.chat(self.person(who))

        async def go(work: Work) -> None:
            work.chat = chat
            await chats.erase(work, chat)

        self.act(go)
        self.asked = self.shifts_of(chat.id)

    # What staff do

    @rule(pick=PICK, yes=st.booleans())
    def answer(self, pick: int, yes: bool) -> None:
        if signup := self.active(pick, "asked"):
            use_case = shift_answers.accept if yes else shift_answers.refuse
            self.act(lambda work: use_case(work, self.boss, signup.id))
            self.asked = set() if yes else {signup.shift}

    @rule(pick=PICK)
    def take_out(self, pick: int) -> None:
        if signup := self.active(pick, "asked", "held", "confirmed"):
            self.act(lambda work: roster_acts.take_out(work, self.boss, signup.id, Reason.ENOUGH))
            self.asked = {signup.shift}

    @rule(who=PICK, which=PICK)
    def put_in(self, who: int, which: int) -> None:
        """Staff set aside whatever speaks against it, and may also enter who was there."""
        chat, shift = self.person(who), self.shift(which)
        self.act(lambda work: roster_acts.put_in(work, self.boss, shift.id, chat, EVERYTHING))

    @rule(which=PICK, seats=st.sampled_from([ANY, "0", "1", "2", "3", "4"]))
    def set_seats(self, which: int, seats: str) -> None:
        self.change(which, Set(Setting.SEATS, seats))

    @rule(which=PICK, hours=st.sampled_from([-24, -2, -1, 1, 2, 24]))
    def move(self, which: int, hours: int) -> None:
        starts = self.shift(which).starts_at.astimezone(ISTANBUL) + timedelta(hours=hours)
        self.change(which, Move(starts.date(), starts.time(), 180, COOK.place))

    def change(self, which: int, edit: Edit) -> None:
        number = self.shift(which).id
        self.act(lambda work: shift_moves.change(work, self.boss, number, edit, (Scope.ONE, Own.TOO)))
        self.asked = {number}

    @rule(pick=PICK)
    def agree(self, pick: int) -> None:
        if asked := self.world.rows(ASKED):
            number, person, at = asked[pick % len(asked)]
            chat = self.world.chat(person)
            self.act(lambda work: shift_moves.agree(work, chat, number, at))

    @rule(which=PICK)
    @precondition(lambda self: len(self.now.shifts) > FEW)
    def call_off(self, which: int) -> None:
        number = self.shift(which).id
        self.act(lambda work: shift_offs.call_off(work, self.boss, number, {"en": "Snow."}))

    @rule(start=st.sampled_from([time(9), time(12)]), days=st.integers(1, 3), seats=st.sampled_from([None, 1, 2]))
    @precondition(lambda self: len(self.now.shifts) < MOST_SHIFTS)
    def need_more(self, start: time, days: int, seats: int | None) -> None:
        self.need(self.world.now.date() + days * DAY, start, seats=seats)
        self.before = self.world.snapshot()

    @rule(who=PICK)
    @precondition(lambda self: len(self.now.approved) > FEW)
    def lose_the_role(self, who: int) -> None:
        chat = self.world.chat(self.person(who))
        self.act(lambda work: volunteers_staff.take_out(work, self.boss, chat.id))
        self.asked = self.shifts_of(chat.id)
        assert not any(row.chat == chat.id and not self.begun(row.shift) for row in self.now.rows)

    @rule()
    @precondition(lambda self: len(self.now.approved) < MOST_PEOPLE)
    def arrive(self) -> None:
        self.arrivals += 1
        self.act(lambda work: world_.arrive(work.tx, 1000 + self.arrivals))

    # Time

    @rule(hours=st.sampled_from([0, 0, 1, 1, 5, 5, 20]))
    def later(self, hours: int) -> None:
        self.before = self.world.snapshot()
        self.world.pass_time(timedelta(hours=hours))
        self.asked = set(self.before.shifts)

    @rule()
    def it_comes_near(self) -> None:
        """So near to the next shift that nothing is kept for anybody."""
        ahead = [one.starts_at - self.world.now for one in self.now.shifts.values()]
        if wait := [left - NEAR for left in ahead if left > NEAR]:
            self.before = self.world.snapshot()
            self.world.pass_time(min(wait))
            self.asked = set(self.before.shifts)

    def shifts_of(self, chat: ChatId) -> set[int]:
        """Where that person had a place before this act."""
        return {row.shift for row in self.before.rows if row.chat == chat}

    def begun(self, number: int) -> bool:
        return self.now.shifts[number].starts_at <= self.world.now


@pytest.mark.timeout(180)
def test_whatever_happens_places_are_kept_in_order(tmp_path: Path) -> None:
    """SH-A1, SH-A3, SH-A4, SH-B3, SH-C8, SH-F1, SH-F2, SH-G1, SH-G3, SH-G4, SH-G9, SH-H1, SH-H2."""
    run(Team, tmp_path)
