"""What the tests of giving out share: items, their stock, the next collection days, what stands in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from conftest import Running
from letters import rows

from bot.demo.api import BotApi
from bot.domain.items import KNOWN
from bot.domain.schedule import Session
from bot.services import giving
from bot.work import Work
from handlers.slots_of import slot_data as day_key
from storage import items, stocks

SLOWLY = timedelta(seconds=15)


async def item(running: Running, key: str, **rules: object) -> int:
    """A known kind that is given, with other rules where wanted; its number."""
    async with running.bot.db.write() as tx:
        made = await items.add(tx, replace(KNOWN[key], **rules))  # type: ignore[arg-type]
        found = made or await items.of_key(tx, key)
        assert found is not None
        return found.id


async def days(running: Running, key: str = "milk") -> list[Session]:
    """The collection days of a kind, the soonest first."""
    async with running.bot.db.write() as tx:
        work = Work(running.bot.tools, tx, running.bot.tools.clock.now())
        return await giving.days(work, KNOWN[key].programme)


async def there_are(running: Running, amount: int, key: str = "milk", size: str = "", which: int = 0) -> Session:
    """So many on one of the next collection days, the first by default."""
    session = (await days(running, key))[which]
    number = await item(running, key)
    async with running.bot.db.write() as tx:
        stock = await stocks.on(tx, number, size, (session.series, session.original_on))
        assert await stocks.set_amount(tx, stock.id, amount)
    return session


async def go_to_table(running: Running, api: BotApi, session: Session, after: timedelta = timedelta()) -> str:
    """Forward to the collection day; the data of its table."""
    api.clock.forward(session.starts_at + after - running.bot.tools.clock.now())
    await running.calm()
    return "table:" + ":".join(day_key(session))


async def states(running: Running) -> list[str]:
    """How everything stands that was ever promised."""
    return [row[0] for row in await rows(running, "SELECT state FROM allotments ORDER BY id")]
