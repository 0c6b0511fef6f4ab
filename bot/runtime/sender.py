"""Delivery: claims owed messages, sends them and writes down what became of each; it reads no message's words.

Claims and endings ride on whatever transaction commits next (``Database.riders``). Every claimed row counts as in
flight until its ending is committed, so a crash can double at most as many messages as there are senders.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Iterable

from telegram import Bot
from telegram.error import InvalidToken

from bot import stages
from bot.domain import delivery
from bot.domain.chats import Reach
from bot.domain.delivery import Answer, Call, Lane, Outgoing, State
from bot.runtime.attempt import attempt
from bot.runtime.kept_files import KeptFiles
from bot.runtime.lanes import Lanes, Slip
from bot.runtime.pacer import Pacer
from bot.runtime.requests import ask
from bot.services import veils
from bot.work import Tools, Work
from storage import chats, facts, outbox
from storage.database import Database, Tx
from storage.outbox import Claimed, Closing, Owed

log = logging.getLogger(__name__)

PAUSE_FACT = "pause_until"
LONGEST_PAUSE = 3600
monotonic = time.monotonic
Deferred = Callable[[Tx], Awaitable[object]]


class Sender:
    """So many messages in flight at most, one a chat."""

    def __init__(self, db: Database, tools: Tools, bot: Bot, pacer: Pacer, senders: int) -> None:
        self._db, self._tools, self._bot, self._pacer = db, tools, bot, pacer
        self._senders = senders
        self._lanes = Lanes(pacer)
        self._flying: dict[int, Slip] = {}
        self._kept = KeptFiles()
        self._closings: list[Closing] = []
        self._deferred: list[Deferred] = []
        self._wake = asyncio.Event()
        self._stopping = False
        self._group: asyncio.TaskGroup | None = None
        self._answering = asyncio.Semaphore(senders)
        self.stirred = asyncio.Event()
        """Something was planned, or moved on, that is sent to many."""
        db.riders.append(self.exchange)

    # what others call ------------------------------------------------

    async def recover(self) -> None:
        """Before anything is sent: settle what was in flight at the last stop, and queue what is owed."""
        async with self._db.write() as tx:
            now = self._now()
            uncertain = await outbox.recover(tx, now)
            until = int(await facts.get(tx, PAUSE_FACT) or b"0")
            if until > now:
                self._pacer.pause_all(monotonic() + min(until - now, LONGEST_PAUSE))
            for chat, ends in (await chats.pauses(tx, now)).items():
                self._pacer.pause_chat(chat, monotonic() + min(ends - now, LONGEST_PAUSE))
            await self._kept.load(tx)
            self._lanes.push(self._slip(owed, now) for owed in await outbox.owed(tx))
        if uncertain:
            log.warning("%d messages may or may not have arrived before the last stop; not sent again", uncertain)

    async def owe(self, tx: Tx, works: Iterable[Work]) -> None:
        """Write down what these Works promised, in the transaction that is about to commit, and queue it."""
        works = list(works)
        if any(work.stirred for work in works):
            self.stirred.set()
        erased = {chat for work in works for chat in work.erased}
        messages = [message for work in works for message in work.outgoing if message.chat not in erased]
        if messages:
            now = self._now()
            messages = await veils.drawn(tx, self._tools.vault, messages, now)
            await outbox.add(tx, self._tools.vault, messages)
            self._lanes.push(self._slip(message, now) for message in messages)

    def answer(self, answers: Iterable[Answer]) -> None:
        """End these spinners now, or not at all."""
        for answer in answers:
            if self._group is not None and not self._stopping:
                self._group.create_task(self._answer(answer))

    async def run(self) -> None:
        """Send until told to stop, then let what is in flight end."""
        async with asyncio.TaskGroup() as self._group:
            while not (self._stopping and not self._flying):
                if self._has_something():
                    async with self._db.write():
                        pass  # the exchange rides on the commit
                else:
                    await self._sleep()
        self._group = None

    def stop(self) -> None:
        """Start nothing new."""
        self._stopping = True
        self._wake.set()

    @property
    def idle(self) -> bool:
        """Whether nothing is owed, in flight or waiting to be written."""
        return not (self._flying or self._closings or self._deferred or len(self._lanes))

    def waiting(self, lane: Lane) -> int:
        """How many messages of this lane are owed and not on their way."""
        return self._lanes.waiting(lane)

    # the exchange with the outbox ------------------------------------------------

    async def exchange(self, tx: Tx) -> Callable[[], None] | None:
        """Write endings, claim what may go; called inside every transaction before its commit."""
        now = self._now()
        self._supersede(now)
        closings, self._closings = self._closings, []
        deferred, self._deferred = self._deferred, []
        for write in deferred:
            await write(tx)
        if closings:
            await outbox.close(tx, closings)
        ended = [closing.id for closing in closings]
        claimed = await self._claim(tx, len(self._flying) - len([i for i in ended if i in self._flying]), now)
        self._flying |= {slip.id: slip for slip, _ in claimed}  # before the commit: a stop must not overlook them
        if not closings and not claimed and not deferred:
            return self._wake.set  # what was queued in this transaction may have a time to wait for
        return lambda: self._go(ended, claimed)

    async def _claim(self, tx: Tx, flying: int, now: int) -> list[tuple[Slip, Claimed]]:
        if self._stopping or self._group is None or flying >= self._senders:
            return []
        slips = self._lanes.take(self._senders - flying, monotonic())
        fresh = [slip for slip in slips if slip.expires_at is None or slip.expires_at > now]
        for slip in slips:
            if slip not in fresh:
                self._landed(slip)
                self._end(slip, Closing(slip.id, State.EXPIRED, ended_at=now, reason="no longer useful"))
        if not fresh:
            return []
        rows = {row.id: row for row in await outbox.claim(tx, self._tools.vault, [slip.id for slip in fresh], now)}
        for slip in fresh:
            if slip.id not in rows:
                self._landed(slip)
                self._lanes.done(slip)  # voided or erased meanwhile
        return [(slip, rows[slip.id]) for slip in fresh if slip.id in rows]

    def _go(self, ended: list[int], claimed: list[tuple[Slip, Claimed]]) -> None:
        if ended:
            stages.reach("sender.closed")
        for id_ in ended:
            self._flying.pop(id_, None)
        assert self._group is not None or not claimed
        for slip, row in claimed:
            self._flying[slip.id] = slip
            if self._group is not None:
                self._group.create_task(self._send(slip, row))
        self._wake.set()

    # one message ------------------------------------------------

    async def _send(self, slip: Slip, row: Claimed) -> None:
        stages.reach("sender.claimed")
        verdict = await attempt(self._bot, self._tools.make, row, self._kept.known)
        self._landed(slip)
        stages.reach("sender.sent")
        self._settle(slip, row, verdict)
        self._wake.set()

    def _settle(self, slip: Slip, row: Claimed, verdict: delivery.Verdict) -> None:
        now = self._now()
        match verdict:
            case delivery.Sent(message_id, file_id):
                self._deferred += self._kept.learn(row.call, file_id, now)
                self._end(slip, Closing(slip.id, State.SENT, lost=row.lost, message_id=message_id, ended_at=now))
            case delivery.NotSent():
                self._retry(slip, row, row.lost, delivery.backoff(row.tries))
            case delivery.AnswerLost():
                self._lost(slip, row)
            case delivery.Flood(seconds):
                self._flood(slip, row, seconds)
            case delivery.Unreachable(reason, gone):
                self._unreachable(slip, reason, gone)
            case delivery.Moved(to):
                self._deferred.append(lambda tx: chats.readdress(tx, self._tools.vault, row.chat, to))
                self._retry(slip, row, row.lost, 0)
            case delivery.BadMarkup():
                log.warning("Telegram could not read the HTML of message %d; sent as plain words", slip.id)
                self._replace(slip, row, delivery.as_plain(row.call))
            case delivery.CannotEdit():
                self._replace(slip, row, delivery.as_new(row.call))
            case delivery.Refused(reason):
                log.error("Telegram refused message %d (%s): %s", slip.id, row.call.method, reason)
                self._end(slip, Closing(slip.id, State.DEAD, lost=row.lost, reason=reason, ended_at=now))

    def _end(self, slip: Slip, closing: Closing) -> None:
        self._closings.append(closing)
        self._lanes.done(slip)

    def _retry(self, slip: Slip, row: Claimed, lost: int, seconds: float) -> None:
        self._closings.append(Closing(slip.id, State.OPEN, due_at=self._now() + round(seconds), lost=lost))
        again_at = monotonic() + seconds
        self._lanes.again(Slip(slip.id, slip.chat, slip.lane, slip.group, slip.edits, slip.expires_at, again_at))

    def _lost(self, slip: Slip, row: Claimed) -> None:
        if row.call.repeatable:
            self._retry(slip, row, row.lost, delivery.backoff(row.tries))
        elif row.lost + 1 >= delivery.COPIES:
            log.warning("the answer for message %d was lost twice; not sent a third time", slip.id)
            lost, now = row.lost + 1, self._now()
            self._end(slip, Closing(slip.id, State.UNCERTAIN, lost=lost, reason="answer lost twice", ended_at=now))
        else:
            self._retry(slip, row, row.lost + 1, delivery.backoff(row.tries))

    def _flood(self, slip: Slip, row: Claimed, seconds: float) -> None:
        until = self._now() + round(seconds)
        if self._pacer.flooded(slip.chat, slip.group, seconds, monotonic()):
            log.warning("Telegram asks for a pause of %d s", round(seconds))
            self._deferred.append(lambda tx: facts.put(tx, PAUSE_FACT, str(until).encode()))
        else:
            self._deferred.append(lambda tx: chats.pause(tx, slip.chat, until))
        self._retry(slip, row, row.lost, seconds)

    def _unreachable(self, slip: Slip, reason: str, gone: bool) -> None:
        now = self._now()

        async def mark(tx: Tx) -> None:
            if not await outbox.has(tx, slip.id):
                return  # erased, or at home on another phone, while it was on its way
            await chats.set_reach(tx, slip.chat, Reach.GONE if gone else Reach.BLOCKED)
            await outbox.void_chat(tx, slip.chat, reason, now)

        self._lanes.drop(slip.chat)
        self._deferred.append(mark)
        self._end(slip, Closing(slip.id, State.DEAD, reason=reason, ended_at=now))

    def _replace(self, slip: Slip, row: Claimed, call: Call) -> None:
        self._deferred.append(lambda tx: outbox.rewrite(tx, self._tools.vault, slip.id, call))
        self._closings.append(Closing(slip.id, State.OPEN, due_at=self._now(), lost=row.lost))
        self._lanes.again(Slip(slip.id, slip.chat, slip.lane, slip.group, None, slip.expires_at, 0.0))

    async def _answer(self, answer: Answer) -> None:
        """End a spinner within its deadline; "query is too old" and the like harm nobody and are not repeated."""
        params: dict[str, object] = {"callback_query_id": answer.query}
        if answer.text:
            params |= {"text": answer.text, "show_alert": answer.alert}
        if answer.url:
            params["url"] = answer.url
        try:
            async with asyncio.timeout(delivery.ANSWER_USEFUL_SECONDS), self._answering:
                pause = self._pacer.paused_until - monotonic()
                if pause > 0:
                    await asyncio.sleep(pause)
                await ask(self._bot, "answerCallbackQuery", params)
        except InvalidToken:
            raise
        except Exception as error:  # noqa: BLE001  see the docstring
            log.info("a tap was not answered: %s", type(error).__name__)

    def _supersede(self, now: int) -> None:
        gone, self._lanes.superseded = self._lanes.superseded, []
        self._closings += [Closing(id_, State.VOID, reason="overtaken", ended_at=now) for id_ in gone]

    def _has_something(self) -> bool:
        if self._closings or self._deferred or self._lanes.superseded:
            return True
        if self._stopping or len(self._flying) >= self._senders:
            return False
        at = self._lanes.next_at(monotonic())
        return at is not None and at <= monotonic()

    async def _sleep(self) -> None:
        at = self._lanes.next_at(monotonic()) if len(self._flying) < self._senders else None
        timeout = None if at is None or self._stopping else max(at - monotonic(), 0.001)
        try:
            async with asyncio.timeout(timeout):
                await self._wake.wait()
        except TimeoutError:
            return
        finally:
            self._wake.clear()

    def _landed(self, slip: Slip) -> None:
        self._pacer.landed(slip.chat, slip.group, monotonic(), slip.lane, edit=slip.in_place)

    def _now(self) -> int:
        return int(self._tools.clock.now().timestamp())

    def _slip(self, owed: Outgoing | Owed, now: int) -> Slip:
        wait = 0.0 if owed.due_at <= now else monotonic() + owed.due_at - now
        return Slip(owed.id, owed.chat, Lane(owed.lane), owed.group, owed.edits, owed.expires_at, wait)
