"""Eight people tap one seat while the bot dies and lives again, and round after round without dying: one has it."""

from __future__ import annotations

import asyncio
import random
from dataclasses import replace
from datetime import time, timedelta

import pytest
from conftest import Running, load_example, words
from killing import Keeper, quiet
from killing import rows as stored
from letters import rows
from volunteering import COOK, day_ahead, need, press, team

from bot import opening
from bot.config import Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.catalogue import ProgrammeKey, TaskKey
from bot.domain.chats import Kind
from bot.domain.shifts import ShiftSeries
from bot.domain.timetable import DAY, today
from bot.domain.volunteers import State
from bot.i18n import strip_marks
from bot.services import shifts
from bot.work import Work
from storage import chats, shift_series, volunteers

SEATS, PEOPLE, ROUNDS = 6, 8, 25
SORT = replace(COOK, programme=ProgrammeKey("clothes"), task=TaskKey("clothes"))
"""Of a programme of which the example cancels no day."""


def receipts(phone: Phone) -> int:
    """How many receipts stand in a chat."""
    return sum(strip_marks(m.text).startswith("✅ You are on") for m in phone.messages if not m.mine)


async def prepared(api: BotApi, settings: Settings) -> list[Phone]:
    """Eight of the team, and shifts of one seat on as many days, before the bot first runs."""
    await load_example(settings)
    phones = [api.phone(f"V{number}", language_code="en") for number in range(PEOPLE)]
    async with opening.opened(settings) as (db, tools, _words), db.write() as tx:
        work = Work(tools, tx, tools.clock.now())
        day = today(work.now)
        for phone in phones:
            phone.person.started = True
            chat = await chats.add(tx, tools.vault, phone.id, Kind.PRIVATE, day)
            await chats.set_language(tx, chat.id, "en")
            await volunteers.begin(tx, chat.id, State.APPROVED, 1)
        for number in range(SEATS):
            on = day + (number + 2) * DAY
            await shift_series.add(tx, ShiftSeries(0, SORT, None, time(9, 30), 60, on, on))
        await shifts.make_dates(work)
    return phones


@pytest.mark.timeout(120)
async def test_who_has_the_seat_after_every_death_has_it_once_and_one_receipt(api: BotApi, settings: Settings) -> None:
    """SH-A1, SH-B1: killed at random while eight people tap, there is one row for each seat, and its one receipt."""
    phones = await prepared(api, settings)
    dice = random.Random(7)
    keeper = Keeper(settings, [], random_kills=4)
    async with asyncio.TaskGroup() as group:
        group.create_task(keeper.run())
        killing = group.create_task(keeper.kill_at_random(dice))
        for shift in range(1, SEATS + 1):
            for phone in dice.sample(phones, PEOPLE):
                phone.tap(1, f"shift.join:{shift}")
            await asyncio.sleep(0.7)
        await killing
        while api.pending:
            await asyncio.sleep(0.05)
        await quiet(settings.database)
        keeper.end()
    assert keeper.errors == []
    assert keeper.deaths >= 2
    held = stored(settings.database, "SELECT count(*), count(DISTINCT shift_id) FROM signups WHERE state = 'confirmed'")
    assert held == [(SEATS, SEATS)]
    doubled = stored(settings.database, "SELECT count(*) FROM outbox WHERE lost > 0")[0][0]
    assert isinstance(doubled, int)
    assert SEATS <= sum(map(receipts, phones)) <= SEATS + doubled


@pytest.mark.timeout(120)
async def test_eight_phones_tap_one_seat_round_after_round(running: Running, api: BotApi) -> None:
    """SH-A1: over HTTP, in any order, always exactly one."""
    people = await team(running, api, PEOPLE)
    dice = random.Random(3)
    for number in range(ROUNDS):
        shift = await need(running, day_ahead(running, 2 + number), seats=1, programme="clothes", task="clothes")
        api.clock.forward(timedelta(seconds=20))
        for phone in dice.sample(people, PEOPLE):
            phone.tap(phone.last.id, f"shift.join:{shift}")
        await running.calm()
        held = await rows(running, f"SELECT count(*) FROM signups WHERE state = 'confirmed' AND shift_id = {shift}")
        assert held == [(1,)]
        assert sum("just filled" in words(phone) for phone in people) == PEOPLE - 1
    await press(running, people[0], "shifts")
    assert "Nothing is free" in words(people[0])
