"""AB-52: a phone that opens one case after the other is slowed, and the administrators hear of it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from conftest import Running, labels, words
from desk import ask, staff
from following import said
from letters import rows
from planning import walk
from volunteering import press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.services.case_pace import MOST

SLOWED = "🕥 You have opened many cases in a short time. It goes on at "
TOLD = " opens many cases in a short time."


@pytest.fixture
async def boss(running: Running, api: BotApi) -> Phone:
    return await staff(running, api, "Boss", Grant(Role.ADMIN))


async def many(running: Running, amina: Phone, count: int) -> None:
    """So many requests, copies of one."""
    await ask(running, amina)
    async with running.bot.db.write() as tx:
        found = await tx.all("SELECT name FROM pragma_table_info('requests') WHERE name <> 'id'")
        names = ", ".join(name for (name,) in found)
        for number in range(2, count + 1):
            await tx.run(f"INSERT INTO requests (id, {names}) SELECT {number}, {names} FROM requests WHERE id = 1")


async def test_forty_cases_in_five_minutes_are_slowed_and_the_administrators_told_once(
    running: Running, api: BotApi, amina: Phone, sara: Phone, boss: Phone
) -> None:
    """AB-52: the last that is let through tells; one that is open already can be opened again; then it goes on."""
    await many(running, amina, 40)
    opened = 0
    for number in range(1, 41):
        await walk(running, api, sara, f"case:{number}")
        opened += not words(sara).startswith(SLOWED)
    assert opened == MOST
    assert len([told for told in said(boss) if TOLD in told]) == 1
    assert "🔒 Lock out" in labels(boss)
    await walk(running, api, sara, "case:3")
    assert not words(sara).startswith(SLOWED)
    await running.stop()
    await running.start()
    await walk(running, api, sara, "case:40")
    assert words(sara).startswith(SLOWED)
    api.clock.forward(timedelta(minutes=6))
    await walk(running, api, sara, "case:40")
    assert not words(sara).startswith(SLOWED)
    assert len([told for told in said(boss) if TOLD in told]) == 1


async def test_writing_down_forty_people_without_a_phone_is_slowed_too(
    running: Running, api: BotApi, sara: Phone, boss: Phone
) -> None:
    for _ in range(40):
        now = int(api.clock.now().timestamp())
        await walk(running, api, sara, f"slip.write:{now}:family:me")
    assert words(sara).startswith(SLOWED)
    assert await rows(running, "SELECT count(*) FROM slips") == [(MOST,)]
    assert len([told for told in said(boss) if TOLD in told]) == 1


async def test_ordinary_work_is_never_slowed(
    running: Running, api: BotApi, amina: Phone, sara: Phone, boss: Phone
) -> None:
    """Two a minute, for hours."""
    await many(running, amina, 60)
    for number in range(1, 61):
        api.clock.forward(timedelta(seconds=29))
        await press(running, sara, f"case:{number}")
        assert not words(sara).startswith(SLOWED), number
    assert not any(TOLD in told for told in said(boss))
