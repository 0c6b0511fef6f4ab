"""How fast Telegram lets us send: windows for all, for a chat and for a group, and pauses it asks for.

Telegram's 429 is the authority, these rates are the start (Bot FAQ: about 30 a second in all, one a second in a chat
with short bursts, 20 a minute in a group). Times are seconds of the loop's monotonic clock; never a message.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from bot.domain.chats import ChatId
from bot.domain.delivery import Lane

GROUP_WINDOW = 60.0
FLOOD_NEARBY = 10.0
PAID_RATE = 1000.0
"""Messages a second that Telegram takes where each is paid for (Bot API, allow_paid_broadcast)."""
RESERVED_FOR = 10.0
"""So long after a reply a shrinking share of the rate is kept from announcements: people who write, write again."""
SPREAD = 0.98
"""What goes to many is spread over so much of each second, so that no reply stands behind a burst, or in its pause."""
LATE = 0.02
"""What a late look has missed of that spread is made up for, up to so many seconds of it at once."""
IDLE_BUCKETS = 4096


@dataclass(frozen=True, slots=True)
class Rates:
    """Messages a second in all (and what replies keep for themselves of it), burst of a chat, a minute of a group."""

    per_second: float = 30.0
    reserve: float = 5.0
    chat_burst: int = 4
    group_per_minute: int = 20
    paid_per_second: float = 0.0
    """Announcements that are paid for in Stars have a window of their own; 0 where they are not."""


@dataclass(slots=True)
class _Bucket:
    """A chat's recent sends: tokens refill at one a second up to the burst."""

    tokens: float
    at: float
    sends: deque[float] = field(default_factory=deque)

    def idle(self, now: float) -> bool:
        """Whether forgetting it changes nothing."""
        return max(self.at, *self.sends, self.at) < now - GROUP_WINDOW


@dataclass(slots=True)
class _Window:
    """What was sent in the last second, or is on its way: an answer may come long after Telegram counted it."""

    sent: deque[float] = field(default_factory=deque)
    flying: int = 0
    spread_until: float = 0.0

    def take(self, now: float) -> None:
        """One is on its way from now on."""
        self.flying += 1
        self._forget(now)

    def landed(self, now: float) -> None:
        """One has been answered."""
        self.flying -= 1
        self.sent.append(now)

    def _forget(self, now: float) -> None:
        while self.sent and self.sent[0] <= now - 1.0:
            self.sent.popleft()

    def wait(self, most: int, now: float) -> float:
        """Seconds until another fits in."""
        self._forget(now)
        if self.flying + len(self.sent) < most:
            return 0.0
        return max(self.sent[0] + 1.0 - now, 0.001) if self.sent else 1.0


def _most(room: float) -> int:
    return max(int(room), 1)


