"""The network edge on real sockets: did the call reach Telegram or can nobody know?"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from telegram import Bot
from telegram.error import BadRequest, EndPointNotFound, InvalidToken, NetworkError, RetryAfter

from bot.demo.api import BotApi
from bot.demo.pieces import picture
from bot.runtime import requests
from bot.runtime.requests import AiohttpRequest, NoAnswer, NotTaken, ask


@asynccontextmanager
async def server(answer: Callable[[bytes], bytes | None]) -> AsyncIterator[str]:
    """A server that reads one request and answers these bytes, or hangs where there are none."""

    served = asyncio.Event()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        said = answer(head)
        if said is None:
            await reader.read()
        else:
            writer.write(said)
        writer.close()
        with contextlib.suppress(ConnectionError):
            await writer.wait_closed()
        served.set()

    running = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with running:
        yield f"http://127.0.0.1:{running.sockets[0].getsockname()[1]}"
        await served.wait()


@asynccontextmanager
async def edge() -> AsyncIterator[AiohttpRequest]:
    request = AiohttpRequest(2)
    await request.initialize()
    try:
        yield request
    finally:
        await request.shutdown()


def http(status: str, body: bytes) -> Callable[[bytes], bytes]:
    return lambda _: f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


async def test_a_refused_connection_took_nothing(unused_tcp_port: int) -> None:
    """TG-4."""
    async with edge() as request:
        with pytest.raises(NotTaken):
            await request.do_request(f"http://127.0.0.1:{unused_tcp_port}", "POST")


async def test_a_pool_that_is_closed_took_nothing() -> None:
    with pytest.raises(NotTaken):
        await AiohttpRequest(1).do_request("http://127.0.0.1:1", "POST")


async def test_a_connection_cut_before_the_answer_may_have_taken_it() -> None:
    async with server(lambda _: b"") as url, edge() as request:
        with pytest.raises(NoAnswer):
            await request.do_request(url, "POST")


async def test_a_server_that_is_silent_may_have_taken_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """TG-6."""
    monkeypatch.setattr(requests, "CONNECT_SECONDS", 0.1)
    async with server(lambda _: None) as url, edge() as request:
        with pytest.raises(NoAnswer):
            await request.do_request(url, "POST", read_timeout=0.1)


async def test_an_error_page_of_a_proxy_is_no_answer_of_telegram() -> None:
    async with server(http("502 Bad Gateway", b"<html>nginx</html>")) as url, edge() as request:
        with pytest.raises(NoAnswer, match="502"):
            await request.do_request(url, "POST")


async def test_an_answer_comes_back_with_its_status() -> None:
    async with server(http("500 Internal Server Error", b'{"ok":false}')) as url, edge() as request:
        assert await request.do_request(url, "POST") == (500, b'{"ok":false}')


async def test_telegrams_own_words_for_an_error_are_an_answer() -> None:
    async with BotApi() as api, Bot(api.token, base_url=f"{api.url}/bot", request=AiohttpRequest(1)) as bot:
        api.faults.fail("getChat", status=500)
        with pytest.raises(NetworkError, match="Internal Server Error") as raised:
            await bot.get_chat(5)
        assert not isinstance(raised.value, NoAnswer | NotTaken)


async def test_the_wait_for_an_upload_is_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    """TG-6: a photo on a slow line; without files the same wait would be over."""
    seen: list[float] = []
    whole = requests.aiohttp.ClientTimeout

    def note(**given: Any) -> Any:
        seen.append(given["total"])
        return whole(**given)

    monkeypatch.setattr(requests.aiohttp, "ClientTimeout", note)
    async with BotApi() as api:
        phone = api.phone("Amina")
        phone.start()
        bot = Bot(api.token, base_url=f"{api.url}/bot", request=AiohttpRequest(1))
        async with bot:
            seen.clear()
            await bot.send_photo(phone.id, picture())
            await bot.send_message(phone.id, "x")
        assert seen[0] >= requests.UPLOAD_SECONDS > seen[1]
        assert phone.messages[-2].kind == "photo"


async def test_a_call_telegram_refuses_is_told_apart_from_one_it_did_not_get() -> None:
    async with BotApi() as api, Bot(api.token, base_url=f"{api.url}/bot", request=AiohttpRequest(1)) as bot:
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(5, "x")


async def test_a_call_made_past_the_types_of_ptb_arrives_as_it_was_meant() -> None:
    keys = {"inline_keyboard": [[{"text": "چای ☕", "callback_data": "menu"}]]}
    async with BotApi() as api, Bot(api.token, base_url=f"{api.url}/bot", request=AiohttpRequest(1)) as bot:
        phone = api.phone("Amina")
        phone.start()
        params = {
            "chat_id": phone.id,
            "text": "چای",
            "reply_markup": keys,
            "disable_notification": True,
            "parse_mode": None,
        }
        result = await ask(bot, "sendMessage", params)
        assert result["message_id"] == phone.last.id
        assert phone.last.text == "چای"
        assert api.calls[-1].params["reply_markup"] == keys
        assert "parse_mode" not in api.calls[-1].params


async def test_what_telegram_answers_to_such_a_call_is_told_as_ptb_tells_it() -> None:
    """TG-4: a method there is not ends nothing; a token that was revoked ends the process."""
    async with BotApi() as api, Bot(api.token, base_url=f"{api.url}/bot", request=AiohttpRequest(1)) as bot:
        phone = api.phone("Amina")
        phone.start()
        with pytest.raises(BadRequest, match="Chat not found"):
            await ask(bot, "sendMessage", {"chat_id": 5, "text": "x"})
        api.faults.flood("sendMessage", 7, times=1)
        with pytest.raises(RetryAfter):
            await ask(bot, "sendMessage", {"chat_id": phone.id, "text": "x"})
        with pytest.raises(EndPointNotFound):
            await ask(bot, "sendNothingOfTheKind", {})
        api.faults.fail("sendMessage", status=401)
        with pytest.raises(InvalidToken):
            await ask(bot, "sendMessage", {"chat_id": phone.id, "text": "x"})
