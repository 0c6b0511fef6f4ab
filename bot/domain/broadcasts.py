"""One sending of an announcement: where it stands and how far it is; never a message, a clock or a query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.chats import ChatId
from bot.domain.delivery import Call


class Purpose(StrEnum):
    """What a sending does."""

    SEND = "send"
    AGAIN = "again"
    """To those whom an earlier sending did not reach."""
    CORRECT = "correct"
    """Changes what an earlier sending sent."""
    WITHDRAW = "withdraw"
    """Takes out of the chats what an earlier sending sent."""


class State(StrEnum):
    """Where a sending stands."""

    PLANNED = "planned"
    """Its receivers are looked up when its time comes."""
    GATHERING = "gathering"
    READY = "ready"
    """Its receivers are written down; it waits for its time."""
    RUNNING = "running"
    PAUSED = "paused"
    STOPPED = "stopped"
    DONE = "done"
    MISSED = "missed"
    """Its useful time was over before it began."""


OVER = frozenset({State.STOPPED, State.DONE, State.MISSED})
CHANGES = frozenset({Purpose.CORRECT, Purpose.WITHDRAW})
"""What can only be done to messages Telegram still lets us change."""
CHANGEABLE_SECONDS = 48 * 3600
"""Telegram lets a bot edit or delete its message for so long (Bot API, deleteMessage)."""


class Ending(StrEnum):
    """Where one receiver stands."""

    WAITING = "waiting"
    OWED = "owed"
    SENT = "sent"
    FAILED = "failed"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Counts:
    """People by how it ended for them; the rest of ``total`` has not had it yet."""

    total: int = 0
    sent: int = 0
    failed: int = 0
    blocked: int = 0
    unknown: int = 0
    withheld: int = 0

    @property
    def ended(self) -> int:
        """For how many it is over."""
        return self.sent + self.failed + self.blocked + self.unknown + self.withheld

    @property
    def left(self) -> int:
        """How many have not had it; nobody who was erased meanwhile counts once it is over."""
        return max(self.total - self.ended, 0)


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One sending; instants aware, in UTC."""

    id: int
    announcement: int
    purpose: Purpose
    of: int | None
    state: State
    urgent: bool
    by: ChatId | None
    starts_at: datetime
    useful_until: datetime | None
    cursor: int = 0
    counts: Counts = Counts()
    began_at: datetime | None = None
    ended_at: datetime | None = None
    card_message: int | None = None
    card_at: datetime | None = None

    def seconds_left(self, now: datetime) -> int | None:
        """About how long it still takes, from how fast it went; None where that cannot be said."""
        if self.state is not State.RUNNING or self.began_at is None or not self.counts.ended:
            return None
        spent = (now - self.began_at).total_seconds()
        return max(round(spent * self.counts.left / self.counts.ended), 1)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody who is to get it now; ``message`` is what of theirs is to be changed."""

    chat: ChatId
    language: str
    message: int | None
    wants: bool
    reached: bool


def changing(call: Call, purpose: Purpose, message: int | None) -> Call:
    """The call that sends, changes or takes away one receiver's message."""
    if purpose is Purpose.WITHDRAW:
        return Call("deleteMessage", {"message_id": message})
    if purpose is not Purpose.CORRECT:
        return call
    if call.method == "sendMessage":
        return Call("editMessageText", call.params | {"message_id": message}, call.plain)
    kept = {name: value for name, value in call.params.items() if name in ("caption", "parse_mode", "reply_markup")}
    return Call("editMessageCaption", kept | {"message_id": message}, None)
