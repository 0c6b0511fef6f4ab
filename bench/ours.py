"""Our bot as `python -m bot run` runs it, with a profile written at its end where one is asked for."""

from __future__ import annotations

import asyncio
import cProfile
import os

from bot import app, config


def main() -> None:
    settings = config.load()
    target = os.environ.get("BENCH_PROFILE")
    if not target:
        asyncio.run(app.run(settings))
        return
    profile = cProfile.Profile()
    profile.enable()
    asyncio.run(app.run(settings))
    profile.disable()
    profile.dump_stats(target)


if __name__ == "__main__":
    main()
