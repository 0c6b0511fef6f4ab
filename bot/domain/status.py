"""How the bot stands, as numbers, and from when on one of them is wrong; never a query or a sentence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.upkeep import LATE

UPDATE_WAITS = timedelta(minutes=2)
MESSAGE_WAITS = timedelta(minutes=10)
"""Of replies and notices; announcements may take hours."""
REMINDER_WAITS = timedelta(hours=1)
BACKUP_AGE = timedelta(days=2)
PARKED_LATELY = timedelta(days=1)
LEAST_FREE = 500 * 1024 * 1024
"""Bytes; a backup needs the room of the database twice."""


class Problem(StrEnum):
    """What somebody who looks after the bot has to do something about."""

    NOT_RUNNING = "not_running"
    UPDATES_WAIT = "updates_wait"
    MESSAGES_WAIT = "messages_wait"
    REMINDERS_WAIT = "reminders_wait"
    REMINDERS_STAND = "reminders_stand"
    PARKED = "parked"
    NO_BACKUP = "no_backup"
    DISK = "disk"


TOLD = (Problem.PARKED, Problem.NO_BACKUP, Problem.DISK)
"""Of these the bot tells by itself: they neither pass by themselves nor keep it from telling."""


@dataclass(frozen=True, slots=True)
class Queue:
    """How many wait, and since when the oldest of them."""

    waiting: int
    since: datetime | None

    def late(self, now: datetime, after: timedelta) -> bool:
        """Whether the oldest has waited too long."""
        return self.since is not None and now - self.since > after


@dataclass(frozen=True, slots=True)
class Status:
    """Everything at one moment; instants aware, in UTC; sizes in bytes. ``people`` counts private chats.

    ``real_now`` is the machine's time, by which runs and backups are measured; the demo's clock may be ahead of it.
    """

    now: datetime
    real_now: datetime
    version: str
    running: bool
    updates: Queue
    messages: Queue
    news: Queue
    """Those of the messages that are replies or notices."""
    reminders: Queue
    parked: int
    parked_lately: int
    people: int
    blocked: int
    backup_at: datetime | None
    reminders_at: datetime | None
    size: int
    free: int

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong, the worst first."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        if not self.running:
            yield Problem.NOT_RUNNING
        if self.updates.late(self.now, UPDATE_WAITS):
            yield Problem.UPDATES_WAIT
        if self.news.late(self.now, MESSAGE_WAITS):
            yield Problem.MESSAGES_WAIT
        if self.reminders.late(self.now, REMINDER_WAITS):
            yield Problem.REMINDERS_WAIT
        if self.reminders_at is None or self.real_now - self.reminders_at > LATE:
            yield Problem.REMINDERS_STAND
        if self.parked_lately:
            yield Problem.PARKED
        if self.backup_at is None or self.now - self.backup_at > BACKUP_AGE:
            yield Problem.NO_BACKUP
        if self.free < max(LEAST_FREE, 2 * self.size):
            yield Problem.DISK


@dataclass(frozen=True, slots=True)
class NeedsLook:
    """Notice to who looks after the bot: what is wrong since now."""

    problems: tuple[Problem, ...]
