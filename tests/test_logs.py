"""What an operator can read: never a name, text, id, number or token, at any level and whatever goes wrong."""

from __future__ import annotations

import asyncio
import io
import logging
import re
import sqlite3
from pathlib import Path

import gossiping_bot
import pytest
from processes import STOP_SECONDS, bot_process, ended, heard

from bot import logs
from bot.config import Settings
from bot.demo.api import BotApi

NAME, SURNAME, USERNAME, TEXT = "Zzyzxia", "Qwghlmova", "zz_canary_user", "xyzzy-plugh-text"
NUMBER, ID = "+905559876543", 7_123_456_789
GOSSIP = "tests/gossiping_bot.py"
BROKEN = {
    "message": {
        "message_id": "eleven",
        "date": "yesterday",
        "chat": {"id": ID, "type": "private", "first_name": NAME},
        "from": {"id": ID, "first_name": NAME, "last_name": SURNAME, "username": USERNAME},
        "text": TEXT,
    }
}


def parked(database: Path) -> int:
    file = sqlite3.connect(database)
    try:
        return int(file.execute("SELECT count(*) FROM inbox WHERE state = 'parked'").fetchone()[0])
    finally:
        file.close()


async def until_parked(settings: Settings, count: int) -> None:
    async with asyncio.timeout(15):
        while parked(settings.database) < count:
            await asyncio.sleep(0.02)


def kept(settings: Settings) -> dict[str, bytes]:
    """The raw bytes of the database and of what SQLite writes beside it."""
    files = [Path(f"{settings.database}{end}") for end in ("", "-wal", "-shm")]
    return {file.name: file.read_bytes() for file in files if file.exists()}


def found_in(raw: bytes, secret: str) -> bool:
    """Plain, or as UTF-16, or as a number's eight bytes."""
    shapes = [secret.encode(), secret.encode("utf-16-le")]
    if secret.isdecimal():
        shapes += [int(secret).to_bytes(8, "big"), int(secret).to_bytes(8, "little")]
    return any(shape in raw for shape in shapes)


async def test_a_person_leaves_no_trace_in_log_or_file_whatever_goes_wrong(api: BotApi, settings: Settings) -> None:
    """MS-S11, TX-30: at DEBUG, with a failing handler, context factory and parser, and Telegram answering 5xx."""
    phone = api.phone(NAME, language_code="en", last_name=SURNAME, username=USERNAME, user_id=ID)
    async with bot_process(settings, GOSSIP, log_level="DEBUG") as process:
        said = await heard(process)
        phone.start()
        await phone.heard()
        api.faults.fail("sendMessage", status=502, json=False)
        api.faults.fail("sendMessage", status=500)
        api.faults.reset("getUpdates")
        phone.send(TEXT)
        phone.send_contact(NUMBER)
        await phone.until(lambda one: len([m for m in one.messages if not m.mine]) >= 3, 20)
        phone.send(f"{gossiping_bot.HANDLER} {TEXT}")
        phone.send(f"{gossiping_bot.FACTORY} {TEXT}")
        api.push_raw(BROKEN)
        await until_parked(settings, 3)
        while_running = kept(settings)
        process.terminate()
        code, more = await ended(process, STOP_SECONDS)
    assert code == 0
    log = said + more
    assert while_running.keys() >= {settings.database.name, f"{settings.database.name}-wal"}
    for secret in (NAME, SURNAME, USERNAME, TEXT, NUMBER[1:], str(ID), api.token, api.token.partition(":")[2]):
        assert secret not in log, log
        for name, raw in (while_running | {"afterwards": b"".join(kept(settings).values())}).items():
            assert not found_in(raw, secret), (secret, name)
    assert log.count("parked, incident") == 3
    assert "bot.careless" not in log
    assert "Error while building CallbackContext" in log  # the operator still learns of it
    assert "Traceback" not in log


def printed(name: str, *said: object, error: Exception | None = None) -> str:
    """What the operator reads of one call."""
    paper = io.StringIO()
    handler = logging.StreamHandler(paper)
    handler.setFormatter(logs.Redactor())
    log = logging.Logger(name)
    log.addHandler(handler)
    log.error(*said, exc_info=error)
    return paper.getvalue()


def test_a_value_cannot_begin_a_line_of_its_own() -> None:
    """AB-69."""
    line = printed("bot.x", "said %s", "a\n2026-01-01T00:00:00Z ERROR bot\r\x1b[2J\u2028\x85b")
    assert len(line.splitlines()) == 1
    assert line.endswith("said a\\n[number]T00:00:00Z ERROR bot\\r\\x1b[2J\\u2028\\x85b\n") and "\x1b" not in line


def test_a_line_is_time_in_utc_level_place_and_words() -> None:
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ERROR bot\.x went on\n", printed("bot.x", "went %s", "on"))


@pytest.mark.parametrize(
    "value", ["bot123456789:AAE-aaaaaaaaaaaaaaaaaaaaaaaaaaaa", "+90 (555) 987-65-43", "7123456789", "-1004100000001"]
)
def test_shapes_of_tokens_numbers_and_ids_are_cut_even_from_our_own_lines(value: str) -> None:
    line = printed("bot.x", "for %s", value)
    assert value not in line and re.search(r"for -?\[(number|token)\]", line)


@pytest.mark.parametrize("name", ["telegram.ext.Application", "asyncio", "some.other"])
def test_of_a_librarys_line_only_the_fixed_part_is_shown(name: str) -> None:
    line = printed(name, f"no context for %s\nValueError: {TEXT}", NAME)
    assert "no context for" in line
    assert NAME not in line and TEXT not in line


def test_an_errors_own_words_are_not_shown() -> None:
    try:
        raise ValueError(TEXT)
    except ValueError as error:
        line = printed("bot.x", "went wrong", error=error)
    assert re.fullmatch(r"\S+ ERROR bot\.x went wrong \(ValueError\)\n", line)
