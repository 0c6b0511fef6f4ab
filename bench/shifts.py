"""Sign-ups with eight people for each seat, and the list of free shifts with years of history behind it.

Both through the whole bot: taps over HTTP, a process of its own, the answer's edit and the ended spinner.
"""

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import time as clock
from datetime import timedelta
from pathlib import Path

from bench import counts
from bot import opening
from bot.demo.api import BotApi, Limits
from bot.demo.phone import Phone
from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.chats import Kind
from bot.domain.people import Grant, Role
from bot.domain.shifts import Need, ShiftSeries
from bot.domain.timetable import today
from bot.domain.volunteers import State
from bot.services import shifts
from bot.work import Work
from storage import chats, people, shift_series, volunteers

PER_SEAT = 8
SEATS, READERS = 50, 200
YEARS, A_WEEK, ON_EACH = 3, 10, 4
NEED = Need(ProgrammeKey("soup"), TaskKey("door"), PlaceKey("hall"), seats=1)


async def signups_per_s(home: Path) -> float:
    """Taps on "I will come" a second, eight people for each of the seats, all at once."""
    return await _rate(home, SEATS * PER_SEAT, lambda number: f"shift.join:{number % SEATS + 1}", 0)


async def list_per_s(home: Path, years: int) -> float:
    """Looks at the list of free shifts a second, with so many years of shifts behind them."""
    return await _rate(home, READERS, lambda _number: "shifts", years)


async def _rate(home: Path, count: int, data: Callable[[int], str], years: int) -> float:
    async with BotApi(limits=Limits.none(), calls_kept=0) as api:
        env = await counts.prepare(api, home)
        phones = [api.phone(f"V{number}", language_code="en") for number in range(count)]
        await _prepare(api, home, phones, years)
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.ours", env=env, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            for phone in phones:
                phone.start()
            for phone in phones:
                await phone.until(lambda p: p.chat.arrived >= 2, timeout=120)
            return await _tapped(phones, data)
        finally:
            bot.terminate()
            await bot.wait()


async def _tapped(phones: list[Phone], data: Callable[[int], str]) -> float:
    targets = {phone.id: (phone.last.id, phone.chat.arrived) for phone in phones}
    started = time.perf_counter()
    for number, phone in enumerate(phones):
        phone.tap(targets[phone.id][0], data(number))
    for phone in phones:
        await phone.until(lambda p: p.chat.arrived > targets[p.id][1] and not p.waiting_taps, timeout=300)
    return len(phones) / (time.perf_counter() - started)


async def _prepare(api: BotApi, home: Path, phones: list[Phone], years: int) -> None:
    """Everybody is on the team and reads English; single shifts ahead, one a day, and weeks of them behind."""
    async with opening.opened(counts.settings_of(api, home)) as (db, tools, _words), db.write() as tx:
        work = Work(tools, tx, tools.clock.now())
        day = today(work.now)
        for phone in phones:
            chat = await chats.add(tx, tools.vault, phone.id, Kind.PRIVATE, day)
            await chats.set_language(tx, chat.id, "en")
            await volunteers.begin(tx, chat.id, State.APPROVED, work.seconds)
            await people.grant(tx, chat.id, Grant(Role.VOLUNTEER), work.seconds)
        for number in range(SEATS):
            on = day + timedelta(days=1 + number // 2)
            start = clock(9 + 4 * (number % 2))
            await shift_series.add(tx, ShiftSeries(0, replace(NEED), None, start, 120, on, on))
        await shifts.make_dates(work)
        await _history(work, years, len(phones))


async def _history(work: Work, years: int, people_: int) -> None:
    for number in range(years * 52 * A_WEEK):
        starts = work.seconds - 86400 * 7 * (1 + number // A_WEEK) - 3600 * (number % A_WEEK)
        rows = await work.tx.all(
            "INSERT INTO shifts (series_id, original_on, programme, task, place, starts_at, ends_at, seats, minimum,"
            " cutoff_minutes, alert_minutes, approval, language, note) VALUES"
            " (1, date('1990-01-01', '+' || ? || ' days'), 'soup', 'door', 'hall', ?, ?, 4, 0, 0, 0, 0, '', '{}')"
            " RETURNING id",
            (number, starts, starts + 7200),
        )
        await work.tx.many(
            "INSERT INTO signups (shift_id, chat_id, state, made_at, attended, minutes)"
            " VALUES (?, ?, 'confirmed', 1, 1, 120)",
            [(rows[0][0], 1 + (number * ON_EACH + at) % people_) for at in range(ON_EACH)],
        )
