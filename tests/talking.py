"""What the tests of talks share: one that goes on, and what either end hears."""

from __future__ import annotations

from conftest import Running
from desk import ask, tap
from letters import rows, said

from bot.demo.phone import Phone
from bot.i18n import strip_marks


async def begun(running: Running, amina: Phone, sara: Phone, number: int = 1) -> None:
    """Amina has asked, Sara has taken it and talks to her."""
    await ask(running, amina)
    sara.tap(sara.last.id, f"case.take:{number}")
    await running.calm()
    await tap(running, sara, "Talk to them", "Begin the talk")


async def send(running: Running, phone: Phone, *texts: str) -> None:
    for text in texts:
        phone.send(text)
        await running.calm()


def heard(phone: Phone, since: int = 0) -> list[str]:
    """What the bot said to a phone since then, without direction marks."""
    return [strip_marks(text) for text in said(phone)[since:]]


async def talks(running: Running) -> int:
    [(count,)] = await rows(running, "SELECT count(*) FROM talks")
    return int(count)
