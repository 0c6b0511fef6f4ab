"""Turns kept updates into finished ones: one transaction a batch, one savepoint an update; it knows no feature.

A Work is done only when a handler of ours said so. A failing update is tried three times in place, then parked with
an incident code and an apology, and the next ones go on.
"""

from __future__ import annotations

import asyncio
import json
import logging
import secrets
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application

from bot import stages, work
from bot.domain.chats import Chat
from bot.domain.delivery import Answer, Lane
from bot.domain.notices import Apology, Cooling
from bot.runtime.crowd import Crowd, Verdict
from bot.runtime.sender import Sender
from bot.work import Tools, Work
from storage import chats, conversations, inbox
from storage.conversations import Step
from storage.database import Database, StorageFailed, Tx
from storage.inbox import Received

log = logging.getLogger(__name__)

BATCH = 50
BATCH_SECONDS = 0.03
TRIES = 3

PtbApplication = Application[Any, Any, Any, Any, Any, Any]


class NotHandled(Exception):
    """No handler said it was done with the update, not even the catch-all."""


class Worker:
    """Works through the inbox, in order of receipt."""

    def __init__(self, db: Database, tools: Tools, application: PtbApplication, sender: Sender) -> None:
        self._db, self._tools, self._application, self._sender = db, tools, application, sender
        self._wake = asyncio.Event()
        self._stopping = False
        self._suspects: set[int] = set()
        self._crowd = Crowd()
        self.idle = True

    def wake(self) -> None:
        """Something was kept."""
        self._wake.set()

    def stop(self) -> None:
        """End after the update in hand."""
        self._stopping = True
        self._wake.set()

    async def recover(self, unclean: bool) -> None:
        """After an unclean stop, every update waiting may be the one that killed the process: each goes alone."""
        if unclean:
            async with self._db.write() as tx:
                waiting = await tx.all("SELECT seq FROM inbox WHERE state = 'waiting' AND tries > 0 ORDER BY seq")
                first = await tx.all("SELECT seq FROM inbox WHERE state = 'waiting' ORDER BY seq LIMIT ?", (BATCH,))
            self._suspects = {row[0] for row in (*waiting, *first)}
        self._wake.set()

    async def run(self) -> None:
        """Work until told to stop."""
        while not self._stopping:
            self._wake.clear()
            self.idle = False
            if await self._batch():
                await asyncio.sleep(0)
                continue
            self.idle = True
            await self._wake.wait()

    # a batch ------------------------------------------------

    async def _batch(self) -> bool:
        """Finish some updates; False when there was none."""
        if self._suspects and not await self._announce_suspect():
            return True
        works: list[Work] = []
        async with self._db.write() as tx:
            rows = await inbox.waiting(tx, self._tools.vault, 1 if self._suspects else BATCH)
            if not rows:
                self._suspects.clear()
                return False
            stages.reach("worker.begun")
            works = await self._work_through(tx, rows)
            await self._sender.owe(tx, works)
            stages.reach("worker.written")
        stages.reach("worker.committed")
        for done in works:
            self._sender.answer(done.answers)
        return True

    async def _announce_suspect(self) -> bool:
        """Commit that this update is about to be tried, so that one which kills the process is parked in the end."""
        async with self._db.write() as tx:
            rows = await inbox.waiting(tx, self._tools.vault, 1)
            if not rows:
                self._suspects.clear()
            elif rows[0].tries >= TRIES:
                sorry = await self._park(tx, rows[0], None, "the process died while handling it")
                await self._sender.owe(tx, [sorry])
                self._suspects.discard(rows[0].seq)
                return False
            elif rows[0].seq in self._suspects:
                await inbox.count_try(tx, rows[0].seq)
            else:
                self._suspects.clear()
        return True

    async def _work_through(self, tx: Tx, rows: list[Received]) -> list[Work]:
        started = time.monotonic()
        people = _People()
        works: list[Work] = []
        seqs: list[int] = []
        for row in rows:
            if seqs and (self._stopping or time.monotonic() - started > BATCH_SECONDS):
                break
            done = await self._one(tx, people.fresh(row))
            people.keep(row, done)
            works.append(done)
            if not done.failure:
                seqs.append(row.seq)
        if seqs:
            await inbox.finish(tx, seqs, self._now())
        self._suspects.difference_update(seqs)
        return works

    # one update ------------------------------------------------

    async def _one(self, tx: Tx, row: Received) -> Work:
        failure: BaseException | None = None
        if row.raw is None:
            return await self._park(tx, row, None, "its sealed text does not open")
        if (calm := self._cool(tx, row)) is not None:
            return calm
        for _try in range(TRIES):
            tx.arm()
            done = self._new_work(tx, row)
            failure = await self._handle(done, row)
            if failure is None:
                tx.release()
                stages.reach("worker.handled")
                return done
            done.undo()
            tx.release()
        return await self._park(tx, row, failure, None)

    def _cool(self, tx: Tx, row: Received) -> Work | None:
        """A finished Work where this person sends more than anybody can mean; they are told once."""
        match self._crowd.look(row.person, json.loads(row.raw or b"{}"), self._now()):
            case Verdict.FINE:
                return None
            case verdict:
                calm = self._new_work(tx, row)
                if verdict is Verdict.FIRST_TOO_MANY and row.chat is not None:
                    calm.tell(row.chat, Cooling(), Lane.REPLY)
                end_spinner(calm, row.raw)
                return calm

    async def _handle(self, done: Work, row: Received) -> BaseException | None:
        """Run the handlers; every way of failing comes back, but a storage failure ends the process."""
        work.enter(done)
        try:
            update = Update.de_json(json.loads(row.raw or b""), self._application.bot)
            await self._application.process_update(update)
            if done.failure is None and not done.handled:
                done.failure = NotHandled()
            if done.failure is None:
                await self._keep_step(done)
        except Exception as error:  # noqa: BLE001  an update that cannot be parsed is parked like one that fails
            done.failure = error
        if isinstance(done.failure, StorageFailed):
            raise done.failure
        if not self._db.raw.in_transaction:  # a full disk ends the whole of it, whatever a handler made of the error
            raise StorageFailed("the transaction was ended by an error of the disk: make room, then start again")
        return done.failure

    async def _keep_step(self, done: Work) -> None:
        if not done.step_changed or done.chat is None:
            return
        if done.step is None:
            await conversations.drop(done.tx, done.chat.id)
        else:
            await conversations.put(done.tx, self._tools.vault, done.chat.id, done.step)

    async def _park(self, tx: Tx, row: Received, failure: BaseException | None, said: str | None) -> Work:
        incident = secrets.token_hex(3).upper()
        log.error("update %d parked, incident %s: %s", row.seq, incident, said or place_of(failure))
        await inbox.park(tx, row.seq, incident, self._now())
        sorry = self._new_work(tx, row)
        sorry.failure = failure or NotHandled()
        end_spinner(sorry, row.raw)
        chat = await chats.get(tx, row.chat.id) if row.chat else None
        if chat:
            sorry.tell(chat, Apology(incident), Lane.REPLY)  # an answer like another: in order with the next ones
        return sorry

    def _new_work(self, tx: Tx, row: Received) -> Work:
        now = self._tools.clock.now()
        step = row.step.at(int(now.timestamp())) if row.step else None
        return Work(self._tools, tx, now, row.chat, step=step, album_goes_on=row.album_goes_on)

    def _now(self) -> int:
        return int(self._tools.clock.now().timestamp())


class _People:
    """What this batch already changed of a person, so that their next update in it sees it."""

    def __init__(self) -> None:
        self._known: dict[bytes, tuple[Chat | None, Step | None]] = {}

    def fresh(self, row: Received) -> Received:
        chat, step = self._known.get(row.person, (row.chat, row.step))
        return replace(row, chat=chat, step=step)

    def keep(self, row: Received, done: Work) -> None:
        if not done.failure:
            self._known[row.person] = (done.chat, done.step)


def end_spinner(done: Work, raw: bytes | None) -> None:
    """Answer the tap of an update that its handler will not answer."""
    query = json.loads(raw or b"{}").get("callback_query")
    if isinstance(query, dict) and isinstance(query.get("id"), str):
        done.answer(Answer(query["id"]))


def place_of(error: BaseException | None) -> str:
    """Type and place of an error, never its text, which may quote a person."""
    if error is None or error.__traceback__ is None:
        return type(error).__name__
    last = error.__traceback__
    while last.tb_next is not None:
        last = last.tb_next
    return f"{type(error).__name__} at {Path(last.tb_frame.f_code.co_filename).name}:{last.tb_lineno}"
