"""Anything that people, staff and time can do to shifts, in any order: the promises about places hold after each act.

The services are the real ones on a real file; what should be is said by a model of its own (``shift_world``).
"""

from __future__ import annotations

import itertools
import tempfile
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest
import shift_world as world_
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test
from shift_promises import Promises
from shift_world import BEGINNING, TEAM, World

from bot.domain.chats import ChatId
from bot.domain.refusals import Refusal
from bot.domain.shifts import Company, Shift, ShiftState, Signup, State
from bot.domain.timetable import DAY
from bot.domain.volunteers import State as Standing
from bot.services import chats, shift_changes, shift_reminders, shift_waits, signups
from bot.services.signups import Party
from bot.work import Work
from storage import shift_waits as queue
from storage import shifts as shelf
from storage import signups as places
from storage import volunteers

PICK = st.integers(0, 99)
MOST_SHIFTS, MOST_PEOPLE, FEW = 6, 8, 4
NEAR = timedelta(hours=3, minutes=30)


class Team(Promises):
    """Five people and three shifts, two of them at the same hours and full; who is not on one of these waits for it."""

    folder: Path
    begun_from: Path
    names = itertools.count()

    def __init__(self) -> None:
        super().__init__()
        self.world = World(self.begun_from, self.folder / f"{next(self.names)}.sqlite3")
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

    def teardown(self) -> None:
        self.world.close()

    def need(self, on: Any, start: time, **needed: Any) -> int:
        return self.world.done(lambda work: world_.need(work, start, on, **needed))

    def act(self, use_case: Callable[[Work], Awaitable[Any]]) -> Any:
        """One act of somebody; what stood before is kept for the promises."""
        self.before, self.asked = self.world.snapshot(), set()
        return self.world.act(use_case)

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

    @rule(pick=PICK)
    def say_yes(self, pick: int) -> None:
        if signup := self.active(pick, "asked"):
            boss = self.world.chat(ChatId(1))

            async def yes(work: Work) -> None:
                await places.settle(work.tx, signup.id, State.CONFIRMED)
                await signups.begun(work, boss, signup.id)

            self.act(yes)

    @rule(pick=PICK)
    def take_out(self, pick: int) -> None:
        if signup := self.active(pick, "asked", "confirmed"):
            self.act(lambda work: signups.end(work, signup, State.REMOVED, by=None))
            self.asked = {signup.shift}

    @rule(who=PICK, which=PICK)
    def put_in_over(self, who: int, which: int) -> None:
        chat, shift, boss = self.person(who), self.shift(which), self.world.chat(ChatId(1))

        async def put(work: Work) -> None:
            new = Signup(0, shift.id, chat, State.CONFIRMED, over=True)
            taken = await places.take(work.tx, new, work.seconds)
            if taken is not None:
                await queue.leave(work.tx, shift.id, chat)
                await signups.begun(work, boss, taken)

        self.act(put)

    @rule(which=PICK, seats=st.sampled_from([None, 0, 1, 2, 3, 4]))
    def set_seats(self, which: int, seats: int | None) -> None:
        shift = self.shift(which)

        async def change(work: Work) -> None:
            await shelf.change(work.tx, replace(shift, need=replace(shift.need, seats=seats), own=True))
            await shift_waits.pass_on(work, shift.id)

        self.act(change)
        self.asked = {shift.id}

    @rule(which=PICK, hours=st.sampled_from([-24, -2, -1, 1, 2, 24]))
    def move(self, which: int, hours: int) -> None:
        shift, by = self.shift(which), timedelta(hours=hours)
        if shift.starts_at + by <= self.world.now or shift.state is ShiftState.CANCELLED:
            return

        async def change(work: Work) -> None:
            moved = replace(shift, starts_at=shift.starts_at + by, ends_at=shift.ends_at + by, own=True)
            await shelf.change(work.tx, moved)
            for one in await places.active(work.tx, shift.id):
                if one.state is State.CONFIRMED:
                    await shift_reminders.plan(work, one.id, moved)
            await shift_waits.pass_on(work, shift.id)

        self.act(change)

    @rule(which=PICK)
    @precondition(lambda self: len(self.now.shifts) > FEW)
    def call_off(self, which: int) -> None:
        shift = self.shift(which)
        self.act(lambda work: shift_changes.call_off(work, shift, {"en": "Snow."}))

    @rule(start=st.sampled_from([time(9), time(12)]), days=st.integers(1, 3), seats=st.sampled_from([None, 1, 2]))
    @precondition(lambda self: len(self.now.shifts) < MOST_SHIFTS)
    def need_more(self, start: time, days: int, seats: int | None) -> None:
        self.need(self.world.now.date() + days * DAY, start, seats=seats)
        self.before = self.world.snapshot()

    @rule(who=PICK)
    @precondition(lambda self: len(self.now.approved) > FEW)
    def lose_the_role(self, who: int) -> None:
        chat = self.world.chat(self.person(who))

        async def lose(work: Work) -> None:
            await volunteers.decide(work.tx, chat.id, (Standing.APPROVED, Standing.REFUSED), None, work.seconds)
            await signups.free_places(work, chat, State.REMOVED)

        self.act(lose)
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
    begun_from = world_.template(tmp_path / "template.sqlite3")
    with tempfile.TemporaryDirectory(dir=tmp_path) as folder:
        kind = type("Here", (Team,), {"folder": Path(folder), "begun_from": begun_from})
        run_state_machine_as_test(
            kind,
            settings=settings(
                max_examples=60,
                report_multiple_bugs=False,
                stateful_step_count=40,
                deadline=None,
                derandomize=True,
                suppress_health_check=list(HealthCheck),
            ),
        )
