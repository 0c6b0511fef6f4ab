"""What the tests that kill the bot share: keeping it alive, and reading its file meanwhile."""

from __future__ import annotations

import asyncio
import random
import sqlite3
from dataclasses import dataclass, field
from pathlib import Path

from processes import environment, spawn

from bot.config import Settings

MORTAL = "tests/runtime/mortal_bot.py"
PATIENCE = 20.0


@dataclass(slots=True)
class Keeper:
    """Starts the bot again whenever it has died; the first lives are mortal."""

    settings: Settings
    mortal: list[tuple[str, ...]]
    random_kills: int = 0
    deaths: int = 0
    process: asyncio.subprocess.Process | None = None
    stopping: bool = False
    errors: list[str] = field(default_factory=list)

    async def run(self) -> None:
        env = environment(self.settings) | {"PYTHONPATH": "."}
        while not self.stopping:
            words = self.mortal.pop(0) if self.mortal else ()
            self.process = await spawn(env, MORTAL, *words)
            _, said = await self.process.communicate()
            if self.process.returncode == -9:
                self.deaths += 1
            elif not self.stopping:
                self.errors.append(said.decode())
                return

    async def kill_at_random(self, dice: random.Random) -> None:
        for _ in range(self.random_kills):
            await asyncio.sleep(dice.uniform(0.6, 1.2))
            if self.process and self.process.returncode is None:
                self.process.kill()

    def end(self) -> None:
        self.stopping = True
        if self.process and self.process.returncode is None:
            self.process.terminate()


def rows(database: Path, sql: str) -> list[tuple[object, ...]]:
    file = sqlite3.connect(database)
    try:
        return file.execute(sql).fetchall()
    finally:
        file.close()


async def quiet(database: Path) -> None:
    """Until nothing waits in the inbox and nothing is owed."""
    async with asyncio.timeout(PATIENCE):
        while rows(
            database,
            "SELECT 1 FROM inbox WHERE state = 'waiting' UNION ALL"
            " SELECT 1 FROM outbox WHERE state IN ('open', 'sending')",
        ):
            await asyncio.sleep(0.05)
