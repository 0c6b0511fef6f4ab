"""Periodic jobs: expiry, forgetting, a heartbeat; APScheduler is the clock, tables are the memory."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from apscheduler.events import EVENT_JOB_ERROR, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.date import DateTrigger
from apscheduler.triggers.interval import IntervalTrigger

from bot.domain.delivery import Lane
from bot.domain.retention import is_due
from bot.runtime.keeper import Keeper
from bot.runtime.pacer import Pacer
from bot.runtime.sender import Sender
from bot.services import date_news, day_news, follows, reminders, status, upkeep
from bot.services.chats import SCRUB, scrub_mark
from bot.work import Tools, Work
from storage import colleagues, conversations, facts, retention
from storage import reminders as planned
from storage.database import Database, StorageFailed

log = logging.getLogger(__name__)

T = TypeVar("T")

SWEEP_SECONDS = 30
REMIND_SECONDS = 10
AHEAD_SECONDS = 3
"""Reminders are handed to the sender so far ahead of the rate."""
DRAIN_SECONDS = 1.0


class Clockwork:
    """Wakes often, asks the tables what is due, and keeps nothing in memory but when it last forgot."""

    def __init__(self, db: Database, tools: Tools, sender: Sender, pacer: Pacer, broken: asyncio.Future[None]) -> None:
        self._db, self._tools, self._sender, self._pacer, self._broken = db, tools, sender, pacer, broken
        self._forgot_at: datetime | None = None
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        every = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None, "replace_existing": True}
        self._scheduler.add_listener(self._failed, EVENT_JOB_ERROR)
        self._scheduler.add_job(self.sweep, IntervalTrigger(seconds=SWEEP_SECONDS), id="sweep", **every)
        self._scheduler.add_job(self.remind, IntervalTrigger(seconds=REMIND_SECONDS), id="remind", **every)
        self._scheduler.add_job(self.look, IntervalTrigger(minutes=10), id="look", **every)
        self._scheduler.add_job(self._pacer.ease, IntervalTrigger(minutes=1), id="ease", **every)

    def keep_in(self, folder: Path, days: int) -> None:
        """From now on a backup each night in this folder, and beside it who was erased."""
        keeper = Keeper(self._db, self._tools, folder, days)
        self._scheduler.add_job(keeper.look, IntervalTrigger(minutes=1), id="backup", coalesce=True, max_instances=1)

    @property
    def jobs(self) -> set[str]:
        """The names of what is done again and again."""
        return {job.id for job in self._scheduler.get_jobs()}

    def start(self) -> None:
        """Begin; the first sweep comes at once."""
        self._scheduler.start()
        for job in ("sweep", "remind"):
            self._scheduler.modify_job(job, next_run_time=self._tools.clock.real_now())

    def stop(self) -> None:
        """End without waiting: a sweep that does not finish is done again."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)

    def _failed(self, event: JobExecutionEvent) -> None:
        """APScheduler hides a job's error; a failing storage has to end the process, another is tried again."""
        if isinstance(event.exception, asyncio.CancelledError):
            return  # we are stopping
        if isinstance(event.exception, StorageFailed) and not self._broken.done():
            self._broken.set_exception(event.exception)
        else:
            log.error("job %s failed: %s", event.job_id, type(event.exception).__name__)

    async def remind(self) -> None:
        """Look once at what has to be true, then tell what is due, a few at a time, so that replies do not wait."""
        await self._work(reminders.compare)
        await self.tell()
        while await self._work(follows.plan_some):  # after what was due was told, or counted as missed
            pass
        await self._work(upkeep.ran)

    async def tell(self) -> None:
        """Tell what is due, only a little ahead of the rate, so that what is soonest of no use never stands in a queue.

        Then wake again for what is left, or for what is due next before the next look.
        """
        for news in (date_news, day_news):
            while (room := self._room()) and await self._work(partial(news.tell_some, most=room)):
                pass
        while (room := min(self._room(), reminders.MOST)) > 0:
            if await self._work(partial(reminders.tell_due, most=room)) < room:
                break
        await self._wake_for_the_next()

    def _room(self) -> int:
        """How many reminders more may be handed to the sender now."""
        return max(int(AHEAD_SECONDS * self._pacer.per_second) - self._sender.waiting(Lane.REMINDER), 0)

    async def _wake_for_the_next(self) -> None:
        due = await self._work(lambda work: planned.next_due(work.tx))
        left = REMIND_SECONDS if due is None else due - self._tools.clock.now().timestamp()
        if left < REMIND_SECONDS and self._scheduler.running:
            when = self._tools.clock.real_now() + timedelta(seconds=max(left, DRAIN_SECONDS))
            self._scheduler.add_job(self.tell, DateTrigger(when), id="due", replace_existing=True)

    async def look(self) -> None:
        """Whether reminders go out and all else is well; not at the start, when the first run is only beginning."""
        await self._work(upkeep.look)
        await self._work(status.watch)

    async def _work(self, job: Callable[[Work], Awaitable[T]]) -> T:
        """One job in one transaction, with what it owes."""
        async with self._db.write() as tx:
            work = Work(self._tools, tx, self._tools.clock.now())
            done = await job(work)
            await self._sender.owe(tx, [work])
        return done

    async def sweep(self) -> None:
        """Expire forms, once a night forget what has served its time, and cut erased bytes out of the log."""
        now = self._tools.clock.now()
        self._tools.practices.close_over(now)
        async with self._db.write() as tx:
            await conversations.expire(tx, int(now.timestamp()))
        if is_due(self._forgot_at, now):
            await self.forget()
            self._forgot_at = now
        await self._scrub()

    async def forget(self) -> None:
        """Forget what has served its time, a few rows at a time, so that replies do not wait."""
        going = True
        while going:
            async with self._db.write() as tx:
                gone = await retention.forget(tx, self._tools.days, self._tools.clock.now())
                await colleagues.forget_strangers(tx)
                if gone.rows:
                    await facts.put(tx, SCRUB, scrub_mark())
            going = gone.rows > 0

    async def _scrub(self) -> None:
        async with self._db.write() as tx:
            asked = await facts.get(tx, SCRUB)
        if asked is not None and await self._db.scrub():
            async with self._db.write() as tx:
                if await facts.get(tx, SCRUB) == asked:  # nobody was erased meanwhile
                    await facts.drop(tx, SCRUB)
