"""Who may use the phone page and what it refuses, over plain HTTP; never a browser."""

from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.demo.pieces import picture
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


async def test_a_file_the_bot_made_can_be_saved_and_a_picture_seen(address: str, amal: Phone, bot: Bot) -> None:
    amal.start()
    await bot.send_document(amal.id, b"BEGIN:VCALENDAR", filename="shifts.ics")
    await bot.send_photo(amal.id, picture())
    async with aiohttp.ClientSession() as session:
        async with session.get(f"{address}/state") as answer:
            shown = (await answer.json())["phones"][0]["messages"][-2:]
        assert [message["kind"] for message in shown] == ["document", "photo"]
        assert shown[0]["media"]["file_name"] == "shifts.ics"
        async with session.get(f"{address}/file/{shown[0]['media']['file_id']}") as answer:
            assert (await answer.read(), answer.content_type) == (b"BEGIN:VCALENDAR", "application/octet-stream")
        async with session.get(f"{address}/file/{shown[1]['media'][-1]['file_id']}") as answer:
            assert answer.content_type in ("image/png", "image/jpeg")
            assert (await answer.read()).startswith(b"\x89PNG")