class Pacer:
    """Says how long a chat has to wait, and remembers what was sent."""

    def __init__(self, rates: Rates) -> None:
        self._rates = rates
        self._rate = rates.per_second
        self._free, self._paid = _Window(), _Window()
        self._many = _Window()
        """What of the free window is announcements."""
        self._replied = -RESERVED_FOR
        self._buckets: dict[ChatId, _Bucket] = {}
        self._tidy_at = IDLE_BUCKETS
        self._pause = 0.0
        self._pauses: dict[ChatId, float] = {}
        self._floods: deque[tuple[float, ChatId]] = deque(maxlen=8)

    def wait_for_all(self, lane: Lane, now: float, *, edit: bool = False) -> float:
        """Seconds until anything may go in this lane; 0 when now. An answer that edits is no new message."""
        if self._pause > now:
            return self._pause - now
        if self._uncounted(lane, edit):
            return 0.0
        window, room = self._window(lane)
        spread = max(window.spread_until - now, 0.0) if lane >= Lane.REMINDER else 0.0
        kept = self._kept_from(lane, now)
        if not kept:
            return max(window.wait(_most(room), now), spread)
        many = self._many.wait(_most(room - kept), now)
        return max(window.wait(_most(room - 1), now), many, spread)

    def wait_for_chat(self, chat: ChatId, group: bool, now: float) -> float:
        """Seconds until something may go to this chat; 0 when now."""
        paused = self._pauses.get(chat, 0.0) - now
        if paused > 0:
            return paused
        bucket = self._buckets.get(chat)
        if bucket is None:
            return 0.0
        if group:
            return self._group_wait(bucket, now)
        tokens = min(bucket.tokens + now - bucket.at, self._rates.chat_burst)
        return 0.0 if tokens >= 1 else 1 - tokens

    def spend(self, chat: ChatId, now: float, lane: Lane = Lane.NOTICE, *, edit: bool = False) -> None:
        """Something goes to this chat now; ``landed`` follows."""
        window, room = self._window(lane)
        if not self._uncounted(lane, edit):
            window.take(now)
            if lane is Lane.REPLY:
                self._replied = now
        if lane is Lane.BROADCAST and window is self._free:
            self._many.take(now)
        if lane >= Lane.REMINDER:
            step = SPREAD / max(room - self._kept_from(lane, now), 1)
            window.spread_until = max(window.spread_until, now - LATE) + step
        bucket = self._buckets.get(chat)
        if bucket is None:
            self._tidy(now)
            bucket = self._buckets[chat] = _Bucket(self._rates.chat_burst, now)
        bucket.tokens = min(bucket.tokens + now - bucket.at, self._rates.chat_burst) - 1
        bucket.at = now

    def landed(self, chat: ChatId, group: bool, now: float, lane: Lane = Lane.NOTICE, *, edit: bool = False) -> None:
        """Its answer is here. The windows count from now, for we cannot know when on the way Telegram counted it."""
        window, _ = self._window(lane)
        if not self._uncounted(lane, edit):
            window.landed(now)
        if lane is Lane.BROADCAST and window is self._free:
            self._many.landed(now)
        bucket = self._buckets.get(chat)
        if group and bucket is not None:
            bucket.sends.append(now)

    @staticmethod
    def _uncounted(lane: Lane, edit: bool) -> bool:
        """Whether it neither waits for a window nor takes a place in it: twenty taps take nothing from the many."""
        return edit and lane is Lane.REPLY

    def _kept_from(self, lane: Lane, now: float) -> float:
        """What this lane leaves to those who write, besides one place more than they use of it; 0 where nobody does."""
        if lane is not Lane.BROADCAST or self._rates.paid_per_second:
            return 0.0
        return self._rates.reserve * max(1 - (now - self._replied) / RESERVED_FOR, 0.0)

    def _window(self, lane: Lane) -> tuple[_Window, float]:
        """Which window counts, and how much goes through it in a second now."""
        if lane is Lane.BROADCAST and self._rates.paid_per_second:
            return self._paid, self._rates.paid_per_second * self._rate / self._rates.per_second
        return self._free, self._rate

    def flooded(self, chat: ChatId, group: bool, seconds: float, now: float) -> bool:
        """Telegram asked for a pause; True where it is meant for the whole bot.

        Telegram does not say which. It is the chat's own where we have just sent much to it; it is everybody's where
        we have not, or where another chat was refused as well. A pause only ever grows; the rate falls once a pause,
        however many were in flight when it began.
        """
        bucket = self._buckets.get(chat)
        busy = bucket is not None and (group or bucket.tokens < self._rates.chat_burst - 1)
        others = any(at > now - FLOOD_NEARBY and other != chat for at, other in self._floods)
        self._floods.append((now, chat))
        if busy and not others:
            self._pauses[chat] = max(self._pauses.get(chat, 0.0), now + seconds)
            return False
        if self._pause <= now:
            self._rate = max(self._rate * 0.8, 1.0)
        self.pause_all(now + seconds)
        return True

    def pause_all(self, until: float) -> None:
        """Nothing goes before then."""
        self._pause = max(self._pause, until)

    def pause_chat(self, chat: ChatId, until: float) -> None:
        """Nothing goes to this chat before then."""
        self._pauses[chat] = max(self._pauses.get(chat, 0.0), until)

    def ease(self) -> None:
        """A quiet minute has passed: come back towards the full rate."""
        self._rate = min(self._rate * 1.1, self._rates.per_second)

    @property
    def per_second(self) -> float:
        """How much goes out in a second now."""
        return self._rate

    @property
    def paused_until(self) -> float:
        """When the pause of the whole bot ends."""
        return self._pause

    def _group_wait(self, bucket: _Bucket, now: float) -> float:
        while bucket.sends and bucket.sends[0] <= now - GROUP_WINDOW:
            bucket.sends.popleft()
        if len(bucket.sends) < self._rates.group_per_minute:
            return 0.0
        return bucket.sends[0] + GROUP_WINDOW - now

    def _tidy(self, now: float) -> None:
        """Forget chats that have been quiet, so that the table does not grow with every person ever written to."""
        if len(self._buckets) < self._tidy_at:
            return
        quiet = [chat for chat, bucket in self._buckets.items() if bucket.idle(now)]
        for chat in quiet:
            del self._buckets[chat]
        self._pauses = {chat: until for chat, until in self._pauses.items() if until > now}
        self._tidy_at = max(IDLE_BUCKETS, 2 * len(self._buckets))
