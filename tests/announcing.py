"""What the tests of announcements share: drafts, audiences, and what everybody got."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from conftest import Running
from desk import staff, tap

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.holds import at_night, awakening
from bot.domain.people import Grant, Role


async def fans(running: Running, api: BotApi, tags: Iterable[str]) -> list[Phone]:
    """People who want news, each reading one of these languages."""
    phones = [api.phone(f"Fan{number}", language_code="en") for number, _ in enumerate(tags)]
    for phone in phones:
        phone.start()
    await running.calm()
    for phone in phones:
        phone.press("English")
    await running.calm()
    vault = running.bot.tools.vault
    async with running.bot.db.write() as tx:
        for phone, tag in zip(phones, tags, strict=True):
            hashed = vault.find("chat", str(phone.id))
            await tx.run("UPDATE chats SET news = 'yes', language = ? WHERE found = ?", (tag, hashed))
    return phones


async def second(running: Running, api: BotApi) -> Phone:
    """Another coordinator."""
    return await staff(running, api, "Meryem", Grant(Role.COORDINATOR))


async def draft(running: Running, api: BotApi, phone: Phone, text: str, *more: tuple[str, str]) -> None:
    """A new announcement in English and these other languages, to who wants news; its overview is shown."""
    await tap_sent(running, phone, "/announce")
    await tap(running, phone, "New announcement")
    for language, words_ in (("English", text), *more):
        await tap(running, phone, "✍️ Write", language)
        phone.send(words_)
        await running.calm()
    api.clock.forward(timedelta(seconds=20))
    await tap(running, phone, "To whom", "Who wants news", "Back")


async def tap_sent(running: Running, phone: Phone, text: str) -> None:
    phone.send(text)
    await running.calm()


def got(phone: Phone, text: str) -> int:
    """How often this stands in a chat."""
    return sum(text in message.text for message in phone.visible)


def wake(running: Running, api: BotApi) -> None:
    """Bring the clock to an hour at which people are awake for some hours to come."""
    now = running.bot.tools.clock.now()
    if at_night(now + timedelta(hours=6)) or at_night(now):
        morning = awakening(now) if at_night(now) else awakening(now + timedelta(hours=6))
        api.clock.forward(morning + timedelta(minutes=5) - now)


async def step(running: Running, times: int = 3) -> None:
    """Let the feeder look, as it does every ten seconds."""
    for _ in range(times):
        await running.bot.feeder.step()
        await running.bot.idle()
