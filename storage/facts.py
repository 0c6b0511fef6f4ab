"""Single named facts about this database (how it stopped, key check, pause); never a fact about a person."""

from __future__ import annotations

from storage.database import Tx

USERNAME = "username"
"""The fact which name the bot has in Telegram, without the @."""


async def get(tx: Tx, name: str) -> bytes | None:
    """The value of a fact, or None."""
    row = await tx.one("SELECT value FROM facts WHERE name = ?", (name,))
    return row[0] if row else None


async def put(tx: Tx, name: str, value: bytes) -> None:
    """Set a fact."""
    await tx.run(
        "INSERT INTO facts (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, value),
    )


async def drop(tx: Tx, name: str) -> None:
    """Forget a fact."""
    await tx.run("DELETE FROM facts WHERE name = ?", (name,))
