"""What holds of shifts after whatever anybody did: compared by the test's own rules, from the rows alone."""

from __future__ import annotations

import itertools

from hypothesis.stateful import invariant
from machines import Machine
from shift_world import Snapshot

from bot.domain.holds import hold_until
from bot.domain.shifts import ShiftState, State

PLANNED = "SELECT about, kind FROM reminders WHERE state = 'planned'"
UNANSWERED = "SELECT id, agree_by FROM signups WHERE agree_by > 0 AND state IN ('asked', 'held', 'confirmed')"


class Promises(Machine):
    """``before`` is what stood before the last act; ``asked`` the shifts whose queue that act had to ask."""

    before: Snapshot
    asked: set[int]

    @property
    def now(self) -> Snapshot:
        return self.world.snapshot()

    @invariant()
    def never_more_people_than_seats(self) -> None:
        now, known = self.now, {(row.id, row.size) for row in self.before.rows}
        for number, shift in now.shifts.items():
            came = [row for row in now.of_shift(number) if (row.id, row.size) not in known and not row.over]
            assert not came or shift.need.seats is None or now.taken(number) <= shift.need.seats

    @invariant()
    def nobody_twice_and_nobody_both_on_and_waiting(self) -> None:
        now = self.now
        pairs = [(row.shift, row.chat) for row in now.rows if row.chat is not None]
        waiting = [(shift, chat) for shift, chats_ in now.queues.items() for chat in chats_]
        assert len(pairs) == len(set(pairs))
        assert not set(pairs) & set(waiting)

    @invariant()
    def the_queue_is_in_order(self) -> None:
        """Who stays keeps their order, who comes stands behind; a place is kept for the earliest who may have it.

        Only who was offered a place of a shift that was moved stands before them, in the order of the offers.
        """
        now, known = self.now, {row.id for row in self.before.rows}
        stayed = {row.id for row in now.rows}
        lost = {row.chat for row in self.before.rows if row.id not in stayed}
        for number, after in now.queues.items():
            back = [row.chat for row in self.before.of_shift(number) if row.state == State.HELD and row.chat in after]
            kept = [one for one in self.before.queues.get(number, ()) if one in after]
            assert list(after[: len(back) + len(kept)]) == back + kept
        for row in now.rows:
            if row.state == State.HELD and row.id not in known and row.chat in self.before.queues.get(row.shift, ()):
                ahead = itertools.takewhile(lambda chat, mine=row.chat: chat != mine, self.before.queues[row.shift])
                still = [chat for chat in ahead if chat in now.queues.get(row.shift, ()) and chat not in lost]
                assert not any(now.eligible(row.shift, chat) for chat in still)

    @invariant()
    def a_place_is_kept_only_for_who_may_have_it(self) -> None:
        now, known = self.now, {row.id for row in self.before.rows}
        for row in now.rows:
            if row.state == State.HELD and row.id not in known:
                assert row.chat is not None and now.eligible(row.shift, row.chat)

    @invariant()
    def a_free_place_is_kept_for_who_waits(self) -> None:
        now = self.now
        for number in self.asked & set(now.queues):
            waiting = now.queues[number]
            near = hold_until(self.world.now, now.shifts[number].starts_at) is None
            assert near or not now.free(number) or not any(now.eligible(number, chat) for chat in waiting)

    @invariant()
    def reminders_stand_with_the_places_they_are_about(self) -> None:
        now, planned = self.now, set(self.world.rows(PLANNED))
        states = {row.id: row.state for row in now.rows}
        for about, kind in planned:
            assert kind not in ("shift_day", "shift_hours") or states.get(about) == State.CONFIRMED
            assert kind not in ("place_held", "place_ends") or states.get(about) == State.HELD
        for row in now.rows:
            assert row.state != State.HELD or (row.id, "place_ends") in planned
        for about, until in self.world.rows(UNANSWERED):
            assert until <= self.world.now.timestamp() or (about, "shift_agree") in planned

    @invariant()
    def nobody_is_on_a_shift_that_was_called_off(self) -> None:
        now = self.now
        off = {number for number, shift in now.shifts.items() if shift.state is ShiftState.CANCELLED}
        assert not any(row.shift in off for row in now.rows)
        assert not off & set(now.queues)
