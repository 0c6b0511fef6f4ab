"""The local Bot API as tests, benches and the demo hold it; never the HTTP and never a method's rules."""

import asyncio
import itertools
import json
from collections import deque
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from aiohttp import web

from bot.demo.clock import Clock
from bot.demo.faults import Faults
from bot.demo.group import Group
from bot.demo.limits import Limits
from bot.demo.phone import Phone
from bot.demo.server import Call, Server
from bot.demo.wire import Json, recorded
from bot.demo.world import Person, World

__all__ = ["BotApi", "Call", "Limits"]


class BotApi:
    """A Telegram of one bot on the loopback interface."""

    def __init__(
        self,
        token: str = "123456789:demo-token-of-the-local-bot-api",  # noqa: S107
        port: int = 0,
        record: Path | None = None,
        limits: Limits | None = None,
        clock: Clock | None = None,
        calls_kept: int | None = None,
    ) -> None:
        self.token = token
        self.clock = clock or Clock()
        self.world = World(token, self.clock, limits or Limits())
        self.faults = Faults(self.world)
        self.calls: deque[Call] = deque(maxlen=calls_kept)
        self.phones: list[Phone] = []
        self.groups: list[Group] = []
        self._record_path = record
        self._record: IO[str] | None = None
        self._port = port
        self._server = Server(self.world, self.faults, self._note)
        self._runner = self._server.runner()
        self._tasks = asyncio.TaskGroup()
        self._person_ids = itertools.count(700_000_001)
        self._group_ids = itertools.count(4_100_000_001)

    async def __aenter__(self) -> Self:
        if self._record_path:
            self._record = self._record_path.open("a", encoding="utf-8", buffering=1)
        await self._tasks.__aenter__()
        self.world.webhook.start(self._tasks)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self._port, backlog=1024)
        await site.start()
        self._port = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.close()
        self.world.webhook.set(None)
        await self._runner.cleanup()
        if self._record:
            self._record.close()
        await self._tasks.__aexit__(None, None, None)

    @property
    def url(self) -> str:
        """Where the server is; a bot's base address is this and "/bot"."""
        return f"http://127.0.0.1:{self._port}"

    @property
    def bot(self) -> Json:
        """The bot as a user."""
        return self.world.me

    @property
    def pending(self) -> int:
        """How many updates nobody confirmed yet."""
        return len(self.world.updates.queue)

    def phone(
        self,
        first_name: str,
        language_code: str | None = None,
        last_name: str | None = None,
        username: str | None = None,
        user_id: int | None = None,
    ) -> Phone:
        """A new person with a phone, who has not yet written to the bot."""
        person = Person(user_id or next(self._person_ids), first_name, last_name, username, language_code)
        phone = Phone(self.world, person)
        self.phones.append(phone)
        return phone

    def group(self, title: str, supergroup: bool = False, privacy: bool = False) -> Group:
        """A new empty group; with `privacy` the bot hears only what is meant for it."""
        number = next(self._group_ids)
        group = Group(self.world, title, -1_000_000_000_000 - number if supergroup else -number, privacy)
        self.groups.append(group)
        return group

    def push_raw(self, update: Json) -> int:
        """Queue any update, also a broken one."""
        return self.world.updates.push_raw(update)

    def duplicate(self, update_id: int, new_id: bool = True) -> int:
        """Deliver a past update's content once more, under a new id or its old one."""
        return self.world.updates.repeat(update_id, new_id)

    def set_next_update_id(self, number: int) -> None:
        """Count on from here, as Telegram does at random after a quiet week."""
        self.world.updates.next_id = number

    def _note(self, call: Call) -> None:
        self.calls.append(call)
        if self._record:
            line = {"method": call.method, "params": recorded(call.params)}
            self._record.write(json.dumps(line, ensure_ascii=False) + "\n")
