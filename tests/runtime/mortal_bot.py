"""The real bot as a process of its own that gets a signal at the n-th passing of a named stage.

Usage: mortal_bot.py STAGE N [SIGNAL], SIGKILL unless told; without arguments it lives like any other.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections import Counter

from bot import app, config, logs, stages


def signal_at(stage: str, passing: int, sign: signal.Signals) -> None:
    """Let the signal come, SIGKILL as from a power cut, when this stage is reached for the n-th time."""
    passed: Counter[str] = Counter()

    def reach(name: str) -> None:
        passed[name] += 1
        if name == stage and passed[name] == passing:
            os.kill(os.getpid(), sign)

    stages.on_reach = reach


if __name__ == "__main__":
    if sys.argv[1:]:
        signal_at(sys.argv[1], int(sys.argv[2]), signal.Signals[(sys.argv[3:] or ["SIGKILL"])[0]])
    settings = config.load()
    logs.set_up(settings.log_level)
    asyncio.run(app.run(settings))
