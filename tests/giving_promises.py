"""What holds of things given out after whatever anybody did: read from the file by rules of the test's own."""

from __future__ import annotations

from collections import Counter

from hypothesis.stateful import invariant
from machines import Machine

from bot.domain.giving import Objection
from bot.domain.holds import hold_until
from bot.domain.timetable import DAY
from bot.services import giving, item_waits
from bot.work import Work
from storage import allotments, stocks
from storage import item_waits as queue
from storage import items as shelf

ACTIVE = "('asked', 'held', 'granted', 'collected')"


class Promises(Machine):
    """``item`` is the number of each item by its key; ``handed`` how many pieces went over the table."""

    def __init__(self) -> None:
        super().__init__()
        self.item: dict[str, int] = {}
        self.handed = 0

    @invariant()
    def never_more_than_there_is(self) -> None:
        sql = f"(SELECT count(*) FROM allotments a WHERE a.stock_id = s.id AND a.state IN {ACTIVE})"
        assert not self.world.rows(f"SELECT 1 FROM stocks s WHERE s.amount < 0 OR s.amount < {sql}")

    @invariant()
    def never_twice(self) -> None:
        rows = self.world.rows(
            f"SELECT ticket_id, stock_id, item_id, chat_id, period FROM allotments WHERE state IN {ACTIVE}"
        )
        assert all(n == 1 for n in Counter((row[0], row[1]) for row in rows).values())
        assert all(n == 1 for n in Counter(row[2:] for row in rows if row[3] and row[4]).values())
        assert self.world.rows("SELECT count(*) FROM allotments WHERE state = 'collected'") == [(self.handed,)]
        assert self.world.rows("SELECT count(*) FROM given") == [(self.handed,)]

    @invariant()
    def a_number_is_one_household_s(self) -> None:
        rows = self.world.rows("SELECT series, original_on, number FROM tickets")
        assert len(rows) == len(set(rows))
        lost = "SELECT 1 FROM allotments WHERE chat_id IS NULL AND state IN ('asked', 'held', 'granted')"
        assert not self.world.rows(lost)

    @invariant()
    def nobody_waits_for_what_is_there(self) -> None:
        """Once a tick has looked, a free piece is kept for the first who may have it, unless the day is too near."""
        self.world.done(item_waits.pass_on_all)
        for key, size in (("milk", ""), ("clothes", "0-2"), ("clothes", "3-5")):

            async def waits(work: Work, key: str = key, size: str = size) -> None:
                item = await shelf.get(work.tx, self.item[key])
                assert item is not None
                for wait in await queue.queue(work.tx, item.id, size) if item.open else ():
                    found = await giving.look(work, wait.chat, item, size)
                    if not isinstance(found, Objection):
                        assert hold_until(work.now, found.session.starts_at) is None

            self.world.done(waits)

    @invariant()
    def nothing_is_promised_on_a_day_that_is_over(self) -> None:
        async def look(work: Work) -> None:
            for one in await allotments.asked(work.tx):
                stock = await stocks.get(work.tx, one.stock)
                assert stock is not None
                assert stock.original_on >= work.now.date() - DAY

        self.world.done(look)
