"""Webhooks: the secret, retries, one connection at a time, what getWebhookInfo tells."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from aiohttp import web

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.demo.webhook import SECRET_HEADER

from .conftest import Call


@dataclass
class Listener:
    """A bot's side of a webhook that can fail and be slow."""

    url: str = ""
    failures: int = 0
    slow: float = 0.0
    got: list[dict[str, Any]] = field(default_factory=list)
    secrets: list[str | None] = field(default_factory=list)
    open: int = 0
    most_open: int = 0
    arrived: asyncio.Event = field(default_factory=asyncio.Event)

    async def handle(self, request: web.BaseRequest) -> web.Response:
        self.open += 1
        self.most_open = max(self.open, self.most_open)
        await asyncio.sleep(self.slow)
        self.open -= 1
        if self.failures:
            self.failures -= 1
            return web.Response(status=500)
        self.got.append(await request.json())
        self.secrets.append(request.headers.get(SECRET_HEADER))
        self.arrived.set()
        return web.Response()

    async def wait(self, count: int) -> list[int]:
        async with asyncio.timeout(5):
            while len(self.got) < count:
                self.arrived.clear()
                await self.arrived.wait()
        return [update["update_id"] for update in self.got]


@pytest.fixture
async def listener() -> AsyncIterator[Listener]:
    heard = Listener()
    runner = web.ServerRunner(web.Server(heard.handle, access_log=None), shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    heard.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield heard
    await runner.cleanup()


async def confirmed(api: BotApi) -> None:
    async with asyncio.timeout(5):
        while api.pending:
            await asyncio.sleep(0.005)


async def test_updates_are_posted_with_the_secret(api: BotApi, call: Call, amina: Phone, listener: Listener) -> None:
    await call("setWebhook", url=listener.url, secret_token="s-1", max_connections=1)
    number = amina.send("hello")
    assert await listener.wait(2) == [number - 1, number]
    assert listener.secrets == ["s-1", "s-1"]
    assert listener.got[1]["message"]["text"] == "hello"
    await confirmed(api)


async def test_what_is_not_accepted_is_posted_again(api: BotApi, call: Call, amina: Phone, listener: Listener) -> None:
    listener.failures = 2
    await call("setWebhook", url=listener.url, max_connections=1)
    number = amina.send("second")
    assert await listener.wait(2) == [number - 1, number]
    info = (await call("getWebhookInfo"))[1]["result"]
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    await confirmed(api)


async def test_one_connection_means_one_at_a_time(call: Call, amina: Phone, listener: Listener) -> None:
    listener.slow = 0.01
    await call("setWebhook", url=listener.url, max_connections=1)
    numbers = [amina.send(str(n)) for n in range(6)]
    assert (await listener.wait(7))[1:] == numbers
    assert listener.most_open == 1


async def test_more_connections_are_used_at_once(call: Call, amina: Phone, listener: Listener) -> None:
    listener.slow = 0.05
    await call("setWebhook", url=listener.url, max_connections=4)
    for n in range(7):
        amina.send(str(n))
    await listener.wait(8)
    assert 1 < listener.most_open <= 4


async def test_a_bot_that_is_down_gets_everything_when_it_is_back(api: BotApi, call: Call, amina: Phone) -> None:
    await call("setWebhook", url="http://127.0.0.1:9/hook", max_connections=1, allowed_updates=["message"])
    amina.send("x")
    async with asyncio.timeout(5):
        while "last_error_message" not in (info := (await call("getWebhookInfo"))[1]["result"]):
            await asyncio.sleep(0.01)
    assert (info["pending_update_count"], info["max_connections"], info["allowed_updates"]) == (2, 1, ["message"])
    await call("deleteWebhook")
    assert len((await call("getUpdates"))[1]["result"]) == 2


async def test_waiting_updates_can_be_dropped(api: BotApi, call: Call, amina: Phone) -> None:
    await call("deleteWebhook", drop_pending_updates=True)
    assert api.pending == 0


async def test_a_secret_has_plain_characters_only(call: Call) -> None:
    status, body = await call("setWebhook", url="http://127.0.0.1:9/x", secret_token="a b")
    assert (status, body["description"]) == (400, "Bad Request: secret token contains unallowed characters")
