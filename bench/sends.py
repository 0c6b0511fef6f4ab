"""Messages a second without any limit, and messages lost in a flood: the whole bot beside `asyncio.gather` over PTB.

The same messages to the same phones over the same local Bot API, one after the other in one run.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from bench.crowd import TEXT, bot_with_crowd
from bot.demo.api import BotApi, Limits
from bot.demo.phone import Phone

WAIT = timedelta(seconds=3)
FLOOD_SECONDS, RETRY_AFTER = 5, 2
QUIET_SECONDS = 15
"""After so long without a message nothing more is expected: no pause that was asked for is that long."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What arrived of what was sent, and how many a second from the first to the last."""

    per_s: float
    lost: int
    doubled: int
    refused: int
    """Calls answered with 429: in a flood some, or nothing was measured."""
    cpu_ms: float
    """What one message cost the bot of the processor, which other programs slow down less than the clock shows."""


async def ours(home: Path, count: int, *, flood: bool = False) -> Sent:
    """An approved announcement, through the whole bot: rows, sealed messages, commits with synchronous=FULL."""
    async with BotApi(limits=Limits.none()) as api:
        phones = _phones(api, count)
        async with bot_with_crowd(api, home, phones, (), WAIT) as bot:
            return await _watched(api, phones, bot, flood=flood)


async def gathered(count: int, *, flood: bool = False, retries: int = 0, at_once: int = 0) -> Sent:
    """PTB: nothing is written down. So many are on their way ``at_once``, 0 is all of them."""
    async with BotApi(limits=Limits.none()) as api:
        phones = _phones(api, count)
        async with _ptb(api, phones, retries, at_once or count) as bot:
            return await _watched(api, phones, bot, flood=flood)


async def figures(home: Path, count: int) -> dict[str, Any]:
    """Both without limits, and both in a flood, once."""
    own, all_at_once = await ours(home / "free", count), await gathered(count)
    a_few = await gathered(count, at_once=16)
    flooded = {
        "ours": await ours(home / "flood", count, flood=True),
        "ptb_gather": await gathered(count, flood=True),
        "ptb_gather_3_retries": await gathered(count, flood=True, retries=3),
    }
    return {
        "sends_per_s": {"ours": own.per_s, "ptb_gather": all_at_once.per_s, "ptb_16_at_once": a_few.per_s},
        "sends_cpu_ms": {"ours": own.cpu_ms, "ptb_gather": all_at_once.cpu_ms, "ptb_16_at_once": a_few.cpu_ms},
        "sends_ratio_ptb": round(own.per_s / all_at_once.per_s, 2),
        "sends_ratio_ptb_16_at_once": round(own.per_s / a_few.per_s, 2),
        "lost_in_flood": {kind: sent.lost for kind, sent in flooded.items()},
        "refused_in_flood": {kind: sent.refused for kind, sent in flooded.items()},
        "doubled_in_flood": {kind: sent.doubled for kind, sent in flooded.items()},
        "sends": count,
    }


@asynccontextmanager
async def _ptb(api: BotApi, phones: list[Phone], retries: int, at_once: int) -> AsyncIterator[int]:
    facts = (phones[0].id, len(phones), retries, at_once)
    command = [sys.executable, "-m", "bench.ptb_sends", api.url, api.token, *map(str, facts)]
    bot = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.DEVNULL)
    try:
        yield bot.pid
    finally:
        if bot.returncode is None:
            bot.terminate()
        await bot.wait()


def _phones(api: BotApi, count: int) -> list[Phone]:
    phones = [api.phone(f"F{number}") for number in range(count)]
    for phone in phones:
        phone.person.started = True
    return phones


async def _watched(api: BotApi, phones: list[Phone], bot: int, *, flood: bool) -> Sent:
    await _until(api, 1, 60)
    before, spent = len(_times(api)), _cpu_seconds(bot)
    if flood:
        await _until(api, len(phones) // 4, 60)
        api.faults.flood("sendMessage", RETRY_AFTER, times=None)
        await asyncio.sleep(FLOOD_SECONDS)
        api.faults.clear()
    await _until(api, len(phones), QUIET_SECONDS)
    cost = 1000 * (_cpu_seconds(bot) - spent) / max(len(_times(api)) - before, 1)
    await asyncio.sleep(0.5)  # a second copy would come now
    times = _times(api)
    copies = [sum(message.text == TEXT for message in phone.messages) for phone in phones]
    span = (times[-1] - times[0]).total_seconds()
    refused = sum((call.error or "").startswith("Too Many Requests") for call in api.calls)
    assert bool(refused) is flood, "the flood met nobody" if flood else "a flood that nobody asked for"
    doubled = sum(one > 1 for one in copies)
    return Sent(round((len(times) - 1) / span), copies.count(0), doubled, refused, round(cost, 2))


def _cpu_seconds(bot: int) -> float:
    """Seconds of the processor that a process has taken (proc(5): utime and stime)."""
    stat = Path(f"/proc/{bot}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    return (int(stat[11]) + int(stat[12])) / os.sysconf("SC_CLK_TCK")


async def _until(api: BotApi, count: int, quiet: float) -> None:
    """Until so many have arrived, or none for so many seconds."""
    loop, found = asyncio.get_running_loop(), -1
    since = loop.time()
    while loop.time() - since < quiet:
        now = len(_times(api))
        if now >= count:
            return
        if now != found:
            found, since = now, loop.time()
        await asyncio.sleep(0.1)


def _times(api: BotApi) -> list[datetime]:
    return [call.at for call in api.calls if call.ok and call.params.get("text") == TEXT]
