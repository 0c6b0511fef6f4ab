"""What a newcomer does: one command, a page of phones, and the real bot answers in Arabic, right-to-left."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from browser import browser, needs_chromium
from playwright.async_api import Page

PATIENCE = 20_000  # milliseconds


@asynccontextmanager
async def demo(home: Path, seconds: float = 30) -> AsyncIterator[str]:
    """`python -m bot demo` as a process of its own, for so long at the most; gives the page's address."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0", "--home", str(home)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        cwd=Path(__file__).parent.parent,
    )
    try:
        async with asyncio.timeout(seconds):
            yield await _address(process)
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGINT)
        async with asyncio.timeout(10):
            await process.wait()


async def _address(process: asyncio.subprocess.Process) -> str:
    assert process.stdout is not None
    while line := (await process.stdout.readline()).decode():
        if found := re.search(r"http://127\.0\.0\.1:\d+/", line):
            return found.group()
    raise AssertionError("the demo ended before it said where it is")


async def _start(page: Page, name: str, language: str) -> None:
    """Press START and choose the language on one phone."""
    phone = f'.phone[data-name="{name}"]'
    await page.click(f"{phone} .big.start", timeout=PATIENCE)
    await page.click(f'{phone} .key:has-text("{language}")', timeout=PATIENCE)
    await page.wait_for_selector(f'{phone} .reply-keyboard button[data-key="🍲"]', timeout=PATIENCE)


@needs_chromium
async def test_a_newcomer_chats_in_arabic_about_the_soup_kitchen(tmp_path: Path) -> None:
    """`make demo`: start, choose Arabic, ask for the soup kitchen, see the answer right-to-left."""
    async with demo(tmp_path) as url, browser() as chromium:
        page = await chromium.new_page(viewport={"width": 1280, "height": 800})
        await page.goto(url)
        await _start(page, "Amina", "العربية")
        await page.fill('.phone[data-name="Amina"] .field', "متى المطبخ؟")
        await page.press('.phone[data-name="Amina"] .field', "Enter")
        answer = page.locator('.phone[data-name="Amina"] .message[data-mine="false"]').last
        await answer.locator("text=🍲").first.wait_for(timeout=PATIENCE)
        line = answer.locator(".line").first
        assert await line.evaluate("line => getComputedStyle(line).direction") == "rtl"
        assert re.search(r"[\u0600-\u06ff]{3}", await line.inner_text())


@needs_chromium
async def test_at_360_px_everything_can_be_tapped_and_nothing_is_cut(tmp_path: Path) -> None:
    async with demo(tmp_path) as url, browser() as chromium:
        page = await chromium.new_page(viewport={"width": 360, "height": 720})
        await page.goto(url)
        await _start(page, "Amina", "العربية")
        await page.click('.phone[data-name="Amina"] .key[data-data="week"]', timeout=PATIENCE)
        await page.wait_for_selector('.phone[data-name="Amina"] .message[data-edited="true"]', timeout=PATIENCE)
        assert await page.evaluate("document.documentElement.scrollWidth") <= 360
        keys = page.locator('.phone[data-name="Amina"] .key:visible')
        for number in range(await keys.count()):
            box = await keys.nth(number).bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 360
            assert await keys.nth(number).evaluate("key => key.scrollWidth <= key.clientWidth + 1")


async def test_the_demo_leaves_no_process_behind(tmp_path: Path) -> None:
    async with demo(tmp_path):
        mine = _children_of(os.getpid())
        assert mine
        grandchildren = [child for process in mine for child in _children_of(process)]
        assert grandchildren
    assert [child for child in grandchildren if Path(f"/proc/{child}").exists()] == []


def _children_of(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children")
    if not children.exists():
        pytest.skip("this system does not list a process's children under /proc")
    return [int(word) for word in children.read_text().split()]
