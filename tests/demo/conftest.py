"""One local Bot API per test and two ways to call it; never a bot of ours."""

import json
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from telegram import Bot

from bot.demo.api import BotApi
from bot.demo.phone import Phone

os.environ.setdefault("PTB_TIMEDELTA", "true")  # as bot.app sets it

Answer = tuple[int, Any]
Call = Callable[..., Awaitable[Answer]]


@pytest.fixture
async def api(tmp_path: Path) -> AsyncIterator[BotApi]:
    async with BotApi(record=tmp_path / "calls.jsonl") as server:
        yield server


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as client:
        yield client


@pytest.fixture
def call(api: BotApi, session: aiohttp.ClientSession) -> Call:
    """Call a method by a form, nested values as JSON, and return the status and the answer."""

    async def call_method(method: str, /, **params: Any) -> Answer:
        form = {name: value if isinstance(value, str) else json.dumps(value) for name, value in params.items()}
        async with session.post(f"{api.url}/bot{api.token}/{method}", data=form) as answer:
            return answer.status, await answer.json()

    return call_method


@pytest.fixture
async def bot(api: BotApi) -> AsyncIterator[Bot]:
    async with Bot(api.token, base_url=f"{api.url}/bot", base_file_url=f"{api.url}/file/bot") as ptb:
        yield ptb


@pytest.fixture
def amina(api: BotApi) -> Phone:
    """A phone in Arabic that has started the bot."""
    phone = api.phone("Amina", language_code="ar")
    phone.start()
    return phone
