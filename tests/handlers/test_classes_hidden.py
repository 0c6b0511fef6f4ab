"""A class never appears where volunteers look: not in a list, a roster, an alert, their hours or their calendar."""

from __future__ import annotations

import ast
from datetime import time, timedelta
from pathlib import Path

import pytest
from conftest import Running, words
from learning import a_class, coming, go_to, join
from letters import rows, said
from planning import morning, tick
from volunteering import approve, day_ahead, need, press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from storage import hours as shelf
from storage import my_shifts, shifts, signups
from storage.database import Tx

NAME = "Reading and writing"
STORAGE = Path(__file__).parent.parent.parent / "storage"
BY_NUMBER = {
    "calendar_exports.ahead", "enrolments.ahead", "enrolments.cannot",
    "enrolments.dates", "enrolments.hold", "enrolments.over", "enrolments.unfilled",
    "rosters.add_later", "shift_alerts.forget", "shift_reminders.is_sure", "shift_reminders.sure_of",
    "shift_series.every", "shift_series.get", "shift_series.unmade", "shift_waits.forget", "shifts._some",
    "shifts.get", "signups.accept", "signups.take", "signups_attended.lasted", "signups_attended.tried",
    "standings.unfilled",
}  # fmt: skip
"""Queries about one row whose number is known, about classes only, or that tidy up: nothing is listed by them."""


def test_every_query_of_shifts_says_for_whom_they_are() -> None:
    """A new list of shifts names ``HELP``, so that no client is ever on it."""
    found = set()
    for path in STORAGE.glob("*.py"):
        source = path.read_text()
        for one in ast.walk(ast.parse(source)):
            if isinstance(one, ast.AsyncFunctionDef | ast.FunctionDef):
                text = ast.get_source_segment(source, one) or ""
                reads = any(
                    f"{how} {table}" in text for how in ("FROM", "JOIN") for table in ("shifts", "shift_series")
                )
                if reads and not any(word in text for word in ("HELP", "for_whom", "_ATTENDED")):
                    found.add(f"{path.stem}.{one.name}")
    assert found == BY_NUMBER


@pytest.mark.parametrize(
    "button",
    [
        "shifts",
        "shifts:0",
        "myshifts",
        "myshifts.past:0",
        "calendar",
        "shifts.filter",
        "dates",
        "board",
        "attend.open:0",
    ],
)
async def test_a_class_is_on_no_list(running: Running, api: BotApi, amina: Phone, sara: Phone, button: str) -> None:
    """Amina is on the team, and in a class; Sara plans."""
    await morning(running, api)
    number, _dates = await a_class(running)
    await approve(running, amina)
    await join(running, number, amina)
    for phone in (amina, sara):
        await press(running, phone, button)
        assert NAME not in words(phone)
        assert "✏️" not in words(phone)


async def test_no_button_of_volunteers_works_on_a_class(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await approve(running, amina)
    await join(running, number, amina)
    (signup,) = (await rows(running, f"SELECT id FROM signups WHERE shift_id = {dates[0]}"))[0]
    for button in (
        f"shift:{dates[1]}", f"shift.join:{dates[1]}", f"shift.wait:{dates[1]}", f"shift.way:{dates[1]}",
        f"place.leave:{signup}", f"place.gone:{signup}", f"give:{signup}", f"weekly:{signup}", f"roster:{dates[0]}",
    ):  # fmt: skip
        api.clock.forward(timedelta(seconds=2))
        await press(running, amina, button)
        assert NAME not in words(amina), button
    assert await coming(running, dates[0]) == 1


async def test_queries_of_one_volunteer_leave_classes_out(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await approve(running, amina)
    await join(running, number, amina)
    bot = running.bot
    async with bot.db.write() as tx:
        now, far = int(bot.tools.clock.now().timestamp()), 2**40
        chat = (await signups.active(tx, dates[0]))[0].chat
        assert chat is not None
        found: list[object] = [
            *await shifts.between(tx, now, far),
            *await shifts.ahead(tx, now, far),
            *await shifts.of_person(tx, chat, now),
            *await shifts.waited_for(tx, now),
            *await signups.of_person(tx, chat, now),
            *await my_shifts.ahead(tx, chat, now),
            *await my_shifts.confirmed(tx, chat, now),
        ]
        assert found == []


async def test_attending_a_class_is_no_hour_of_help(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await approve(running, amina)
    await join(running, number, amina)
    await go_to(running, api, 4, time(9))
    on = day_ahead(running, -1)
    async with running.bot.db.write() as tx:
        await _all_came(tx, dates[0])
        chat = (await signups.active(tx, dates[0]))[0].chat
        assert chat is not None
        now = int(running.bot.tools.clock.now().timestamp())
        counted = await shelf.of(tx, chat, now)
        assert (counted.lines, counted.missed, counted.unmarked, counted.ahead) == ((), 0, 0, 0)
        assert await shelf.total(tx, on, on) == 0
        assert await shelf.people(tx, on, on) == 0
        assert await my_shifts.past(tx, chat, now, 0, 5) == []


async def _all_came(tx: Tx, date: int) -> None:
    await tx.run("UPDATE signups SET attended = 1, minutes = 90 WHERE shift_id = ?", (date,))


async def test_nobody_is_alarmed_or_called_for_a_class(
    running: Running, api: BotApi, amina: Phone, sara: Phone
) -> None:
    """Coordinators hear of no sign-up, and an empty class is no short shift."""
    await morning(running, api)
    number, _dates = await a_class(running)
    before = len(said(sara))
    await join(running, number, amina)
    await press(running, amina, f"class.gone:{number}")
    await go_to(running, api, 2, time(18, 1))
    await tick(running)
    assert not any(NAME in text for text in said(sara)[before:])


async def test_losing_the_role_leaves_the_class_alone(running: Running, api: BotApi, amina: Phone, sara: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await approve(running, amina)
    shift = await need(running, day_ahead(running, 5))
    await join(running, number, amina)
    await press(running, amina, f"shift.join:{shift}")
    await press(running, amina, "vol.leave.now")
    assert await coming(running, dates[0]) == 1
