"""Telegram's references to files of ours that many ask for, by what they show; never who asked."""

from __future__ import annotations

from storage.database import Tx


async def every(tx: Tx) -> dict[str, str]:
    """All references by name."""
    return dict(await tx.all("SELECT name, file_id FROM kept_files"))


async def put(tx: Tx, name: str, file_id: str, now: int) -> None:
    """This one, in place of one before."""
    await tx.run(
        "INSERT INTO kept_files (name, file_id, at) VALUES (?, ?, ?)"
        " ON CONFLICT (name) DO UPDATE SET file_id = excluded.file_id, at = excluded.at",
        (name, file_id, now),
    )
