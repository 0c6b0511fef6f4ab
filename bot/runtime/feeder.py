"""Feeds what goes to many into the outbox, a few messages ahead of the rate; it knows no audience and no text.

Only so much is handed over as goes out in about a second: a pause or a stop then leaves next to nothing on its way, and
what is due sooner never stands behind a long queue.
"""

from __future__ import annotations

import asyncio
import logging

from bot.runtime.sender import Sender
from bot.services import announcement_sendings, broadcast_cards, broadcasts
from bot.work import Tools, Work
from storage.database import Database

log = logging.getLogger(__name__)

LOOK_SECONDS = 10.0
BUSY_SECONDS = 0.05
LEAST_AHEAD, MOST_AHEAD = 20, 500


class Feeder:
    """Moves every sending on; between them it sleeps until it is woken, or until the next look."""

    def __init__(self, db: Database, tools: Tools, sender: Sender, per_second: float) -> None:
        self._db, self._tools, self._sender = db, tools, sender
        self._ahead = min(max(int(per_second), LEAST_AHEAD), MOST_AHEAD)
        self._busy = False
        self._more = False

    @property
    def idle(self) -> bool:
        """Whether there is nothing to be gathered, handed over or settled now."""
        return not self._busy and not self._sender.stirred.is_set()

    async def run(self) -> None:
        """Feed until cancelled; each step is one transaction, and one that does not end is done again."""
        while True:
            self._busy = True
            self._sender.stirred.clear()
            self._busy = await self.step()
            if not self._more:  # else the writer's fair lock lets everybody in between
                await self._rest()

    async def step(self) -> bool:
        """One step of everything; whether there is more to do now."""
        async with self._db.write() as tx:
            work = Work(self._tools, tx, self._tools.clock.now())
            await announcement_sendings.fall_through(work)
            await broadcasts.move(work)
            gathering = await broadcasts.gather(work)
            fed = await broadcasts.feed(work, self._ahead)
            await broadcast_cards.keep_true(work)
            await self._sender.owe(tx, [work])
            busy = await broadcasts.under_way(work)
        self._more = fed >= broadcasts.FED_AT_ONCE
        if gathering or fed:
            log.debug("handed over: %d", fed)
        return busy

    async def _rest(self) -> None:
        try:
            async with asyncio.timeout(BUSY_SECONDS if self._busy else LOOK_SECONDS):
                await self._sender.stirred.wait()
        except TimeoutError:
            return
