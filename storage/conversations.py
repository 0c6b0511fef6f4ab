"""Where each form stands: one form a chat, its step and sealed draft; never PTB's objects."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field, replace
from typing import Any

from bot.domain.chats import ChatId
from storage.database import Tx
from storage.vault import Unreadable, Vault

DRAFT = "conversations.draft"


@dataclass(frozen=True, slots=True)
class Step:
    """The step of a form; ``expires_at`` in Unix seconds. Drafts are JSON copies, never live objects."""

    name: str
    step: str | None
    expires_at: int
    draft: dict[str, Any] = field(default_factory=dict)

    def at(self, now: int) -> Step:
        """As it stands at this time: expired once its time is over; a copy, so that nobody changes the kept answers."""
        if self.expires_at <= now:
            return replace(self, step=None, draft={})
        return replace(self, draft=copy.deepcopy(self.draft)) if self.draft else self


def of_row(vault: Vault, chat: ChatId, row: tuple[Any, ...]) -> Step | None:
    """A step from the columns name, step, expires_at, draft (all NULL where there is none).

    Answers that do not open (moved from another row, damaged) end the form, as time does.
    """
    name, step, expires_at, sealed = row
    if name is None:
        return None
    try:
        draft = json.loads(vault.open(DRAFT, chat, sealed)) if sealed else {}
    except Unreadable:
        return Step(name, None, expires_at)
    return Step(name, step, expires_at, draft)


async def get(tx: Tx, vault: Vault, chat: ChatId) -> Step | None:
    """The form a chat is in."""
    row = await tx.one("SELECT name, step, expires_at, draft FROM conversations WHERE chat_id = ?", (chat,))
    return of_row(vault, chat, row) if row else None


async def put(tx: Tx, vault: Vault, chat: ChatId, step: Step) -> None:
    """Set the form a chat is in."""
    draft = vault.seal(DRAFT, chat, json.dumps(step.draft).encode()) if step.draft else None
    await tx.run(
        "INSERT INTO conversations (chat_id, name, step, draft, expires_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (chat_id) DO UPDATE SET name = excluded.name, step = excluded.step,"
        " draft = excluded.draft, expires_at = excluded.expires_at",
        (chat, step.name, step.step, draft, step.expires_at),
    )


async def drop(tx: Tx, chat: ChatId) -> None:
    """The form has ended."""
    await tx.run("DELETE FROM conversations WHERE chat_id = ?", (chat,))


async def expire(tx: Tx, now: int) -> int:
    """Empty what has expired; the name stays, so that the person can be told."""
    return await tx.run(
        "UPDATE conversations SET step = NULL, draft = NULL WHERE expires_at <= ? AND step IS NOT NULL", (now,)
    )
