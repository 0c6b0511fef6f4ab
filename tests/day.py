"""What the tests of the day itself share: a soup kitchen of today, its lead and its helpers; never a test."""

from __future__ import annotations

from datetime import timedelta

from attending import chat_of, lead_of, names, shown
from conftest import Running
from following import at, at_noon_before, look, said
from letters import rows
from volunteering import need, press, team

from bot.demo.api import BotApi
from bot.demo.phone import Phone
from bot.domain.schedule import Session
from bot.domain.timetable import ISTANBUL
from bot.services import day_team
from bot.work import Work
from storage import chats

LATE, FEW = "begins about 30 minutes later today", "only few portions are left today"
OVER, CLOSED = "is over for today", "is closed today"
AFTER_ALL = "Correction: Soup kitchen is on today"


async def planned(running: Running, api: BotApi, helpers: int = 2) -> tuple[Session, int, list[Phone]]:
    """A soup kitchen in two days with one shift: its number, and the lead and the helpers who are on it."""
    session = await at_noon_before(running)
    start = session.starts_at.astimezone(ISTANBUL) - timedelta(minutes=30)
    number = await need(running, session.on, start.time(), 180, seats=helpers + 3)
    people = await team(running, api, helpers + 1)
    await names(running, *people)
    await shown(running, *people)
    for phone in people:
        await press(running, phone, f"shift.join:{number}")
    await lead_of(running, people[0], number)
    return session, number, people


async def begun(running: Running, api: BotApi, helpers: int = 2) -> tuple[Session, list[Phone]]:
    """The same, half an hour after it began."""
    session, _number, people = await planned(running, api, helpers)
    at(running, session.starts_at + timedelta(minutes=30))
    return session, people


async def part(running: Running, session: Session, phone: Phone, *, late: bool = False) -> day_team.Part | None:
    """What somebody is there now."""
    bot = running.bot
    chat = await chat_of(running, phone)
    async with bot.db.write() as tx:
        work = Work(bot.tools, tx, bot.tools.clock.now())
        found = await chats.get(tx, chat)
        assert found is not None
        fresh = await day_team.session_of(work, session.series, session.original_on)
        return await day_team.part_of(work, found, fresh, late=late)


def slot(session: Session) -> str:
    """A session in the data of a button."""
    return f"{session.series}:{session.original_on:%y%m%d}"


async def run(running: Running, phone: Phone, act: str, session: Session, *more: object) -> None:
    """One tap of the day's screen, a while after the one before."""
    running.api.clock.forward(timedelta(seconds=1))
    await press(running, phone, ":".join([act, slot(session), *map(str, more)]))


async def told(running: Running, seconds: int = 21) -> None:
    """The grace goes by, and the clockwork looks."""
    running.api.clock.forward(timedelta(seconds=seconds))
    await running.bot.clockwork.remind()
    await running.calm()


async def following(running: Running, *phones: Phone) -> None:
    """They follow the soup kitchen."""
    for phone in phones:
        await press(running, phone, "follow:soup")


def heard(phone: Phone, words_: str) -> int:
    """How often somebody was told that."""
    return sum(words_ in text for text in said(phone))


async def reminded(running: Running, session: Session) -> None:
    """The reminder of today has gone out."""
    at(running, session.starts_at - timedelta(hours=1, minutes=59))
    await look(running)


async def mark_of(running: Running) -> int:
    """The number of the last mark that stands."""
    [(number,)] = await rows(running, "SELECT max(id) FROM day_marks WHERE state = 'stands'")
    return int(number)
