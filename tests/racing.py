"""Processes of their own that all want the same of one file at the same moment; never what it is that they want."""

from __future__ import annotations

import asyncio
import os
import sqlite3
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

from ready import fresh

TESTS = Path(__file__).parent


def with_people(path: Path, people: int) -> Path:
    """A file with so many chats, numbered from 1."""
    with closing(sqlite3.connect(fresh(path))) as raw, raw:
        raw.executemany(
            "INSERT INTO chats (id, kind, ref, found, seen_on) VALUES (?, 'private', x'00', ?, '2026-01-01')",
            [(chat, bytes([chat])) for chat in range(1, people + 1)],
        )
    return path


async def racers(script: str, path: Path, people: int) -> list[Process]:
    """A process for each of these people; it tries for every line that is called out to it."""
    return [
        await asyncio.create_subprocess_exec(
            sys.executable,
            str(TESTS / script),
            str(path),
            str(chat),
            env=os.environ | {"PYTHONPATH": str(TESTS.parent)},
            stdin=PIPE,
            stdout=PIPE,
        )
        for chat in range(1, people + 1)
    ]


async def _attempt(process: Process, line: object) -> int:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(f"{line}\n".encode())
    return int(await process.stdout.readline())


async def winners(processes: Sequence[Process], lines: Sequence[object]) -> int:
    """How many have it when each is called its line at once."""
    return sum(await asyncio.gather(*map(_attempt, processes, lines)))


async def home(processes: Sequence[Process]) -> None:
    """The race is over: each ends on its own."""
    for process in processes:
        await process.communicate(b"")  # without input it would leave theirs open
    assert [process.returncode for process in processes] == [0] * len(processes)
