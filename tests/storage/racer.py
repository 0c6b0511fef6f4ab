"""One of several processes that all want the same seat: each line on its input is a shift, each on its output a 1 or 0.

``python racer.py FILE CHAT``
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.domain.chats import ChatId
from bot.domain.shifts import Signup, State
from storage import signups
from storage.database import Database


async def race(path: Path, chat: int) -> None:
    """Try to take a place on each shift that is called out."""
    db = await Database.open(path)
    try:
        for line in sys.stdin:
            async with db.write() as tx:
                taken = await signups.take(tx, Signup(0, int(line), ChatId(chat), State.CONFIRMED), 1)
            sys.stdout.write(f"{int(taken is not None)}\n")
            sys.stdout.flush()
    finally:
        await db.close()


if __name__ == "__main__":
    asyncio.run(race(Path(sys.argv[1]), int(sys.argv[2])))
