"""The queue of updates and its long poll; never what an update says, never a webhook."""

import asyncio
import json
from collections import OrderedDict, deque
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from bot.demo.clock import Clock
from bot.demo.wire import Json, Refused

OTHER_POLL = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
BY_WEBHOOK = "Conflict: terminated by setWebhook request"
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)
# Not delivered unless asked for by name. Source: Bot API, getUpdates, allowed_updates.
_ON_REQUEST = frozenset(("chat_member", "message_reaction", "message_reaction_count"))
_KEPT_SECONDS = 24 * 3600
_REMEMBERED = 2_000


@dataclass(slots=True, eq=False)
class Waiting:
    """One unconfirmed update; `again` means that it goes out once more whatever the offset says."""

    id: int
    body: str
    since: float
    again: bool = False


class Updates:
    """What happened and was not confirmed yet, in order."""

    def __init__(self, clock: Clock, first_id: int = 100_000_001) -> None:
        self._clock = clock
        self.next_id = first_id
        self.queue: deque[Waiting] = deque()
        self.allowed: frozenset[str] | None = None
        self.doubles = 0
        self.news = asyncio.Event()
        self._past: OrderedDict[int, Json] = OrderedDict()
        self._turn: asyncio.Future[str] | None = None

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for this kind of update."""
        return kind in self.allowed if self.allowed else kind not in _ON_REQUEST

    def push(self, kind: str, payload: Json) -> int:
        """Queue one update and return its id, or 0 where the bot did not ask for its kind."""
        if not self.wants(kind):
            return 0
        update_id = self.push_raw({kind: payload})
        if self.doubles > 0:
            self.doubles -= 1
            self.repeat(update_id)
        return update_id

    def push_raw(self, update: Json) -> int:
        """Queue any update, also a broken one; it gets the next id unless it brings one."""
        if "update_id" not in update:
            update = {"update_id": self._take_id(), **update}
        update_id = update["update_id"] if isinstance(update["update_id"], int) else 0
        self._past[update_id] = update
        if len(self._past) > _REMEMBERED:
            self._past.popitem(last=False)
        self.queue.append(Waiting(update_id, json.dumps(update), self._clock.seconds()))
        self._wake()
        return update_id

    def repeat(self, update_id: int, new_id: bool = True) -> int:
        """Deliver the content of a past update once more, under a new id or its old one."""
        update = self._past[update_id]
        if new_id:
            return self.push_raw({**update, "update_id": self._take_id()})
        # In front, so that a client which confirms by the last id it saw does not go back.
        self.queue.appendleft(Waiting(update_id, json.dumps(update), self._clock.seconds(), again=True))
        self._wake()
        return update_id

    def allow(self, kinds: Iterable[str] | None) -> None:
        """Set which kinds are wanted; None leaves the last choice standing, an empty list restores the default."""
        if kinds is not None:
            self.allowed = frozenset(kinds) or None

    def confirm(self, offset: int) -> None:
        """Forget what the offset confirms, and what is older than a day; a negative offset keeps the last ones."""
        queue = self.queue
        if offset < 0:
            while len(queue) > -offset:
                queue.popleft()
        while queue and queue[0].since < self._clock.seconds() - _KEPT_SECONDS:
            queue.popleft()
        while queue and queue[0].id < offset and not queue[0].again:
            queue.popleft()

    async def poll(self, offset: int, limit: int, seconds: float) -> str:
        """The waiting updates as a JSON array, after at most `seconds`; a later poll ends this one by 409."""
        self.interrupt(OTHER_POLL)
        self.confirm(offset)
        if not self.queue and seconds > 0:
            reason = await self._wait(seconds)
            if reason:
                raise Refused(409, reason)
        shown = list(islice(self.queue, limit))
        for entry in shown:
            entry.again = False
        return f"[{','.join([entry.body for entry in shown])}]"

    def interrupt(self, reason: str) -> None:
        """End the poll that waits now, with a conflict where a reason is given."""
        if self._turn and not self._turn.done():
            self._turn.set_result(reason)

    def clear(self) -> None:
        """Drop what waits."""
        self.queue.clear()

    async def _wait(self, seconds: float) -> str:
        turn: asyncio.Future[str] = asyncio.get_running_loop().create_future()
        self._turn = turn
        try:
            async with asyncio.timeout(seconds):
                return await turn
        except TimeoutError:
            return ""
        finally:
            if self._turn is turn:
                self._turn = None

    def _take_id(self) -> int:
        self.next_id += 1
        return self.next_id - 1

    def _wake(self) -> None:
        self.news.set()
        self.interrupt("")
