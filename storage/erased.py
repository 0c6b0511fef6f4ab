"""Who was erased, by a keyed hash used for nothing else, for as long as a backup may bring them back; never who it was.

It differs from the hash a chat is found by: nothing that stood in the file is left in it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence

from bot.domain.chats import ChatId
from storage import chats
from storage.database import Tx
from storage.vault import Unreadable, Vault

log = logging.getLogger(__name__)

AT_ONCE = 500


def hashes(vault: Vault, reference: int | str) -> list[bytes]:
    """Under every key held, so that a change of keys brings nobody back."""
    return vault.find_all("erased", str(reference))


async def note(tx: Tx, vault: Vault, chat: ChatId, at: int) -> None:
    """This person is erased at this time (Unix seconds); one whose address does not open is erased all the same."""
    try:
        reference = await chats.reference(tx, vault, chat)
    except Unreadable:
        log.error("an erased person could not be put on the list: an older backup would bring them back")
        return
    if reference is not None:
        await add_all(tx, dict.fromkeys(hashes(vault, reference), at))


async def add(tx: Tx, found: bytes, at: int) -> None:
    """Somebody with this hash was erased at this time; the last time counts."""
    await add_all(tx, {found: at})


async def add_all(tx: Tx, erased: Mapping[bytes, int]) -> None:
    """The same for many, such as a list kept beside the backups."""
    await tx.many(
        "INSERT INTO erased (found, at) VALUES (?, ?) ON CONFLICT (found) DO UPDATE SET at = max(at, excluded.at)",
        list(erased.items()),
    )


async def drop(tx: Tx, marks: Sequence[bytes]) -> None:
    """These marks stand for nothing any more."""
    await tx.many("DELETE FROM erased WHERE found = ?", [(found,) for found in marks])


async def everybody(tx: Tx) -> dict[bytes, int]:
    """Every hash with its time; those of what was taken from colleagues stand among them (``withdrawn``)."""
    return dict(await tx.all("SELECT found, at FROM erased ORDER BY found"))


async def among(tx: Tx, hashes: Iterable[bytes]) -> set[bytes]:
    """Which of these were erased."""
    wanted: Sequence[bytes] = tuple(hashes)
    found: set[bytes] = set()
    for start in range(0, len(wanted), AT_ONCE):
        some = wanted[start : start + AT_ONCE]
        marks = ", ".join("?" * len(some))
        found |= {row[0] for row in await tx.all(f"SELECT found FROM erased WHERE found IN ({marks})", some)}
    return found


async def mark(tx: Tx) -> tuple[int, int]:
    """How many there are and when the last was erased: another pair as soon as anybody is added."""
    row = await tx.one("SELECT count(*), coalesce(max(at), 0) FROM erased")
    return (int(row[0]), int(row[1])) if row else (0, 0)


async def forget(tx: Tx, before: int) -> int:
    """Drop those erased before then: no backup is so old."""
    return await tx.run("DELETE FROM erased WHERE at < ?", (before,))
