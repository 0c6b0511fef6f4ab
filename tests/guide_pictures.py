"""`make guide`: walks the demo as staff and as a volunteer in each language, writes docs/guide/pictures/; never words.

The guides' words are docs/guide/*.md; tests/test_guides.py holds them to the pictures and to the buttons' words.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from browser import browser
from PIL import Image
from playwright.async_api import Page
from screenshots import by_day, walk
from test_demo import PATIENCE, demo

GUIDE = Path(__file__).parent.parent / "docs" / "guide"
LANGUAGES = {"en": "English", "tr": "Türkçe"}
SIZE = {"width": 360, "height": 780}
SHOWN_MS = 700
QUALITY = 80
CLIENTS = {"Marie": "Français", "Olga": "Русский"}
"""Whose requests wait for staff when the demo begins; they press start first, so that they can be reached."""


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: whose phone, what is typed, which buttons are pressed then (their data as far as it is told)."""

    name: str
    whose: str
    typed: str = ""
    presses: tuple[str, ...] = ()


STAFF: tuple[Shot, ...] = (
    Shot("glance", "Sara", "/staff"),
    Shot("queue", "Sara", presses=("queue",)),
    Shot("case", "Sara", presses=("case:2", "case.take")),
    Shot("times", "Sara", presses=("case.days",)),
    Shot("desk", "Sara", "/staff", ("desk",)),
    Shot("timetable", "Sara", "/staff", ("times",)),
    Shot("programme", "Sara", presses=("times.of:soup",)),
    Shot("announce", "Sara", "/staff", ("announce",)),
    Shot("shifts", "Sara", "/staff", ("board",)),
    Shot("trouble", "Sara", "/staff", ("trouble",)),
    Shot("police", "Sara", presses=("police",)),
    Shot("reports", "Sara", "/staff", ("staff.more", "reports")),
    Shot("practice", "Sara", "/staff", ("staff.more", "staff.me", "practice")),
)
DAY: tuple[Shot, ...] = (
    Shot("run", "Sara", "/staff", ("run", "run")),
    Shot("counted", "Sara", presses=("run.add",)),
    Shot("table", "Sara", presses=("table",)),
    Shot("number", "Sara", presses=("table.no",)),
    Shot("called", "Sara", "/staff", ("run", "run", "table", "call")),
    Shot("called_now", "Sara", presses=("call.go",)),
    Shot("giving", "Sara", "/staff", ("staff.more", "giving")),
)
VOLUNTEER: tuple[Shot, ...] = (
    Shot("volunteer", "Samir", "/volunteer"),
    Shot("free", "Samir", "/shifts"),
    Shot("shift", "Samir", presses=("shift",)),
    Shot("mine", "Samir", "/myshifts"),
)


def keep(picture: bytes, file: Path) -> None:
    """Write it as WebP, so that a clone stays small; fewer colours would turn 🔴 brown."""
    Image.open(BytesIO(picture)).convert("RGB").save(file, quality=QUALITY)


async def take(page: Page, shots: Sequence[Shot], language: str) -> None:
    """Walk one language's phones and keep what they show."""
    out = GUIDE / "pictures" / language
    out.mkdir(parents=True, exist_ok=True)
    for shot in shots:
        await walk(page, shot.whose, language=LANGUAGES[language])
        phone = f'.phone[data-name="{shot.whose}"]'
        if shot.typed:
            await page.locator(f"{phone} .field").fill(shot.typed)
            await page.keyboard.press("Enter")
            await page.wait_for_timeout(4 * SHOWN_MS)
        for press in shot.presses:
            key = f'{phone} .key[data-data="{press}"], {phone} .key[data-data^="{press}:"]'
            await page.locator(key).last.click(timeout=PATIENCE)
            await page.wait_for_timeout(SHOWN_MS)
        keep(await page.locator(phone).screenshot(), out / f"{shot.name}.webp")


async def main(languages: Sequence[str]) -> None:
    """Write every picture of these languages."""
    async with browser() as chromium:
        for language in languages or LANGUAGES:
            for shots in (STAFF, VOLUNTEER, DAY):
                with tempfile.TemporaryDirectory() as home:
                    async with demo(by_day(home), seconds=300) as url:
                        page = await chromium.new_page(viewport=SIZE)
                        await page.emulate_media(reduced_motion="reduce")
                        await page.goto(url)
                        for name, own in CLIENTS.items():
                            await walk(page, name, language=own)
                        await take(page, shots, language)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1:]))
