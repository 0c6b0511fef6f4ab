"""Row numbers allotted before the INSERT, because a sealed field is bound to its row; one process only."""

from __future__ import annotations

from storage.database import Tx


async def allot(tx: Tx, table: str) -> int:
    """The next row number of a table that is written rarely, asked of the table itself."""
    row = await tx.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
    return (row[0] if row else 0) + 1


class Numbers:
    """The next row number of each table with sealed fields that is written often."""

    def __init__(self, last: dict[str, int]) -> None:
        self._last = last

    @classmethod
    async def load(cls, tx: Tx) -> Numbers:
        """Start after the greatest number ever used (SQLite never hands one out again under AUTOINCREMENT)."""
        return cls(dict(await tx.all("SELECT name, seq FROM sqlite_sequence")))

    def take(self, table: str) -> int:
        """A number never used before in this table; one lost to a rollback stays unused."""
        number = self._last.get(table, 0) + 1
        self._last[table] = number
        return number
