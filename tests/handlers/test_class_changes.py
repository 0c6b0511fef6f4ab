"""Dates of a class that are off or moved: who comes hears it once, old and new, in their language; nobody else does."""

from __future__ import annotations

from datetime import time, timedelta

from conftest import Running, labels, words
from desk import crowd, tap
from learning import SLOWLY, a_class, coming, go_to, join
from letters import row_of, said
from planning import act, morning, move_code, tick
from volunteering import day_ahead, press

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.schedule import Closure
from bot.i18n import strip_marks
from bot.services import schedule, shift_changes, shifts
from bot.work import Work
from storage import chats

OFF = "Reading and writing: closed"


async def call_off(running: Running, date: int) -> None:
    bot = running.bot
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        await shift_changes.call_off(work, await shifts.either(work, date), {"en": "It is a holiday."})
        await bot.sender.owe(tx, [work])
    await running.calm()


def told(phone: Phone, part: str) -> int:
    return sum(part in strip_marks(text) for text in said(phone))


async def test_a_date_that_is_off_is_told_once_to_who_would_have_come(running: Running, api: BotApi) -> None:
    """SH-F15: who had said that they cannot come, and who left, hear nothing."""
    await morning(running, api)
    number, dates = await a_class(running, seats=4)
    comes, cannot, left, waits = await crowd(running, api, "C", 4)
    await join(running, number, comes, cannot, left)
    await press(running, cannot, f"class.no:{dates[0]}:class")
    await press(running, left, f"class.gone:{number}")
    await call_off(running, dates[0])
    await call_off(running, dates[0])
    assert words(comes).startswith(f"✏️ {OFF} in 3 days")
    assert "It is a holiday." in words(comes)
    assert "📅 Next: in 10 days" in words(comes)
    assert [told(phone, OFF) for phone in (comes, cannot, left, waits)] == [1, 0, 0, 0]
    await go_to(running, api, 2, time(18, 1))
    await tick(running)
    assert told(comes, "tomorrow") == 0


async def test_everybody_is_told_in_their_own_language(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    async with running.bot.db.write() as tx:
        await chats.set_language(tx, (await row_of(running, tx, amina)).id, "tr")
    await call_off(running, dates[0])
    assert words(amina).startswith("✏️ Okuma")
    assert "Sonraki" in words(amina) or "Bir sonraki" in words(amina)


async def test_closed_days_are_told_in_one_message(running: Running, api: BotApi, amina: Phone) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    bot = running.bot
    async with bot.db.write() as tx:
        on = day_ahead(running, 3)
        await schedule.close(tx, Closure(on, on + timedelta(days=8), None, {"en": "The hall is closed."}))
    await tick(running)
    await tick(running)
    assert told(amina, OFF) == 1
    assert words(amina).count(OFF) == 2
    assert "The hall is closed." in words(amina)
    assert [await coming(running, date) for date in dates[:3]] == [0, 0, 1]


async def test_a_moved_date_shows_old_and_new_and_the_place_stays(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    code = move_code(day_ahead(running, 4), time(16), 90, "classroom")
    await press(running, sara, f"date.look:{dates[0]}:{code}:one:left")
    assert "1 person will be asked" not in words(sara)
    api.clock.forward(SLOWLY)
    await act(running, sara, next(label for label in labels(sara) if "1" in label))
    assert words(amina).startswith("✏️ Reading and writing, new day: in 4 days")
    assert "✖️ Not " in words(amina)
    assert words(amina).endswith("Your place stays yours.")
    assert await coming(running, dates[0]) == 1
    await go_to(running, api, 3, time(18, 1))
    await tick(running)
    assert words(amina).startswith("🔔 ✏️ Reading and writing: tomorrow")
    await tap(running, amina, "I cannot come")
    assert await coming(running, dates[0]) == 0


async def test_a_change_near_the_start_is_reminder_enough(
    running: Running, api: BotApi, sara: Phone, amina: Phone
) -> None:
    await morning(running, api)
    number, dates = await a_class(running)
    await join(running, number, amina)
    await go_to(running, api, 3, time(12, 30))
    await tick(running)
    code = move_code(day_ahead(running, 0), time(16), 90, "classroom")
    await press(running, sara, f"date.look:{dates[0]}:{code}:one:left")
    await act(running, sara, next(label for label in labels(sara) if "1" in label))
    assert words(amina).startswith("✏️ Reading and writing, new time: today")
    await go_to(running, api, 0, time(14, 1))
    await tick(running)
    assert words(amina).startswith("✏️ Reading and writing, new time: today")
