"""The audit is append-only, and a row that was changed or taken out is found."""

from __future__ import annotations

import sqlite3

import pytest

from bot.domain.appointments import State
from bot.domain.audit import By, Change, Only
from bot.domain.chats import ChatId
from bot.domain.people import Role
from storage import audit
from storage.database import Database


@pytest.fixture
async def database(database: Database) -> Database:
    async with database.write() as tx:
        for number in range(5):
            await audit.add(tx, 1000 + number, ChatId(7), "read", f"request {number}")
    return database


@pytest.mark.parametrize("sql", ["UPDATE audit SET actor = 8", "DELETE FROM audit", "DELETE FROM audit WHERE id = 2"])
async def test_no_row_is_changed_or_taken_out(database: Database, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        async with database.write() as tx:
            await tx.run(sql)


@pytest.mark.parametrize("sql", ["UPDATE audit SET actor = 8 WHERE id = 3", "DELETE FROM audit WHERE id = 3"])
async def test_who_goes_round_the_guard_is_found(database: Database, sql: str) -> None:
    async with database.write() as tx:
        assert await audit.broken(tx) is None
        await tx.run("DROP TRIGGER audit_is_never_changed")
        await tx.run("DROP TRIGGER audit_is_kept_a_year")
        await tx.run(sql)
        assert await audit.broken(tx) in (3, 4)


async def test_after_a_year_the_oldest_may_go_and_the_rest_still_fits(database: Database) -> None:
    async with database.write() as tx:
        await audit.add(tx, 1003 + 366 * 86400, None, "join", "admin")
        assert await tx.run("DELETE FROM audit WHERE at < 1003") == 3
        assert await audit.broken(tx) is None


async def test_what_changed_is_in_the_chain_and_members_of_enums_are_words_there(database: Database) -> None:
    async with database.write() as tx:
        await audit.add(tx, 2000, ChatId(7), "join", Role.ADMIN, Change(State.REQUESTED, State.DONE, State.OFFERED))
        await audit.add(tx, 2001, None, "read", "request 1")
        assert await audit.broken(tx) is None
        [act] = await audit.latest(tx, None, 1, 1)
        assert (act.about, act.was, act.became, act.result) == ("admin", "requested", "done", "offered")
        await tx.run("DROP TRIGGER audit_is_never_changed")
        await tx.run("UPDATE audit SET became = 'cancelled' WHERE id = ?", (act.id,))
        assert await audit.broken(tx) == act.id


async def test_acts_of_one_person_or_about_one_thing_are_found_and_no_others(database: Database) -> None:
    async with database.write() as tx:
        await audit.add(tx, 2000, ChatId(8), "hand_over", "request 1 to 9")
        await audit.add(tx, 2001, None, "read", "request 12")
        assert [act.id for act in await audit.latest(tx, Only(By.THING, 2), 0, 9)] == [6, 2]
        assert [act.id for act in await audit.latest(tx, Only(By.ACTOR, 7), 0, 9)] == [7]
        assert await audit.many(tx, Only(By.ACTOR, 1)) == 5
        assert await audit.many(tx, Only(By.ACTOR, 99)) == 0
        assert await audit.actors(tx) == [(8, 6), (7, 5)]
