"""Who may use the phone page and what it refuses, over plain HTTP; never a browser."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.demo.web import page

from .page_bot import served


@pytest.fixture
async def address(api: BotApi) -> AsyncIterator[str]:
    async with served(page(api)) as url:
        yield url


@pytest.fixture
def amal(api: BotApi) -> Phone:
    return api.phone("Amal", language_code="ar")


async def test_other_hosts_and_other_sites_are_refused(address: str, amal: Phone) -> None:
    async with aiohttp.ClientSession() as session:
        for headers in ({"Host": "evil.example"}, {"Host": "evil.example:8081"}, {"Host": "127.0.0.1.evil.example"}):
            async with session.get(f"{address}/state", headers=headers) as answer:
                assert answer.status == 403
        forged = {"Origin": "https://evil.example"}
        async with session.post(f"{address}/phones/{amal.id}/start", json={}, headers=forged) as answer:
            assert answer.status == 403
        async with session.post(f"{address}/phones/{amal.id}/start", data={"a": "b"}) as answer:
            assert answer.status == 415
        async with session.get(address) as answer:
            assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
            assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert not amal.visible


async def test_wrong_requests_get_a_reason(address: str, amal: Phone) -> None:
    wrong = [
        (f"/phones/{amal.id}/text", {"text": " "}, 400), (f"/phones/{amal.id}/dance", {}, 404),
        ("/phones/1/text", {}, 404),
        (f"/phones/{amal.id}/tap", {"id": "x"}, 400), (f"/phones/{amal.id}/edit", {"id": 9, "text": "a"}, 400),
        ("/clock", {"seconds": -1}, 400), ("/faults", {"name": "fire", "on": True}, 400),
        ("/phones", {"name": ""}, 400),
    ]  # fmt: skip
    amal.start()
    amal.block()
    wrong.append((f"/phones/{amal.id}/text", {"text": "may I"}, 409))
    async with aiohttp.ClientSession() as session:
        for path, body, status in wrong:
            async with session.post(f"{address}{path}", json=body) as answer:
                assert (path, answer.status) == (path, status)
                assert (await answer.json())["error"]
