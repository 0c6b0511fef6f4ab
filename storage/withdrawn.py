"""What was taken from somebody who works here, by a keyed hash beside those of the erased; never who it was.

A mark stands in the same list, so that it lies beside the backups and goes with it: an older backup gives nothing back.
"""

from __future__ import annotations

import logging

from bot.domain.chats import ChatId
from bot.domain.people import Role
from storage import chats, erased
from storage.database import Tx
from storage.vault import Unreadable, Vault

log = logging.getLogger(__name__)

LOCKED = "locked"
"""Beside the roles: that their phone was locked out."""
EVERY = (*Role, LOCKED)


def hashes(vault: Vault, reference: int | str, what: str) -> list[bytes]:
    """Under every key held, as for the erased."""
    return vault.find_all("withdrawn", f"{reference} {what}")


async def note(tx: Tx, vault: Vault, chat: ChatId, what: str, at: int) -> None:
    """This was taken from them at this time (Unix seconds)."""
    for hash_ in await _marks(tx, vault, chat, what):
        await erased.add(tx, hash_, at)


async def drop(tx: Tx, vault: Vault, chat: ChatId, what: str) -> None:
    """It was given to them again."""
    await erased.drop(tx, await _marks(tx, vault, chat, what))


async def _marks(tx: Tx, vault: Vault, chat: ChatId, what: str) -> list[bytes]:
    try:
        telegram_id = await chats.address(tx, vault, chat)
    except Unreadable:
        log.error("a right taken away could not be put on the list: an older backup would give it back")
        return []
    return [] if telegram_id is None else hashes(vault, telegram_id, what)
