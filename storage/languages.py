"""How many people wished for a language that is missing, by month; never who."""

from __future__ import annotations

from storage.database import Tx


async def wish(tx: Tx, language: str, month: str) -> None:
    """One more person."""
    await tx.run(
        "INSERT INTO wished_languages (language, month, people) VALUES (?, ?, 1)"
        " ON CONFLICT (language, month) DO UPDATE SET people = people + 1",
        (language, month),
    )


async def wished(tx: Tx) -> list[tuple[str, int]]:
    """Languages and people, most wished first."""
    rows = await tx.all(
        "SELECT language, sum(people) FROM wished_languages GROUP BY language ORDER BY 2 DESC, language"
    )
    return [(row[0], row[1]) for row in rows]
