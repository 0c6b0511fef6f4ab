"""The page at the door: numbers and pictures and nothing else, read beside the running bot, never written."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import sqlite3
import sys
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, closing

import aiohttp
import pytest
from browser import browser, needs_chromium
from conftest import Running
from processes import ROOT, bot_process, ended, environment

from bot import opening, queue_display
from bot.config import Settings
from bot.domain.appointments import MARKS
from storage.database import migrate

NOT_EVEN_A_NAME = {"now", "next", "at"}


@asynccontextmanager
async def display(settings: Settings, *words: str) -> AsyncIterator[str]:
    """`python -m bot board` as a process of its own; gives its address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "board", "--port", "0", *words),
        env=environment(settings, bot_token=None),
        cwd=ROOT,
        stdout=PIPE,
    )
    assert process.stdout is not None
    said = ""
    try:
        async with asyncio.timeout(20):
            while not (found := re.search(r"http://\S+/", said)):
                line = (await process.stdout.readline()).decode()
                assert line, f"it ended before it said where it is: {said}"
                said += line
        yield found.group()
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(10):
            assert await process.wait() == 0


def day(called: int = 2, waiting: int = 7) -> Iterator[tuple[str, tuple[int, ...]]]:
    """A collection day of today with some numbers called, and others who wait, as SQL."""
    yield "INSERT INTO items (id, key, pictogram, programme, service) VALUES (1, 'milk', '🍼', 'soup', 'family')", ()
    yield "INSERT INTO stocks (id, item_id, series, original_on, amount) VALUES (1, 1, 's', date('now'), 99)", ()
    for number in range(1, called + waiting + 1):
        yield (
            (
                "INSERT INTO tickets (id, series, original_on, number, starts_at, ends_at, place, made_at)"
                " VALUES (?1, 's', date('now'), ?1, unixepoch(), unixepoch() + 9, 'hall', 1)"
            ),
            (number,),
        )
        yield (
            (
                "INSERT INTO allotments (ticket_id, stock_id, item_id, state, made_at, changed_at)"
                " VALUES (?, 1, 1, 'granted', 1, 1)"
            ),
            (number,),
        )
        if number <= called:
            yield "INSERT INTO calls (ticket_id, called_at, times) VALUES (?1, unixepoch() + ?1, 1)", (number,)


async def got(url: str, method: str = "GET") -> tuple[int, str, Mapping[str, str]]:
    async with aiohttp.ClientSession() as client, client.request(method, url) as answer:
        return answer.status, await answer.text(), dict(answer.headers)


@pytest.fixture
def filled(settings: Settings) -> Settings:
    migrate(settings.database)
    with closing(sqlite3.connect(settings.database)) as raw, raw:
        for sql, params in day():
            raw.execute(sql, params)
    return settings


async def test_it_shows_who_is_called_and_who_is_next_and_nothing_else(filled: Settings) -> None:
    """TX-39: what hangs at the door names nobody."""
    async with display(filled) as url:
        status, text, headers = await got(url + "now")
        told = json.loads(text)
        assert status == 200
        assert set(told) == NOT_EVEN_A_NAME
        assert [number for number, _ in told["now"]] == [2, 1]
        assert [number for number, _ in told["next"]] == [3, 4, 5, 6, 7]
        assert all(mark in MARKS for _, mark in (*told["now"], *told["next"]))
        assert re.fullmatch(r"\d\d:\d\d", told["at"])
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert "Set-Cookie" not in headers


async def test_it_answers_nothing_but_its_own_page(filled: Settings) -> None:
    async with display(filled) as url:
        for path in ("", "board.css", "board.js"):
            status, text, _ = await got(url + path)
            assert (status, bool(text)) == (200, True)
            assert "://" not in text
        assert (await got(url + "demo.sqlite3"))[0] == 404
        assert (await got(url + "now", "POST"))[0] == 405


async def test_it_reads_beside_the_running_bot_and_writes_nothing(running: Running) -> None:
    async with running.bot.db.write() as tx:
        for sql, params in day(called=0, waiting=1):
            await tx.run(sql, params)
    async with display(running.settings) as url:
        assert json.loads((await got(url + "now"))[1])["now"] == []
        async with running.bot.db.write() as tx:
            await tx.run("UPDATE allotments SET state = 'granted'")  # no session of the timetable: time lets them go
            await tx.run("INSERT INTO calls (ticket_id, called_at, times) VALUES (1, unixepoch(), 1)")
        before = running.bot.db.raw.total_changes
        assert [number for number, _ in json.loads((await got(url + "now"))[1])["now"]] == [1]
        assert running.bot.db.raw.total_changes == before


async def test_it_says_where_it_cannot_begin(settings: Settings) -> None:
    async with bot_process(settings, "-m", "bot", "board", "--port", "0") as process:
        code, said = await ended(process)
    assert code == opening.STORAGE
    assert "bot.sqlite3" in said
    assert "Traceback" not in said


def test_only_this_machine_is_the_loopback() -> None:
    here, there = ("127.0.0.1", "::1", "localhost"), ("0.0.0.0", "192.168.1.9", "tablet")
    assert [queue_display.is_loopback(name) for name in (*here, *there)] == [True] * 3 + [False] * 3


@needs_chromium
@pytest.mark.parametrize("size", [(360, 740), (1280, 800)])
async def test_the_digits_fill_a_tablet_and_fit_a_phone(filled: Settings, size: tuple[int, int]) -> None:
    width, height = size
    async with display(filled) as url, browser() as chromium:
        page = await chromium.new_page(viewport={"width": width, "height": height})
        await page.goto(url)
        await page.wait_for_selector(".card:has-text('2')")
        assert await page.locator(".card").count() == 2
        assert await page.locator("#next span >> visible=true").count() > 0
        box = await page.locator(".card").first.bounding_box()
        assert box is not None
        assert box["height"] > min(width, height) / 5
        assert await page.evaluate("document.documentElement.scrollWidth") <= width
        with closing(sqlite3.connect(filled.database)) as raw, raw:
            raw.execute("INSERT INTO calls (ticket_id, called_at, times) VALUES (3, unixepoch() + 99, 1)")
        await page.wait_for_selector(".card.fresh:has-text('3')", timeout=8000)
