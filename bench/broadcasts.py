"""Sending to many: how much of the allowed rate is held, and how long a tap waits meanwhile, in scaled time.

The whole bot in a process of its own, over HTTP, against a Telegram that allows ten times its thirty messages a second.
Taps come at fixed moments, however long the ones before wait, first while nothing is sent and then while it is.
"""

from __future__ import annotations

import asyncio
import statistics
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.crowd import TEXT, bot_with_crowd
from bot.demo.api import BotApi, Limits
from bot.demo.phone import Phone

TAPPERS, TAPS, TAPS_PER_S = 40, 400, 25
TYPED = 5
"""One in so many types a command, which is answered by a new message; the others tap, and their screen changes."""
SETTLED = timedelta(seconds=11)
"""So long after the last tap nothing of the rate is kept free for taps any more (pacer.RESERVED_FOR)."""


@dataclass(frozen=True, slots=True)
class Figures:
    """``held`` of the allowed rate from the first to the last message, while people tap, and while nobody does."""

    held: float
    held_tapped: float
    held_alone: float | None
    floods: int
    missed: int
    doubled: int
    tap_ms_idle: dict[str, float]
    tap_ms_busy: dict[str, float]
    tap_p99_ratio: float


async def figures(home: Path, people: int, rate: int) -> Figures:
    """Send to so many, at so many a second allowed, while some tap."""
    async with BotApi(limits=Limits(overall_per_second=rate)) as api:
        fans = [api.phone(f"F{number}") for number in range(people)]
        tappers = [api.phone(f"T{number}", language_code="en") for number in range(TAPPERS)]
        wait = timedelta(seconds=10 + TAPPERS / rate + TAPS / TAPS_PER_S)
        async with bot_with_crowd(api, home, fans, tappers, wait, RATE=str(rate), CHAT_BURST="4"):
            for phone in tappers:
                phone.start()
            for phone in tappers:
                await phone.until(lambda p: p.chat.arrived >= 2, timeout=60)
            idle = await _taps(tappers)
            assert not _news(api), "it went out before the idle taps had ended"
            await fans[0].until(lambda p: p.chat.arrived, timeout=60)
            began = api.clock.now()
            busy = await _taps(tappers)
            ended = api.clock.now()
            await fans[-1].until(lambda p: p.chat.arrived, timeout=60 + 2 * people / rate)
            await asyncio.sleep(1)  # a second copy would come now
        return _figures(api, fans, (idle, busy), (began, ended), rate)


def _figures(
    api: BotApi, fans: list[Phone], taps: tuple[list[float], list[float]], busy: tuple[datetime, datetime], rate: int
) -> Figures:
    news, sent = _news(api), _new(api)
    copies = [sum(message.text == TEXT for message in phone.messages) for phone in fans]
    idle, tapped = _middle_and_end(taps[0]), _middle_and_end(taps[1])
    alone = busy[1] + SETTLED
    return Figures(
        _held(sent, news[0], news[-1], rate),
        _held(sent, *busy, rate),
        _held(sent, alone, news[-1], rate) if news[-1] > alone + timedelta(seconds=3) else None,
        sum((call.error or "").startswith("Too Many Requests") for call in api.calls),
        copies.count(0),
        sum(count > 1 for count in copies),
        idle,
        tapped,
        round(tapped["p99"] / idle["p99"], 2),
    )


def _news(api: BotApi) -> list[datetime]:
    return [call.at for call in api.calls if call.ok and call.params.get("text") == TEXT]


def _new(api: BotApi) -> list[datetime]:
    """When every new message went, also the answers to commands: what Telegram counts."""
    return [call.at for call in api.calls if call.ok and call.method == "sendMessage"]


def _held(sent: list[datetime], since: datetime, until: datetime, rate: int) -> float:
    """The part of what is allowed between two moments that was sent."""
    return round(sum(since < at <= until for at in sent) / (until - since).total_seconds() / rate, 3)


def _middle_and_end(waits: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(waits, n=100)
    return {"p50": round(1000 * cuts[49], 1), "p99": round(1000 * cuts[98], 1)}


async def _taps(phones: list[Phone]) -> list[float]:
    """Seconds from each tap or command until it is answered and its spinner ended."""
    began = time.perf_counter()
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(_tap(phones[number % len(phones)], number // len(phones), began + number / TAPS_PER_S))
            for number in range(TAPS)
        ]
    return [task.result() for task in tasks]


async def _tap(phone: Phone, turn: int, at: float) -> float:
    await asyncio.sleep(at - time.perf_counter())
    before, started = phone.chat.arrived, time.perf_counter()
    if (turn + phone.id) % TYPED == 0:
        phone.send("/start")
    else:
        phone.tap(phone.last.id, "week:1" if turn % 2 else "week")
    await phone.until(lambda p: p.chat.arrived > before and not p.waiting_taps, timeout=30)
    return time.perf_counter() - started


def row(found: list[Figures]) -> dict[str, Any]:
    """The run with the middle ratio of taps, and the worst of what must not happen in any."""
    middle = sorted(found, key=lambda one: one.tap_p99_ratio)[len(found) // 2]
    worst = {name: max(getattr(one, name) for one in found) for name in ("floods", "missed", "doubled")}
    return {name: getattr(middle, name) for name in Figures.__slots__} | worst
