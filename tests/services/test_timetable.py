"""The timetable as the rest of the bot reads it: one statement while nothing has changed."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import cast

import pytest

from bot.demo.seed import changes
from bot.domain.agenda import outlook
from bot.domain.catalogue import ProgrammeKey
from bot.domain.schedule import Closure, Status
from bot.domain.timetable import sessions, today
from bot.services import schedule
from bot.services.catalogue_file import read
from bot.work import Tools, Work
from storage.database import Database, Params, Record, Tx, migrate

NOW = datetime(2026, 11, 30, 6, tzinfo=UTC)


class Counting(Tx):
    """A transaction that counts its statements."""

    statements = 0

    async def all(self, sql: str, params: Params = ()) -> list[Record]:
        self.statements += 1
        return await super().all(sql, params)

    async def one(self, sql: str, params: Params = ()) -> Record | None:
        self.statements += 1
        return await super().one(sql, params)


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    path = tmp_path / "bot.sqlite3"
    migrate(path)
    database = await Database.open(path)
    async with database.write() as tx:
        await schedule.load(tx, read())
    yield database
    await database.close()


def work_in(tx: Tx) -> Work:
    return Work(cast(Tools, None), tx, NOW)


async def test_a_second_look_costs_one_statement(database: Database) -> None:
    async with database.write():
        tx = Counting(database.raw)
        first = await schedule.timetable(work_in(tx))
        before = tx.statements
        assert await schedule.timetable(work_in(tx)) is first
        assert tx.statements - before == 1


async def test_a_change_is_seen_at_once_and_an_undone_one_never(database: Database) -> None:
    day = date(2026, 12, 1)

    async def closed_and_undone() -> None:
        async with database.write() as tx:
            await schedule.close(tx, Closure(day, day))
            (closed,) = sessions(await schedule.timetable(work_in(tx)), day, day)
            assert closed.status is Status.CANCELLED
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await closed_and_undone()
    async with database.write() as tx:
        (open_again,) = sessions(await schedule.timetable(work_in(tx)), day, day)
        assert open_again.status is Status.PLANNED


async def test_the_demo_always_has_something_coming_and_something_changed(database: Database) -> None:
    async with database.write() as tx:
        work = work_in(tx)
        for change in changes(await schedule.timetable(work), today(NOW)):
            await schedule.change_date(tx, change)
        timetable = await schedule.timetable(work)
    soup = outlook(timetable, ProgrammeKey("soup"), NOW, 3)
    assert [session.on for session in soup.coming] == [date(2026, 12, 1), date(2026, 12, 4), date(2026, 12, 11)]
    lessons = outlook(timetable, ProgrammeKey("adult_education"), datetime(2026, 12, 1, 6, tzinfo=UTC))
    assert [session.status for session in lessons.changes] == [Status.MOVED]


async def test_seeding_the_demo_again_changes_nothing(database: Database) -> None:
    async with database.write() as tx:
        work = work_in(tx)
        first = changes(await schedule.timetable(work), today(NOW))
        for change in first:
            await schedule.change_date(tx, change)
        assert changes(await schedule.timetable(work), today(NOW)) == first


@pytest.mark.parametrize("month", range(1, 13))
def test_there_is_something_changed_in_every_month(month: int) -> None:
    timetable = read()
    for day in range(1, 29):
        assert len(changes(timetable, date(2027, month, day))) == 2
