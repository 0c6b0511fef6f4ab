"""`make screenshots`: starts the demo, walks its phones in a headless Chromium, writes docs/screenshots/."""

from __future__ import annotations

import asyncio
import tempfile
from datetime import datetime, time
from pathlib import Path

from browser import browser
from playwright.async_api import Page
from test_demo import PATIENCE, demo

from bot.demo.clock import Clock
from bot.domain.timetable import DAY, ISTANBUL

OUT = Path(__file__).parent.parent / "docs" / "screenshots"
LANGUAGES = {
    "Amina": "العربية",
    "Reza": "فارسی",
    "Grace": "English",
    "Marie": "Français",
    "Olga": "Русский",
    "Ayşe": "Türkçe",
    "Sara": "English",
}


def by_day(home: str) -> Path:
    """A demo's folder whose clock stands at the next ten o'clock in Istanbul, so that no picture is of the night."""
    clock = Clock(offset_file=Path(home) / "clock")
    now = clock.now().astimezone(ISTANBUL)
    ten = datetime.combine(now.date(), time(10), ISTANBUL)
    clock.forward((ten if now <= ten else ten + DAY) - now)
    return Path(home)


async def walk(page: Page, name: str, *presses: str, language: str = "") -> None:
    """Start one phone, in its own language where none is said, and press buttons by their data."""
    phone = f'.phone[data-name="{name}"]'
    tab = page.locator(f'.tab:has-text("{name}")')
    if await tab.count() and await tab.first.is_visible():
        await tab.first.click()
    if await page.locator(f"{phone} .message").count() == 0:
        await page.click(f"{phone} .big.start", timeout=PATIENCE)
        await page.click(f'{phone} .key:has-text("{language or LANGUAGES[name]}")', timeout=PATIENCE)
    for press in presses:
        await page.locator(f'{phone} .key[data-data="{press}"]').last.click(timeout=PATIENCE)
        await page.wait_for_timeout(700)
    await page.wait_for_timeout(700)


async def main() -> None:
    """Write every picture."""
    OUT.mkdir(parents=True, exist_ok=True)
    async with browser() as chromium:
        with tempfile.TemporaryDirectory() as home:
            async with demo(by_day(home)) as url:
                page = await chromium.new_page(viewport={"width": 1280, "height": 800})
                await page.emulate_media(reduced_motion="reduce")
                await page.goto(url)
                for name in ("Amina", "Reza", "Grace"):
                    await walk(page, name, "food")
                await page.screenshot(path=OUT / "phones.png")
        with tempfile.TemporaryDirectory() as home:
            async with demo(by_day(home)) as url:
                page = await chromium.new_page(viewport={"width": 360, "height": 740})
                await page.emulate_media(reduced_motion="reduce")
                await page.goto(url)
                for name, press in (
                    ("Amina", "week"),
                    ("Reza", "ask"),
                    ("Ayşe", "food"),
                    ("Marie", "food"),
                    ("Olga", "ask"),
                ):
                    await walk(page, name, press)
                    await page.screenshot(path=OUT / f"{name.lower().replace('ş', 's')}.png")
        with tempfile.TemporaryDirectory() as home:
            async with demo(by_day(home), seconds=120) as url:
                await _appointment(await chromium.new_page(viewport={"width": 360, "height": 740}), url)
        with tempfile.TemporaryDirectory() as home:
            async with demo(by_day(home), seconds=120) as url:
                await _announcement(await chromium.new_page(viewport={"width": 360, "height": 740}), url)


async def _appointment(page: Page, url: str) -> None:
    """A request in Arabic, staff's side of it, and the times that come back."""
    await page.emulate_media(reduced_motion="reduce")
    await page.goto(url)
    await walk(page, "Amina", "ask", "prog:family:ask", "req:family", "req.whom:child")
    await page.screenshot(path=OUT / "request.png")
    await walk(page, "Amina", "req.send:today")
    await page.screenshot(path=OUT / "sent.png")
    await walk(page, "Sara", "staff", "queue")
    await page.screenshot(path=OUT / "queue.png")
    await walk(page, "Sara", "case:3", "case.take:3", "case.days:3")
    days = page.locator('.phone[data-name="Sara"] .key[data-data^="case.hours"]')
    await days.nth(2).click(timeout=PATIENCE)
    await page.wait_for_timeout(700)
    await page.locator('.phone[data-name="Sara"] .key[data-data^="case.at"]').nth(3).click(timeout=PATIENCE)
    await page.wait_for_timeout(700)
    await page.screenshot(path=OUT / "times.png")
    await page.locator('.phone[data-name="Sara"] .key[data-data^="case.send"]').click(timeout=PATIENCE)
    await page.locator('.phone[data-name="Sara"] .key[data-data="case.no:3"]').wait_for(timeout=PATIENCE)
    await page.wait_for_timeout(700)
    await page.screenshot(path=OUT / "case.png")
    await walk(page, "Amina")
    await page.screenshot(path=OUT / "offer.png")


async def _announcement(page: Page, url: str) -> None:
    """Remind me, what it means; and staff who write to everybody, see who it reaches, and send it."""
    await page.emulate_media(reduced_motion="reduce")
    await page.goto(url)
    await walk(page, "Amina", "food", "follow:soup")
    await page.screenshot(path=OUT / "follow.png")
    await page.locator('.phone[data-name="Amina"] .field').fill("/reminders")
    await page.keyboard.press("Enter")
    await page.wait_for_timeout(1500)
    await page.screenshot(path=OUT / "reminders.png")
    await walk(page, "Sara", "staff", "announce")
    await page.screenshot(path=OUT / "announce.png")


if __name__ == "__main__":
    asyncio.run(main())
