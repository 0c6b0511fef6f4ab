"""One of several processes at the same table: each line on its input is an act, each on its output a 1 or 0.

``python giving_racer.py FILE CHAT``; an act is ``promise STOCK TICKET`` or ``collect ALLOTMENT``.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.domain.chats import ChatId
from bot.domain.giving import Allotment, State
from storage import allotments
from storage.database import Database, Tx


async def act(tx: Tx, chat: ChatId, what: str, number: int, *more: str) -> bool:
    """Whether this one won."""
    if what == "collect":
        return await allotments.turn(tx, number, {State.GRANTED}, State.COLLECTED, 2, chat)
    at = datetime.fromtimestamp(1, UTC)
    new = Allotment(0, int(more[0]), number, 1, chat, State.GRANTED, "", None, None, at)
    return await allotments.promise(tx, new, 1) is not None


async def race(path: Path, chat: ChatId) -> None:
    """Try every act that is called out."""
    db = await Database.open(path)
    try:
        for line in sys.stdin:
            what, number, *more = line.split()
            async with db.write() as tx:
                won = await act(tx, chat, what, int(number), *more)
            sys.stdout.write(f"{int(won)}\n")
            sys.stdout.flush()
    finally:
        await db.close()


if __name__ == "__main__":
    asyncio.run(race(Path(sys.argv[1]), ChatId(int(sys.argv[2]))))
