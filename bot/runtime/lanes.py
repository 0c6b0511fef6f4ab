"""The order in which owed messages go: by lane and age, one in flight a chat, each chat's own order kept.

Only what the order needs is held in memory; the outbox table is the truth. Times are monotonic seconds.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.chats import ChatId
from bot.domain.delivery import Lane
from bot.runtime.pacer import Pacer


@dataclass(frozen=True, slots=True)
class Slip:
    """An owed message in the queue; ``expires_at`` in Unix seconds, ``not_before`` in monotonic ones."""

    id: int
    chat: ChatId
    lane: Lane
    group: bool
    edits: int | None
    expires_at: int | None
    not_before: float

    @property
    def in_place(self) -> bool:
        """Whether it changes a message of a private chat: Telegram counts that for no limit."""
        return self.edits is not None and not self.group


class Lanes:
    """Who may go next."""

    def __init__(self, pacer: Pacer) -> None:
        self._pacer = pacer
        self._chats: dict[ChatId, list[tuple[Lane, int, Slip]]] = {}
        self._busy: set[ChatId] = set()
        self._ready: list[tuple[Lane, int, ChatId]] = []
        self._later: list[tuple[float, ChatId]] = []
        self._edits: dict[tuple[ChatId, int], int] = {}
        self._void: set[int] = set()
        self._pause_end = 0.0
        self.superseded: list[int] = []
        """Edits overtaken by a later edit of the same message; the sender closes them."""

    def __len__(self) -> int:
        return sum(len(queue) for queue in self._chats.values()) - len(self._void)

    def waiting(self, lane: Lane) -> int:
        """How many of this lane are queued."""
        return sum(one[0] is lane and one[1] not in self._void for queue in self._chats.values() for one in queue)

    def push(self, slips: Iterable[Slip]) -> None:
        """Queue these."""
        for slip in slips:
            self._coalesce(slip)
            heapq.heappush(self._chats.setdefault(slip.chat, []), (slip.lane, slip.id, slip))
            self._line_up(slip.chat)

    def take(self, most: int, now: float) -> list[Slip]:
        """At most so many that may go now; each takes its chat until ``done``."""
        self._wake(now)
        taken: list[Slip] = []
        while self._ready and len(taken) < most:
            lane, id_, chat = self._ready[0]
            head = self._head(chat)
            if head is None or chat in self._busy or head.id != id_:
                heapq.heappop(self._ready)
                continue
            wait = self._pacer.wait_for_all(lane, now, edit=head.in_place)
            if wait > 0:
                self._pause_end = now + wait
                break
            heapq.heappop(self._ready)
            wait = max(self._pacer.wait_for_chat(chat, head.group, now), head.not_before - now)
            if wait > 0:
                heapq.heappush(self._later, (now + wait, chat))
                continue
            heapq.heappop(self._chats[chat])
            self._busy.add(chat)
            self._pacer.spend(chat, now, head.lane, edit=head.in_place)
            taken.append(head)
        return taken

    def done(self, slip: Slip) -> None:
        """The message has ended: its chat's next one may go."""
        self._busy.discard(slip.chat)
        if slip.edits is not None and self._edits.get((slip.chat, slip.edits)) == slip.id:
            del self._edits[slip.chat, slip.edits]
        self._line_up(slip.chat)

    def again(self, slip: Slip) -> None:
        """The message has to go once more, at the slip's own time and before what was queued after it."""
        self._busy.discard(slip.chat)
        newer = slip.edits is not None and self._edits.get((slip.chat, slip.edits), slip.id) != slip.id
        if newer:
            self.superseded.append(slip.id)
            self._line_up(slip.chat)
        else:
            self.push([slip])

    def drop(self, chat: ChatId) -> None:
        """Nothing more goes to this chat."""
        for _, id_, _slip in self._chats.pop(chat, ()):
            self._void.discard(id_)

    def next_at(self, now: float) -> float | None:
        """When to look again, or None when there is nothing to wait for."""
        times = [self._later[0][0]] if self._later else []
        if self._ready:
            times.append(max(self._pause_end, now))
        return min(times) if times else None

    def _head(self, chat: ChatId) -> Slip | None:
        queue = self._chats.get(chat)
        while queue and queue[0][1] in self._void:
            self._void.discard(heapq.heappop(queue)[1])
        if not queue:
            self._chats.pop(chat, None)
            return None
        return queue[0][2]

    def _line_up(self, chat: ChatId) -> None:
        head = self._head(chat)
        if head is None or chat in self._busy:
            return
        if head.not_before > 0:
            heapq.heappush(self._later, (head.not_before, chat))
        else:
            heapq.heappush(self._ready, (head.lane, head.id, chat))

    def _wake(self, now: float) -> None:
        while self._later and self._later[0][0] <= now:
            chat = heapq.heappop(self._later)[1]
            head = self._head(chat)
            if head is not None and chat not in self._busy:
                heapq.heappush(self._ready, (head.lane, head.id, chat))

    def _coalesce(self, slip: Slip) -> None:
        if slip.edits is None:
            return
        key = (slip.chat, slip.edits)
        older = self._edits.get(key)
        if older is not None and older != slip.id and any(s.id == older for _, _, s in self._chats.get(slip.chat, ())):
            self._void.add(older)
            self.superseded.append(older)
        self._edits[key] = slip.id
