"""The real bot as a second process, on the settings of a test; ended by its id."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.config import PREFIX, Settings

ROOT = Path(__file__).parent.parent
SECRETS = ("bot_token", "webhook_secret")


def environment(settings: Settings, **changed: str) -> dict[str, str]:
    """The environment of a bot with these settings."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if value is not None:
            text = value.get_secret_value() if name in SECRETS else str(value)
            env[PREFIX + name.upper()] = text
    return env | {PREFIX + name.upper(): value for name, value in changed.items()}


async def spawn(env: dict[str, str], *words: str) -> Process:
    """Start Python with these words in the project's folder; its standard error can be read."""
    return await asyncio.create_subprocess_exec(sys.executable, *words, env=env, cwd=ROOT, stderr=PIPE)


@asynccontextmanager
async def bot_process(settings: Settings, **changed: str) -> AsyncIterator[Process]:
    """`python -m bot run` while the block runs."""
    process = await spawn(environment(settings, **changed), "-m", "bot", "run")
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def ended(process: Process, seconds: float = 10.0) -> tuple[int, str]:
    """Exit code and standard error, once it has ended by itself."""
    async with asyncio.timeout(seconds):
        _, said = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()
