"""What the tests of translations share: staff with a draft some cannot read, and volunteers who speak."""

from __future__ import annotations

from datetime import timedelta

from announcing import draft, fans
from conftest import Running
from desk import tap
from joining import member

from bot.demo.api import BotApi
from bot.demo.phone import Phone


async def speakers(running: Running, api: BotApi, count: int, language: str = "ar") -> list[Phone]:
    """So many of the team who speak it and read English here."""
    return [await member(running, api, f"Speaker{number}", ("language", language)) for number in range(count)]


async def needed(running: Running, api: BotApi, sara: Phone, text: str = "The kitchen is closed") -> list[Phone]:
    """A draft in English for people of whom one reads Arabic; those people."""
    people = await fans(running, api, ["ar", "en"])
    await draft(running, api, sara, text)
    return people


async def asked(running: Running, api: BotApi, sara: Phone, until: str = "In two hours") -> None:
    """The translation into Arabic is asked for, from the draft that is shown."""
    api.clock.forward(timedelta(seconds=20))
    await tap(running, sara, "Ask a volunteer", "Arabic", until)


async def wrote(running: Running, phone: Phone, text: str) -> None:
    """Take it, write, send."""
    await tap(running, phone, "I will translate")
    phone.send(text)
    await running.calm()
    await tap(running, phone, "Send it")


async def later(running: Running, api: BotApi, **time: int) -> None:
    api.clock.forward(timedelta(**time))
    await running.bot.clockwork.remind()
    await running.calm()
