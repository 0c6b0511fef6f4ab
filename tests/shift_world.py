"""A team, its shifts and its clock on a real file: each act is one transaction of the real services, as in the bot."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, TypeVar

from ready import fresh

from bot.domain.catalogue import PlaceKey, ProgrammeKey, TaskKey
from bot.domain.chats import Chat, ChatId, Kind
from bot.domain.delivery import Call, Order, Upload
from bot.domain.people import Grant, Role
from bot.domain.refusals import Refusal
from bot.domain.shifts import Need, Shift, ShiftSeries
from bot.domain.timetable import ISTANBUL
from bot.domain.volunteers import State
from bot.services import reminders, schedule, shifts
from bot.services.catalogue_file import read
from bot.work import Clock, Tools, Work
from storage import chats, people, shift_series, volunteers
from storage import shifts as shelf
from storage.database import Database, Tx
from storage.numbers import Numbers
from storage.vault import Keys, Vault

Found = TypeVar("Found")
VAULT = Vault(Keys.fresh())
BEGINNING = datetime(2026, 11, 25, 9, tzinfo=ISTANBUL)
COOK = Need(ProgrammeKey("soup"), TaskKey("cook"), PlaceKey("hall"))
TEAM = 5
ACTIVE = "('asked', 'held', 'confirmed')"


@dataclass(frozen=True, slots=True)
class Row:
    """An active sign-up, as it stands in the file."""

    id: int
    shift: int
    chat: ChatId | None
    state: str
    size: int
    over: bool


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What stands in the file between two acts."""

    shifts: dict[int, Shift]
    rows: tuple[Row, ...]
    queues: dict[int, tuple[ChatId, ...]]
    approved: frozenset[ChatId]

    def of_shift(self, number: int) -> list[Row]:
        return [row for row in self.rows if row.shift == number]

    def on(self, number: int, chat: ChatId) -> Row | None:
        return next((row for row in self.of_shift(number) if row.chat == chat), None)

    def taken(self, number: int) -> int:
        return sum(row.size for row in self.of_shift(number))

    def free(self, number: int) -> bool:
        seats = self.shifts[number].need.seats
        return seats is None or self.taken(number) < seats

    def eligible(self, number: int, chat: ChatId) -> bool:
        """By rules of the test's own: on the team, and on no other shift in those hours (half-open)."""
        one = self.shifts[number]
        held = [self.shifts[row.shift] for row in self.rows if row.chat == chat and row.shift != number]
        clashes = any(one.starts_at < other.ends_at and other.starts_at < one.ends_at for other in held)
        return chat in self.approved and not clashes


def _no_paper(order: Order) -> Upload:
    """Nothing of this world is drawn."""
    raise NotImplementedError(order.kind)


class World:
    """The file and the hour; what people were told is collected and not drawn."""

    def __init__(self, template: Path, path: Path) -> None:
        shutil.copy(template, path)
        self.now = BEGINNING
        self.told: list[tuple[ChatId, object]] = []
        self._runner = asyncio.Runner()
        self.db = self._runner.run(Database.open(path))
        self.tools = Tools(VAULT, Numbers({}), Clock(), self._collect, _no_paper)

    def _collect(self, notice: Any, chat: Chat) -> Call:
        self.told.append((chat.id, notice))
        return Call("sendMessage", {"text": type(notice).__name__})

    def close(self) -> None:
        self._runner.run(self.db.close())
        self._runner.close()

    def act(self, use_case: Callable[[Work], Awaitable[Found]]) -> Found | Refusal:
        """One transaction; a refusal undoes it and is returned."""
        return self._runner.run(self._act(use_case))

    async def _act(self, use_case: Callable[[Work], Awaitable[Found]]) -> Found | Refusal:
        try:
            async with self.db.write() as tx:
                return await use_case(Work(self.tools, tx, self.now))
        except Refusal as refusal:
            return refusal

    def done(self, use_case: Callable[[Work], Awaitable[Found]]) -> Found:
        """One transaction that nothing speaks against."""
        found = self.act(use_case)
        assert not isinstance(found, Refusal), repr(found)
        return found

    def chat(self, number: ChatId) -> Chat:
        found = self.done(lambda work: chats.get(work.tx, number))
        assert found is not None
        return found

    def pass_time(self, by: timedelta) -> None:
        """Later; the clockwork has looked, as it does every ten seconds."""
        self.now += by
        self.tick()

    def tick(self) -> None:
        """Until nothing is due and nothing is left to compare."""
        for _ in range(2):
            self.done(reminders.compare)
            while self.done(reminders.tell_due):
                pass

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What is committed, read directly."""
        return self.db.raw.execute(sql).fetchall()

    def snapshot(self) -> Snapshot:
        """Everything the rules of the test look at."""
        queues: dict[int, list[ChatId]] = {}
        for shift, chat in self.rows("SELECT shift_id, chat_id FROM shift_waits ORDER BY id"):
            queues.setdefault(shift, []).append(chat)
        found = [shelf.of_row(row) for row in self.rows(f"SELECT {shelf.COLUMNS} FROM shifts s")]
        rows = self.rows(
            f"SELECT id, shift_id, chat_id, state, size, over FROM signups WHERE state IN {ACTIVE} ORDER BY id"
        )
        return Snapshot(
            {shift.id: shift for shift in found},
            tuple(Row(*row[:5], bool(row[5])) for row in rows),
            {shift: tuple(waiting) for shift, waiting in queues.items()},
            frozenset(row[0] for row in self.rows("SELECT chat_id FROM volunteers WHERE state = 'approved'")),
        )


async def _made(path: Path) -> None:
    db = await Database.open(path)
    async with db.write() as tx:
        await schedule.load(tx, read())
        boss = await chats.add(tx, VAULT, 1, Kind.PRIVATE, BEGINNING.date())
        await people.grant(tx, boss.id, Grant(Role.COORDINATOR), 1)
        for number in range(TEAM):
            await arrive(tx, 100 + number)
    await db.close()


def template(path: Path) -> Path:
    """A file with the example organisation, a coordinator and a team; every world begins as a copy of it."""
    fresh(path)
    asyncio.run(_made(path))
    return path


async def arrive(tx: Tx, telegram_id: int) -> ChatId:
    """Somebody more on the team."""
    chat = await chats.add(tx, VAULT, telegram_id, Kind.PRIVATE, BEGINNING.date())
    await volunteers.begin(tx, chat.id, State.APPROVED, 1)
    await people.grant(tx, chat.id, Grant(Role.VOLUNTEER), 1)
    return chat.id


async def need(work: Work, start: time, on: date, **needed: Any) -> int:
    """One shift of three hours; its number."""
    series = ShiftSeries(0, replace(COOK, **needed), None, start, 180, on, on)
    number = await shift_series.add(work.tx, series)
    await shifts.make_dates(work)
    [row] = await work.tx.all("SELECT id FROM shifts WHERE series_id = ?", (number,))
    return int(row[0])
