"""Telegram's three flood limits, counted by the movable clock; never which call counts as a message."""

import math
from collections import deque
from dataclasses import dataclass, field

from bot.demo.clock import Clock
from bot.demo.wire import Refused


@dataclass(frozen=True, slots=True)
class Limits:
    """How many messages the server takes; None is no limit. Source: Telegram's bot FAQ, "my bot is hitting limits"."""

    overall_per_second: int | None = 30
    chat_per_second: float | None = 1.0
    chat_burst: int = 5
    group_per_minute: int | None = 20
    paid_per_second: int | None = 1000

    @classmethod
    def none(cls) -> "Limits":
        """No limit at all, for benches."""
        return cls(overall_per_second=None, chat_per_second=None, group_per_minute=None, paid_per_second=None)


@dataclass(slots=True)
class _Window:
    """At most `most` messages in any `span` seconds; after a refusal nothing passes before its deadline."""

    most: int
    span: float
    taken: deque[float] = field(default_factory=deque)
    shut_until: float = 0.0

    def wait(self, now: float, count: int) -> float:
        while self.taken and self.taken[0] <= now - self.span:
            self.taken.popleft()
        if now >= self.shut_until and len(self.taken) + count > self.most:
            crowd = len(self.taken) + count - self.most
            oldest = self.taken[min(crowd, len(self.taken)) - 1] if self.taken else now
            self.shut_until = now + math.ceil(max(1.0, oldest + self.span - now))
        return self.shut_until - now

    def take(self, now: float, count: int) -> None:
        self.taken.extend([now] * count)


@dataclass(slots=True)
class _Bucket:
    """`rate` messages a second in the long run, `burst` at once."""

    rate: float
    burst: int
    filled: float = 0.0
    shut_until: float = 0.0

    def wait(self, now: float, count: int) -> float:
        ahead = max(self.filled, now) + count / self.rate - now
        room = max(self.burst, count) / self.rate
        if now >= self.shut_until and ahead > room + 1e-9:
            self.shut_until = now + math.ceil(max(1.0, ahead - room))
        return self.shut_until - now

    def take(self, now: float, count: int) -> None:
        self.filled = max(self.filled, now) + count / self.rate


class Gate:
    """Lets a message pass or refuses it with 429 and how long to wait."""

    def __init__(self, limits: Limits, clock: Clock) -> None:
        self.limits = limits
        self._clock = clock
        self._overall = _Window(limits.overall_per_second, 1.0) if limits.overall_per_second else None
        self._paid = _Window(limits.paid_per_second, 1.0) if limits.paid_per_second else None
        self._chats: dict[int, _Window | _Bucket] = {}
        self._open = self._overall is None and not limits.chat_per_second and not limits.group_per_minute

    def admit(self, chat_id: int, count: int = 1, edit: bool = False, paid: bool = False) -> None:
        """Count messages to a chat; edits count in groups only (source: grammY's flood guide).

        Paid ones have a limit of their own (Bot API, allow_paid_broadcast).
        """
        if self._open or (edit and chat_id > 0):
            return
        now = self._clock.seconds()
        overall = self._paid if paid else self._overall
        gates = [gate for gate in (None if edit else overall, self._of(chat_id)) if gate]
        waits = [wait for gate in gates if (wait := gate.wait(now, count)) > 0]
        if waits:
            raise flood(math.ceil(max(waits) - 1e-6))
        for gate in gates:
            gate.take(now, count)

    def _of(self, chat_id: int) -> "_Window | _Bucket | None":
        gate = self._chats.get(chat_id)
        if gate is None:
            gate = self._new(chat_id)
            if gate:
                self._chats[chat_id] = gate
        return gate

    def _new(self, chat_id: int) -> "_Window | _Bucket | None":
        limits = self.limits
        if chat_id < 0:
            return _Window(limits.group_per_minute, 60.0) if limits.group_per_minute else None
        return _Bucket(limits.chat_per_second, limits.chat_burst) if limits.chat_per_second else None


def flood(seconds: int) -> Refused:
    """The refusal of a flood."""
    seconds = max(1, seconds)
    return Refused(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
