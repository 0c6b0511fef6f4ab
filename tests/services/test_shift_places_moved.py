"""Places of shifts that were moved: who was offered one stands first again, and a question keeps its deadline."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
import shift_world
from shift_world import BEGINNING, World

from bot.domain.catalogue import PlaceKey
from bot.domain.chats import ChatId
from bot.domain.roster import Done
from bot.domain.shift_moves import Move, Own, Scope, Set, Setting
from bot.domain.timetable import DAY
from bot.services import shift_answers, shift_moves, shift_waits, signups

ON = BEGINNING.date() + 3 * DAY
BOSS, FIRST, SECOND, THIRD, FOURTH = map(ChatId, range(1, 6))
ONE = (Scope.ONE, Own.TOO)
LATER = Move(ON, time(13), 180, PlaceKey("hall"))


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A team and no shift yet."""
    world = World(shift_world.template(tmp_path / "template.sqlite3"), tmp_path / "bot.sqlite3")
    yield world
    world.close()


def test_offers_that_end_with_a_move_keep_their_order(world: World) -> None:
    """First in first out: who was offered a place first is asked first again where fewer are left."""
    boss, first = world.chat(BOSS), world.chat(FIRST)
    number = world.done(lambda work: shift_world.need(work, time(9), ON))
    world.done(lambda work: signups.sign_up(work, first, number))
    for who in (SECOND, THIRD, FOURTH):
        chat = world.chat(who)
        world.done(lambda work, chat=chat: shift_waits.join(work, chat, number))
    more = Set(Setting.SEATS, "3")
    world.done(lambda work: shift_moves.change(work, boss, number, more, ONE))
    assert world.rows("SELECT chat_id FROM signups WHERE state = 'held' ORDER BY id") == [(SECOND,), (THIRD,)]
    world.done(lambda work: work.tx.run("UPDATE shifts SET seats = 2 WHERE id = ?", (number,)))
    world.done(lambda work: shift_moves.change(work, boss, number, LATER, ONE))
    assert world.rows("SELECT chat_id FROM signups WHERE state = 'held'") == [(SECOND,)]
    assert world.rows("SELECT chat_id FROM shift_waits ORDER BY id") == [(THIRD,), (FOURTH,)]


def test_staffs_yes_does_not_answer_for_the_person(world: World) -> None:
    """Who asked for a place, and has not agreed to the new time, loses it at the deadline that staff were shown."""
    boss, first = world.chat(BOSS), world.chat(FIRST)
    number = world.done(lambda work: shift_world.need(work, time(9), ON, approval=True))
    signup = world.done(lambda work: signups.sign_up(work, first, number))
    world.done(lambda work: shift_moves.change(work, boss, number, LATER, ONE))
    assert world.done(lambda work: shift_answers.accept(work, boss, signup.id)) is Done.NEW
    world.pass_time(timedelta(hours=48))
    assert world.rows("SELECT state FROM signups") == [("lapsed",)]
