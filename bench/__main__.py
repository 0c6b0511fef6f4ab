"""`python -m bench`: this bot beside a bare PTB and a bare aiogram, in one run; `--only many` is sending to many alone.

The local Bot API runs in this process, each bot in one of its own. A turn of ours is a tap on "food" answered in
Arabic by an edit and an answered spinner, with synchronous=FULL; a turn of the echoes is one message sent back.
Everything is printed and written to build/bench.json. Only ratios of one run mean anything on a noisy machine.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import pstats
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import big, broadcasts, counts, sends, shifts
from bot.demo.api import BotApi, Limits
from bot.demo.phone import Phone

OUT = Path("build") / "bench.json"


async def bots_turn(kind: str, turns: int, home: Path, profile: Path | None = None) -> float:
    """Turns a second of one bot, from the first update waiting to the last answer received."""
    async with BotApi(limits=Limits.none(), calls_kept=0) as api:
        env = await counts.prepare(api, home) if kind == "ours" else dict(os.environ)
        if profile:
            env["BENCH_PROFILE"] = str(profile)
        phones = [api.phone(f"P{i}", language_code="ar") for i in range(turns)]
        command = [sys.executable, "-m", f"bench.{kind}", api.url, api.token]
        if kind == "ours":
            command = command[:3]
        bot = await asyncio.create_subprocess_exec(*command, env=env, stderr=asyncio.subprocess.DEVNULL)
        try:
            targets = await _meet(api, phones, real=kind == "ours")
            return await _measure(phones, targets)
        finally:
            bot.terminate()
            await bot.wait()


async def _meet(api: BotApi, phones: list[Phone], *, real: bool) -> dict[int, int]:
    """Everybody has written once; with our bot they have chosen Arabic and see the menu, whose message is returned."""
    for phone in phones:
        phone.start()
    for phone in phones:
        await phone.until(lambda p: p.chat.arrived >= 1, timeout=60)
    if not real:
        return {}
    for phone in phones:
        phone.press("العربية")
    for phone in phones:
        await phone.until(lambda p: p.chat.arrived >= 3, timeout=60)
    return {phone.id: phone.last.id for phone in phones}


async def _measure(phones: list[Phone], targets: dict[int, int]) -> float:
    before = {phone.id: phone.chat.arrived for phone in phones}
    started = time.perf_counter()
    for phone in phones:
        if targets:
            phone.tap(targets[phone.id], "food")
        else:
            phone.send("echo")
    for phone in phones:
        await phone.until(lambda p: p.chat.arrived > before[p.id] and not p.waiting_taps, timeout=300)
    return len(phones) / (time.perf_counter() - started)


def top_costs(profile: Path) -> list[str]:
    """The three functions that take the most time of their own."""
    stats = pstats.Stats(str(profile))
    rows = sorted(stats.stats.items(), key=lambda row: -row[1][2])  # type: ignore[attr-defined]
    total = sum(row[1][2] for row in rows)
    return [
        f"{own / total:.0%} {Path(file).name}:{line} {name}"
        for (file, line, name), (_cc, _nc, own, _ct, _callers) in rows
        if "select.epoll" not in name and "poll" not in name
    ][:3]


async def many(given: argparse.Namespace) -> dict[str, Any]:
    """Sending to many: the rate that is held while people tap, then without limits and in a flood beside PTB."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        held = [
            await broadcasts.figures(home / f"held{number}", given.people, given.rate) for number in range(given.rounds)
        ]
        sent = [await sends.figures(home / f"sends{number}", given.turns) for number in range(given.rounds)]
    middle = sorted(sent, key=lambda one: one["sends_ratio_ptb"])[len(sent) // 2]
    return {"many": {"people": given.people, "rate": given.rate, **broadcasts.row(held)}, **middle}


async def turns_and_more(turns: int, rounds: int) -> dict[str, Any]:
    """Turns, sign-ups, lists and the start, each beside what it is compared with."""
    rates: dict[str, list[float]] = {"ours": [], "ptb_echo": [], "aiogram_echo": []}
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        for number in range(rounds):
            for kind, found in rates.items():
                found.append(await bots_turn(kind, turns, home / f"{kind}{number}"))
        profile = home / "profile"
        await bots_turn("ours", turns, home / "profiled", profile)
        costs = top_costs(profile)
        per_turn = await counts.per_turn(home / "counted")
        ready = await big.ready_seconds(home / "big")
        signups = [await shifts.signups_per_s(home / f"signups{number}") for number in range(rounds)]
        lists = [
            await shifts.list_per_s(home / f"list{number}", 0) / await shifts.list_per_s(home / f"years{number}", 3)
            for number in range(rounds)
        ]
    middle = {kind: statistics.median(found) for kind, found in rates.items()}
    return {
        "turns_per_s": {kind: round(rate) for kind, rate in middle.items()},
        "turns_ratio_ptb": round(middle["ours"] / middle["ptb_echo"], 2),
        "turns_ratio_aiogram": round(middle["ours"] / middle["aiogram_echo"], 2),
        **per_turn,
        "signups_per_s": round(statistics.median(signups)),
        "signups_ratio_ptb": round(statistics.median(signups) / middle["ptb_echo"], 2),
        "list_time_3_years_ratio": round(statistics.median(lists), 2),
        "ready_s": round(ready, 2),
        "ready_people": big.PEOPLE,
        "ready_pending": big.PENDING,
        "top_costs": costs,
        "turns": turns,
    }


async def main(given: argparse.Namespace) -> dict[str, Any]:
    """Measure what was asked for."""
    found = {} if given.only == "many" else await turns_and_more(given.turns, given.rounds)
    return found | ({} if given.only == "turns" else await many(given)) | {"rounds": given.rounds}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--turns", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", choices=("turns", "many"))
    parser.add_argument("--people", type=int, default=10_000, help="to whom is sent")
    parser.add_argument("--rate", type=int, default=300, help="messages a second that Telegram allows")
    figures = asyncio.run(main(parser.parse_args()))
    OUT.parent.mkdir(exist_ok=True)
    OUT.write_text(json.dumps(figures, indent=2) + "\n")
    print(json.dumps(figures, indent=2))
