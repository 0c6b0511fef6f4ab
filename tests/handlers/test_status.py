"""/status for who looks after the bot: all is well, or what is wrong; nobody else sees it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from conftest import Running, words
from desk import staff, tap
from letters import said

from bot import VERSION
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.people import Grant, Role
from bot.domain.status import LEAST_FREE, Problem, Queue, Status
from bot.services import backups, status, upkeep
from bot.work import Work
from storage import facts, people

NOW = datetime(2026, 12, 1, 12, tzinfo=UTC)
NONE = Queue(0, None)
WELL = Status(
    NOW, NOW, VERSION, True, NONE, NONE, NONE, NONE, 0, 0, 9, 1, NOW - timedelta(hours=9), NOW, 1024, 9 * LEAST_FREE
)  # fmt: skip


def since(**ago: float) -> Queue:
    return Queue(1, NOW - timedelta(**ago))


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"running": False}, Problem.NOT_RUNNING),
        ({"updates": since(minutes=3)}, Problem.UPDATES_WAIT),
        ({"news": since(minutes=11)}, Problem.MESSAGES_WAIT),
        ({"reminders": since(minutes=61)}, Problem.REMINDERS_WAIT),
        ({"reminders_at": NOW - timedelta(hours=3)}, Problem.REMINDERS_STAND),
        ({"reminders_at": None}, Problem.REMINDERS_STAND),
        ({"parked": 1, "parked_lately": 1}, Problem.PARKED),
        ({"backup_at": None}, Problem.NO_BACKUP),
        ({"backup_at": NOW - timedelta(days=3)}, Problem.NO_BACKUP),
        ({"free": LEAST_FREE - 1}, Problem.DISK),
        ({"size": 5 * LEAST_FREE}, Problem.DISK),
    ],
)
def test_each_thing_that_is_wrong_is_found_alone(changed: dict[str, object], problem: Problem) -> None:
    assert replace(WELL, **changed).problems == (problem,)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changed",
    [
        {}, {"updates": since(minutes=1)}, {"messages": since(hours=5)}, {"reminders": since(minutes=5)}, {"parked": 3},
        {"blocked": 9},
    ],
)  # fmt: skip
def test_what_passes_by_itself_is_not_wrong(changed: dict[str, object]) -> None:
    assert replace(WELL, **changed).problems == ()  # type: ignore[arg-type]


def test_the_version_is_the_one_of_the_package() -> None:
    project = (Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8")
    assert re.search(r'^version = "(.+)"$', project, re.MULTILINE)[1] == VERSION  # type: ignore[index]


async def ran_and_backed_up(running: Running) -> None:
    clock = running.bot.tools.clock
    async with running.bot.db.write() as tx:
        await facts.put(tx, upkeep.RAN, str(int(clock.real_now().timestamp())).encode())
        await facts.put(tx, backups.MADE, str(int(clock.now().timestamp())).encode())


async def park(running: Running) -> None:
    at = int(running.bot.tools.clock.now().timestamp())
    async with running.bot.db.write() as tx:
        await tx.run(
            "INSERT INTO inbox (seq, same, person, payload, state, incident, received_at, finished_at)"
            " VALUES (900, x'90', x'', x'00', 'parked', 'AB12', ?, ?)",
            (at, at),
        )


@pytest.fixture
async def admin(running: Running, api: BotApi) -> Phone:
    await ran_and_backed_up(running)
    return await staff(running, api, "Ada", Grant(Role.ADMIN))


async def test_an_admin_sees_that_all_is_well_and_what_changes(running: Running, admin: Phone) -> None:
    admin.send("/status")
    await running.calm()
    lines = words(admin).splitlines()
    assert lines[0] == "🛠 All is well."
    assert "💾 Last backup: " in words(admin) and "never" not in words(admin)
    assert f"Version {VERSION}" in lines
    await park(running)
    await tap(running, admin, "Look again")
    assert words(admin).splitlines()[0] == "🛠 1 thing needs a look"
    assert "could not be worked" in words(admin)
    await tap(running, admin, "Back")
    assert words(admin).startswith("🗂 Staff")


async def test_nobody_else_and_nobody_removed_sees_it(
    running: Running, api: BotApi, admin: Phone, amina: Phone
) -> None:
    sara = await staff(running, api, "Sara", Grant(Role.COORDINATOR))
    for phone in (sara, amina):
        phone.send("/status")
        await running.calm()
        assert "Last backup" not in words(phone)
    admin.send("/status")
    await running.calm()
    async with running.bot.db.write() as tx:
        for chat in await people.with_role(tx, Role.ADMIN):
            await people.revoke(tx, chat.id, Role.ADMIN)
    await tap(running, admin, "Look again")
    assert "Last backup" not in words(admin)


async def watched(running: Running) -> None:
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        await status.watch(work)
        await running.bot.sender.owe(tx, [work])
    await running.calm()


def told(phone: Phone) -> list[str]:
    return [text for text in said(phone) if "needs a look" in text]


async def test_admins_are_told_once_of_what_is_wrong_and_again_when_it_comes_back(
    running: Running, api: BotApi, admin: Phone, amina: Phone
) -> None:
    await watched(running)
    assert told(admin) == []
    api.clock.forward(timedelta(days=3))
    await watched(running)
    await watched(running)
    assert len(told(admin)) == 1 and "no backup of the last two days" in told(admin)[0]
    await ran_and_backed_up(running)
    await watched(running)
    api.clock.forward(timedelta(days=3))
    await watched(running)
    assert len(told(admin)) == 2
    assert told(amina) == []
    await tap(running, admin, "How the bot stands")
    assert "Last backup: " in words(admin)


async def test_where_no_backup_was_ever_made_nobody_is_woken(running: Running, api: BotApi) -> None:
    admin = await staff(running, api, "Ada", Grant(Role.ADMIN))
    await watched(running)
    assert told(admin) == []
