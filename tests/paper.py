"""What the tests of people without a phone share: slips of paper, numbers on phones, the outlook of connecting them."""

from __future__ import annotations

from conftest import Running, words
from desk import tap

from bot.demo.phone import Phone


async def at_desk(running: Running, sara: Phone) -> None:
    sara.send("/staff")
    await running.calm()
    await tap(running, sara, "Somebody is here")


async def write_down(running: Running, sara: Phone) -> None:
    """Three taps."""
    await at_desk(running, sara)
    await tap(running, sara, "No phone: write down", "Help for families", "for a child")


async def find(running: Running, sara: Phone, typed: str, mark: str) -> None:
    await at_desk(running, sara)
    await tap(running, sara, "Find by slip")
    sara.send(typed)
    await running.calm()
    await tap(running, sara, mark)


async def shown(running: Running, phone: Phone) -> str:
    """The number on the phone."""
    phone.send("/appointments")
    await running.calm()
    await tap(running, phone, "I am at the desk", "Show the number")
    return words(phone).splitlines()[0].removeprefix("🪪 ").strip("\u2066\u2069").replace(" ", "")


async def look(running: Running, sara: Phone, code: str, number: int = 1) -> str:
    """Open the outlook of a slip and a phone; returns the press that connects them, where there is one."""
    sara.tap(sara.last.id, f"slip.phone:{number}")
    await running.calm()
    sara.send(code)
    await running.calm()
    found = [key.data for row in sara.last.keyboard for key in row if key.data and "slip.connect" in key.data]
    return found[0] if found else ""
