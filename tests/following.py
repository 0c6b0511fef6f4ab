"""What the tests of followed dates share: the next date, the clock, changes of the timetable; never a test."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from conftest import Running
from letters import said as raw

from bot.demo.phone import Phone
from bot.domain.catalogue import ProgrammeKey
from bot.domain.follows import next_after
from bot.domain.schedule import Change, ChangeKind, Closure, Session
from bot.domain.timetable import ISTANBUL
from bot.i18n import strip_marks
from bot.services import schedule
from bot.work import Work

SOUP = ProgrammeKey("soup")
REPAIR = {"en": "The hall is being repaired.", "ar": "يتم إصلاح القاعة."}


async def coming(running: Running, programme: ProgrammeKey = SOUP) -> Session:
    """The next date of a programme."""
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        found = next_after(await schedule.timetable(work), programme, work.now)
    assert found is not None
    return found


def at(running: Running, when: datetime) -> None:
    running.api.clock.forward(when - running.bot.tools.clock.now())


async def look(running: Running) -> None:
    """What the clockwork does every ten seconds."""
    await running.bot.clockwork.remind()
    await running.calm()


async def change(running: Running, *made: Change | Closure) -> None:
    """Staff change the timetable."""
    async with running.bot.db.write() as tx:
        for one in made:
            await (schedule.close(tx, one) if isinstance(one, Closure) else schedule.change_date(tx, one))


async def at_noon_before(running: Running) -> Session:
    """Two days before a date of the soup kitchen, at noon, with what is known of its dates."""
    first = await coming(running)
    at(running, first.starts_at + timedelta(minutes=1))
    second = await coming(running)
    day = second.starts_at.astimezone(ISTANBUL).date() - timedelta(days=2)
    at(running, max(datetime.combine(day, time(12), ISTANBUL), running.bot.tools.clock.now()))
    await look(running)
    return await coming(running)


def cancelled(one: Session, reason: dict[str, str] | None = None) -> Change:
    return Change(one.series, one.original_on, ChangeKind.CANCELLED, reason=reason or REPAIR)


def said(phone: Phone) -> list[str]:
    return [strip_marks(text) for text in raw(phone)]


def news(phone: Phone, sign: str = "🍲") -> list[str]:
    return [text for text in said(phone) if text.startswith(sign)]


def reminders(phone: Phone) -> list[str]:
    return [text for text in said(phone) if text.startswith("🔔 🍲 Soup kitchen: to")]
