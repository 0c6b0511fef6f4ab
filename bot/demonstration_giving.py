"""The demo's table: today a collection day in progress, numbers taken, some things handed over, one finished."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from bot.domain.catalogue import PlaceKey, ProgrammeKey
from bot.domain.chats import Chat
from bot.domain.items import KNOWN
from bot.domain.schedule import once
from bot.domain.timetable import ISTANBUL
from bot.services import giving_table, schedule, tickets
from bot.work import Work
from storage import items, stocks
from storage import schedule as timetable

CLOTHES, HALL = ProgrammeKey("clothes"), PlaceKey("hall")
BEGAN, LASTS = timedelta(hours=1), timedelta(hours=4)
AMOUNTS = (("clothes", "3-5", 6), ("clothes", "6-8", 3), ("nappies", "", 5), ("blanket", "", 1))
WANTED = (("clothes", "3-5"), ("nappies", ""), ("blanket", ""))


def hours(now: datetime) -> tuple[time, int]:
    """When it began and how many minutes it lasts: on this local day, whatever the hour."""
    local = now.astimezone(ISTANBUL)
    midnight = datetime.combine(local.date(), time.min, ISTANBUL)
    first = max(midnight, local - BEGAN).replace(second=0, microsecond=0)
    last = min(first + LASTS, midnight + timedelta(days=1))
    return first.timetz().replace(tzinfo=None), int((last - first) / timedelta(minutes=1))


async def table(work: Work, staff: Chat, people: Sequence[Chat]) -> None:
    """Clothes and nappies are given out now to these people; milk on the soup kitchen's days."""
    start, minutes = hours(work.now)
    on = work.now.astimezone(ISTANBUL).date()
    series = await timetable.new_series_id(work.tx)
    await schedule.add_session(work.tx, once(series, CLOTHES, HALL, on, start, minutes))
    for key in ("milk", "vitamins", "coupon"):
        await items.add(work.tx, KNOWN[key])
    numbers = {}
    for key in ("clothes", "nappies", "blanket"):
        made = await items.add(work.tx, replace(KNOWN[key], programme=CLOTHES))
        assert made is not None
        numbers[key] = made.id
    for key, size, amount in AMOUNTS:
        stock = await stocks.on(work.tx, numbers[key], size, (series, on))
        await stocks.set_amount(work.tx, stock.id, amount)
    for at, chat in enumerate(people):
        for key, size in WANTED[: 3 - min(at, 2)]:
            _card, mine = await tickets.claim(work, chat, numbers[key], size)
            if at == 0:
                await giving_table.collect(work, staff, mine.id)
