"""Faults that the machine found, or that were found while it was written, each as the shortest story of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
import shift_world
from shift_world import BEGINNING, World

from bot.domain.chats import ChatId
from bot.domain.refusals import Barred
from bot.domain.shift_notices import GaveBack
from bot.domain.shifts import Bar, Company, State
from bot.domain.timetable import DAY
from bot.services import chats, shift_waits, signups
from bot.services.signups import Party
from bot.work import Work

ON = BEGINNING.date() + 3 * DAY
FIRST, SECOND = ChatId(2), ChatId(3)
WITH_A_FRIEND = Party(Company.FRIENDS, 2)


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A team and no shift yet."""
    world = World(shift_world.template(tmp_path / "template.sqlite3"), tmp_path / "bot.sqlite3")
    yield world
    world.close()


def offered(world: World, **needed: object) -> int:
    """A shift whose one place is kept for the second, after the first has left; its number."""
    number = world.done(lambda work: shift_world.need(work, time(9), ON, **needed))
    first, second = world.chat(FIRST), world.chat(SECOND)
    signup = world.done(lambda work: signups.sign_up(work, first, number))
    world.done(lambda work: shift_waits.join(work, second, number))
    world.done(lambda work: signups.leave(work, first, signup.id))
    return number


def test_a_kept_place_that_waits_for_staff_has_no_time_that_ends(world: World) -> None:
    number = offered(world, approval=True)
    second = world.chat(SECOND)
    world.done(lambda work: signups.sign_up(work, second, number))
    assert world.rows("SELECT state FROM signups WHERE chat_id = 3") == [("asked",)]
    assert world.rows("SELECT kind FROM reminders WHERE state = 'planned' AND about = 2") == []


def test_who_takes_a_kept_place_with_a_friend_has_two_seats_or_none(world: World) -> None:
    """The receipt speaks of what is stored; SH-A11."""
    number = offered(world)
    second = world.chat(SECOND)
    refused = world.act(lambda work: signups.sign_up(work, second, number, WITH_A_FRIEND))
    assert isinstance(refused, Barred)
    assert refused.why is Bar.FULL
    assert world.rows("SELECT state, size FROM signups WHERE chat_id = 3") == [("held", 1)]
    world.done(lambda work: work.tx.run("UPDATE shifts SET seats = 2 WHERE id = ?", (number,)))
    world.done(lambda work: signups.sign_up(work, second, number, WITH_A_FRIEND))
    assert world.rows("SELECT state, size, company FROM signups WHERE chat_id = 3") == [("confirmed", 2, "friends")]


def test_nothing_is_kept_for_anybody_before_sign_up_opens(world: World) -> None:
    """SH-H7: the waiting list is no way round the hour at which sign-up opens."""
    number = world.done(lambda work: shift_world.need(work, time(9), ON))
    first, second = world.chat(FIRST), world.chat(SECOND)
    opens = int((world.now + timedelta(hours=5)).timestamp())
    sql = "UPDATE shifts SET opens_at = ? WHERE id = ?"
    world.done(lambda work: signups.sign_up(work, first, number))
    world.done(lambda work: shift_waits.join(work, second, number))
    world.done(lambda work: work.tx.run(sql, (opens, number)))
    [(signup,)] = world.rows("SELECT id FROM signups")
    world.done(lambda work: signups.leave(work, first, signup))
    refused = world.act(lambda work: shift_waits.join(work, first, number))
    assert isinstance(refused, Barred)
    assert refused.why is Bar.NOT_YET
    world.tick()
    assert world.rows("SELECT state FROM signups") == [("left",)]
    world.pass_time(timedelta(hours=5))
    assert world.rows("SELECT chat_id, state FROM signups WHERE state = 'held'") == [(SECOND, State.HELD)]


def test_coordinators_hear_nothing_of_a_place_that_was_only_offered(world: World) -> None:
    """They never heard that somebody comes: nobody stays away either."""
    offered(world)
    second = world.chat(SECOND)
    world.told.clear()

    async def erase(work: Work) -> None:
        work.chat = second
        await chats.erase(work, second)

    world.done(erase)
    assert not any(isinstance(notice, GaveBack) for _, notice in world.told)
