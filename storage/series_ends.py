"""When staff ended a series of the file, kept beside what the file says, so that loading one does not begin it again.

Never when a series ought to end.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.domain.schedule import SeriesId
from storage.database import Tx


@dataclass(frozen=True, slots=True)
class Kept:
    """A series that ends as staff decided; ``file`` is what the file says, None for no end."""

    series: SeriesId
    last_on: date
    file: date | None


async def chosen(tx: Tx) -> dict[str, str]:
    """The last days staff chose, by series; also of one that has left the file for a while."""
    return dict(
        await tx.all(
            "SELECT id, last_on FROM series WHERE origin = 'file' AND rule IS NOT NULL AND last_on IS NOT file_last_on"
            " AND last_on IS NOT NULL"
        )
    )


async def keep(tx: Tx, ends: dict[str, str]) -> None:
    """After a file was put in place: note its ends, then these come first, where the file has no earlier one.

    One that begins only after the day staff chose is another run of it, and counts as the file says.
    """
    await tx.run("UPDATE series SET file_last_on = last_on WHERE origin = 'file' AND active = 1")
    await tx.many(
        "UPDATE series SET last_on = ? WHERE id = ? AND origin = 'file' AND rule IS NOT NULL AND first_on <= ?"
        " AND (last_on IS NULL OR last_on > ?)",
        [(last, id_, last, last) for id_, last in ends.items()],
    )


async def kept(tx: Tx) -> list[Kept]:
    """Every series on offer that ends as staff decided and not as the file says."""
    rows = await tx.all(
        "SELECT id, last_on, file_last_on FROM series WHERE origin = 'file' AND active = 1 AND rule IS NOT NULL"
        " AND last_on IS NOT file_last_on AND last_on IS NOT NULL ORDER BY id"
    )
    return [
        Kept(SeriesId(id_), date.fromisoformat(last), date.fromisoformat(said) if said else None)
        for id_, last, said in rows
    ]
