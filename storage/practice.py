"""Little databases in memory, one for each colleague who practises: made, kept, undone, gone; never what stands there.

Nothing of a practice is written to the file, so that no query of the file can count it, show it or forget to leave it
out. A restart ends every practice.
"""

from __future__ import annotations

import sqlite3
from datetime import datetime

from bot.domain.chats import ChatId
from storage.database import Tx

_PUBLIC = (
    "places", "programmes", "seasons", "series", "changes", "closures", "organisations", "intents", "catalogue",
    "timetable_revision", "catalogue_words", "place_pins", "programme_media", "tasks", "shift_rules", "waiting_steps",
    "emergency_numbers", "own_answers", "own_answer_texts", "service_pauses",
)  # fmt: skip
"""What is the house's and nobody's: a practice has the same."""
_OWN = (("chats", "id"), ("grants", "chat_id"), ("colleagues", "chat_id"))
"""The rows of who practises."""
_SCHEMA = (
    "SELECT type, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%yoyo%'"
)


class World:
    """One practice: its database, which only its ``tx`` reaches, and when it ends."""

    def __init__(self, raw: sqlite3.Connection, ends_at: datetime) -> None:
        self._raw = raw
        self.tx = Tx(raw)
        self.ends_at = ends_at

    def begin(self) -> None:
        """What follows is kept or undone as one."""
        self._raw.execute("BEGIN")

    def keep(self) -> None:
        """Keep it."""
        self._raw.execute("COMMIT")

    def undo(self) -> None:
        """Take it back."""
        self._raw.execute("ROLLBACK")

    def close(self) -> None:
        """Everything is gone."""
        self._raw.close()


async def make(tx: Tx, chat: ChatId, first_number: int, ends_at: datetime) -> World:
    """An empty world of the file's own form, with the house's public tables and this person's own rows.

    Rows made in it get numbers above ``first_number``.
    """
    raw = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
    try:
        world = World(raw, ends_at)
        await _fill(raw, world.tx, tx, chat, first_number)
    except BaseException:
        raw.close()
        raise
    return world


async def _fill(raw: sqlite3.Connection, to: Tx, tx: Tx, chat: ChatId, first_number: int) -> None:
    """Tables first, then rows, then what watches over them."""
    parts = await tx.all(_SCHEMA)
    for sql in (row[1] for row in parts if row[0] == "table"):
        raw.execute(sql)
    for table in _PUBLIC:
        await _copy(tx, to, table, "SELECT * FROM " + table)
    for table, column in _OWN:
        await _copy(tx, to, table, f"SELECT * FROM {table} WHERE {column} = {int(chat)}")
    for kind in ("index", "view", "trigger"):
        for sql in (row[1] for row in parts if row[0] == kind):
            raw.execute(sql)
    counted = [row[1].split()[2].strip('"') for row in parts if row[0] == "table" and "AUTOINCREMENT" in row[1]]
    raw.execute("DELETE FROM sqlite_sequence")
    raw.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", [(one, first_number) for one in counted])
    raw.execute("PRAGMA foreign_keys = ON")


async def _copy(tx: Tx, to: Tx, table: str, sql: str) -> None:
    rows = await tx.all(sql)
    if rows:
        await to.many(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)


class Practices:
    """Who practises now."""

    def __init__(self) -> None:
        self._worlds: dict[ChatId, World] = {}

    def __len__(self) -> int:
        """How many."""
        return len(self._worlds)

    def of(self, chat: ChatId, now: datetime) -> World | None:
        """The practice of this person, where it is not over."""
        world = self._worlds.get(chat)
        if world is not None and world.ends_at <= now:
            self.end(chat)
            return None
        return world

    def begin(self, chat: ChatId, world: World) -> None:
        """From now on they practise."""
        self.end(chat)
        self._worlds[chat] = world

    def end(self, chat: ChatId) -> bool:
        """Nothing of it is left; False where there was none."""
        world = self._worlds.pop(chat, None)
        if world is not None:
            world.close()
        return world is not None

    def close_over(self, now: datetime | None = None) -> None:
        """Erase those whose time is over, also where nobody comes back; without a time, all of them."""
        for chat in [chat for chat, world in self._worlds.items() if now is None or world.ends_at <= now]:
            self.end(chat)
