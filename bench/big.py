"""How long a start takes on a big database: many people stored, many messages pending."""

from __future__ import annotations

import asyncio
import sys
import time
from pathlib import Path

from bench import counts
from bot import opening
from bot.demo.api import BotApi, Limits
from bot.domain.chats import ChatId
from bot.domain.delivery import Call, Lane, Outgoing
from storage import chats, outbox
from storage.vault import Vault

PEOPLE = 100_000
PENDING = 10_000


async def ready_seconds(home: Path) -> float:
    """Seconds from starting the process to its first getUpdates."""
    async with BotApi(limits=Limits.none()) as api:
        env = await counts.prepare(api, home)
        await _fill(api, home)
        started = time.perf_counter()
        bot = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.ours", env=env, stderr=asyncio.subprocess.DEVNULL
        )
        try:
            while not any(call.method.lower() == "getupdates" for call in api.calls):
                await asyncio.sleep(0.01)
            return time.perf_counter() - started
        finally:
            bot.terminate()
            await bot.wait()


async def _fill(api: BotApi, home: Path) -> None:
    async with opening.opened(counts.settings_of(api, home)) as (db, tools, _words):
        async with db.write() as tx:
            await tx.many(
                "INSERT INTO chats (id, kind, ref, found, language, seen_on) VALUES (?, 'private', ?, ?, 'ar', ?)",
                (_row(tools.vault, id_) for id_ in range(1, PEOPLE + 1)),
            )
        async with db.write() as tx:
            now = int(tools.clock.now().timestamp())
            await outbox.add(
                tx,
                tools.vault,
                (
                    Outgoing(id_, ChatId(id_), Lane.BROADCAST, Call("sendMessage", {"text": "x"}), now, now + 86_400)
                    for id_ in range(1, PENDING + 1)
                ),
            )


def _row(vault: Vault, id_: int) -> tuple[int, bytes, bytes, str]:
    telegram_id = 1_000_000_000 + id_
    ref = vault.seal(chats.REF, id_, str(telegram_id).encode())
    return id_, ref, chats.found(vault, telegram_id), "2026-11-01"
