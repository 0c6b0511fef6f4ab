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
STOP_SECONDS = 5.0
"""A stop or a failure ends the process within these."""


def environment(settings: Settings, **changed: str | None) -> dict[str, str]:
    """The environment of a bot with these settings; None leaves one out."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if value is not None:
            text = value.get_secret_value() if name in SECRETS else str(value)
            env[PREFIX + name.upper()] = text
    given = {PREFIX + name.upper(): value for name, value in changed.items()}
    return {name: value for name, value in (env | given).items() if value is not None}


async def spawn(env: dict[str, str], *words: str) -> Process:
    """Start Python with these words in the project's folder; its standard error can be read."""
    return await asyncio.create_subprocess_exec(sys.executable, *words, env=env, cwd=ROOT, stderr=PIPE)


@asynccontextmanager
async def bot_process(settings: Settings, *words: str, **changed: str | None) -> AsyncIterator[Process]:
    """`python -m bot run`, or Python with other words, while the block runs."""
    process = await spawn(environment(settings, **changed) | {"PYTHONPATH": "."}, *(words or ("-m", "bot", "run")))
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()


async def heard(process: Process, words: str = "ready", seconds: float = 10.0) -> str:
    """What it says up to the line with these words; AssertionError where it ends before."""
    assert process.stderr is not None
    said = ""
    async with asyncio.timeout(seconds):
        while words not in said:
            line = (await process.stderr.readline()).decode()
            assert line, f"it ended before it said {words!r}: {said}"
            said += line
    return said


async def ended(process: Process, seconds: float = 10.0) -> tuple[int, str]:
    """Exit code and standard error, once it has ended by itself."""
    async with asyncio.timeout(seconds):
        _, said = await process.communicate()
    assert process.returncode is not None
    return process.returncode, said.decode()


async def refused(settings: Settings, **changed: str | None) -> tuple[int, str]:
    """Exit code and the one line of a bot that does not start; a second line is a defect."""
    async with bot_process(settings, **changed) as process:
        code, said = await ended(process)
    line, end, more = said.partition("\n")
    assert line.startswith("iimp-bot: ") and (end, more) == ("\n", ""), said
    return code, line
