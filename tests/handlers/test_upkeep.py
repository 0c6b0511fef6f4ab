"""Where reminders do not go out for hours, staff are told once."""

from __future__ import annotations

from datetime import timedelta

from conftest import Running
from letters import said

from bot.demo.phone import Phone
from bot.services import upkeep
from bot.work import Work
from storage import facts


async def stand_still(running: Running, hours: int) -> None:
    """As if the last run had come to its end so long ago."""
    since = running.bot.tools.clock.real_now() - timedelta(hours=hours)
    async with running.bot.db.write() as tx:
        await facts.put(tx, upkeep.RAN, str(int(since.timestamp())).encode())


async def run(running: Running, *, ended: bool) -> None:
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        await (upkeep.ran(work) if ended else upkeep.look(work))
        await running.bot.sender.owe(tx, [work])
    await running.calm()


def alarms(phone: Phone) -> list[str]:
    return [text for text in said(phone) if "No reminders went out since" in text]


async def test_staff_are_told_once_of_a_standstill(running: Running, sara: Phone, amina: Phone) -> None:
    """SH-F6: not silence, and not every ten minutes."""
    await stand_still(running, 3)
    await run(running, ended=False)
    await run(running, ended=False)
    await run(running, ended=True)
    assert len(alarms(sara)) == 1
    assert alarms(amina) == []
    await run(running, ended=False)
    assert len(alarms(sara)) == 1


async def test_a_short_pause_and_the_clock_of_a_demo_are_no_standstill(running: Running, sara: Phone) -> None:
    await stand_still(running, 1)
    running.api.clock.forward(timedelta(days=9))
    await run(running, ended=False)
    await run(running, ended=True)
    assert alarms(sara) == []


async def test_a_run_after_hours_says_that_some_were_late(running: Running, sara: Phone) -> None:
    await stand_still(running, 5)
    await run(running, ended=True)
    [told] = alarms(sara)
    assert "They go out again now." in told
