"""Delivery of updates to the bot's webhook, with retries and a bounded number of connections; never polling."""

import asyncio
from dataclasses import dataclass, field
from typing import Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from bot.demo.clock import Clock
from bot.demo.updates import Updates, Waiting
from bot.demo.wire import Json

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  a header's name
_LONGEST_PAUSE = 2.0


@dataclass(slots=True)
class Hook:
    """One registered webhook."""

    url: str
    secret: str = ""
    connections: int = 40
    own_certificate: bool = False
    last_error_date: int = 0
    last_error: str = ""
    taken: set[Waiting] = field(default_factory=set)


class Webhook:
    """Keeps the bot's webhook and posts to it from tasks of the server's own group."""

    def __init__(self, updates: Updates, clock: Clock) -> None:
        self.hook: Hook | None = None
        self._updates = updates
        self._clock = clock
        self._group: asyncio.TaskGroup | None = None
        self._tasks: list[asyncio.Task[None]] = []

    def start(self, group: asyncio.TaskGroup) -> None:
        """Use this group for deliveries."""
        self._group = group

    def set(self, hook: Hook | None) -> None:
        """Deliver there from now on; None ends all delivery."""
        for task in self._tasks:
            task.cancel()
        self._tasks = []
        self.hook = hook
        if hook and self._group:
            self._tasks.append(self._group.create_task(self._deliver_all(hook)))

    def info(self) -> Json:
        """What getWebhookInfo says."""
        hook = self.hook
        said: Json = {
            "url": hook.url if hook else "",
            "has_custom_certificate": bool(hook and hook.own_certificate),
            "pending_update_count": len(self._updates.queue),
        }
        if hook:
            said |= {"max_connections": hook.connections, "ip_address": "127.0.0.1"}
        if hook and hook.last_error:
            said |= {"last_error_date": hook.last_error_date, "last_error_message": hook.last_error}
        if self._updates.allowed:
            said["allowed_updates"] = sorted(self._updates.allowed)
        return said

    async def _deliver_all(self, hook: Hook) -> None:
        async with ClientSession(timeout=ClientTimeout(total=60)) as session, asyncio.TaskGroup() as group:
            for _ in range(hook.connections):
                group.create_task(self._deliver(hook, session))

    async def _deliver(self, hook: Hook, session: ClientSession) -> None:
        """One connection: the oldest update nobody has taken, until it is accepted."""
        while True:
            entry = next((entry for entry in self._updates.queue if entry not in hook.taken), None)
            if entry is None:
                self._updates.news.clear()
                await self._updates.news.wait()
                continue
            hook.taken.add(entry)
            pause = 0.05
            while not await self._post(hook, session, entry):
                await asyncio.sleep(pause)
                pause = min(2 * pause, _LONGEST_PAUSE)
            hook.taken.discard(entry)
            if entry in self._updates.queue:
                self._updates.queue.remove(entry)

    async def _post(self, hook: Hook, session: ClientSession, entry: Waiting) -> bool:
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers[SECRET_HEADER] = hook.secret
        extra: dict[str, Any] = {"ssl": False} if hook.url.startswith("https") else {}
        try:
            async with session.post(hook.url, data=entry.body.encode(), headers=headers, **extra) as answer:
                await answer.read()
                if 200 <= answer.status < 300:
                    return True
                said = f"Wrong response from the webhook: {answer.status} {answer.reason}"
        except (ClientError, TimeoutError, OSError):
            said = "Connection refused"
        hook.last_error, hook.last_error_date = said, int(self._clock.seconds())
        return False
