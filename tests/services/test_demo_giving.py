"""The demo's table stands on any day at any hour: in progress now, somebody served, one thing finished."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
import shift_world as world_
from shift_world import World

from bot import demonstration_giving
from bot.domain.chats import Kind
from bot.domain.timetable import ISTANBUL
from bot.work import Work
from storage import chats


@pytest.mark.parametrize(
    "now",
    [datetime(2026, 11, day, *at, tzinfo=ISTANBUL) for day in (23, 26, 29) for at in ((0, 5), (10, 30), (23, 50))],
)
def test_a_day_is_in_progress_whatever_the_hour(tmp_path: Path, now: datetime) -> None:
    world = World(world_.template(tmp_path / "template.sqlite3"), tmp_path / "a.sqlite3")
    world.now = now

    async def build(work: Work) -> None:
        people = [await chats.add(work.tx, work.vault, 900 + at, Kind.PRIVATE, now.date()) for at in range(5)]
        boss = await chats.get(work.tx, world_.ChatId(1))
        assert boss is not None
        await demonstration_giving.table(work, boss, people)

    world.done(build)
    assert dict(world.rows("SELECT state, count(*) FROM allotments GROUP BY state")) == {"collected": 3, "granted": 5}
    assert world.rows("SELECT count(*) FROM tickets") == [(5,)]
    world.close()
