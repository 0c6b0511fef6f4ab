"""Changing the keys: everything sealed anew in small transactions, both keys read until the last is done."""

from __future__ import annotations

from pathlib import Path

from storage import rotation
from storage.database import Database
from storage.vault import Keys, Vault


def begin_rotation(file: Path) -> Keys:
    """The key file with a new current key beside the old; one already rotating goes on."""
    held = Keys.load(file)
    if len(held.seal) > 1:
        return held
    rotated = held.rotated()
    rotated.save(file)
    return rotated


async def rotate(db: Database, vault: Vault) -> int:
    """Seal anew what is still under the old key; returns the number of rows."""
    total = 0
    for table in rotation.TABLES:
        while True:
            async with db.write() as tx:
                done = await rotation.batch(tx, vault, table)
            if not done:
                break
            total += done
    await db.scrub()
    return total


def end_rotation(file: Path) -> None:
    """Nothing is left under the old key: drop it."""
    Keys.load(file).settled().save(file)
