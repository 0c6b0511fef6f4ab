"""Pages as pictures, drawn by several threads at once, as when many people ask for one at the same moment."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import date

from papers_words import speaker

from handlers.papers.picture import picture
from handlers.papers.sheet import Sheet, Style

PIXELS, THREADS, EACH = 400, 8, 15


def page() -> bytes:
    with Sheet(speaker("en"), "A page", date(2026, 11, 30)) as sheet:
        sheet.paragraph("Soup kitchen", Style(20))
        return sheet.output()


def test_many_at_once_are_drawn_as_one_alone() -> None:
    """PDFium in two threads at one moment ends the process: the bot would go down with whoever asked."""
    pdf = page()
    alone = picture(pdf, PIXELS)
    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(lambda _: picture(pdf, PIXELS), range(THREADS * EACH)))
    assert found == [alone] * len(found)
