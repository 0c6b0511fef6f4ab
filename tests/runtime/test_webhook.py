"""Webhook mode end to end: the local Telegram posts to the real process and repeats what was not accepted."""

from __future__ import annotations

import asyncio
import io
import json
import resource
import socket
import sqlite3
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from conftest import Running, load_example
from processes import STOP_SECONDS, bot_process, ended, heard
from pydantic import SecretStr

from bot import opening
from bot.config import Mode, Settings
from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.runtime.intake import BODY_BYTES, SECRET_HEADER

SECRET = "s3cret-of-the-webhook_that-nobody-may-read"
MORTAL = "tests/runtime/mortal_bot.py"
PATIENCE = 15.0


@pytest.fixture
async def hooked(settings: Settings) -> Settings:
    """Settings of a bot behind a webhook, with the example organisation."""
    await load_example(settings)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    return settings.model_copy(
        update={
            "mode": Mode.WEBHOOK,
            "webhook_url": f"http://127.0.0.1:{port}/telegram",
            "webhook_secret": SecretStr(SECRET),
            "webhook_port": port,
        }
    )


def sent(api: BotApi, phone: Phone) -> int:
    """How many messages went out to this phone."""
    return sum(
        call.ok and call.method == "sendMessage" and str(call.params["chat_id"]) == str(phone.id) for call in api.calls
    )


def rows(settings: Settings, sql: str) -> list[tuple[Any, ...]]:
    raw = sqlite3.connect(settings.database)
    try:
        return raw.execute(sql).fetchall()
    finally:
        raw.close()


async def until(condition: Any) -> None:
    async with asyncio.timeout(PATIENCE):
        while not condition():
            await asyncio.sleep(0.01)


async def test_a_person_is_answered_and_the_stop_is_orderly(api: BotApi, hooked: Settings) -> None:
    """TX-31: at DEBUG neither the secret nor the token is in the log."""
    phone = api.phone("Amina", language_code="en")
    phone.start()  # before there was a webhook: it waited
    async with bot_process(hooked, log_level="DEBUG") as process:
        await phone.until(lambda one: one.visible[1:], PATIENCE)
        phone.press("English")
        await phone.until(lambda one: any("What do you need" in m.text for m in one.visible), PATIENCE)
        await until(lambda: not api.pending)
        assert api.world.webhook.hook and api.world.webhook.hook.connections == 1
        process.terminate()
        code, said = await ended(process, STOP_SECONDS)
    assert code == 0
    assert "ready" in said and "WARNING" not in said and "ERROR" not in said, said
    assert SECRET not in said and api.token.partition(":")[2] not in said


@pytest.mark.parametrize("stage", ["intake.fetched", "intake.stored"])
async def test_killed_before_it_said_yes_the_update_comes_again_and_counts_once(
    api: BotApi, hooked: Settings, stage: str
) -> None:
    """AB-64's replayed update; TG-8, TG-33: kept before the 200, and known when it is posted again."""
    phone = api.phone("Amina", language_code="en")
    async with bot_process(hooked, MORTAL, stage, "1") as process:
        await until(lambda: api.world.webhook.hook)
        phone.start()
        assert (await ended(process))[0] == -9
    assert api.pending == 1
    assert len(rows(hooked, "SELECT 1 FROM inbox")) == (1 if stage == "intake.stored" else 0)
    async with Running(api, hooked) as bot:
        await bot.start()
        await bot.calm()
        phone.send("/help")
        await bot.calm()
    assert sent(api, phone) == 2
    assert rows(hooked, "SELECT state, count(*) FROM inbox GROUP BY state") == [("done", 2)]


async def test_what_is_not_telegrams_is_refused_and_leaves_no_trace(api: BotApi, hooked: Settings) -> None:
    """AB-64: no secret or a wrong one, too large, of another type, no JSON; one update posted twice counts once."""
    phone = api.phone("Amina", language_code="en")
    number = phone.start()
    update = api.world.updates.queue[0].body.encode()
    api.world.updates.clear()  # only this test posts
    mine = {SECRET_HEADER: SECRET, "Content-Type": "application/json"}
    async with bot_process(hooked, log_level="DEBUG") as process, aiohttp.ClientSession() as client:
        said = await heard(process)
        await until(lambda: api.world.webhook.hook)

        async def post(body: bytes, **changed: str) -> int:
            headers = mine | {name.replace("_", "-"): value for name, value in changed.items()}
            async with client.post(hooked.webhook_url, data=io.BytesIO(body), headers=headers) as answer:
                return answer.status

        assert await post(update, **{SECRET_HEADER: ""}) == 403
        assert await post(update, **{SECRET_HEADER: SECRET[:-1]}) == 403
        assert await post(update, **{SECRET_HEADER: SECRET + "\u00e9"}) == 403
        assert await post(b" " * (5 * BODY_BYTES)) == 413
        assert await post(update, Content_Type="text/plain") == 415
        assert await post(update[:-2]) == 400
        assert await post(b"\xff\xfe\x00") == 400
        assert await post(b"[" * 200_000) == 400
        async with client.get(hooked.webhook_url, headers=mine) as answer:
            assert answer.status == 405
        async with client.post(hooked.webhook_url + "/other", data=update, headers=mine) as answer:
            assert answer.status == 404
        assert rows(hooked, "SELECT 1 FROM inbox") == []
        assert await post(update) == 200
        assert await post(update) == 200
        await until(lambda: sent(api, phone))
        assert await post(json.dumps({**json.loads(update), "update_id": number + 7}).encode()) == 200
        assert rows(hooked, "SELECT count(*) FROM inbox") == [(1,)]
        process.terminate()
        code, more = await ended(process, STOP_SECONDS)
    assert code == 0
    assert sent(api, phone) == 1
    assert "WARNING" not in said + more and "ERROR" not in said + more, said + more


async def test_a_failing_disk_is_no_yes_and_ends_it(api: BotApi, hooked: Settings) -> None:
    """Telegram posts it again to the next run."""
    phone = api.phone("Amina", language_code="en")
    async with bot_process(hooked) as process:
        await heard(process)
        await until(lambda: rows(hooked, "SELECT 1 FROM facts WHERE name = 'menus'"))
        wal = Path(f"{hooked.database}-wal").stat().st_size
        resource.prlimit(process.pid, resource.RLIMIT_FSIZE, (wal, wal))
        phone.start()
        code, said = await ended(process)
    assert (code, said.count("\n")) == (opening.STORAGE, 1), said
    assert "read or write errors" in said
    assert api.pending == 1 and sent(api, phone) == 0
    async with Running(api, hooked) as bot:
        await bot.start()
        await bot.calm()
    assert sent(api, phone) == 1


async def test_a_port_that_is_taken_is_named(hooked: Settings) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", hooked.webhook_port))
        other.listen()
        async with bot_process(hooked) as process:
            code, said = await ended(process)
    assert (code, said.partition("iimp-bot: ")[2].count("\n")) == (opening.CONFIG, 1), said
    assert f"cannot listen on 127.0.0.1:{hooked.webhook_port}: Address already in use" in said
    assert "Traceback" not in said and "ERROR" not in said
